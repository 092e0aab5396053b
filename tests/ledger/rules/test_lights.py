from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.ledger.rules.lights import (
    Light,
    Measure,
    Verdict,
    is_worse,
    judge,
    light_rule,
    light_rules,
    with_verdict,
)
from huishang.ledger.rules.measures import (
    days_made_good,
    days_over,
    days_to_due,
    months_since,
    months_unstarted,
    thirds_passed,
)
from huishang.ledger.rules.reasons import explain
from huishang.ledger.rules.versions import RuleId, UnknownRule

M = Measure
SLIPS = {M.DAYS_TO_DUE: 60, M.BEHIND_POINTS: 0, M.POOR_QUALITY: 0, M.DAYS_OVER: 0}


@pytest.mark.parametrize(
    ("rule", "measure", "value", "light", "is_chosen"),
    [
        ("yinchuan-progress", M.BEHIND_POINTS, "-5", Light.GREEN, False),
        ("yinchuan-progress", M.BEHIND_POINTS, "0", Light.GREEN, False),
        ("yinchuan-progress", M.BEHIND_POINTS, "0.1", Light.GREEN, True),
        ("yinchuan-progress", M.BEHIND_POINTS, "9.9", Light.GREEN, True),
        ("yinchuan-progress", M.BEHIND_POINTS, "10", Light.YELLOW, False),
        ("yinchuan-progress", M.BEHIND_POINTS, "30.0", Light.YELLOW, False),
        ("yinchuan-progress", M.BEHIND_POINTS, "30.1", Light.RED, False),
        ("yinchuan-start", M.MONTHS_UNSTARTED, "0", Light.GREEN, False),
        ("yinchuan-start", M.MONTHS_UNSTARTED, "1", Light.YELLOW, False),
        ("yinchuan-start", M.MONTHS_UNSTARTED, "2", Light.YELLOW, True),
        ("yinchuan-start", M.MONTHS_UNSTARTED, "3", Light.RED, False),
        ("yinchuan-entry", M.MONTHS_UNENTERED, "0", Light.GREEN, True),
        ("yinchuan-entry", M.MONTHS_UNENTERED, "1", Light.YELLOW, False),
        ("yinchuan-entry", M.MONTHS_UNENTERED, "2", Light.YELLOW, False),
        ("yinchuan-entry", M.MONTHS_UNENTERED, "3", Light.RED, False),
        ("yinchuan-funds", M.FUNDS_SHORT, "-0.01", Light.GREEN, False),
        ("yinchuan-funds", M.FUNDS_SHORT, "0", Light.GREEN, False),
        ("yinchuan-funds", M.FUNDS_SHORT, "0.01", Light.RED, False),
    ],
)
def test_both_sides_of_each_printed_bound(
    rule: str, measure: Measure, value: str, light: Light, is_chosen: bool
) -> None:
    verdict = judge(light_rule(rule), {measure: Decimal(value)})
    assert (verdict.light, verdict.is_chosen) == (light, is_chosen)
    assert verdict.rule == RuleId(rule, 1)
    assert verdict.inputs == ((measure, Decimal(value)),)


@pytest.mark.parametrize(
    ("changed", "light", "code"),
    [
        ({}, Light.GREEN, "not_near"),
        ({M.DAYS_TO_DUE: 16}, Light.GREEN, "not_near"),
        ({M.DAYS_TO_DUE: 15}, Light.BLUE, "due_near"),
        ({M.DAYS_TO_DUE: 15, M.BEHIND_POINTS: 1}, Light.YELLOW, "behind"),
        ({M.POOR_QUALITY: 1}, Light.YELLOW, "quality_poor"),
        ({M.DAYS_TO_DUE: -1, M.DAYS_OVER: 1, M.POOR_QUALITY: 1}, Light.RED, "over"),
    ],
)
def test_a_slip_has_the_gravest_of_its_colours(changed: dict[Measure, int], light: Light, code: str) -> None:
    verdict = judge(light_rule("suqian-slips"), SLIPS | changed)
    assert verdict.light is light
    assert verdict.reasons[0].code == code


