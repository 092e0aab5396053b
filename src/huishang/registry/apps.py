"""The app."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Regions, bodies and people as of a date, linked across documents."""

    name = "huishang.registry"
    label = "registry"
