"""The app."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """Digests by mail."""

    name = "huishang.reminders"
    label = "reminders"
