"""The mechanisms of the demonstration, set up as an administrator would, with invented people for each role.

Loading again adds what is missing and changes nothing that is there.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from huishang.accounts.actions import open_account
from huishang.accounts.models import User
from huishang.accounts.rules import Role as GlobalRole
from huishang.demonstration import mechanisms as tables
from huishang.registry.actions import enter_organization
from huishang.registry.models import Organization, Region
from huishang.registry.queries import region_named
from huishang.sides import actions
from huishang.sides.models import Mechanism, Side
from huishang.sides.queries import body_named
from huishang.sides.rules import Role

ACCOUNT = "demonstration-setup"


@transaction.atomic
def load_mechanisms(at: datetime) -> list[tuple[str, str, str]]:
    """Set everything up, or nothing: ``(user name, name, password)`` of the accounts that were opened, shown once."""
    facts = tables.load_mechanisms()
    by = _account()
    opened = _open_accounts(facts)
    for row in facts.mechanisms:
        if not Mechanism.objects.filter(name=row.name).exists():
            _set_up(by, facts, row, at)
    _close(by)
    return opened


def _account() -> User:
    """The account that the history names; it is an administrator while it sets up, and nobody signs in with it."""
    user = User.objects.filter(username=ACCOUNT).first()
    if user is None:
        user, _password = open_account(ACCOUNT, GlobalRole.ADMINISTRATOR, name="演示数据")
    user.role, user.is_active = GlobalRole.ADMINISTRATOR, True
    user.save(update_fields=["role", "is_active"])
    return user


def _close(by: User) -> None:
    by.role, by.is_active = GlobalRole.READER, False
    by.save(update_fields=["role", "is_active"])


def _open_accounts(facts: tables.Mechanisms) -> list[tuple[str, str, str]]:
    opened = []
    for username, (name, role) in {p.username: (p.name, p.account) for p in facts.people}.items():
        if not User.objects.filter(username=username).exists():
            _user, password = open_account(username, GlobalRole(role), name=name)
            opened.append((username, name, password))
    return opened


def _set_up(by: User, facts: tables.Mechanisms, row: tables.Mechanism, at: datetime) -> None:
    draft = actions.Draft(
        row.name,
        name_en=row.name_en,
        short=row.short,
        since=row.since,
        keeps_order=row.keeps_order,
        note=row.note,
    )
    sides = facts.sides_of(row.id)
    mechanism = actions.start_mechanism(by, draft, [_region(side.region) for side in sides], at)
    by_region = {side.region.name: side for side in mechanism.sides.select_related("region", "mechanism")}
    for told in sides:
        side = by_region[told.region]
        actions.set_office(by, side, _body(by, told.office, side.region, at), at)
    for body in facts.bodies:
        if body.mechanism == row.id:
            side = by_region[body.region]
            actions.add_body(by, side, _body(by, body.body, side.region, at), at, short=body.short)
    for person in facts.people:
        if person.mechanism == row.id:
            _give(by, mechanism, by_region.get(person.region), person, at)


def _give(by: User, mechanism: Mechanism, side: Side | None, person: tables.Person, at: datetime) -> None:
    user, role = User.objects.get(username=person.username), Role(person.role)
    places: list[dict[str, Any]] = [{"side": side}]
    if side is not None and person.bodies:
        places = [{"body": side.bodies.get(short=short)} for short in person.bodies]
    for place in places:
        actions.give_role(by, user, role, mechanism, at, **place)


def _region(name: str) -> Region:
    found = region_named(name)
    if found is None:
        raise tables.TableError(f"mechanism_sides.tsv: the registry has no region «{name}»")
    return found


def _body(by: User, name: str, region: Region, at: datetime) -> Organization:
    return body_named(name) or enter_organization(by, name, region=region, at=at)
