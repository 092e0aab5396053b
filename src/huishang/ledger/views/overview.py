"""Where a person enters the ledger, and how a mechanism stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from huishang.accounts.access import needs
from huishang.accounts.rules import Act as GlobalAct
from huishang.ledger import queries
from huishang.ledger.names import FIELDS, LIGHTS, WAITING
from huishang.ledger.queries import Facets, Filters, Waiting
from huishang.sides.access import mechanisms_of, within
from huishang.sides.models import Mechanism, Side
from huishang.sides.queries import sides as sides_of
from huishang.sides.queries import with_sides
from huishang.sides.rules import Act

LATEST = 12
"""Lines of history on the overview."""
MOST_WAITING = 8
"""Things of one kind that are named; the list has the rest."""


@dataclass(frozen=True)
class Waits:
    """What waits for a person of one kind: the first few with their rows, and how many there are."""

    name: Any
    first: list[tuple[Any, str]]
    count: int


@needs(GlobalAct.READ)
def opening(request: HttpRequest) -> HttpResponse:
    """The ledgers that this person reads; where it is one, that one."""
    found = with_sides(mechanisms_of(request.user, Act.READ_SHARED))
    if len(found) == 1:
        return redirect("ledger:overview", found[0][0].uuid)
    return render(request, "ledger/ledgers.html", {"mechanisms": found})


@within(Act.READ_SHARED)
def overview(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """How a mechanism stands: what waits for this person, lights, fields, bodies, and what happened last."""
    request.standing.demand(Act.READ_SHARED)
    today, sides = timezone.localdate(), sides_of(mechanism)
    owed = Filters(is_open=True)
    counts = queries.facets(request.user, mechanism, owed)
    late = queries.rows(request.user, mechanism, Filters(overdue_on=today)).count()
    context = {
        "mechanism": mechanism,
        "tab": "overview",
        "sides": sides,
        "waiting": _waiting(queries.waiting_for(request.user, mechanism)),
        "owed": counts.total,
        "late": late,
        "all": queries.visible_rows(request.user, mechanism).count(),
        "lights": _counted(LIGHTS, counts.lights),
        "fields": _counted(FIELDS, counts.fields),
        "bodies": [(side, _bodies(side, counts)) for side in sides],
        "history": queries.recent_history(request.user, mechanism, LATEST),
    }
    return render(request, "ledger/overview.html", context)


def _counted(names: Any, counts: dict[str, int]) -> list[tuple[str, Any, int]]:
    return [(key, name, counts[key]) for key, name in names.items() if counts.get(key)]


def _bodies(side: Side, counts: Facets) -> list[tuple[Any, int]]:
    """The bodies of a side with a duty, those with most rows first."""
    found = [(body, counts.bodies[body.pk]) for body in side.bodies.all() if body.pk in counts.bodies]
    return sorted(found, key=lambda pair: -pair[1])


def _waiting(found: Waiting) -> list[Waits]:
    return [_waits(name, getattr(found, kind)) for kind, name in WAITING.items() if getattr(found, kind)]


def _waits(name: Any, things: Sequence[Any]) -> Waits:
    """Things of one kind; what is beside a row says what of it waits."""
    first = [(getattr(one, "row", one), _beside(one)) for one in things[:MOST_WAITING]]
    return Waits(name, first, len(things))


def _beside(one: Any) -> str:
    if hasattr(one, "subject"):
        return str(one.get_subject_display())
    if hasattr(one, "period"):
        return f"{one.period.code} {one.body or ''}".strip()
    return str(getattr(one, "name", ""))
