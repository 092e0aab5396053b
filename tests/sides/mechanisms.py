"""Mechanisms for tests, written straight into the tables."""

from __future__ import annotations

from datetime import UTC, datetime

from huishang.accounts.models import User
from huishang.accounts.rules import Role as GlobalRole
from huishang.registry.models import Region
from huishang.sides.models import Mechanism, Membership, Side, SideBody
from huishang.sides.rules import GIVEN_BY_A_SIDE, OF_NO_SIDE, Role
from tests.people import account

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def mechanism(name: str = "甲乙合作机制", *regions: str) -> Mechanism:
    """A mechanism of regions by short name, by default 四川 and 贵州; each side has two bodies."""
    by = account(GlobalRole.ADMINISTRATOR, "setter-up")
    one = Mechanism.objects.create(name=name, added_at=AT, added_by=by)
    for order, short in enumerate(regions or ("四川", "贵州"), 1):
        region = Region.objects.get(short=short, level="province", until=None)
        side = Side.objects.create(
            mechanism=one, region=region, label=short, order=order, added_at=AT, added_by=by
        )
        for words in ("省发展改革委", "省生态环境厅"):
            SideBody.objects.create(side=side, words=f"{short}{words}", added_at=AT, added_by=by)
    return one


def sides_of(one: Mechanism) -> list[Side]:
    return list(one.sides.order_by("order"))


def member(
    username: str,
    role: Role,
    of: Mechanism | Side | SideBody,
    *,
    as_account: GlobalRole = GlobalRole.READER,
) -> User:
    """An account with a role in a mechanism, for a side, or for a body."""
    user = account(as_account, username)
    body = of if isinstance(of, SideBody) else None
    side = body.side if body else of if isinstance(of, Side) else None
    assert (role in OF_NO_SIDE) == (side is None) and (role in GIVEN_BY_A_SIDE) == (body is not None)
    where = side.mechanism if side else of
    Membership.objects.create(
        user=user, mechanism=where, role=role, side=side, body=body, since=AT, given_by=user
    )
    return user
