"""Mechanisms, their sides, the bodies of each side, and who is what in them.

Nothing is deleted: what does not hold any more is retired or ended, with who, when and why.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from huishang.registry.models import Organization, PartialDateField, Region
from huishang.sides.rules import OF_NO_SIDE, Role

ROLE_NAMES = {
    Role.COORDINATOR: _("Coordinator"),
    Role.LIAISON: _("Liaison"),
    Role.LEADER: _("Leader"),
    Role.JOINT_OFFICE: _("Joint office"),
    Role.OBSERVER: _("Observer"),
}
FIELD_NAMES = {
    "name": pgettext_lazy("mechanism", "Name"),
    "name_en": pgettext_lazy("mechanism", "Name in English"),
    "short": pgettext_lazy("mechanism", "Short form"),
    "since": pgettext_lazy("mechanism", "Since"),
    "ended": pgettext_lazy("mechanism", "Ended"),
    "keeps_order": pgettext_lazy("mechanism", "Keeps its own order of sides"),
    "note": pgettext_lazy("mechanism", "Note"),
}
_OF_NO_SIDE = sorted(str(role) for role in OF_NO_SIDE)


def _who(**options: object) -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **options)


class Retirable(models.Model):
    """A row that came in at one time and may be retired at another one, with a reason."""

    added_at = models.DateTimeField()
    added_by = _who()
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = _who(null=True, blank=True)
    retired_because = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True

    @property
    def is_retired(self) -> bool:
        """Whether it does not hold any more."""
        return self.retired_at is not None


def _retired_with_reason(name: str) -> models.CheckConstraint:
    """That whatever is retired says who did it and why."""
    return models.CheckConstraint(
        condition=Q(retired_at__isnull=True, retired_by__isnull=True, retired_because="")
        | Q(retired_at__isnull=False, retired_by__isnull=False) & ~Q(retired_because=""),
        name=f"{name}_retired_with_reason",
        violation_error_message=_("Say why."),
    )


class Mechanism(Retirable):
    """The standing arrangement between two or more sides."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120, unique=True)
    name_en = models.CharField(max_length=160, blank=True)
    short = models.CharField(max_length=30, blank=True)
    since = PartialDateField(help_text="When it began, in the precision that is known.")
    ended = PartialDateField(help_text="When the sides ended it; retiring is ours alone.")
    keeps_order = models.BooleanField(
        default=False,
        help_text="A named series keeps the order of its sides wherever it is held; else the host comes first.",
    )
    note = models.CharField(max_length=500, blank=True, help_text="What is known of it and from where.")

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            _retired_with_reason("mechanism"),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="mechanism_has_a_name",
                violation_error_message=_("Give a name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        """The name in the language of the page, where it is known in it; else in Chinese."""
        return (get_language() == "en" and self.name_en) or self.name


def _body(**options: object) -> models.ForeignKey:
    return models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+", **options)


class Side(Retirable):
    """One of the regions of a mechanism, with its coordination office. Sides are equals."""

    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, related_name="sides")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=20, help_text="Short form for narrow places: 四川.")
    order = models.PositiveSmallIntegerField(
        help_text="The place in a series that keeps its own order; in others it says nothing."
    )
    office = _body(null=True, blank=True)
    office_words = models.CharField(
        max_length=200, blank=True, help_text="The office as a person wrote it, until the registry knows it."
    )

    class Meta:
        ordering = ["mechanism", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["mechanism", "region"],
                name="side_once_per_mechanism_and_region",
                violation_error_message=_("This region is a side already."),
            ),
            models.UniqueConstraint(fields=["mechanism", "order"], name="side_in_a_place_of_its_own"),
            _retired_with_reason("side"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def office_name(self) -> str:
        """The full name of the coordination office; empty where none is named."""
        return self.office.standing.name if self.office else self.office_words


class SideBody(Retirable):
    """A body of a side that owes something in the mechanism."""

    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="bodies")
    organization = _body(null=True, blank=True)
    words = models.CharField(
        max_length=200, blank=True, help_text="The name as a person wrote it, until the registry knows it."
    )
    short = models.CharField(
        max_length=30, blank=True, help_text="Short form for narrow places: 省发展改革委."
    )
    since = PartialDateField()
    until = PartialDateField()

    class Meta:
        ordering = ["side", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organization__isnull=False) | ~Q(words=""),
                name="side_body_has_a_name",
                violation_error_message=_("Name the body."),
            ),
            models.UniqueConstraint(
                fields=["side", "organization"],
                condition=Q(retired_at__isnull=True),
                name="side_body_once_per_side_while_it_holds",
                violation_error_message=_("This body is there already."),
            ),
            _retired_with_reason("side_body"),
        ]

    def __str__(self) -> str:
        return self.short or self.name

    @property
    def name(self) -> str:
        """The full name: as the registry has it now, else as written."""
        return self.organization.standing.name if self.organization else self.words


class Membership(models.Model):
    """That a person has a role in a mechanism, from one instant to another; ended, never deleted."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=16, choices=list(ROLE_NAMES.items()))
    side = models.ForeignKey(
        Side, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    body = models.ForeignKey(
        SideBody, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    since = models.DateTimeField()
    given_by = _who()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = _who(null=True, blank=True)
    ended_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["user", "ended_at"]), models.Index(fields=["mechanism", "ended_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=[str(role) for role in Role]), name="membership_role_is_known"
            ),
            models.CheckConstraint(
                condition=Q(side__isnull=True, role__in=_OF_NO_SIDE)
                | Q(side__isnull=False) & ~Q(role__in=_OF_NO_SIDE),
                name="membership_of_a_side_by_role",
                violation_error_message=_("Joint office and observers belong to no side, all others to one."),
            ),
            models.CheckConstraint(
                condition=Q(role=str(Role.LIAISON), body__isnull=False)
                | Q(body__isnull=True) & ~Q(role=str(Role.LIAISON)),
                name="membership_of_a_body_for_liaisons",
                violation_error_message=_("A liaison, and nobody else, belongs to a body."),
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True, ended_because="")
                | Q(ended_at__isnull=False, ended_by__isnull=False, ended_at__gte=F("since"))
                & ~Q(ended_because=""),
                name="membership_ended_with_reason",
                violation_error_message=_("Say why."),
            ),
            # Nulls are all different to a database, so each shape of a membership has a constraint of its own.
            models.UniqueConstraint(
                fields=["user", "mechanism", "role"],
                condition=Q(ended_at__isnull=True, side__isnull=True),
                name="membership_of_no_side_once",
            ),
            models.UniqueConstraint(
                fields=["user", "side", "role"],
                condition=Q(ended_at__isnull=True, body__isnull=True),
                name="membership_of_a_side_once",
            ),
            models.UniqueConstraint(
                fields=["user", "body"], condition=Q(ended_at__isnull=True), name="membership_of_a_body_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"


class Change(models.Model):
    """One line of the history of a mechanism's setting up. Lines are only added."""

    class What(models.TextChoices):
        STARTED = "started", _("Mechanism started")
        CHANGED = "changed", _("Mechanism changed")
        RETIRED = "retired", _("Mechanism retired")
        RESTORED = "restored", _("Mechanism brought back")
        SIDE_ADDED = "side added", _("Side added")
        SIDE_RETIRED = "side retired", _("Side retired")
        OFFICE_SET = "office set", _("Coordination office set")
        BODY_ADDED = "body added", _("Body added")
        BODY_LINKED = "body linked", _("Body linked to the registry")
        BODY_RETIRED = "body retired", _("Body retired")
        ROLE_GIVEN = "role given", _("Role given")
        ROLE_ENDED = "role ended", _("Role ended")

    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, related_name="changes")
    side = models.ForeignKey(Side, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    membership = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    what = models.CharField(max_length=16, choices=What.choices)
    field = models.CharField(
        max_length=16,
        blank=True,
        choices=list(FIELD_NAMES.items()),
        help_text="Of a mechanism that was changed.",
    )
    before = models.CharField(max_length=500, blank=True)
    after = models.CharField(max_length=500, blank=True)
    because = models.CharField(max_length=500, blank=True)
    by = _who()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.mechanism_id} · {self.what}"

    @property
    def told(self) -> tuple[object, object]:
        """Before and after, for people: whether the order is kept is yes or no."""
        if self.field != "keeps_order":
            return self.before, self.after
        return tuple(_("yes") if value == "True" else _("no") for value in (self.before, self.after))
