"""Setting mechanisms up: who may, what is refused, and that every act leaves its line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import translation

from huishang.accounts.models import User
from huishang.accounts.rules import Role as GlobalRole
from huishang.registry.actions import enter_organization
from huishang.registry.models import Organization, Region
from huishang.sides import actions, queries
from huishang.sides.access import may
from huishang.sides.actions import Draft, SideError
from huishang.sides.models import Change, Mechanism, Membership, Side
from huishang.sides.rules import Act, Role
from tests.people import account
from tests.sides.mechanisms import AT, mechanism, member, sides_of

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def administrator() -> User:
    return account(GlobalRole.ADMINISTRATOR)


@pytest.fixture
def one() -> Mechanism:
    return mechanism()


def regions(*short: str) -> list[Region]:
    return [Region.objects.get(short=name, level="province", until=None) for name in short]


def lines(one: Mechanism) -> list[str]:
    return [change.what for change in one.changes.order_by("pk")]


def body_of_registry(name: str = "四川省发展和改革委员会") -> Organization:
    return enter_organization(account(GlobalRole.EDITOR), name, region=None, at=AT)


def test_a_mechanism_starts_with_its_sides_and_a_line_for_each(administrator: User) -> None:
    draft = Draft("川黔省际交流会商机制", since="2023-11")
    one = actions.start_mechanism(administrator, draft, regions("四川", "贵州"), AT)
    assert [side.label for side in sides_of(one)] == ["四川", "贵州"]
    assert lines(one) == ["started", "side added", "side added"]
    assert one.added_by == administrator and one.since == "2023-11"


@pytest.mark.parametrize(
    ("draft", "names"),
    [
        (Draft("甲"), ["四川"]),
        (Draft("甲"), ["四川", "四川"]),
        (Draft(" "), ["四川", "贵州"]),
        (Draft("甲乙合作机制"), ["四川", "贵州"]),
        (Draft("甲", since="2023-13"), ["四川", "贵州"]),
        (Draft("甲", since="2023-11", ended="2023-10"), ["四川", "贵州"]),
    ],
    ids=["one side", "twice the same", "no name", "name taken", "no month", "ends before it begins"],
)
def test_a_mechanism_that_cannot_be_is_refused_whole(
    administrator: User, one: Mechanism, draft: Draft, names: list[str]
) -> None:
    with pytest.raises(SideError), transaction.atomic():
        actions.start_mechanism(administrator, draft, regions(*names), AT)
    assert list(Mechanism.objects.all()) == [one] and not Change.objects.exists()


def test_what_ends_in_the_month_in_which_it_began_is_possible(administrator: User) -> None:
    draft = Draft("甲", since="2023-11-23", ended="2023-11")
    assert actions.start_mechanism(administrator, draft, regions("四川", "贵州"), AT).ended == "2023-11"


@pytest.mark.parametrize("role", [GlobalRole.READER, GlobalRole.REVIEWER, GlobalRole.EDITOR])
def test_only_the_administrator_starts_a_mechanism(role: GlobalRole) -> None:
    with pytest.raises(PermissionDenied):
        actions.start_mechanism(account(role), Draft("甲"), regions("四川", "贵州"), AT)


def set_up_acts(by: User, side: Side) -> list[Any]:
    one = side.mechanism
    return [
        lambda: actions.change_mechanism(by, one, Draft("新名称"), LATER),
        lambda: actions.add_side(by, one, regions("云南")[0], LATER),
        lambda: actions.give_role(by, account(username="x"), Role.LEADER, one, LATER, side=side),
        lambda: actions.give_role(by, account(username="x"), Role.OBSERVER, one, LATER),
        lambda: actions.retire_mechanism(by, one, "任务完成", LATER),
        lambda: actions.restore_mechanism(by, one, LATER),
    ]


def side_acts(by: User, side: Side) -> list[Any]:
    body = side.bodies.first()
    return [
        lambda: actions.set_office(by, side, None, LATER, words="省发展改革委"),
        lambda: actions.add_body(by, side, None, LATER, words="省文化和旅游厅"),
        lambda: actions.link_body(by, body, body_of_registry(), LATER),
        lambda: actions.give_role(by, account(username="x"), Role.LIAISON, side.mechanism, LATER, body=body),
        lambda: actions.retire_body(by, body, "机构改革", LATER),
    ]


def test_the_administrator_sets_up_everything_and_each_act_leaves_a_line(
    administrator: User, one: Mechanism
) -> None:
    side = sides_of(one)[0]
    for act in (*side_acts(administrator, side), *set_up_acts(administrator, side)):
        act()
    assert lines(one) == [
        "office set",
        "body added",
        "body linked",
        "role given",
        "role ended",  # the liaison's, with his body
        "body retired",
        "changed",
        "side added",
        "role given",
        "role given",
        "retired",
        "restored",
    ]
    assert {change.by for change in one.changes.all()} == {administrator}


def test_a_coordinator_manages_his_own_side_and_nothing_else(one: Mechanism) -> None:
    ours, theirs = sides_of(one)
    by = member("coordinator", Role.COORDINATOR, ours)
    for act in side_acts(by, ours):
        act()
    Change.objects.all().delete()
    for act in (*side_acts(by, theirs), *set_up_acts(by, ours)):
        with pytest.raises(PermissionDenied), transaction.atomic():
            act()
    assert lines(one) == []


@pytest.mark.parametrize("role", [Role.LIAISON, Role.LEADER, Role.JOINT_OFFICE, Role.OBSERVER])
def test_other_roles_set_up_nothing(one: Mechanism, role: Role) -> None:
    ours, theirs = sides_of(one)
    of = {Role.LIAISON: ours.bodies.first(), Role.LEADER: ours}.get(role, one)
    by = member("somebody", role, of)  # type: ignore[arg-type]
    for act in (*side_acts(by, ours), *side_acts(by, theirs), *set_up_acts(by, ours)):
        with pytest.raises(PermissionDenied), transaction.atomic():
            act()
    assert lines(one) == []


def test_to_somebody_of_another_mechanism_this_one_does_not_exist(one: Mechanism) -> None:
    by = member("stranger", Role.COORDINATOR, sides_of(mechanism("丙丁合作机制"))[0])
    ours = sides_of(one)[0]
    for act in (*side_acts(by, ours), *set_up_acts(by, ours)):
        with pytest.raises(Http404), transaction.atomic():
            act()


def test_nobody_gives_himself_a_role(administrator: User, one: Mechanism) -> None:
    ours = sides_of(one)[0]
    coordinator = member("coordinator", Role.COORDINATOR, ours)
    with pytest.raises(SideError, match="himself"):
        actions.give_role(administrator, administrator, Role.LEADER, one, LATER, side=ours)
    with pytest.raises(SideError, match="himself"):
        actions.give_role(coordinator, coordinator, Role.LIAISON, one, LATER, body=ours.bodies.first())


def test_nobody_acts_for_two_sides_but_may_for_one_in_several_roles(
    administrator: User, one: Mechanism
) -> None:
    ours, theirs = sides_of(one)
    user = member("somebody", Role.COORDINATOR, ours)
    with pytest.raises(SideError, match="another side"):
        actions.give_role(administrator, user, Role.LEADER, one, LATER, side=theirs)
    actions.give_role(administrator, user, Role.LIAISON, one, LATER, body=ours.bodies.first())
    actions.give_role(administrator, user, Role.JOINT_OFFICE, one, LATER)
    elsewhere = sides_of(mechanism("丙丁合作机制"))[1]
    actions.give_role(administrator, user, Role.LEADER, elsewhere.mechanism, LATER, side=elsewhere)
    assert user.memberships.count() == 4


def test_a_role_needs_its_place(administrator: User, one: Mechanism) -> None:
    ours, _theirs = sides_of(one)
    body, strange = ours.bodies.first(), sides_of(mechanism("丙丁合作机制"))[0]
    user = account(username="somebody")
    for role, place in [
        (Role.COORDINATOR, {}),
        (Role.OBSERVER, {"side": ours}),
        (Role.LIAISON, {"side": ours}),
        (Role.LEADER, {"body": body}),
        (Role.LEADER, {"side": strange}),
    ]:
        with pytest.raises(SideError):
            actions.give_role(administrator, user, role, one, LATER, **place)
    assert not user.memberships.exists()


def test_a_role_is_given_once_and_can_be_given_again_after_it_ended(
    administrator: User, one: Mechanism
) -> None:
    ours, user = sides_of(one)[0], account(username="somebody")
    first = actions.give_role(administrator, user, Role.LEADER, one, AT, side=ours)
    with pytest.raises(SideError, match="already"):
        actions.give_role(administrator, user, Role.LEADER, one, LATER, side=ours)
    with pytest.raises(SideError, match="why"):
        actions.end_role(administrator, first, " ", LATER)
    actions.end_role(administrator, first, "调任", LATER)
    assert not may(user, Act.SEE, one)
    with pytest.raises(SideError, match="moment ago"):
        actions.end_role(administrator, first, "调任", LATER)
    actions.give_role(administrator, user, Role.LEADER, one, LATER, side=ours)
    ended, holds = user.memberships.all()
    assert (ended.ended_at, ended.ended_by, ended.ended_because) == (LATER, administrator, "调任")
    assert holds.ended_at is None


def test_a_closed_account_is_given_no_role(administrator: User, one: Mechanism) -> None:
    user = account(username="somebody")
    user.is_active = False
    with pytest.raises(SideError, match="closed"):
        actions.give_role(administrator, user, Role.OBSERVER, one, LATER)


def test_a_side_that_leaves_takes_its_peoples_roles_with_it_and_comes_back_as_it_was(
    administrator: User,
) -> None:
    one = mechanism("四方机制", "四川", "重庆", "云南", "贵州")
    side = sides_of(one)[2]
    user = member("somebody", Role.COORDINATOR, side)
    actions.retire_side(administrator, side, "退出", LATER)
    assert [shown.label for shown in queries.sides(one)] == ["重庆", "四川", "贵州"]
    assert not may(user, Act.SEE, one)
    with pytest.raises(SideError, match="left"):
        actions.add_body(administrator, side, None, LATER, words="省水利厅")
    assert actions.add_side(administrator, one, side.region, LATER) == side
    assert len(queries.sides(one)) == 4 and not may(user, Act.SEE, one)


def test_two_sides_must_be_left(administrator: User, one: Mechanism) -> None:
    with pytest.raises(SideError, match="Two sides"):
        actions.retire_side(administrator, sides_of(one)[0], "退出", LATER)


def test_a_retired_mechanism_is_read_and_not_changed(administrator: User, one: Mechanism) -> None:
    side = sides_of(one)[0]
    coordinator = member("coordinator", Role.COORDINATOR, side)
    actions.retire_mechanism(administrator, one, "合并到新机制", LATER)
    one.refresh_from_db()
    assert may(coordinator, Act.READ_PRIVATE, one, side) and not may(coordinator, Act.CONFIRM, one, side)
    with pytest.raises(SideError, match="retired"):
        actions.change_mechanism(administrator, one, Draft("新名称"), LATER)
    actions.restore_mechanism(administrator, one, LATER)
    one.refresh_from_db()
    assert may(coordinator, Act.CONFIRM, one, side) and one.retired_because == ""


def test_a_body_is_words_until_it_is_linked_and_follows_a_merge_then(
    administrator: User, one: Mechanism
) -> None:
    side = sides_of(one)[0]
    body = actions.add_body(administrator, side, None, AT, words=" 省发改委 ", since="2023")
    assert (body.name, body.organization) == ("省发改委", None)
    known, later = body_of_registry(), body_of_registry("四川省发展改革委")
    body = actions.link_body(administrator, body, known, LATER)
    assert (body.name, body.words) == ("四川省发展和改革委员会", "")
    known.merged_into = later
    known.save()
    assert queries.sides(one)[0].bodies.all()[2].name == "四川省发展改革委"
    with pytest.raises(SideError, match="already"):
        actions.add_body(administrator, side, later, LATER)
    with pytest.raises(SideError, match="Name"):
        actions.add_body(administrator, side, None, LATER, words=" ")


def test_an_office_can_be_named_in_words_and_linked_later(administrator: User, one: Mechanism) -> None:
    side = actions.set_office(administrator, sides_of(one)[0], None, AT, words="省发改委")
    assert side.office_name == "省发改委"
    side = actions.set_office(administrator, side, body_of_registry(), LATER, because="名录已有")
    assert (side.office_name, side.office_words) == ("四川省发展和改革委员会", "")
    change = one.changes.first()
    assert (change.before, change.after, change.because) == ("省发改委", "四川省发展和改革委员会", "名录已有")
    with pytest.raises(SideError):
        actions.set_office(administrator, side, None, LATER)


def test_a_change_that_changes_nothing_leaves_no_line(administrator: User, one: Mechanism) -> None:
    actions.change_mechanism(administrator, one, Draft(one.name), LATER)
    assert lines(one) == []


def test_the_database_itself_refuses_shapes_that_no_role_has(one: Mechanism) -> None:
    ours, user = sides_of(one)[0], account(username="somebody")
    body = ours.bodies.first()
    wrong: list[dict[str, Any]] = [
        {"role": "coordinator"},
        {"role": "observer", "side": ours},
        {"role": "liaison", "side": ours},
        {"role": "leader", "side": ours, "body": body},
        {"role": "chief", "side": ours},
        {"role": "leader", "side": ours, "ended_at": LATER, "ended_by": user},
    ]
    for values in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Membership.objects.create(user=user, mechanism=one, since=AT, given_by=user, **values)


def test_the_sides_are_shown_with_few_queries(one: Mechanism, django_assert_num_queries: Any) -> None:
    four = mechanism("四方机制", "四川", "重庆", "云南", "贵州")
    for side in (*sides_of(one), *sides_of(four)):
        member(f"c{side.pk}", Role.COORDINATOR, side)
        for body in side.bodies.all():
            member(f"l{body.pk}", Role.LIAISON, body)
    for mechanism_ in (one, four):
        with django_assert_num_queries(3):
            found = queries.shown(mechanism_)
            names = [
                (x.side.office_name, [m.user.username for _b, ms in x.bodies for m in ms]) for x in found
            ]
        assert all(len(liaisons) == 2 for _office, liaisons in names)
