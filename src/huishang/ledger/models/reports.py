"""What a side reports of a row, period by period."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huishang.ledger import names
from huishang.ledger.models.base import Addressed, known, named, who
from huishang.ledger.models.baseline import Milestone, Target
from huishang.ledger.models.rows import Commitment
from huishang.ledger.words import Done, PeriodKind, ReportState, Return
from huishang.sides.models import Mechanism, Side, SideBody


class Period(Addressed):
    """A time for which every body reports what it owes."""

    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12, help_text="2026-03, 2026-Q1, 2026-H1 or 2026.")
    kind = models.CharField(max_length=8, choices=named(names.PERIOD_KINDS))
    start = models.DateField()
    end = models.DateField(help_text="The last day that is reported on.")
    closes_at = models.DateTimeField(help_text="Until when reports are due.")
    opened_by = who()
    opened_at = models.DateTimeField()
    closed_by = who(null=True, blank=True)
    closed_at = models.DateTimeField(
        null=True, blank=True, help_text="Null: open. Once closed nothing is written or handed in."
    )

    class Meta:
        ordering = ["mechanism", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["mechanism", "code"],
                name="period_once_per_mechanism",
                violation_error_message=_("This period is open already."),
            ),
            known("kind", PeriodKind, "period_kind_is_known", _("There is no such kind of period.")),
            models.CheckConstraint(
                condition=Q(start__lte=F("end")),
                name="period_ends_after_its_start",
                violation_error_message=_("A period ends after its start."),
            ),
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True, closed_at__isnull=True)
                | Q(closed_by__isnull=False, closed_at__isnull=False),
                name="period_closed_by_somebody",
                violation_error_message=_("A closing names who closed the period and when."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is written or handed in."""
        return self.closed_at is not None


class ProgressReport(Addressed):
    """What one body says of a row in a period. It is its side's own until the side has accepted it.

    ``version`` counts what was handed in: each is kept whole in the side's history.
    """

    row = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="reports")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="reports")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(SideBody, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=named(names.REPORT_STATES), default=ReportState.DRAFT)
    version = models.PositiveIntegerField(default=0, help_text="How often it was handed in.")
    revision = models.PositiveIntegerField(default=0)
    row_version = models.PositiveIntegerField(help_text="The text of the row that it is reported against.")
    work = models.TextField(blank=True, help_text="What was done in the period.")
    physical = models.CharField(max_length=300, blank=True, help_text="形象进度, in words.")
    percent = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, blank=True, help_text="Done of the whole row, percent."
    )
    problems = models.TextField(blank=True)
    to_coordinate = models.TextField(blank=True, help_text="What must be coordinated.")
    coordinate_by = models.CharField(max_length=200, blank=True, help_text="By whom.")
    next_step = models.TextField(blank=True)
    done = models.CharField(max_length=8, choices=named(names.DONE), default=Done.NOT_YET)
    returned_code = models.CharField(max_length=12, choices=named(names.RETURNS), blank=True)
    returned_words = models.CharField(max_length=500, blank=True)
    written_by = who(help_text="Who wrote it last.")
    written_at = models.DateTimeField()
    submitted_by = who(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_by = who(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["row", "period", "side"]
        constraints = [
            models.UniqueConstraint(
                fields=["row", "period", "side", "body"], name="report_once_per_body_and_period"
            ),
            models.UniqueConstraint(
                fields=["row", "period", "side"],
                condition=Q(body__isnull=True),
                name="report_once_per_side_and_period",
            ),
            known("state", ReportState, "report_state_is_known", _("There is no such state.")),
            known("done", Done, "report_done_is_known", _("Say whether it is done, partly done or not yet.")),
            models.CheckConstraint(
                condition=~Q(state=ReportState.RETURNED) | ~Q(returned_code=""),
                name="report_returned_with_reason",
                violation_error_message=_("Say why the report goes back."),
            ),
            known("returned_code", ["", *Return], "report_reason_is_known", _("There is no such reason.")),
            models.CheckConstraint(
                condition=Q(state=ReportState.DRAFT)
                | Q(submitted_by__isnull=False, submitted_at__isnull=False, version__gte=1),
                name="report_handed_in_by_somebody",
                violation_error_message=_("A report is handed in before it is decided on."),
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.ACCEPTED)
                | Q(decided_by__isnull=False) & ~Q(decided_by=F("submitted_by")),
                name="report_accepted_by_another",
                violation_error_message=_("Nobody accepts the report that he handed in."),
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__gte=0, percent__lte=100),
                name="report_percent_is_a_share",
                violation_error_message=_("A share lies between 0 and 100 percent."),
            ),
        ]
        indexes = [models.Index(fields=["period", "state"]), models.Index(fields=["body", "state"])]

    def __str__(self) -> str:
        return f"{self.row_id} · {self.period_id} · {self.side_id}"


class ReportValue(models.Model):
    """The cumulative value of one target up to the end of a report's period, by the report's side."""

    report = models.ForeignKey(ProgressReport, on_delete=models.PROTECT, related_name="values")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    definition = models.CharField(
        max_length=300, blank=True, help_text="Where it differs from the definition of the target."
    )

    class Meta:
        ordering = ["report", "target"]
        constraints = [
            models.UniqueConstraint(fields=["report", "target"], name="report_value_once_per_target"),
        ]

    def __str__(self) -> str:
        return f"{self.target_id}: {self.value}"


class ReportMilestone(models.Model):
    """That a report says that a milestone is done, and on which day."""

    report = models.ForeignKey(ProgressReport, on_delete=models.PROTECT, related_name="milestones")
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="+")
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["report", "milestone"]
        constraints = [
            models.UniqueConstraint(fields=["report", "milestone"], name="report_milestone_once"),
        ]

    def __str__(self) -> str:
        return f"{self.milestone_id}: {self.done_on}"
