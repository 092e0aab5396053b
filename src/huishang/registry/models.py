"""Regions, bodies and people across documents, each as of a date.

Nothing is deleted: what was merged points to what it became part of, and its old address redirects.
Dates of history are partial: ``2023``, ``2023-11`` or ``2023-11-23``, with the words they came from.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huishang.registry.linking.script import fold
from huishang.review.models import Finding


class PartialDateField(models.CharField):
    """A date of a stated precision: ISO year, month or day; empty where none is known."""

    default_validators = [
        RegexValidator(
            r"^[12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?$",
            _("Write a year, a month or a day: 2023, 2023-11, 2023-11-23."),
        )
    ]

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)


class Region(models.Model):
    """A region under one name: a division of GB/T 2260 or a functional area.

    A region that was renamed or dissolved keeps its row with ``until`` and points to its successor.
    Rows come from the reader's lexicon (``registry.actions.load_regions``) and are not edited by hand.
    """

    slug = models.CharField(
        max_length=80, unique=True, help_text="Code and, for former names and areas, the name."
    )
    code = models.CharField(
        max_length=6, blank=True, help_text="GB/T 2260; for an area that of the region it lies in."
    )
    name = models.CharField(max_length=60)
    short = models.CharField(max_length=30, blank=True)
    level = models.CharField(
        max_length=12, help_text="province, prefecture, county or area, as the lexicon says."
    )
    kind = models.CharField(max_length=30, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    until = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The year from which the name is former."
    )
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors"
    )

    class Meta:
        ordering = ["code", "slug"]
        indexes = [models.Index(fields=["name"]), models.Index(fields=["short"])]

    def __str__(self) -> str:
        return self.name


class Merged(models.Model):
    """What people and bodies share: an address, a note, and where they went when they were merged."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    folded = models.CharField(
        max_length=200,
        db_index=True,
        editable=False,
        help_text="The name in Simplified characters without spaces and marks, by which equal names are found.",
    )
    note = models.CharField(max_length=500, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Null: made by linking.",
    )

    class Meta:
        abstract = True
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded name true to the name."""
        self.folded = fold(self.name)
        super().save(*args, **kwargs)

    @property
    def standing(self) -> Merged:
        """The one that this one counts as now: itself, or what it was merged into, however often."""
        one = self
        while one.merged_into is not None:
            one = one.merged_into
        return one


class Organization(Merged):
    """A body: party committee, government, department, enterprise; ``name`` is its full official name."""

    region = models.ForeignKey(
        Region, null=True, blank=True, on_delete=models.PROTECT, related_name="organizations"
    )
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors"
    )
    since = PartialDateField()
    until = PartialDateField()

    class Meta(Merged.Meta):
        indexes = [models.Index(fields=["name"])]


class Person(Merged):
    """One human being of the record; personal data of public officials as public documents give them."""

    class Meta(Merged.Meta):
        indexes = [models.Index(fields=["name"])]


class Name(models.Model):
    """Another name of a person or body, as printed somewhere or by rule."""

    class Form(models.TextChoices):
        SHORT = "short", _("Short form")
        FORMER = "former", _("Former name")
        TRADITIONAL = "traditional", _("Traditional characters")
        PINYIN = "pinyin", _("Pinyin")
        OTHER = "other", _("Other form")

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="names")
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="names"
    )
    name = models.CharField(max_length=200)
    form = models.CharField(max_length=12, choices=Form.choices)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, organization__isnull=True)
                | Q(person__isnull=True, organization__isnull=False),
                name="name_of_a_person_or_a_body",
            ),
            models.UniqueConstraint(fields=["person", "name"], name="name_once_per_person"),
            models.UniqueConstraint(fields=["organization", "name"], name="name_once_per_body"),
        ]
        indexes = [models.Index(fields=["name"])]

    def __str__(self) -> str:
        return self.name


class Tenure(models.Model):
    """A person in a post. ``since`` and ``until`` are what is known from outside; the documents that attest
    the post bound it from inside (``attestations``).
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tenures")
    title = models.CharField(max_length=200, help_text="The post in full form: 四川省人大常委会主任.")
    region = models.ForeignKey(
        Region, null=True, blank=True, on_delete=models.PROTECT, related_name="tenures"
    )
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="tenures"
    )
    since = PartialDateField()
    until = PartialDateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "title", "since"], name="tenure_once_per_person_and_beginning"
            )
        ]
        indexes = [models.Index(fields=["title"])]

    def __str__(self) -> str:
        return self.title


