"""The app."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    """Search over documents and what the record knows by name."""

    name = "huishang.search"
    label = "search"

    def ready(self) -> None:
        """Follow what changes below, and index the regions with every new database."""
        from huishang.search import receivers  # noqa: F401

        post_migrate.connect(_index_regions, sender=self)


def _index_regions(**_: Any) -> None:
    from huishang.search.actions import index_regions

    index_regions()
