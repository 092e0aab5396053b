"""Access to mechanisms: by role, by side, and never to what another side keeps to itself."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huishang.accounts.rules import Role as GlobalRole
from huishang.sides.access import (
    demand,
    may,
    mechanisms_of,
    private_sides,
    standing,
    visible,
    who_may,
)
from huishang.sides.models import Change, Mechanism, Membership, Side, SideBody
from huishang.sides.rules import ADMINISTRATOR, OF_NO_SIDE, Act, Answer, Place, Role, answer
from tests.people import account
from tests.sides.mechanisms import AT, mechanism, member, sides_of

pytestmark = pytest.mark.django_db


def of_role(role: Role, side: Side) -> Mechanism | Side | SideBody:
    if role in OF_NO_SIDE:
        return side.mechanism
    return side.bodies.first() if role is Role.LIAISON else side


@pytest.mark.parametrize("role", list(Role))
def test_a_member_may_exactly_what_the_table_says(role: Role) -> None:
    ours, theirs = sides_of(mechanism())
    user = member("one", role, of_role(role, ours))
    here = standing(user, ours.mechanism)
    body, beside = ours.bodies.all()
    for act in Act:
        assert here.may(act) == (answer(role, act, Place.SHARED) is Answer.YES)
        assert here.may(act, theirs) == (answer(role, act, Place.OTHER) is Answer.YES)
        said = answer(role, act, Place.OWN if here.sides else Place.OTHER)
        assert here.may(act, ours) == (said is Answer.YES)
        assert here.may(act, body=beside) == (said is Answer.YES)
        assert here.may(act, body=body) == (said is not Answer.NO)


@pytest.mark.parametrize("role", list(Role))
def test_a_role_in_one_mechanism_is_nothing_in_another(role: Role) -> None:
    ours, _theirs = sides_of(mechanism())
    elsewhere = mechanism("丙丁合作机制")
    user = member("one", role, of_role(role, ours))
    assert list(mechanisms_of(user)) == [ours.mechanism]
    assert not any(may(user, act, elsewhere) for act in Act)
    assert not any(may(user, act, ours.mechanism, sides_of(elsewhere)[0]) for act in Act)
    with pytest.raises(Http404):
        demand(user, Act.READ_SHARED, elsewhere)


def test_what_is_refused_to_a_member_is_told_and_to_others_does_not_exist() -> None:
    ours, theirs = sides_of(mechanism())
    user = member("one", Role.OBSERVER, ours.mechanism)
    demand(user, Act.READ_SHARED, ours.mechanism)
    with pytest.raises(PermissionDenied):
        demand(user, Act.CONFIRM, ours.mechanism, theirs)
    with pytest.raises(Http404):
        demand(account(GlobalRole.EDITOR, "stranger"), Act.CONFIRM, ours.mechanism, theirs)


@pytest.mark.parametrize("role", list(GlobalRole))
def test_an_account_without_a_role_here_is_nothing_here_but_the_administrator_sets_up(
    role: GlobalRole,
) -> None:
    one = mechanism()
    user = account(role)
    is_administrator = role is GlobalRole.ADMINISTRATOR
    assert mechanisms_of(user).exists() == is_administrator
    for act in Act:
        said = answer(ADMINISTRATOR, act, Place.SHARED) is Answer.YES
        assert may(user, act, one) == (said and is_administrator)
    assert not mechanisms_of(user, Act.READ_SHARED).exists()
    assert not private_sides(user, one).exists()


def test_nobody_may_anything_without_an_account_that_is_open() -> None:
    ours, _theirs = sides_of(mechanism())
    user = member("one", Role.COORDINATOR, ours)
    user.is_active = False
    for nobody in (user, AnonymousUser(), None):
        assert not any(may(nobody, act, ours.mechanism, ours) for act in Act)
        assert not mechanisms_of(nobody).exists()
        assert not visible(Change.objects.all(), nobody).exists()


def test_a_role_that_ended_allows_nothing_any_more() -> None:
    ours, _theirs = sides_of(mechanism())
    user = member("one", Role.COORDINATOR, ours)
    assert may(user, Act.CONFIRM, ours.mechanism, ours)
    Membership.objects.update(ended_at=AT, ended_by=user, ended_because="调离")
    assert not may(user, Act.SEE, ours.mechanism) and not mechanisms_of(user).exists()


def test_a_liaison_sees_what_his_side_keeps_about_his_body_only() -> None:
    ours, theirs = sides_of(mechanism())
    body, beside = ours.bodies.all()
    user = member("one", Role.LIAISON, body)
    assert list(private_sides(user, ours.mechanism)) == [ours]
    bodies = visible(SideBody.objects.all(), user, mechanism="side__mechanism", side="side", body="pk")
    assert list(bodies) == [body] and beside not in bodies
    assert not visible(SideBody.objects.all(), user, mechanism="side__mechanism").exists()
    assert theirs not in private_sides(user, ours.mechanism)


def test_who_may_names_the_members_that_a_table_allows(django_assert_num_queries: object) -> None:
    ours, theirs = sides_of(mechanism())
    body, beside = ours.bodies.select_related("side")
    coordinator = member("b", Role.COORDINATOR, ours)
    liaison = member("a", Role.LIAISON, body)
    member("c", Role.COORDINATOR, theirs)
    closed = member("d", Role.COORDINATOR, ours)
    closed.is_active = False
    closed.save()
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert who_may(Act.REPORT, ours.mechanism, body=body) == [liaison, coordinator]
    assert who_may(Act.REPORT, ours.mechanism, body=beside) == [coordinator]
    assert who_may(Act.CONFIRM, ours.mechanism, ours) == [coordinator]


MEMBERS = st.lists(
    st.tuples(st.sampled_from([0, 1, 2]), st.sampled_from(list(Role)), st.integers(0, 1), st.integers(0, 1)),
    max_size=4,
    unique=True,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(members=MEMBERS, is_administrator=st.booleans())
def test_whatever_roles_somebody_has_no_side_but_his_own_shows_him_its_private_layer(
    three: list[Mechanism], members: list[tuple[int, Role, int, int]], is_administrator: bool
) -> None:
    """Three mechanisms, any roles: shared rows of his mechanisms, private ones of his own sides, nothing else."""
    Membership.objects.all().delete()
    user = account(
        GlobalRole.ADMINISTRATOR if is_administrator else GlobalRole.READER, f"u{is_administrator}"
    )
    for where, role, which, what in members:
        side = sides_of(three[where])[which]
        of = side.bodies.all()[what] if role is Role.LIAISON else of_role(role, side)
        if not Membership.objects.filter(**_shape(user, role, of)).exists():
            member(user.username, role, of)
    own = {m.side_id for m in user.memberships.all()} - {None}
    seen = visible(Change.objects.all(), user)
    assert {line.side_id for line in seen} - {None} <= own
    assert {line.mechanism_id for line in seen} == {m.mechanism_id for m in user.memberships.all()}
    for one in three:
        here = standing(user, one)
        assert {side.pk for side in private_sides(user, one)} <= own
        for side in sides_of(one):
            for body in (None, *side.bodies.all()):
                for act in (Act.READ_PRIVATE, Act.WRITE_PRIVATE, Act.EXPORT):
                    assert side.pk in own or not here.may(act, side, body)


def _shape(user: object, role: Role, of: object) -> dict[str, object]:
    where = "body" if isinstance(of, SideBody) else "side" if isinstance(of, Side) else "mechanism"
    return {"user": user, "role": role, where: of}


@pytest.fixture
def three() -> list[Mechanism]:
    """Three mechanisms, each with a shared line and one of each side."""
    found = [mechanism(name) for name in ("甲机制", "乙机制", "丙机制")]
    by = account(GlobalRole.ADMINISTRATOR, "setter-up")
    for one in found:
        for side in (None, *sides_of(one)):
            Change.objects.create(mechanism=one, side=side, what="changed", by=by, at=AT)
    return found
