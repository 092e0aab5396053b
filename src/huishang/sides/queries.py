"""What mechanisms tell others and their own pages. Who may ask is for ``sides.access`` to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from huishang.registry import queries as registry
from huishang.registry.models import Organization, Region
from huishang.sides.models import Change, Mechanism, Membership, Side, SideBody
from huishang.sides.rules import Role, in_order

_BODIES = Prefetch(
    "bodies", SideBody.objects.filter(retired_at=None).select_related("organization__merged_into")
)
_PEOPLE = Prefetch(
    "memberships", Membership.objects.filter(ended_at=None).select_related("user").order_by("pk")
)


def sides(mechanism: Mechanism, host: Side | None = None) -> list[Side]:
    """The sides that stand, in the order in which they are shown (``rules.in_order``), with office and bodies."""
    return ordered(mechanism, list(_standing_sides().filter(mechanism=mechanism)), host)


def ordered(mechanism: Mechanism, found: list[Side], host: Side | None = None) -> list[Side]:
    """Some sides of a mechanism in the order in which they are shown."""
    by_key = {side.pk: side for side in found}
    rows = [(side.pk, side.order, side.region.code) for side in found]
    keys = in_order(rows, keeps_order=mechanism.keeps_order, host=host.pk if host else None)
    return [by_key[key] for key in keys]


@dataclass
class SideShown:
    """A side as its card shows it: who acts for it, and its bodies with their liaisons."""

    side: Side
    coordinators: list[Membership] = field(default_factory=list)
    leaders: list[Membership] = field(default_factory=list)
    bodies: list[tuple[SideBody, list[Membership]]] = field(default_factory=list)


def shown(mechanism: Mechanism, host: Side | None = None) -> list[SideShown]:
    """The sides with their people, in order; the number of queries does not grow with sides or people."""
    found = list(_standing_sides().filter(mechanism=mechanism).prefetch_related(_PEOPLE))
    return [_shown(side) for side in ordered(mechanism, found, host)]


def of_no_side(mechanism: Mechanism) -> dict[str, list[Membership]]:
    """The people of the joint office and the observers."""
    found = mechanism.memberships.filter(ended_at=None, side=None).select_related("user")
    return {str(role): [m for m in found if m.role == role] for role in (Role.JOINT_OFFICE, Role.OBSERVER)}


def history(mechanism: Mechanism) -> QuerySet[Change]:
    """What was set up and changed, latest first."""
    return mechanism.changes.select_related("side", "membership", "by")


def with_sides(mechanisms: QuerySet[Mechanism]) -> list[tuple[Mechanism, list[Side]]]:
    """Mechanisms, those that stand first, each with its sides in order; two queries."""
    found = mechanisms.prefetch_related(
        Prefetch("sides", Side.objects.filter(retired_at=None).select_related("region"))
    )
    rows = [(one, ordered(one, list(one.sides.all()))) for one in found]
    return sorted(rows, key=lambda row: row[0].is_retired)


def roles_of(user: Any) -> dict[int, list[Membership]]:
    """The roles that a person holds now, by the key of the mechanism."""
    found: dict[int, list[Membership]] = {}
    for one in Membership.objects.filter(user=user, ended_at=None).select_related(
        "side", "body__organization"
    ):
        found.setdefault(one.mechanism_id, []).append(one)
    return found


def body_named(words: str) -> Organization | None:
    """The body of the registry that bears exactly this name, full or other; None where none or several do."""
    found = list(registry.bodies(words).filter(Q(name=words) | Q(names__name=words))[:2])
    return found[0] if len(found) == 1 else None


def regions_named(words: str) -> list[Region]:
    """The present regions that a full name, a short form or a code means."""
    return list(
        registry.regions(words)
        .filter(until=None)
        .filter(Q(name=words) | Q(short=words) | Q(code=words))
        .exclude(level="area", code=words)
        .order_by("code", "slug")
    )


def _standing_sides() -> QuerySet[Side]:
    return (
        Side.objects.filter(retired_at=None)
        .select_related("mechanism", "region", "office__merged_into")
        .prefetch_related(_BODIES)
    )


def _shown(side: Side) -> SideShown:
    people = list(side.memberships.all())
    return SideShown(
        side,
        [m for m in people if m.role == Role.COORDINATOR],
        [m for m in people if m.role == Role.LEADER],
        [(body, [m for m in people if m.body_id == body.pk]) for body in side.bodies.all()],
    )
