"""What people follow, and what was promised and said where, one row each, so that lists and counts are quick.

``Promise`` and ``PhraseUse`` are worked out from the settled findings of documents (``analysis.projection``) and hold
nothing of their own: they can be emptied and worked out anew at any time. ``Following`` is a person's own.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from huishang.documents.models import Document
from huishang.record.models import Exchange
from huishang.registry.models import PartialDateField, Person, Region
from huishang.review.models import Finding
from huishang.review.naming import FIELD_NAMES


class Following(models.Model):
    """That a person wants to see what concerns a region first."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="followings")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="followings")
    since = models.DateTimeField()

    class Meta:
        ordering = ["region__code", "pk"]
        constraints = [models.UniqueConstraint(fields=["user", "region"], name="following_once_per_region")]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.region_id}"


class Said(models.Model):
    """Something that a document says at its characters, with the occasion and the person, where they are known."""

    finding = models.OneToOneField(Finding, on_delete=models.CASCADE, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="%(class)ss")
    exchange = models.ForeignKey(
        Exchange,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="%(class)ss",
        help_text="Null: the document tells of none, or of several and not all of them have the speaker.",
    )
    on = PartialDateField(help_text="The first day of the exchange, else the day of publication.")
    speaker = models.CharField(max_length=100, blank=True, help_text="Empty: the document itself says it.")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="%(class)ss"
    )
    text = models.CharField(max_length=1000, help_text="The characters of the document.")

    class Meta:
        abstract = True
        ordering = ["-on", "document", "finding"]

    def __str__(self) -> str:
        return self.text


class Promise(Said):
    """A commitment as somebody said it or an instrument provides it."""

    field = models.CharField(max_length=16, choices=list(FIELD_NAMES.items()))
    strength = models.CharField(max_length=8, blank=True)
    due = models.CharField(max_length=200, blank=True, help_text="By when, in the document's own words.")
    state = models.CharField(
        max_length=16, help_text="open, accepted, corrected or added: what a person decided."
    )

    class Meta(Said.Meta):
        indexes = [models.Index(fields=["-on", "document"]), models.Index(fields=["field", "-on"])]


class PhraseUse(Said):
    """One place at which a set phrase is used; ``text`` is the phrase."""

    class Meta(Said.Meta):
        indexes = [models.Index(fields=["text", "on"])]