class EnteredName(models.Model):
    """A person's name as somebody entered it by hand, with what the entry tells of him; text until it is linked.

    It is to an entry by hand what a finding is to a document. It changes with the entry.
    """

    name = models.CharField(max_length=200)
    posts = models.JSONField(default=list, help_text="Titles in full form.")
    side = models.CharField(max_length=200, blank=True, help_text="The region whose delegation it is.")
    on = PartialDateField(help_text="The day of the occasion.")
    attests = models.BooleanField(default=True, help_text="Whether its source gives the posts too.")
    cited = models.CharField(max_length=500)
    address = models.CharField(max_length=1000, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    is_out = models.BooleanField(default=False, help_text="The entry was taken out; it counts for nothing.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="entered_name_is_one"),
            models.CheckConstraint(condition=~Q(cited=""), name="entered_name_has_a_source"),
        ]
        indexes = [models.Index(fields=["name"])]

    def __str__(self) -> str:
        return self.name


class Attestation(models.Model):
    """A document, or an entry by hand, that gives a person a post on a day: what a tenure is known from."""

    tenure = models.ForeignKey(Tenure, on_delete=models.PROTECT, related_name="attestations")
    finding = models.OneToOneField(
        Finding, on_delete=models.PROTECT, related_name="attests", null=True, blank=True
    )
    entered = models.ForeignKey(
        EnteredName,
        on_delete=models.PROTECT,
        related_name="attested",
        null=True,
        blank=True,
        help_text="The name that was entered with the post; null: the post was entered for the person.",
    )
    on = PartialDateField(help_text="The day on which it held: of the event, else of publication.")
    cited = models.CharField(
        max_length=500, blank=True, help_text="The source of an entry by hand, in words."
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(finding__isnull=False, entered_by__isnull=True, entered__isnull=True)
                | Q(finding__isnull=True, entered_by__isnull=False, entered_at__isnull=False) & ~Q(cited=""),
                name="attestation_by_finding_or_by_hand_with_source",
                violation_error_message=_("An entry by hand needs its source."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.tenure} {self.on}"


class Link(models.Model):
    """That a name is this person or body; by rule or by a person. The name stands in a finding or an entry by hand.

    Undoing ends a link; the line stays. A name has at most one link that holds.
    """

    finding = models.ForeignKey(
        Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="links"
    )
    entered = models.ForeignKey(
        EnteredName, on_delete=models.PROTECT, null=True, blank=True, related_name="links"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="links")
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="links"
    )
    reasons = models.JSONField(
        default=list, help_text="Codes of registry.linking, what the judgement stood on."
    )
    score = models.FloatField(null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Null: by rule.",
    )
    at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, organization__isnull=True)
                | Q(person__isnull=True, organization__isnull=False),
                name="link_to_a_person_or_a_body",
            ),
            models.UniqueConstraint(
                fields=["finding"],
                condition=Q(ended_at__isnull=True),
                name="link_that_holds_once_per_finding",
            ),
            models.UniqueConstraint(
                fields=["entered"],
                condition=Q(ended_at__isnull=True),
                name="link_that_holds_once_per_entry",
            ),
            models.CheckConstraint(
                condition=Q(finding__isnull=False, entered__isnull=True)
                | Q(finding__isnull=True, entered__isnull=False, organization__isnull=True),
                name="link_of_a_finding_or_an_entered_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.printed} → {self.person or self.organization}"

    @property
    def name(self) -> Finding | EnteredName:
        """What is linked."""
        return self.finding if self.finding_id else self.entered

    @property
    def printed(self) -> str:
        """The name as its source gives it; empty where a body is named by its region alone."""
        value = self.finding.value if self.finding_id else {"name": self.entered.name}
        return value.get("name") or ""


class Merge(models.Model):
    """That two people (or bodies) of the registry were one, or that one was two; with a way back.

    A merge moves nothing: the other one points to the kept one (``merged_into``), and queries read both as
    one. A split ends links of the kept one and makes the same links to the other; ``links`` names the new ones.
    """

    class Kind(models.TextChoices):
        MERGE = "merge", _("Merge")
        SPLIT = "split", _("Split")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    kept_person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="kept_in"
    )
    other_person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="parted_in"
    )
    kept_organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="kept_in"
    )
    other_organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="parted_in"
    )
    links = models.ManyToManyField(Link, blank=True, related_name="split_by")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="merge_has_a_reason", violation_error_message=_("Say why.")
            ),
            models.CheckConstraint(
                condition=Q(
                    kept_person__isnull=False, other_person__isnull=False, kept_organization__isnull=True
                )
                | Q(
                    kept_person__isnull=True,
                    kept_organization__isnull=False,
                    other_organization__isnull=False,
                ),
                name="merge_of_two_people_or_two_bodies",
            ),
            models.CheckConstraint(
                condition=(Q(kept_person__isnull=True) | ~Q(kept_person=F("other_person")))
                & (Q(kept_organization__isnull=True) | ~Q(kept_organization=F("other_organization"))),
                name="merge_of_different_ones",
                violation_error_message=_("Choose two different ones."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at}"
