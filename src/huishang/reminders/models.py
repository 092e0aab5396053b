"""What was sent to whom: from it follows what is sent next."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SentReminder(models.Model):
    """One item of a digest that went out. Lines are only added."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    item = models.CharField(max_length=120, help_text="The key of what was awaited.")
    clock = models.CharField(max_length=40, help_text="The rule and its version.")
    step = models.CharField(max_length=20)
    due = models.DateField(help_text="The deadline that it spoke of.")
    on = models.DateField(help_text="The day of the digest.")
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "item", "on"], name="reminder_once_a_day"),
        ]
        indexes = [models.Index(fields=["item"]), models.Index(fields=["on"])]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.item} · {self.on}"
