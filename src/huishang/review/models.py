"""What was found in documents, by the reader or by people, and the verdicts of people on it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huishang.documents.models import Document, Reading
from huishang.review.rules import Kind, VerdictKind

KIND_NAMES = {
    Kind.TITLE: _("Title"),
    Kind.NUMBER: _("Document number"),
    Kind.ISSUER: _("Issuer"),
    Kind.SIGNED_ON: _("Date of document"),
    Kind.PERSON: _("Person"),
    Kind.POST: _("Post"),
    Kind.ROLE: _("Role played"),
    Kind.EVENT: _("Event"),
    Kind.EVENT_DATE: _("Date"),
    Kind.EVENT_PLACE: _("Place"),
    Kind.EVENT_PARTY: _("Party"),
    Kind.PARTICIPANT: _("Participant"),
    Kind.SITE: _("Site visited"),
    Kind.AGREEMENT: _("Agreement"),
    Kind.AGREEMENT_PARTY: _("Party to the agreement"),
    Kind.SIGNATORY: _("Signatory"),
    Kind.WITNESS: _("Witness"),
    Kind.COMMITMENT: _("Commitment"),
    Kind.PLAN_TITLE: _("Title of the enclosed plan"),
    Kind.ADDRESSEE: _("Addressee"),
    Kind.CONTRACT_PARTY: _("Contracting party"),
    Kind.TERM: _("Term of the agreement"),
    Kind.COPIES: _("Number of copies"),
    Kind.DUTY: _("Duty clause"),
    Kind.FOLLOW_UP: _("Follow-up"),
    Kind.SESSION: _("Session"),
    Kind.ATTENDANT: _("Attendance"),
    Kind.DECISION: _("Item of minutes"),
    Kind.RESPONSIBLE: _("Responsible body"),
    Kind.PHRASE: _("Set phrase"),
}

VERDICT_NAMES = {
    VerdictKind.ACCEPTED: _("Accepted"),
    VerdictKind.CORRECTED: _("Corrected"),
    VerdictKind.REJECTED: _("Rejected"),
    VerdictKind.ADDED: _("Added"),
}


class Review(models.Model):
    """The review of one document: the reading that its findings stand on, the one before, who finished it."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="review")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    before = models.ForeignKey(
        Reading,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The reading that the findings stood on before; null: there was none.",
    )
    taken_at = models.DateTimeField(help_text="When the findings were brought to this reading.")
    changed_at = models.DateTimeField(
        null=True, blank=True, help_text="When a newer reading last changed what stood here; null: none did."
    )
    finished_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_by__isnull=True, finished_at__isnull=True)
                | Q(finished_by__isnull=False, finished_at__isnull=False),
                name="review_finished_names_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}"


class Finding(models.Model):
    """One value found at characters of a document: a person, a post, a party, a date, an agreement, …

    ``key`` names it within its document: the hash of its kind, its parent's key, its value and place as
    first found. ``value`` and place are as the reader gave them last (``review.matching`` decides that it
    is the same finding), or as a person added them; what a person decided stands in the verdicts, so it
    outlives every later reading. A finding that the newest reading does not give any more stays, with a
    ``last_reading`` other than the review's. ``added_by`` is set where a person found it; its
    ``last_reading`` is one that gave it too.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="findings")
    key = models.CharField(
        max_length=64, help_text="SHA-256 of kind, parent, value and place, in hexadecimal."
    )
    kind = models.CharField(max_length=32, choices=list(KIND_NAMES.items()))
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    order = models.PositiveIntegerField(help_text="Place in the reading, for showing.")
    start = models.PositiveIntegerField(
        null=True, blank=True, help_text="First character of the text, from 0."
    )
    end = models.PositiveIntegerField(null=True, blank=True, help_text="One past the last character.")
    value = models.JSONField(
        help_text="The value as the reader gave it last, or as added; its form depends on the kind (review.rules)."
    )
    first_reading = models.ForeignKey(Reading, null=True, on_delete=models.PROTECT, related_name="+")
    last_reading = models.ForeignKey(Reading, null=True, on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()
    touched = models.PositiveIntegerField(
        default=0, help_text="The document's revision when its verdict or the reader's value last changed."
    )
    touched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who changed it then; null: a reading did.",
    )
    verdict = models.ForeignKey(
        "Verdict",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The verdict that holds now; null: none yet, or undone.",
    )

    class Meta:
        ordering = ["document", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "key"], name="finding_once_per_document"),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(start__lt=models.F("end")),
                name="finding_place_is_a_stretch",
                violation_error_message=_("Mark at least one character."),
            ),
            models.CheckConstraint(
                condition=Q(added_by__isnull=False, first_reading__isnull=True)
                | Q(added_by__isnull=True, first_reading__isnull=False),
                name="finding_is_of_reader_or_person",
                violation_error_message=_("A finding comes either from a reading or from a person."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class Verdict(models.Model):
    """What a person decided on a finding. Lines are only added; undoing adds who and when to the last one.

    It holds the value and place that were decided on: accepted or rejected as they were, corrected as they
    should be, added as marked. ``before`` is what stood there when it was corrected.
    """

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="verdicts")
    verdict = models.CharField(max_length=16, choices=list(VERDICT_NAMES.items()))
    value = models.JSONField(help_text="The value that was decided on.")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    before = models.JSONField(
        null=True, blank=True, help_text="Value, start and end that a correction replaced."
    )
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    act = models.UUIDField(
        default=uuid.uuid4, help_text="Shared by verdicts that were given, and are undone, at one stroke."
    )
    reader_version = models.CharField(
        max_length=32,
        blank=True,
        help_text="Whose value was judged, or who had missed what was added; empty: a person's was judged.",
    )
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="corrected", before__isnull=False)
                | ~Q(verdict="corrected") & Q(before__isnull=True),
                name="verdict_correction_keeps_what_was",
                violation_error_message=_("A correction keeps what stood before."),
            ),
            models.CheckConstraint(
                condition=Q(undone_by__isnull=True, undone_at__isnull=True)
                | Q(undone_by__isnull=False, undone_at__isnull=False),
                name="verdict_undone_names_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} · {self.finding_id}"
