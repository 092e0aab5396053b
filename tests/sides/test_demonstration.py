"""The mechanisms of the demonstration in an installation."""

from __future__ import annotations

import pytest
from django.utils import timezone

from huishang.accounts.models import User
from huishang.sides import queries
from huishang.sides.access import may, private_sides
from huishang.sides.demonstration import ACCOUNT, load_mechanisms
from huishang.sides.models import Change, Mechanism, Membership, Side, SideBody
from huishang.sides.rules import Act, Role

pytestmark = pytest.mark.django_db


def numbers() -> tuple[int, ...]:
    return tuple(x.objects.count() for x in (Mechanism, Side, SideBody, Membership, Change, User))


def test_the_demonstration_is_set_up_once_and_its_people_act_for_their_sides() -> None:
    opened = load_mechanisms(timezone.now())
    before = numbers()
    assert load_mechanisms(timezone.now()) == [] and numbers() == before

    one = Mechanism.objects.get(name="四川贵州省际交流会商机制")
    ours, theirs = queries.sides(one)
    assert (ours.label, ours.office_name) == ("四川", "四川省发展和改革委员会")
    assert all(body.organization for side in (ours, theirs) for body in side.bodies.all())
    assert {m.role for m in Membership.objects.all()} == {str(role) for role in Role}

    coordinator = User.objects.get(username="sichuan-coordinator")
    assert coordinator.memberships.count() == 3  # in each of the three mechanisms
    assert may(coordinator, Act.CONFIRM, one, ours) and not may(coordinator, Act.CONFIRM, one, theirs)
    transport = User.objects.get(username="sichuan-transport")
    assert list(private_sides(transport, one)) == [ours]
    assert [may(transport, Act.REPORT, one, body=body) for body in ours.bodies.all()].count(True) == 1

    username, _name, password = opened[0]
    assert User.objects.get(username=username).check_password(password)
    setter = User.objects.get(username=ACCOUNT)
    assert not setter.is_active and not may(setter, Act.SEE, one)
    assert set(Change.objects.values_list("by__username", flat=True)) == {ACCOUNT}


def test_the_order_of_the_sides_follows_the_series_or_the_host() -> None:
    load_mechanisms(timezone.now())
    four = Mechanism.objects.get(name="长江上游地区省际协商合作联席会")
    assert [side.label for side in queries.sides(four)] == ["重庆", "四川", "贵州", "云南"]
    host = four.sides.get(label="云南")
    assert [side.label for side in queries.sides(four, host)] == ["云南", "重庆", "四川", "贵州"]
    series = Mechanism.objects.get(keeps_order=True)
    host = series.sides.get(label="四川")
    assert [side.label for side in queries.sides(series, host)] == ["重庆", "四川"]
