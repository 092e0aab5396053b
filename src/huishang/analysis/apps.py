"""The app."""

from django.apps import AppConfig


class AnalysisConfig(AppConfig):
    """What looks across the record."""

    name = "huishang.analysis"
    label = "analysis"

    def ready(self) -> None:
        """Listen to what changes in documents, links and exchanges."""
        from huishang.analysis import receivers  # noqa: F401
