"""The app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who sign in."""

    name = "huishang.accounts"
    label = "accounts"
