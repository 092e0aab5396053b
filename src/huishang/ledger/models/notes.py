"""What a side writes for itself."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huishang.ledger.models.base import Addressed, who
from huishang.ledger.models.rows import Commitment
from huishang.sides.models import Side, SideBody


class PrivateNote(Addressed):
    """A note on a row that only its own side sees; with a body, its liaisons see it too. Notes are only added."""

    row = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="notes")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(SideBody, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    by = who()
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""), name="note_has_words", violation_error_message=_("Write the note.")
            ),
        ]

    def __str__(self) -> str:
        return self.words[:60]
