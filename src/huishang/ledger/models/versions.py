"""The shared text of a row, version by version."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huishang.ledger.content import Content, from_json
from huishang.ledger.models.base import Addressed, who
from huishang.ledger.models.rows import Commitment


class RowVersion(Addressed):
    """One version of the text and baseline of a row. The database refuses to change or remove it."""

    row = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField(help_text="As huishang.ledger.content gives it.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the content, in hexadecimal.")
    made_by = who()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["row", "number"]
        constraints = [
            models.UniqueConstraint(fields=["row", "number"], name="row_version_once_per_number"),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="row_version_counts_from_one",
                violation_error_message=_("Versions count from one."),
            ),
        ]
        indexes = [models.Index(fields=["row", "made_at"])]

    def __str__(self) -> str:
        return f"{self.row_id} · {self.number}"

    @property
    def text(self) -> Content:
        """The content."""
        return from_json(self.content)
