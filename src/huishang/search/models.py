"""What the index keeps beside the words: what results are narrowed by and ordered by.

The words themselves stand in two tables of the database's own kind (``search.backends``). Everything here follows
from the apps below and can be made anew: ``huishang manage index_anew``.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy

from huishang.documents.models import KINDS, Document
from huishang.registry.models import PartialDateField, Region


class Entry(models.Model):
    """A document in the index. Newer documents have greater numbers, so that the newest are found first."""

    id = models.BigIntegerField(primary_key=True, help_text="Day of publication and a number within the day.")
    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=list(KINDS.items()))
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    outlet = models.CharField(max_length=60, blank=True, help_text="The paper or site that names itself.")
    regions = models.ManyToManyField(Region, through="EntryRegion", related_name="+")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.document_id} · {self.id}"


class EntryRegion(models.Model):
    """A region that a document tells of: a side of an exchange or agreement, or that of a person."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="told_regions")
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "entry"], name="entry_region_once")]
        indexes = [models.Index(fields=["entry", "region"], name="entry_region_of_entry")]

    def __str__(self) -> str:
        return f"{self.entry_id} · {self.region_id}"


class Named(models.Model):
    """Something of the record that is found by its names."""

    class Kind(models.TextChoices):
        REGION = "region", pgettext_lazy("kind of result", "Regions")
        PERSON = "person", pgettext_lazy("kind of result", "People")
        BODY = "body", pgettext_lazy("kind of result", "Bodies")
        EXCHANGE = "exchange", pgettext_lazy("kind of result", "Exchanges")
        AGREEMENT = "agreement", pgettext_lazy("kind of result", "Agreements")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    key = models.BigIntegerField(help_text="The row's own key in its table.")
    names = models.TextField(help_text="What it is found by, folded, a name a line; the first is its title.")
    spelt = models.TextField(
        blank=True, help_text="Readings of a person's name in Latin letters, with blanks."
    )
    title = models.CharField(max_length=300, help_text="The first name, folded.")
    on = PartialDateField(help_text="The day of an exchange or agreement.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="named_once")]

    def __str__(self) -> str:
        return self.title
