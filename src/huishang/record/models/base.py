"""What the tables of the record share."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

NO_SOURCE = "no_source"
"""In ``withdrawn_because``: no document gives it any more; it comes back when one does."""


class Standing(models.Model):
    """A row that can be taken out without being deleted."""

    withdrawn_because = models.CharField(
        max_length=500, blank=True, help_text="Empty: it stands. no_source: no document gives it any more."
    )
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who took it out; documents do not bring it back then.",
    )

    class Meta:
        abstract = True

    @property
    def stands(self) -> bool:
        """Whether it is shown and counted."""
        return not self.withdrawn_because


class Addressed(Standing):
    """A row with a page of its own, and a count of changes so that two at once are noticed."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=0, help_text="Counts the changes by people.")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Null: it came out of a document.",
    )

    class Meta:
        abstract = True


def withdrawn_with_reason(name: str) -> models.CheckConstraint:
    """That somebody who takes a row out says why."""
    return models.CheckConstraint(
        condition=models.Q(withdrawn_by__isnull=True) | ~models.Q(withdrawn_because=""),
        name=f"{name}_withdrawn_with_reason",
        violation_error_message=_("Say why it is taken out."),
    )


def choices(names: dict) -> list[tuple[str, object]]:
    """Names of an enumeration as Django wants them."""
    return [(str(value), name) for value, name in names.items()]
