"""What the sides are asked to confirm, and what each of them said."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huishang.ledger import names
from huishang.ledger.models.base import Addressed, known, named, who
from huishang.ledger.models.rows import Commitment
from huishang.ledger.rules.confirming import Dispute, Subject, Word
from huishang.sides.models import Side


class Request(Addressed):
    """One version of something that each side is asked to confirm; ``of`` is the uuid of what is meant.

    ``outcome`` is empty while it is open: then it waits for sides, in dispute or not.
    """

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed by all sides")
        VOID = "void", _("Void: what was asked has changed")

    row = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="requests")
    subject = models.CharField(max_length=10, choices=named(names.SUBJECTS))
    of = models.UUIDField()
    version = models.PositiveIntegerField()
    makers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", help_text="Who made it, and so cannot confirm it."
    )
    asked_by = who()
    asked_at = models.DateTimeField()
    until = models.DateTimeField(
        null=True, blank=True, help_text="After this, silence is noted; null: no time is set."
    )
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["subject", "of", "version"], name="request_once_per_version"),
            known("subject", Subject, "request_subject_is_known", _("There is no such subject.")),
            models.CheckConstraint(
                condition=Q(outcome="", ended_at__isnull=True) | ~Q(outcome="") & Q(ended_at__isnull=False),
                name="request_ended_at_an_instant",
            ),
        ]
        indexes = [models.Index(fields=["row", "outcome"])]

    def __str__(self) -> str:
        return f"{self.subject} · {self.row_id} · {self.version}"


class Confirmation(Addressed):
    """What one side said to a request, or that it said nothing. The database refuses to change or remove it."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="confirmations")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    person = who(null=True, blank=True, help_text="Null: the time ran out and nobody had answered.")
    word = models.CharField(max_length=14, choices=named(names.WORDS))
    code = models.CharField(max_length=14, choices=named(names.DISPUTES), blank=True)
    remark = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            known("word", Word, "confirmation_word_is_known", _("There is no such answer.")),
            models.CheckConstraint(
                condition=Q(word=Word.NO_REPLY, person__isnull=True)
                | ~Q(word=Word.NO_REPLY) & Q(person__isnull=False),
                name="confirmation_by_a_person_or_silence",
                violation_error_message=_("An answer names the person; silence has none."),
            ),
            models.CheckConstraint(
                condition=~Q(word=Word.DISPUTED) | Q(code__in=[str(code) for code in Dispute]),
                name="confirmation_dispute_with_reason",
                violation_error_message=_("Say why it is disputed."),
            ),
            models.CheckConstraint(
                condition=~Q(word=Word.REMARKED) | ~Q(remark=""),
                name="confirmation_with_its_remark",
                violation_error_message=_("Write the remark."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side_id}: {self.word}"
