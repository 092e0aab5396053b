"""The table of permissions and the order of sides."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.sides.rules import (
    ADMINISTRATOR,
    HOLD_AFTER_RETIREMENT,
    OF_NO_SIDE,
    Act,
    Answer,
    Held,
    Place,
    Role,
    RulesError,
    allowed,
    allowed_somewhere,
    answer,
    in_order,
    may_give,
    read_table,
    table,
)

OURS, THEIRS = 1, 2
OUR_BODY, BESIDE = 11, 12
WHO = (*Role, ADMINISTRATOR)
CELLS = [(who, act, place) for who in WHO for act in Act for place in Place]


def held(who: str) -> Held:
    return Held(
        who,
        None if who in OF_NO_SIDE or who == ADMINISTRATOR else OURS,
        OUR_BODY if who == Role.LIAISON else None,
    )


@pytest.mark.parametrize(("who", "act", "place"), CELLS)
def test_a_role_may_exactly_what_its_cell_says(who: str, act: Act, place: Place) -> None:
    side = {Place.SHARED: None, Place.OWN: OURS, Place.OTHER: THEIRS}[place]
    if place is Place.OWN and held(who).side is None:
        assert answer(who, act, place) is Answer.NO  # nothing is its own
        return
    said = answer(who, act, place)
    assert held(who).allows(act, side, OUR_BODY) == (said is not Answer.NO)
    assert held(who).allows(act, side, BESIDE) == (said is Answer.YES)
    assert held(who).allows(act, side) == (said is Answer.YES)


def test_every_act_is_somebodys_and_nothing_else_is_in_the_table() -> None:
    assert {act for act, _place in table()} == set(Act)
    assert all(any(a is not Answer.NO for a in answers.values()) for answers in table().values())


@pytest.mark.parametrize("who", WHO)
def test_nobody_reads_or_writes_what_another_side_keeps_to_itself(who: str) -> None:
    for act in (Act.READ_PRIVATE, Act.WRITE_PRIVATE, Act.EXPORT):
        assert answer(who, act, Place.OTHER) is Answer.NO


def test_the_administrator_of_the_installation_reads_no_row() -> None:
    assert {act for act in Act if Held(ADMINISTRATOR).allows_somewhere(act)} == {
        Act.SEE,
        Act.MANAGE_SIDE,
        Act.SET_UP,
    }


def test_a_side_verifies_what_the_other_one_delivered_and_never_its_own() -> None:
    assert held(Role.COORDINATOR).allows(Act.VERIFY, THEIRS)
    assert not held(Role.COORDINATOR).allows(Act.VERIFY, OURS)


@pytest.mark.parametrize("act", list(Act))
def test_a_retired_mechanism_is_only_read_and_brought_back(act: Act) -> None:
    roles = [held(who) for who in WHO]
    assert allowed_somewhere(roles, act)
    assert allowed_somewhere(roles, act, is_retired=True) == (act in HOLD_AFTER_RETIREMENT)
    for side in (None, OURS, THEIRS):
        if allowed(roles, act, side, is_retired=True):
            assert act in HOLD_AFTER_RETIREMENT and allowed(roles, act, side)


def test_nothing_held_allows_nothing() -> None:
    assert not any(allowed([], act, side) for act in Act for side in (None, OURS))


def test_several_roles_allow_what_each_of_them_allows() -> None:
    both = [held(Role.LEADER), Held(Role.LIAISON, OURS, BESIDE)]
    assert allowed(both, Act.INSTRUCT, OURS) and allowed(both, Act.REPORT, OURS, BESIDE)
    assert not allowed(both, Act.REPORT, OURS, OUR_BODY)


def test_a_side_gives_liaisons_and_the_administrator_every_role() -> None:
    for role in Role:
        assert may_give(role, may_set_up=True, may_manage_side=False)
        assert may_give(role, may_set_up=False, may_manage_side=True) == (role is Role.LIAISON)
        assert not may_give(role, may_set_up=False, may_manage_side=False)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("verify\tother", "verfy\tother", "verfy"),
        ("verify\tother", "verify\telsewhere", "elsewhere"),
        ("verify\tother\tyes", "verify\tother\tperhaps", "perhaps"),
        ("verify\tother", "merge\tshared", "merge shared stands twice"),
        ("\tobserver\t", "\tonlooker\t", "observer"),
    ],
)
def test_a_table_that_says_something_impossible_is_refused(old: str, new: str, said: str) -> None:
    text = (files("huishang.sides") / "permissions.tsv").read_text(encoding="utf-8")
    assert read_table(text) == table()
    with pytest.raises(RulesError, match=said):
        read_table(text.replace(old, new))


SIDES = [(1, 2, "520000"), (2, 1, "510000"), (3, 3, "500000")]


def test_a_named_series_keeps_its_order_wherever_it_is_held() -> None:
    assert in_order(SIDES, keeps_order=True) == in_order(SIDES, keeps_order=True, host=3) == [2, 1, 3]


def test_else_the_host_comes_first_and_without_one_the_codes_decide() -> None:
    assert in_order(SIDES, keeps_order=False, host=1) == [1, 3, 2]
    assert in_order(SIDES, keeps_order=False) == [3, 2, 1]


@settings(max_examples=30, deadline=None)
@given(
    st.permutations(SIDES),
    st.booleans(),
    st.sampled_from([None, 1, 2, 3]),
)
def test_the_order_never_follows_from_the_order_of_entry(
    sides: list[tuple[int, int, str]], keeps_order: bool, host: int | None
) -> None:
    found = in_order(sides, keeps_order=keeps_order, host=host)
    assert found == in_order(SIDES, keeps_order=keeps_order, host=host)
    assert sorted(found) == [1, 2, 3]
