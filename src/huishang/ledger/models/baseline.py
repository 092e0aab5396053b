"""What a row is measured by: targets and milestones of the text that stands now."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huishang.ledger.models.rows import Commitment
from huishang.registry.models import PartialDateField


class Target(models.Model):
    """A measurable aim; ``key`` names it within its row through all versions."""

    row = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="targets")
    key = models.CharField(max_length=12)
    name = models.CharField(max_length=300)
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    unit = models.CharField(max_length=20, blank=True)
    definition = models.CharField(max_length=300, blank=True, help_text="口径: what it counts, and how.")
    baseline = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    plan = models.JSONField(
        default=list, blank=True, help_text="Pairs of a period's code and the value planned up to its end."
    )
    left_at = models.DateTimeField(null=True, blank=True, help_text="Null: it belongs to the text.")

    class Meta:
        ordering = ["row", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["row", "key"], name="target_once_per_key"),
            models.CheckConstraint(
                condition=Q(value__isnull=True, baseline__isnull=True) | ~Q(unit=""),
                name="target_figure_has_a_unit",
                violation_error_message=_("A figure needs its unit."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Milestone(models.Model):
    """A dated step of a row; that it is done is told by a report, not by the text."""

    row = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="milestones")
    key = models.CharField(max_length=12)
    name = models.CharField(max_length=300)
    until = PartialDateField()
    words = models.CharField(max_length=200, blank=True, help_text="Its term in the source's own words.")
    due = models.DateField(null=True, blank=True, help_text="The last day of the stated term.")
    weight = models.DecimalField(
        max_digits=6, decimal_places=2, null=True, blank=True, help_text="Share of the row, percent."
    )
    done_on = models.DateField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True, help_text="Null: it belongs to the text.")

    class Meta:
        ordering = ["row", "due", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["row", "key"], name="milestone_once_per_key"),
            models.CheckConstraint(
                condition=Q(weight__isnull=True) | Q(weight__gte=0, weight__lte=100),
                name="milestone_weight_is_a_share",
                violation_error_message=_("A weight lies between 0 and 100 percent."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
