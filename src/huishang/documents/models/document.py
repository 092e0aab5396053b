"""Documents as they came in, and what was read from them.

Nothing here is deleted: a document that should not count is withdrawn with a reason, and a newer
reading stands beside the older ones.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

KINDS = {
    "communique": _("Report"),
    "instrument": _("Instrument"),
    "minutes": _("Minutes"),
    "other": _("Other"),
}


class Original(models.Model):
    """The bytes of a file or of a pasted text: kept once, by their hash, and never changed."""

    sha256 = models.CharField(max_length=64, unique=True)
    path = models.CharField(max_length=80, help_text="Below MEDIA_ROOT.")
    size_bytes = models.PositiveBigIntegerField()
    form = models.CharField(
        max_length=16, help_text="text, HTML, Word, Excel, PDF or JSONL, as intake calls it."
    )
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256[:12]


class Document(models.Model):
    """One text of the record. ``text`` is what all characters are counted in; it never changes.

    ``published`` is null until the document itself gives it or a person says it; ``published_from``
    tells which, and the characters that give it are kept.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for review")
        REVIEWED = "reviewed", _("Reviewed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class DateSource(models.TextChoices):
        NONE = "", _("Not known")
        TEXT = "text", _("From the text")
        PAGE = "page", _("From the metadata of the page or file")
        PERSON = "person", _("Said by a person")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="documents")
    position = models.PositiveIntegerField(default=0, help_text="Which document of the original, from 0.")
    origin = models.CharField(
        max_length=500, help_text="Where it came from, for people: a file's name, an address."
    )
    title = models.CharField(max_length=500, blank=True)
    headline = models.CharField(
        max_length=500, blank=True, help_text="A headline that came beside the text and is not part of it."
    )
    given_id = models.CharField(max_length=200, blank=True, help_text="The id that its sender gave it.")
    notes = models.JSONField(
        default=list,
        blank=True,
        help_text="What intake left out or replaced: keys of huishang.texts with their facts.",
    )
    text = models.TextField()
    kind = models.CharField(max_length=16, choices=list(KINDS.items()))
    kind_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who overruled the form's own word; null: nobody did.",
    )
    published = models.DateField(null=True, blank=True)
    published_from = models.CharField(max_length=8, choices=DateSource.choices, blank=True)
    published_start = models.PositiveIntegerField(null=True, blank=True)
    published_end = models.PositiveIntegerField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=16, choices=State.choices, default=State.WAITING)
    withdrawn_because = models.CharField(max_length=500, blank=True)
    repeats = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="repeated_by",
        help_text="The earlier document that this one republishes.",
    )
    similarity = models.FloatField(
        null=True, blank=True, help_text="Share of equal four-character runs, 0 to 1."
    )
    not_repeated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who said that it repeats no other document; null: nobody did.",
    )
    reading = models.ForeignKey(
        "Reading",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The reading that holds now.",
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()
    revision = models.PositiveIntegerField(
        default=0,
        help_text="Counts every decision of a person on this document, so that two at once are noticed.",
    )

    class Meta:
        ordering = ["-added_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["original", "position"],
                name="document_once_per_place_of_its_original",
                violation_error_message=_("This document is in the record already."),
            ),
            models.CheckConstraint(
                condition=Q(published__isnull=True, published_from="")
                | Q(published__isnull=False) & ~Q(published_from=""),
                name="document_date_has_a_source",
                violation_error_message=_("A date of publication needs to say where it comes from."),
            ),
            models.CheckConstraint(
                condition=~Q(published_from="person") | Q(published_by__isnull=False),
                name="document_date_by_person_names_him",
                violation_error_message=_("A date that a person gave needs to name the person."),
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_because=""),
                name="document_withdrawn_with_reason",
                violation_error_message=_("Say why the document is withdrawn."),
            ),
            models.CheckConstraint(
                condition=Q(not_repeated_by__isnull=True) | Q(repeats__isnull=True),
                name="document_said_not_to_repeat_repeats_none",
                violation_error_message=_("Somebody said that this document repeats no other."),
            ),
            models.CheckConstraint(
                condition=Q(repeats__isnull=True) | ~Q(repeats=F("id")),
                name="document_does_not_repeat_itself",
                violation_error_message=_("A document cannot repeat itself."),
            ),
        ]
        indexes = [models.Index(fields=["state", "-added_at"]), models.Index(fields=["published"])]

    def __str__(self) -> str:
        return self.title or self.origin


class Band(models.Model):
    """One of the numbers by which a document's near-duplicates are looked up (``likeness.bands``)."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="bands")
    number = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number", "document"], name="band_once_per_document"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} · {self.number}"


class Change(models.Model):
    """One decision of a person on a document: what, by whom, when, from what to what."""

    class What(models.TextChoices):
        PUBLISHED = "published", _("Date of publication")
        KIND = "kind", _("Kind")
        REVIEWED = "reviewed", _("Review")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        REINSTATED = "reinstated", _("Taken back into the record")
        NOT_REPEATED = "not repeated", _("Repeats no other document")

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="changes")
    what = models.CharField(max_length=16, choices=What.choices)
    before = models.CharField(max_length=500, blank=True)
    after = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.document_id} · {self.what}"

    @property
    def shown(self) -> str:
        """What was decided, for people: a day, a kind, a reason."""
        if self.what == self.What.KIND:
            return str(KINDS[self.after])
        return str(Document.State(self.after).label) if self.what == self.What.REVIEWED else self.after


class Reading(models.Model):
    """What one version of the reader found in a document, as the contract's JSON without the text.

    The same document, reader and given facts give the same bytes, so each is kept once.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="readings")
    reader_version = models.CharField(max_length=32)
    published = models.DateField(null=True, help_text="The date of publication that the reader was given.")
    kind = models.CharField(
        max_length=16, blank=True, help_text="The kind that the reader was given; empty: none."
    )
    content = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "reader_version", "kind", "published"],
                name="reading_once_per_reader_and_given_facts",
            ),
            # Nulls are all different to a database, so the undated case has a constraint of its own.
            models.UniqueConstraint(
                fields=["document", "reader_version", "kind"],
                condition=Q(published__isnull=True),
                name="reading_once_per_reader_when_undated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} · {self.reader_version}"
