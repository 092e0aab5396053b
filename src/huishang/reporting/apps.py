"""The app."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Pages and forms of the ledger's reports; the tables are the ledger's."""

    name = "huishang.reporting"
    label = "reporting"
