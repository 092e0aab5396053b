"""What people and documents changed, which exchanges may be one, and which were made one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huishang.documents.models import Document
from huishang.record.models.agreements import Agreement
from huishang.record.models.exchanges import Exchange


class Change(models.Model):
    """One line of the history of an exchange or agreement. Lines are only added."""

    class Act(models.TextChoices):
        ENTERED = "entered", _("Entered by hand")
        TAKEN = "taken", _("Taken from a document")
        CHANGED = "changed", _("Changed")
        STATE = "state", _("State changed")
        MERGED = "merged", _("Merged")
        UNMERGED = "unmerged", _("Merging undone")
        WITHDRAWN = "withdrawn", _("Taken out")
        RESTORED = "restored", _("Brought back")

    exchange = models.ForeignKey(
        Exchange, null=True, blank=True, on_delete=models.PROTECT, related_name="changes"
    )
    agreement = models.ForeignKey(
        Agreement, null=True, blank=True, on_delete=models.PROTECT, related_name="changes"
    )
    act = models.CharField(max_length=12, choices=Act.choices)
    words = models.CharField(
        max_length=1000, blank=True, help_text="What changed, or why, in words of the record."
    )
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Null: followed from a document.",
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(exchange__isnull=False, agreement__isnull=True)
                | Q(exchange__isnull=True, agreement__isnull=False),
                name="change_of_exchange_or_agreement",
            ),
            models.CheckConstraint(
                condition=Q(by__isnull=False) | Q(document__isnull=False), name="change_names_who_or_what"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.at}"


class Doubt(models.Model):
    """Two exchanges that may be one. Open until a person merges them or says that they are two."""

    first = models.ForeignKey(Exchange, on_delete=models.PROTECT, related_name="doubts")
    second = models.ForeignKey(Exchange, on_delete=models.PROTECT, related_name="doubted_by")
    reasons = models.CharField(max_length=200, help_text="Codes of record.matching, parted by spaces.")
    at = models.DateTimeField()
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="doubt_of_two_in_one_order"),
            models.UniqueConstraint(fields=["first", "second"], name="doubt_once_per_two"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ~ {self.second_id}"


class Joining(models.Model):
    """That one exchange became part of another one; ``moved`` is the way back."""

    kept = models.ForeignKey(Exchange, on_delete=models.PROTECT, related_name="joinings")
    other = models.ForeignKey(Exchange, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    moved = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="joining_has_a_reason", violation_error_message=_("Say why.")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.other_id} → {self.kept_id}"
