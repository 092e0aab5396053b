from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.ledger.rules.workdays import UnknownYear, add_workdays, is_known, is_workday, workdays_between

FAR = date(2099, 6, 1)  # a Monday of a year that nobody has set yet
days = st.dates(min_value=date(2005, 1, 1), max_value=date(2025, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 2, 8), True),  # Thursday before the Spring Festival
        (date(2024, 2, 12), False),  # Monday in it
        (date(2024, 2, 4), True),  # Sunday, worked to make up for it
        (date(2024, 2, 18), True),  # likewise
        (date(2024, 2, 25), False),  # a common Sunday
        (date(2025, 1, 26), True),
        (date(2025, 10, 8), False),
        (date(2025, 10, 9), True),
        (date(2025, 10, 11), True),  # Saturday
    ],
)
def test_holidays_rest_and_made_up_weekends_work(day: date, works: bool) -> None:
    assert is_workday(day) is works


def test_a_year_that_is_not_set_is_said_and_not_guessed() -> None:
    assert not is_known(FAR)
    with pytest.raises(UnknownYear, match="2099 are not known"):
        is_workday(FAR)
    with pytest.raises(UnknownYear):
        add_workdays(FAR, 1)
    assert is_workday(FAR, assume_weekends=True)
    assert not is_workday(date(2099, 6, 6), assume_weekends=True)
    assert add_workdays(FAR, 5, assume_weekends=True) == (date(2099, 6, 8), True)


def test_counting_passes_over_the_festival_both_ways() -> None:
    assert add_workdays(date(2024, 2, 9), 1) == (date(2024, 2, 18), False)
    assert add_workdays(date(2024, 2, 18), -1) == (date(2024, 2, 9), False)
    assert add_workdays(date(2024, 2, 10), 0) == (date(2024, 2, 10), False)
    assert workdays_between(date(2024, 2, 9), date(2024, 2, 18)) == 1
    assert workdays_between(date(2024, 2, 18), date(2024, 2, 9)) == 0


@settings(max_examples=40)
@given(days, st.integers(1, 40))
def test_so_many_workdays_on_are_so_many_between(day: date, count: int) -> None:
    reached = add_workdays(day, count).day
    assert is_workday(reached)
    assert workdays_between(day, reached) == count
