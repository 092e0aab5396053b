"""The app."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """What reader and people found in documents, and the verdicts on it."""

    name = "huishang.review"
    label = "review"
