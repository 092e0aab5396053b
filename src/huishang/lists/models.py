"""What a person keeps of a list: the columns that he chose, and views under names of his own."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 60


class Kept(models.Model):
    """Something of one person about one list, by the key of the list."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    list_key = models.CharField(max_length=60)

    class Meta:
        abstract = True


class ChosenColumns(Kept):
    """The keys of the columns that a person wants to see in a list, parted by spaces."""

    keys = models.CharField(max_length=1000)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "list_key"], name="columns_once_per_person_and_list")
        ]

    def __str__(self) -> str:
        return f"{self.list_key}: {self.keys}"


class SavedView(Kept):
    """A list as a person looked at it, under a name: the part of its address after the question mark."""

    name = models.CharField(max_length=LONGEST_NAME)
    query = models.CharField(max_length=2000, blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "list_key", "name"], name="view_name_once_per_person_and_list"
            ),
            models.CheckConstraint(
                condition=~Q(name=""), name="view_has_a_name", violation_error_message=_("Name the view.")
            ),
        ]

    def __str__(self) -> str:
        return self.name
