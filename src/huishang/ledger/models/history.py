"""What was done: one line an act, chained by hashes, never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huishang.ledger import names
from huishang.ledger.chain import Link
from huishang.ledger.models.base import Addressed, named, who
from huishang.ledger.models.rows import Commitment
from huishang.sides.models import Mechanism, Side


class Chain(models.Model):
    """A chain of history: the shared one of a mechanism (``layer`` null), or one side's private one.

    The private acts of a side have a chain of their own, so that not even a gap in the numbers shows them.
    ``sequence`` and ``digest`` are those of the last line.
    """

    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, related_name="+")
    layer = models.ForeignKey(Side, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mechanism", "layer"], name="chain_once_per_side"),
            models.UniqueConstraint(
                fields=["mechanism"], condition=Q(layer__isnull=True), name="chain_once_shared"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mechanism_id} · {self.layer_id} · {self.sequence}"


class HistoryLine(Addressed):
    """One act: who, for which side, on what, why, on what evidence. The database refuses to change or remove it."""

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="lines")
    sequence = models.PositiveBigIntegerField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    act = models.CharField(max_length=24, choices=named(names.DEEDS))
    row = models.ForeignKey(
        Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="history"
    )
    side = models.ForeignKey(
        Side, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="For whom."
    )
    person = who(null=True, blank=True, help_text="Null: the clock.")
    before = models.CharField(max_length=12, blank=True, help_text="The state of the row before.")
    after = models.CharField(max_length=12, blank=True, help_text="The state of the row after.")
    version = models.PositiveIntegerField(default=0, help_text="The version of the row after.")
    code = models.CharField(max_length=24, blank=True)
    words = models.CharField(max_length=1000, blank=True)
    facts = models.JSONField(
        help_text="All that the digest is over; names and uuids, no keys of this database."
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["chain", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["chain", "sequence"],
                name="history_line_once_per_number",
                violation_error_message=_("This line is there already."),
            ),
        ]
        indexes = [models.Index(fields=["row", "at"]), models.Index(fields=["chain", "at"])]

    def __str__(self) -> str:
        return f"{self.sequence} {self.act}"

    @property
    def link(self) -> Link:
        """What verifying the chain needs of it."""
        return Link(self.sequence, self.previous, self.digest, self.facts)
