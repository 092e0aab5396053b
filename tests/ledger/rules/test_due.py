from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.ledger.rules.due import NO_DUE, Precision, due_of, read_due


@pytest.mark.parametrize(
    ("words", "year", "last", "precision"),
    [
        ("2025年6月30日前", None, date(2025, 6, 30), Precision.DAY),
        ("2025年6月上旬", None, date(2025, 6, 10), Precision.TEN_DAYS),
        ("2025年6月中旬", None, date(2025, 6, 20), Precision.TEN_DAYS),
        ("2025年6月下旬", None, date(2025, 6, 30), Precision.TEN_DAYS),
        ("2024年2月底前", None, date(2024, 2, 29), Precision.MONTH),
        ("6月底前", 2025, date(2025, 6, 30), Precision.MONTH),
        ("三季度", 2025, date(2025, 9, 30), Precision.QUARTER),
        ("2025年三季度前", None, date(2025, 9, 30), Precision.QUARTER),
        ("2025年第4季度", None, date(2025, 12, 31), Precision.QUARTER),
        ("2025年上半年", None, date(2025, 6, 30), Precision.HALF),
        ("下半年", 2025, date(2025, 12, 31), Precision.HALF),
        ("年底前", 2025, date(2025, 12, 31), Precision.YEAR),
        ("2025年", None, date(2025, 12, 31), Precision.YEAR),
        ("2023年11月至2025年12月", None, date(2025, 12, 31), Precision.MONTH),
        ("“十四五”末", None, date(2025, 12, 31), Precision.PLAN),
        ("“十五五”期末", None, date(2030, 12, 31), Precision.PLAN),
    ],
)
def test_a_deadline_ends_on_the_last_day_of_its_span(
    words: str, year: int | None, last: date, precision: Precision
) -> None:
    due = read_due(words, year)
    assert (due.last, due.precision, due.words) == (last, precision, words)


@pytest.mark.parametrize(
    ("words", "year", "precision"),
    [
        ("长期", None, Precision.OPEN),
        ("持续推进", 2025, Precision.OPEN),
        ("年底前", None, Precision.NONE),
        ("三季度", None, Precision.NONE),
        ("适时", 2025, Precision.NONE),
        ("2025年2月30日前", None, Precision.NONE),
        ("", None, Precision.NONE),
    ],
)
def test_what_fixes_no_day_gets_none_and_keeps_its_words(
    words: str, year: int | None, precision: Precision
) -> None:
    due = read_due(words, year)
    assert not due.is_dated
    assert (due.precision, due.words) == (precision, words)


@pytest.mark.parametrize(
    ("iso", "words", "last", "precision"),
    [
        (
            "2025-09",
            "今年三季度",
            date(2025, 9, 30),
            Precision.QUARTER,
        ),  # the reader gives a quarter by its last month
        ("2025-06", "上半年", date(2025, 6, 30), Precision.HALF),
        (
            "2025-05",
            "三季度前，5月",
            date(2025, 5, 31),
            Precision.MONTH,
        ),  # words that say otherwise narrow nothing
        ("2025-05-20", "三季度", date(2025, 5, 20), Precision.DAY),
        ("2025", "上半年", date(2025, 6, 30), Precision.HALF),
        ("2025-13", "13月", None, Precision.NONE),
        ("0000", "", None, Precision.NONE),
        (None, "", None, Precision.NONE),
        ("soon", "近期", None, Precision.NONE),
    ],
)
def test_the_reader_s_date_is_narrowed_by_its_words_alone(
    iso: str | None, words: str, last: date | None, precision: Precision
) -> None:
    due = due_of(iso, words)
    assert (due.last, due.precision) == (last, precision)


def test_no_deadline_is_not_dated() -> None:
    assert not NO_DUE.is_dated


@settings(max_examples=40)
@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)),
    st.sampled_from(["", "底前", "三季度", "中旬"]),
)
def test_a_span_ends_in_its_own_year_whatever_the_words(day: date, words: str) -> None:
    spans = [due_of(iso, words).last for iso in (f"{day}", f"{day:%Y-%m}", f"{day:%Y}")]
    assert spans[0] == day
    assert due_of(f"{day:%Y}", "").last == date(day.year, 12, 31)
    assert all(last is not None and last.year == day.year for last in spans)
