from __future__ import annotations

from datetime import date

import pytest

from huishang.registry import partial


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-11-23", date(2023, 11, 23), date(2023, 11, 23)),
    ],
)
def test_a_date_covers_what_its_precision_says(text: str, first: date, last: date) -> None:
    assert partial.days(text) == (first, last)


@pytest.mark.parametrize("text", ["", "11-23", "2023-13", "2023-02-30", "去年"])
def test_what_is_no_date_covers_nothing(text: str) -> None:
    assert partial.days(text) is None


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("2023-11", "2023-11-23", True),
        ("2023", "2023-11", True),
        ("2023-11-22", "2023-11-23", False),
        ("2023-11", "2023-12-01", False),
    ],
)
def test_dates_agree_when_one_lies_within_the_other(a: str, b: str, agree: bool) -> None:
    assert partial.agree(a, b) is agree
    assert partial.agree(b, a) is agree


def test_the_gap_between_stretches_counts_days() -> None:
    visit = partial.stretch("2023-11-22", "2023-11-23")
    assert visit
    for text, gap in (("2023-11-23", 0), ("2023-11-24", 1), ("2023-11-20", 2), ("2023-11", 0)):
        other = partial.stretch(text, "")
        assert other and partial.gap_days(visit, other) == partial.gap_days(other, visit) == gap


def test_a_stretch_told_backwards_is_turned() -> None:
    assert partial.stretch("2023-11-23", "2023-11-22") == (date(2023, 11, 22), date(2023, 11, 23))
