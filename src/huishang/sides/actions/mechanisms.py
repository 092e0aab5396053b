"""Mechanisms and their sides: set up by the administrator of the installation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from huishang.accounts.access import access_act
from huishang.accounts.rules import Act as GlobalAct
from huishang.registry.models import Region
from huishang.sides.access import demand
from huishang.sides.actions.ground import SideError, check_dates, end, hold, note, restore, retire
from huishang.sides.models import Change, Mechanism, Side
from huishang.sides.rules import Act


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person says of a mechanism; dates in the precision that is known."""

    name: str
    name_en: str = ""
    short: str = ""
    since: str = ""
    ended: str = ""
    keeps_order: bool = False
    note: str = ""


@transaction.atomic
def start_mechanism(by: Any, draft: Draft, regions: Sequence[Region], at: datetime) -> Mechanism:
    """Make a mechanism of two or more sides. Their order says something only where the series keeps one."""
    access_act(by, GlobalAct.ADMINISTER)
    _check(draft)
    if len(regions) < 2:
        raise SideError(_("A mechanism needs at least two sides."))
    mechanism = Mechanism.objects.create(added_at=at, added_by=by, **asdict(draft))
    note(mechanism, Change.What.STARTED, by, at, after=draft.name)
    for region in regions:
        _add_side(by, mechanism, region, at)
    return mechanism


@transaction.atomic
def change_mechanism(by: Any, mechanism: Mechanism, draft: Draft, at: datetime) -> Mechanism:
    """Change what is said of a mechanism; a line of history for each value that changed."""
    demand(by, Act.SET_UP, mechanism)
    mechanism = hold(mechanism)
    _check(draft, apart_from=mechanism)
    for field, new in asdict(draft).items():
        old = getattr(mechanism, field)
        if new != old:
            setattr(mechanism, field, new)
            note(mechanism, Change.What.CHANGED, by, at, field=field, before=str(old), after=str(new))
    mechanism.save(update_fields=list(asdict(draft)))
    return mechanism


@transaction.atomic
def retire_mechanism(by: Any, mechanism: Mechanism, because: str, at: datetime) -> None:
    """Let a mechanism be read only from now on; roles and rows stay."""
    demand(by, Act.SET_UP, mechanism)
    mechanism = hold(mechanism)
    retire(mechanism, by, because, at)
    note(mechanism, Change.What.RETIRED, by, at, because=because)


@transaction.atomic
def restore_mechanism(by: Any, mechanism: Mechanism, at: datetime) -> None:
    """Bring a retired mechanism back, with the roles and rows that it had."""
    demand(by, Act.SET_UP, mechanism)
    mechanism = Mechanism.objects.select_for_update().get(pk=mechanism.pk)
    if mechanism.is_retired:
        restore(mechanism)
        note(mechanism, Change.What.RESTORED, by, at)


@transaction.atomic
def add_side(by: Any, mechanism: Mechanism, region: Region, at: datetime) -> Side:
    """Add a side; one that left before comes back as the side that it was, without the people it had."""
    demand(by, Act.SET_UP, mechanism)
    return _add_side(by, hold(mechanism), region, at)


@transaction.atomic
def retire_side(by: Any, side: Side, because: str, at: datetime) -> None:
    """Let a side leave: its people's roles end with it. Two sides must be left."""
    demand(by, Act.SET_UP, side.mechanism)
    mechanism = hold(side.mechanism)
    if mechanism.sides.filter(retired_at=None).exclude(pk=side.pk).count() < 2:
        raise SideError(_("Two sides must be left. Retire the mechanism instead."))
    side = mechanism.sides.select_for_update().get(pk=side.pk)
    retire(side, by, because, at)
    end(side.memberships.all(), by, because, at)
    note(mechanism, Change.What.SIDE_RETIRED, by, at, side=side, before=side.label, because=because)


def _add_side(by: Any, mechanism: Mechanism, region: Region, at: datetime) -> Side:
    side = mechanism.sides.filter(region=region).first()
    if side is not None and not side.is_retired:
        raise SideError(_("%(region)s is a side already.") % {"region": region.name})
    if side is not None:
        restore(side)
    else:
        last = mechanism.sides.aggregate(last=Max("order"))["last"] or 0
        label = region.short or region.name[:20]
        side = mechanism.sides.create(region=region, label=label, order=last + 1, added_at=at, added_by=by)
    note(mechanism, Change.What.SIDE_ADDED, by, at, side=side, after=region.name)
    return side


def _check(draft: Draft, *, apart_from: Mechanism | None = None) -> None:
    if not draft.name.strip():
        raise SideError(_("Give a name."))
    others = Mechanism.objects.exclude(pk=apart_from.pk) if apart_from else Mechanism.objects.all()
    if others.filter(name=draft.name).exists():
        raise SideError(_("There is a mechanism of this name already."))
    check_dates(draft.since, draft.ended)