def test_a_month_made_good_turns_yellow_and_its_red_stays_in_the_history() -> None:
    rule, due, done = light_rule("ouhai-month"), date(2025, 3, 31), date(2025, 4, 9)

    def at(day: date, done: date | None) -> Verdict:
        late = {M.DAYS_OVER: days_over(due, day, done), M.DAYS_MADE_GOOD: days_made_good(due, day, done)}
        return judge(rule, late)

    history: tuple[Verdict, ...] = ()
    for day in (date(2025, 3, 31), date(2025, 4, 1), date(2025, 4, 9), date(2025, 4, 10)):
        history = with_verdict(history, at(day, done))
    assert [verdict.light for verdict in history] == [Light.GREEN, Light.RED, Light.YELLOW]
    assert explain(history[-1].reasons[0], "zh") == "超时限9天后补完成"
    assert explain(history[1].reasons[0], "en") == "not done; days over the deadline: 1"
    assert at(date(2025, 4, 20), date(2025, 3, 31)).light is Light.GREEN


@pytest.mark.parametrize(
    ("day", "missed", "light", "code"),
    [
        (date(2025, 1, 30), 0, Light.GREEN, "running"),
        (date(2025, 1, 31), 0, Light.GREEN, "first_third"),
        (date(2025, 3, 1), 0, Light.GREEN, "first_third"),
        (date(2025, 3, 2), 0, Light.GREEN, "second_third"),
        (date(2025, 4, 2), 1, Light.YELLOW, "missed"),
        (date(2025, 6, 2), 2, Light.RED, "missed_again"),
    ],
)
def test_three_stages_remind_notify_and_judge(day: date, missed: int, light: Light, code: str) -> None:
    thirds = thirds_passed(date(2025, 1, 1), date(2025, 4, 1), day)  # 90 days
    verdict = judge(light_rule("three-stages"), {M.THIRDS_PASSED: thirds, M.DEADLINES_MISSED: missed})
    assert verdict.light is light
    assert code in [told.code for told in verdict.reasons]


def test_what_is_not_known_is_never_green_and_hides_no_warning() -> None:
    rule = light_rule("suqian-slips")
    unknown = judge(rule, SLIPS | {M.BEHIND_POINTS: None})
    assert unknown.light is Light.NONE
    assert [told.code for told in unknown.reasons] == ["not_measured"]
    assert judge(rule, {M.DAYS_OVER: 3}).light is Light.RED
    assert judge(rule, {}).light is Light.NONE


def test_a_rule_that_is_not_there_is_named() -> None:
    with pytest.raises(UnknownRule, match="yinchuan-progress/1"):
        light_rule("yinchuan-progress", 2)
    with pytest.raises(UnknownRule):
        light_rule("yinchuan")


def test_measures_count_whole_days_and_months() -> None:
    due = date(2025, 6, 30)
    assert days_to_due(due, date(2025, 6, 1)) == 29
    assert [
        days_over(due, date(2025, 7, 2), done) for done in (None, date(2025, 7, 2), date(2025, 7, 3))
    ] == [2, 0, 2]
    assert days_made_good(due, date(2025, 7, 2), date(2025, 7, 3)) == 0
    assert months_unstarted(date(2025, 3, 20), date(2025, 2, 28), None) == 0
    assert months_unstarted(date(2025, 3, 20), date(2025, 3, 1), None) == 1
    assert months_unstarted(date(2024, 11, 1), date(2025, 1, 31), None) == 3
    assert months_unstarted(date(2024, 11, 1), date(2025, 1, 31), None, is_excused=True) == 0
    assert months_unstarted(date(2024, 11, 1), date(2025, 1, 31), date(2025, 1, 31)) == 0
    assert [months_since(date(2025, 1, 15), day) for day in (date(2025, 2, 14), date(2025, 2, 15))] == [0, 1]
    assert thirds_passed(due, due, due) == 3
    assert thirds_passed(due, due, date(2025, 6, 29)) == 0


@settings(max_examples=60)
@given(
    st.sampled_from([rule for rule in light_rules() if rule.name != "suqian-slips"]),
    st.data(),
)
def test_worse_measures_never_give_a_better_light(rule: RuleId, data: st.DataObject) -> None:
    by = light_rule(*rule)
    drawn = {m: sorted(data.draw(st.tuples(st.integers(-99, 99), st.integers(-99, 99)))) for m in by.scales}
    better = judge(by, {m: pair[0] for m, pair in drawn.items()})
    worse = judge(by, {m: pair[1] for m, pair in drawn.items()})
    assert not is_worse(better.light, worse.light)


@settings(max_examples=40)
@given(st.lists(st.integers(-20, 60), max_size=12))
def test_a_history_only_grows(values: list[int]) -> None:
    rule = light_rule("yinchuan-progress")
    history: tuple[Verdict, ...] = ()
    for value in values:
        longer = with_verdict(history, judge(rule, {M.BEHIND_POINTS: value}))
        assert longer[: len(history)] == history
        history = longer
    assert all(one != other for one, other in pairwise(history))
