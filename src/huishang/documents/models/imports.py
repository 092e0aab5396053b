"""Files that were handed in together and are worked off in the background."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huishang.documents.models.document import Document


class ImportJob(models.Model):
    """What one person handed in at one time. It is finished when no item of it waits any more."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    published = models.DateField(
        null=True, help_text="The date of publication that the person said for documents that give none."
    )
    run = models.UUIDField(
        default=uuid4,
        help_text="Changes when the work is taken up anew, so that the former worker stops.",
    )
    seen_at = models.DateTimeField(null=True, help_text="When a worker last was at it; null: none was yet.")
    finished_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | Q(cancelled_by__isnull=False),
                name="import_cancelled_by_somebody",
                violation_error_message=_("An import that was cancelled needs to name who did."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d %H:%M}"


class ImportItem(models.Model):
    """One file of an import, or one pasted text, and what became of it.

    ``spool`` names its bytes below SPOOL_ROOT while it waits; they are taken away when it is done.
    ``problems`` are keys of huishang.texts with their facts, said in the language of who looks.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        STORED = "stored", _("Stored")
        THERE = "there", _("There already")
        REPEATED = "repeated", _("Repeats another document")
        REFUSED = "refused", _("Not stored")
        CANCELLED = "cancelled", _("Cancelled")

    job = models.ForeignKey(ImportJob, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=500)
    form = models.CharField(
        max_length=16, blank=True, help_text="The form of a pasted text; empty: the name tells."
    )
    size_bytes = models.PositiveBigIntegerField()
    spool = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=16, choices=State.choices, default=State.WAITING)
    document = models.ForeignKey(
        Document,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The first one of the file.",
    )
    documents = models.PositiveIntegerField(default=0, help_text="How many the file holds.")
    problems = models.JSONField(default=list)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["job", "position"], name="import_item_once_in_its_place"),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(problems=[]),
                name="import_item_refused_says_why",
                violation_error_message=_("What was not stored needs to say why."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
