"""The app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Documents as they came in, and what was read from them."""

    name = "huishang.documents"
    label = "documents"
