"""An exchange: one occasion on which sides met, with its parts, sides, people and itinerary."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huishang.record import names
from huishang.record.models.base import Addressed, Standing, choices, withdrawn_with_reason
from huishang.registry.models import EnteredName, Organization, PartialDateField, Person, Region


class Exchange(Addressed):
    """One occasion: a visit with its meetings, signings and ceremonies.

    The pair of its sides has no fixed order; ``record.order`` puts the host first. ``start`` and ``end``
    follow from the stages, for lists.
    """

    title = models.CharField(max_length=300, blank=True)
    level = models.CharField(
        max_length=12, choices=choices(names.LEVELS), blank=True, help_text="Empty: nothing tells it."
    )
    state = models.CharField(max_length=12, choices=choices(names.STATES))
    reason = models.CharField(max_length=12, choices=choices(names.REASONS), blank=True)
    reason_words = models.CharField(max_length=500, blank=True)
    series = models.CharField(
        max_length=200, blank=True, help_text="The standing meeting that it belongs to."
    )
    number = models.CharField(max_length=20, blank=True, help_text="Its number or year in the series.")
    start = PartialDateField()
    end = PartialDateField()
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )

    class Meta:
        ordering = ["-start", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["postponed", "cancelled"]) | ~Q(reason=""),
                name="exchange_not_held_with_reason",
                violation_error_message=_("Say why the exchange was postponed or cancelled."),
            ),
            models.CheckConstraint(
                condition=~Q(reason="other") | ~Q(reason_words=""),
                name="exchange_other_reason_in_words",
                violation_error_message=_("Say the other reason in words."),
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="exchange_not_merged_into_itself",
                violation_error_message=_("Choose two different exchanges."),
            ),
            withdrawn_with_reason("exchange"),
        ]
        indexes = [
            models.Index(fields=["-start", "-id"]),
            models.Index(fields=["level", "-start"]),
            models.Index(fields=["state", "-start"]),
        ]

    def __str__(self) -> str:
        return self.title or str(self.uuid)


class Stage(Standing):
    """A part of an exchange (环节): a visit, meeting, signing or ceremony."""

    exchange = models.ForeignKey(Exchange, on_delete=models.PROTECT, related_name="stages")
    type = models.CharField(max_length=12, choices=choices(names.STAGES))
    name = models.CharField(max_length=300, blank=True)
    start = PartialDateField()
    end = PartialDateField()
    place = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["start", "pk"]
        constraints = [withdrawn_with_reason("stage")]

    def __str__(self) -> str:
        return self.name or self.get_type_display()


class Party(Standing):
    """A side of an exchange; its name as stated, linked to a region or body where the registry knows it."""

    exchange = models.ForeignKey(Exchange, on_delete=models.PROTECT, related_name="parties")
    name = models.CharField(max_length=200)
    part = models.CharField(max_length=8, choices=choices(names.PARTS))
    order = models.PositiveIntegerField(default=0)
    region = models.ForeignKey(
        Region, null=True, blank=True, on_delete=models.PROTECT, related_name="parties"
    )
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="parties"
    )

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exchange", "name"],
                name="party_once_per_exchange",
                violation_error_message=_("This side is named twice."),
            ),
            models.CheckConstraint(
                condition=Q(region__isnull=True) | Q(organization__isnull=True),
                name="party_is_region_or_body",
                violation_error_message=_("A side is a region or a body, not both."),
            ),
            withdrawn_with_reason("party"),
        ]
        indexes = [models.Index(fields=["name"])]

    def __str__(self) -> str:
        return self.name


class Participation(Standing):
    """A person on an exchange: name and post as stated, side, and every role played.

    ``order`` is the place in protocol order as the sources list people; ``person`` is null until linked.
    ``roles`` are words of the reading contract, those of more weight first, parted by spaces.
    """

    exchange = models.ForeignKey(Exchange, on_delete=models.PROTECT, related_name="participations")
    name = models.CharField(max_length=100)
    post = models.CharField(max_length=500, blank=True)
    side = models.CharField(max_length=200, blank=True)
    roles = models.CharField(max_length=120, blank=True)
    order = models.PositiveIntegerField(default=0)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="participations"
    )
    entered = models.OneToOneField(
        EnteredName,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="What the registry links where the name was entered by hand.",
    )

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="participation_has_a_name",
                violation_error_message=_("A participant needs a name."),
            ),
            withdrawn_with_reason("participation"),
        ]
        indexes = [models.Index(fields=["name"])]

    def __str__(self) -> str:
        return self.name

    @property
    def role_names(self) -> list[object]:
        """The roles as they are called on pages."""
        return [names.ROLES[role] for role in self.roles.split() if role in names.ROLES]


class Stop(Standing):
    """A site that the guests looked at."""

    exchange = models.ForeignKey(Exchange, on_delete=models.PROTECT, related_name="stops")
    name = models.CharField(max_length=200)
    order = models.PositiveIntegerField(default=0)
    date = PartialDateField()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [withdrawn_with_reason("stop")]

    def __str__(self) -> str:
        return self.name
