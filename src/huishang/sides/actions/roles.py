"""Who is what in a mechanism."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from huishang.sides.access import demand, standing
from huishang.sides.actions.ground import SideError, end, hold, note, told
from huishang.sides.models import Change, Mechanism, Membership, Side, SideBody
from huishang.sides.rules import OF_NO_SIDE, Act, Role, may_give


@transaction.atomic
def give_role(
    by: Any,
    user: Any,
    role: Role,
    mechanism: Mechanism,
    at: datetime,
    *,
    side: Side | None = None,
    body: SideBody | None = None,
) -> Membership:
    """Give somebody a role: in the mechanism, for a side, or for a body (which tells its side).

    Nobody gives himself one, and nobody acts for two sides of one mechanism.
    """
    side = body.side if body is not None else side
    _demand_giving(by, mechanism, role, side)
    mechanism = hold(mechanism)
    _check_place(mechanism, role, side, body)
    if user == by:
        raise SideError(_("Nobody gives himself a role; let another person do it."))
    if not user.is_active:
        raise SideError(_("This account is closed."))
    held = mechanism.memberships.filter(user=user, ended_at=None)
    if side is not None and held.exclude(side=None).exclude(side=side).exists():
        raise SideError(_("%(person)s acts for another side already.") % {"person": user})
    if held.filter(role=role, side=side, body=body).exists():
        raise SideError(_("%(person)s has this role already.") % {"person": user})
    one = mechanism.memberships.create(user=user, role=role, side=side, body=body, since=at, given_by=by)
    note(mechanism, Change.What.ROLE_GIVEN, by, at, side=side, membership=one, after=told(one))
    return one


@transaction.atomic
def end_role(by: Any, membership: Membership, because: str, at: datetime) -> None:
    """End a role; what its holder did stays his."""
    _demand_giving(by, membership.mechanism, Role(membership.role), membership.side)
    mechanism = hold(membership.mechanism)
    found = mechanism.memberships.filter(pk=membership.pk, ended_at=None)
    if not found.exists():
        raise SideError(_("Somebody else did this a moment ago. Look at the page anew."))
    end(found, by, because, at)


def _demand_giving(by: Any, mechanism: Mechanism, role: Role, side: Side | None) -> None:
    demand(by, Act.SEE, mechanism)
    here = standing(by, mechanism)
    may_manage = side is not None and here.may(Act.MANAGE_SIDE, side)
    if not may_give(role, may_set_up=here.may(Act.SET_UP), may_manage_side=may_manage):
        raise PermissionDenied(Act.MANAGE_SIDE)


def _check_place(mechanism: Mechanism, role: Role, side: Side | None, body: SideBody | None) -> None:
    """Refuse a role without the place that it needs, or for one that is not of this mechanism or has left it."""
    if (side is None) != (role in OF_NO_SIDE):
        raise SideError(_("Joint office and observers belong to no side, all others to one."))
    if (body is None) != (role is not Role.LIAISON):
        raise SideError(_("A liaison, and nobody else, belongs to a body."))
    if side is not None and (side.mechanism_id != mechanism.pk or side.is_retired):
        raise SideError(_("This side has left the mechanism."))
    if body is not None and body.is_retired:
        raise SideError(_("This body has left the mechanism."))
