"""What the tables of the ledger share."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.conf import settings
from django.db import models


def who(**options: object) -> models.ForeignKey:
    """A person of this installation; his account may be closed, never deleted."""
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **options)


class Addressed(models.Model):
    """A row that other installations know by the same address."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


def known(field: str, values: Iterable[str], name: str, sentence: object) -> models.CheckConstraint:
    """That a field holds one of the words that the rules know."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": [str(value) for value in values]}),
        name=name,
        violation_error_message=sentence,
    )


def named(names: dict) -> list[tuple[str, object]]:
    """Names of an enumeration as Django wants them."""
    return [(str(value), name) for value, name in names.items()]
