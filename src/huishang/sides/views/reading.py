"""The mechanisms of a person, and one of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from huishang.accounts.access import may as may_at_all
from huishang.accounts.access import needs
from huishang.accounts.rules import Act as GlobalAct
from huishang.registry import queries as registry
from huishang.sides import queries
from huishang.sides.access import mechanisms_of, within
from huishang.sides.models import Mechanism, Side
from huishang.sides.rules import Act, Role, may_give

OFFERED = 20
"""Names that a field offers while one types."""


@needs(GlobalAct.READ)
def mechanisms(request: HttpRequest) -> HttpResponse:
    """The mechanisms that this person has a role in; for the administrator all of them."""
    roles = queries.roles_of(request.user)
    rows = [(*row, roles.get(row[0].pk, [])) for row in queries.with_sides(mechanisms_of(request.user))]
    context = {"rows": rows, "may_set_up": may_at_all(request.user, GlobalAct.ADMINISTER)}
    return render(request, "sides/mechanisms.html", context)


@within(Act.SEE)
def mechanism(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """A mechanism: its sides beside each other, their offices, bodies and people."""
    here = request.standing
    host = _host(request, mechanism)
    may_set_up = here.may(Act.SET_UP) and not mechanism.is_retired
    sides = queries.shown(mechanism, host)
    managed = {shown.side.pk for shown in sides if here.may(Act.MANAGE_SIDE, shown.side)}
    context = {
        "mechanism": mechanism,
        "sides": sides,
        "host": host,
        "managed": managed,
        "of_no_side": queries.of_no_side(mechanism),
        "history": queries.history(mechanism),
        "mine": queries.roles_of(request.user).get(mechanism.pk, []),
        "may_set_up": may_set_up,
        "may_bring_back": here.may(Act.SET_UP) and mechanism.is_retired,
        "given": [
            role for role in Role if may_give(role, may_set_up=may_set_up, may_manage_side=bool(managed))
        ],
    }
    return render(request, "sides/mechanism.html", context)


def _host(request: HttpRequest, mechanism: Mechanism) -> Side | None:
    """The side that is taken for the host of an occasion, as the address says."""
    asked = request.GET.get("host", "")
    if mechanism.keeps_order or not asked.isascii() or not asked.isdigit() or len(asked) > 9:
        return None
    return mechanism.sides.filter(pk=int(asked), retired_at=None).first()


@needs(GlobalAct.READ)
def find(request: HttpRequest, kind: str) -> HttpResponse:
    """What the registry has under the words of a field, as the choices that the field offers."""
    words = next(iter(request.GET.values()), "").strip()
    if kind == "bodies":
        found = [(body.name, body.region or "") for body in registry.bodies(words)[:OFFERED]] if words else []
    else:
        found = [_region(one) for one in registry.regions(words).filter(until=None)[:OFFERED]]
    return render(request, "sides/found.html", {"found": found})


def _region(one: object) -> tuple[str, str]:
    """A region as a field takes it: provinces by name, others with the code, for many are called alike."""
    name = one.name if one.level == "province" else f"{one.name} {one.code}"  # type: ignore[attr-defined]
    return name, one.parent or ""  # type: ignore[attr-defined]
