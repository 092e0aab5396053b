"""What shows that something said of a row is true."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huishang.documents.models import Document, Original
from huishang.ledger import names
from huishang.ledger.models.base import Addressed, known, named, who
from huishang.ledger.models.reports import ProgressReport
from huishang.ledger.models.rows import Commitment
from huishang.ledger.words import EvidenceKind, EvidenceVerdict
from huishang.registry.models import PartialDateField
from huishang.sides.models import Side


class Evidence(Addressed):
    """A file, a link, a document of the record, or that nothing public was found.

    A figure keeps its unit, definition, date and source. Two that cannot both be right name each other
    (``contradicts``) and stand side by side. What hangs on a report is seen with it.
    """

    row = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="evidence")
    report = models.ForeignKey(
        ProgressReport, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    side = models.ForeignKey(
        Side,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who brought it; null: the joint office, for all.",
    )
    kind = models.CharField(max_length=12, choices=named(names.EVIDENCE_KINDS))
    words = models.CharField(max_length=500, help_text="What it shows.")
    original = models.ForeignKey(Original, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=255, blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=1000, blank=True, help_text="Shown as text.")
    read_on = PartialDateField(
        help_text="The day on which it was read or searched for, as far as it is known."
    )
    issuer = models.CharField(max_length=200, blank=True, help_text="Who issued or published it.")
    dated = PartialDateField()
    value = models.CharField(max_length=40, blank=True, help_text="The figure as printed, in digits.")
    unit = models.CharField(max_length=20, blank=True)
    definition = models.CharField(max_length=300, blank=True)
    contradicts = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="contradicted_by"
    )
    verdict = models.CharField(max_length=8, choices=named(names.EVIDENCE_VERDICTS), blank=True)
    verdict_words = models.CharField(max_length=500, blank=True)
    verified_by = who(null=True, blank=True)
    verified_for = models.ForeignKey(Side, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    verified_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)
    added_by = who()
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["row", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=EvidenceKind.FILE, original__isnull=False, document__isnull=True)
                & ~Q(file_name="")
                | Q(
                    kind=EvidenceKind.LINK,
                    original__isnull=True,
                    document__isnull=True,
                )
                & ~Q(address="")
                & ~Q(read_on="")
                | Q(kind=EvidenceKind.DOCUMENT, document__isnull=False, original__isnull=True)
                | Q(
                    kind=EvidenceKind.NONE_FOUND,
                    original__isnull=True,
                    document__isnull=True,
                )
                & ~Q(read_on=""),
                name="evidence_has_what_its_kind_needs",
                violation_error_message=_(
                    "A file needs its bytes, a link its address and the day it was read, a search its day."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(words=""),
                name="evidence_has_words",
                violation_error_message=_("Say what it shows."),
            ),
            models.CheckConstraint(
                condition=Q(value="") | ~Q(unit=""),
                name="evidence_figure_has_a_unit",
                violation_error_message=_("A figure needs its unit."),
            ),
            models.CheckConstraint(
                condition=Q(contradicts__isnull=True) | ~Q(contradicts=F("id")),
                name="evidence_does_not_contradict_itself",
                violation_error_message=_("Choose two different figures."),
            ),
            known(
                "verdict", ["", *EvidenceVerdict], "evidence_verdict_is_known", _("There is no such verdict.")
            ),
            models.CheckConstraint(
                condition=Q(verdict="", verified_by__isnull=True, verified_for__isnull=True)
                | ~Q(verdict="")
                & Q(verified_by__isnull=False, verified_for__isnull=False, verified_at__isnull=False)
                & (Q(side__isnull=True) | ~Q(verified_for=F("side"))),
                name="evidence_verified_by_another_side",
                violation_error_message=_(
                    "Evidence is verified by another side than the one that brought it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=["", EvidenceVerdict.GOOD]) | ~Q(verdict_words=""),
                name="evidence_not_good_with_reason",
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self) -> str:
        return self.words
