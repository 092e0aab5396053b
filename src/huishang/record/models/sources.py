"""Where each value comes from: characters of a document, or a person with a cited source."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huishang.documents.models import Document
from huishang.review.models import Finding

TARGETS = (
    "exchange", "stage", "party", "participation", "stop", "agreement", "agreement_party", "signature", "fact",
)  # fmt: skip


def _target(model: str) -> models.ForeignKey:
    return models.ForeignKey(
        f"record.{model}", null=True, blank=True, on_delete=models.PROTECT, related_name="sources"
    )


def _exactly_one() -> Q:
    """One of the targets and no other."""
    return Q(
        *(Q(**{f"{name}__isnull": name != chosen for name in TARGETS}) for chosen in TARGETS),
        _connector=Q.OR,
    )


class Source(models.Model):
    """One value of one field as one source gives it. Lines are only added; one that no longer holds ends.

    ``field`` is a column of the target, or ``told`` (that the source tells of it at all) or ``role`` (one of
    several). The document is kept beside the finding so that its sources are found in one step.
    """

    exchange = _target("Exchange")
    stage = _target("Stage")
    party = _target("Party")
    participation = _target("Participation")
    stop = _target("Stop")
    agreement = _target("Agreement")
    agreement_party = _target("AgreementParty")
    signature = _target("Signature")
    fact = _target("Fact")

    field = models.CharField(max_length=16)
    value = models.TextField(blank=True)
    finding = models.ForeignKey(Finding, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(null=True, blank=True)
    cited = models.CharField(
        max_length=500, blank=True, help_text="The source of an entry by hand, in words."
    )
    address = models.CharField(max_length=1000, blank=True, help_text="Where it can be read; shown as text.")
    ended_at = models.DateTimeField(null=True, blank=True, help_text="Null: it counts.")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=_exactly_one(), name="source_of_exactly_one_row"),
            models.CheckConstraint(
                condition=Q(
                    document__isnull=False,
                    finding__isnull=False,
                    entered_by__isnull=True,
                    entered_at__isnull=True,
                )
                | Q(
                    document__isnull=True,
                    finding__isnull=True,
                    entered_by__isnull=False,
                    entered_at__isnull=False,
                )
                & ~Q(cited=""),
                name="source_by_finding_or_by_hand_with_citation",
                violation_error_message=_("An entry by hand needs its source."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["document"], condition=Q(ended_at__isnull=True), name="source_live_of_document"
            )
        ]

    def __str__(self) -> str:
        return f"{self.field} = {self.value}"

    @property
    def target(self) -> models.Model:
        """The row whose value it is."""
        return next(row for name in TARGETS if (row := getattr(self, name)) is not None)
