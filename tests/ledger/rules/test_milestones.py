from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.ledger.rules.milestones import Stage, weighted_progress
from huishang.ledger.rules.versions import RuleId, UnknownRule

D = Decimal
weights = st.decimals(min_value=0, max_value=100, places=1)


@pytest.mark.parametrize(
    ("stage", "percent"),
    [(Stage.NOT_STARTED, 0), (Stage.STUDY, 25), (Stage.BUILDING, 50), (Stage.TRIAL, 75), (Stage.DONE, 100)],
)
def test_a_stage_has_its_printed_score(stage: Stage, percent: int) -> None:
    found = weighted_progress([(D(3), stage)])
    assert found is not None
    assert (found.percent, found.rule) == (percent, RuleId("basin-plan", 1))


def test_milestones_count_by_their_weight() -> None:
    found = weighted_progress([(D(1), Stage.DONE), (D(3), Stage.STUDY)])
    assert found is not None and found.percent == D("43.75")


def test_without_weight_there_is_no_progress() -> None:
    assert weighted_progress([]) is None
    assert weighted_progress([(D(0), Stage.DONE)]) is None


def test_a_negative_weight_and_an_unknown_rule_are_refused() -> None:
    with pytest.raises(ValueError, match="correct its weight"):
        weighted_progress([(D(-1), Stage.DONE)])
    with pytest.raises(UnknownRule):
        weighted_progress([(D(1), Stage.DONE)], "basin-plan", 2)


@settings(max_examples=40)
@given(st.lists(st.tuples(weights, st.sampled_from(list(Stage))), min_size=1, max_size=6), st.integers(0, 5))
def test_a_milestone_that_moves_on_never_lowers_the_whole(
    parts: list[tuple[Decimal, Stage]], at: int
) -> None:
    moved = list(parts)
    moved[at % len(parts)] = (parts[at % len(parts)][0], Stage.DONE)
    one, other = weighted_progress(parts), weighted_progress(moved)
    assert (one is None) is (other is None)
    if one and other:
        assert 0 <= one.percent <= other.percent <= 100
