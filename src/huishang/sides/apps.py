"""The app."""

from django.apps import AppConfig


class SidesConfig(AppConfig):
    """Mechanisms, sides, bodies and the people who act for them."""

    name = "huishang.sides"
    label = "sides"
