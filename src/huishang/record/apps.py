"""The app."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """Exchanges and agreements between regions, each value with its sources."""

    name = "huishang.record"
    label = "record"

    def ready(self) -> None:
        """Listen to what changes in documents and links."""
        from huishang.record import receivers  # noqa: F401
