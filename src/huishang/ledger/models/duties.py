"""Which bodies of which side have a duty on a row, and who answers for it there."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huishang.ledger import names
from huishang.ledger.models.base import known, named, who
from huishang.ledger.models.rows import Commitment
from huishang.ledger.words import Part
from huishang.sides.models import Side, SideBody


class Assignment(models.Model):
    """A body with a duty on a row, by the text that stands now; ``left_at`` where a newer text names it no more.

    ``side`` is null until somebody has said whose body it is, ``body`` until the side knows it.
    """

    row = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="assignments")
    side = models.ForeignKey(Side, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(SideBody, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200, help_text="As the text names it.")
    part = models.CharField(max_length=12, choices=named(names.PARTS))
    order = models.PositiveIntegerField(default=0)
    acknowledged_version = models.PositiveIntegerField(
        null=True, blank=True, help_text="The version of the row that the body took on; null: none yet."
    )
    acknowledged_by = who(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True, help_text="Null: it has the duty.")

    class Meta:
        ordering = ["row", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="assignment_has_a_name",
                violation_error_message=_("Name the body."),
            ),
            known("part", Part, "assignment_part_is_known", _("There is no such part.")),
            models.CheckConstraint(
                condition=Q(body__isnull=True) | Q(side__isnull=False),
                name="assignment_of_a_body_has_its_side",
                violation_error_message=_("Say whose body it is."),
            ),
            models.CheckConstraint(
                condition=Q(
                    acknowledged_version__isnull=True,
                    acknowledged_by__isnull=True,
                    acknowledged_at__isnull=True,
                )
                | Q(
                    acknowledged_version__isnull=False,
                    acknowledged_by__isnull=False,
                    acknowledged_at__isnull=False,
                ),
                name="assignment_acknowledged_by_somebody",
                violation_error_message=_("An acknowledgement names who gave it and when."),
            ),
        ]
        indexes = [models.Index(fields=["body", "part"]), models.Index(fields=["side", "part"])]

    def __str__(self) -> str:
        return self.name


class SideDuty(models.Model):
    """Who answers for a row on one side: its own affair, which the other sides see and do not confirm."""

    row = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="side_duties")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    liaison = models.CharField(max_length=100, blank=True)
    leader = models.CharField(max_length=100, blank=True, help_text="The responsible leader.")

    class Meta:
        ordering = ["row", "side"]
        constraints = [
            models.UniqueConstraint(fields=["row", "side"], name="side_duty_once_per_row_and_side"),
        ]

    def __str__(self) -> str:
        return f"{self.row_id} · {self.side_id}"
