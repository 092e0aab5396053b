from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.ledger.rules.targets import (
    PlanChange,
    Sense,
    Target,
    UnitMismatch,
    Value,
    cumulative,
    difference,
    plan_changes,
    reaches,
)

D = Decimal
MARCH, JUNE, SEPTEMBER = date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30)
numbers = st.decimals(min_value=-(10**6), max_value=10**6, places=2)


def test_two_sides_differ_in_their_unit_and_say_whether_they_mean_the_same() -> None:
    found = difference(Value(D(75), "公里", "全线"), Value(D(50), "公里", "主线"))
    assert (found.number, found.unit, found.is_like_for_like) == (25, "公里", False)
    assert difference(Value(D(75), "公里"), Value(D(75), "公里")).is_like_for_like


def test_different_units_are_an_error_that_shows_both() -> None:
    with pytest.raises(UnitMismatch, match=r"3 亿元（投资） and 30000 万元 are in different units") as caught:
        difference(Value(D(3), "亿元", "投资"), Value(D(30000), "万元"))
    assert caught.value.other.unit == "万元"


@pytest.mark.parametrize(
    ("sense", "number", "is_reached"),
    [
        (Sense.AT_LEAST, "9.99", False),
        (Sense.AT_LEAST, "10", True),
        (Sense.AT_MOST, "10", True),
        (Sense.AT_MOST, "10.01", False),
    ],
)
def test_both_sides_of_a_target(sense: Sense, number: str, is_reached: bool) -> None:
    target = Target(Value(D(10), "小时"), sense)
    assert reaches(target, Value(D(number), "小时")) is is_reached
    with pytest.raises(UnitMismatch):
        reaches(target, Value(D(number), "天"))


def test_a_sum_names_the_periods_that_are_missing() -> None:
    found = cumulative({MARCH: D("1.5"), JUNE: None, date(2024, 12, 31): D(9)}, [SEPTEMBER, MARCH, JUNE])
    assert found.number == D("1.5")
    assert found.missing == (JUNE, SEPTEMBER)


def test_a_plan_that_changed_without_a_word_is_found() -> None:
    confirmed = {MARCH: D("4414.5"), JUNE: D(10)}
    assert plan_changes(confirmed, {MARCH: D("4414.50")}) == ()
    assert plan_changes(confirmed, {SEPTEMBER: D(1), MARCH: D("4404.04")}) == (
        PlanChange(MARCH, D("4414.5"), D("4404.04")),
        PlanChange(SEPTEMBER, None, D(1)),
    )


@settings(max_examples=40)
@given(numbers, numbers)
def test_a_difference_turns_its_sign_with_the_sides(one: Decimal, other: Decimal) -> None:
    a, b = Value(one, "个"), Value(other, "个")
    assert difference(a, b).number == -difference(b, a).number


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from([MARCH, JUNE, SEPTEMBER]), numbers))
def test_sums_of_parts_make_the_sum_of_all(values: dict[date, Decimal]) -> None:
    parts = [cumulative(values, [period]).number for period in (MARCH, JUNE, SEPTEMBER)]
    whole = cumulative(values, [MARCH, JUNE, SEPTEMBER])
    assert sum(parts) == whole.number
    assert len(whole.missing) + len(values) == 3
