"""The app."""

from django.apps import AppConfig


class ListsConfig(AppConfig):
    """What all lists share."""

    name = "huishang.lists"
    label = "lists"
