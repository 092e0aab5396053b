"""The app."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils import timezone


class RegistryConfig(AppConfig):
    """Regions, bodies and people as of a date, linked across documents."""

    name = "huishang.registry"
    label = "registry"

    def ready(self) -> None:
        """Load the regions with every new database, and link names whenever findings change."""
        from huishang.review.signals import findings_changed

        post_migrate.connect(_load_regions, sender=self)
        findings_changed.connect(_link_names, dispatch_uid="registry links names")


def _load_regions(**_: Any) -> None:
    from huishang.registry.actions import load_regions

    load_regions()


def _link_names(document: Any, **_: Any) -> None:
    from huishang.registry.actions import link_document

    link_document(document, timezone.now())
