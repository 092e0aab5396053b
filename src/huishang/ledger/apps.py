"""The app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    """The joint ledger of a mechanism."""

    name = "huishang.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Let the database keep what is only added to, whatever a migration did to its tables."""
        from huishang.ledger.guards import set_after_migration

        post_migrate.connect(set_after_migration, sender=self)
