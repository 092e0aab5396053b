"""The register of obstacles."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from huishang.ledger import actions
from tests.ledger.people import World, agreed, at, made, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world()


def test_an_obstacle_goes_up_the_levels_and_ends_as_what_cannot_be_solved(here: World) -> None:
    row, by = agreed(here), here.coordinator(here.a)
    one = actions.raise_obstacle(
        by,
        here.mechanism,
        "省界用地指标",
        at(10),
        row=row,
        owner=here.b,
        owner_body=here.body_b,
        due=at(20).date(),
    )
    assert (one.level, one.state, one.owner) == ("offices", "open", here.b)
    one = actions.escalate(by, one, "逾期未复", at(21), due=at(40).date())
    one = actions.escalate(by, one, "仍未解决", at(41))
    assert (one.level, one.state, one.due) == ("leaders", "escalated", None)
    with pytest.raises(actions.LedgerError):
        actions.escalate(by, one, "再提", at(42))
    with pytest.raises(actions.LedgerError):
        actions.give_up(by, one, " ", at(42))
    one = actions.give_up(by, one, "国家规划未列", at(42))
    assert (one.state, one.because, one.ended_at) == ("unsolvable", "国家规划未列", at(42))
    with pytest.raises(actions.LedgerError):
        actions.solve(by, one, "", at(43))
    assert [line.act for line in row.history.order_by("sequence")][-4:] == [
        "raise_obstacle",
        "escalate_obstacle",
        "escalate_obstacle",
        "end_obstacle",
    ]


def test_an_obstacle_without_a_row_belongs_to_the_mechanism(here: World) -> None:
    one = actions.raise_obstacle(here.office, here.mechanism, "两省数据口径不一", at(10))
    assert actions.solve(here.office, one, "统一口径", at(11)).state == "solved"


def test_what_does_not_belong_together_is_refused(here: World) -> None:
    other = world("丙丁合作机制")
    (foreign,) = made(other, "丙")
    with pytest.raises(actions.LedgerError):
        actions.raise_obstacle(here.office, here.mechanism, "…", at(1), row=foreign)
    with pytest.raises(actions.LedgerError):
        actions.raise_obstacle(here.office, here.mechanism, "…", at(1), owner=here.a, owner_body=here.body_b)
    with pytest.raises(PermissionDenied):
        actions.raise_obstacle(here.observer, here.mechanism, "…", at(1))
