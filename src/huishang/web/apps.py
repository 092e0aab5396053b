"""The app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The site itself."""

    name = "huishang.web"
    label = "web"
