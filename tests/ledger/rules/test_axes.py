from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.ledger.rules.axes import (
    Agreement,
    Freshness,
    Span,
    Timeliness,
    agreement,
    freshness,
    timeliness,
)
from huishang.ledger.rules.due import read_due
from huishang.ledger.rules.failures import Delivery, Failure, failure_class, failures
from huishang.ledger.rules.reasons import explain
from huishang.ledger.rules.versions import RuleId, UnknownRule

DUE = read_due("2025年6月30日前")
days = st.dates(min_value=date(2025, 1, 1), max_value=date(2025, 12, 31))


@pytest.mark.parametrize(
    ("at", "done", "value"),
    [
        (date(2025, 5, 30), None, Timeliness.ON_TIME),
        (date(2025, 5, 31), None, Timeliness.DUE_SOON),
        (date(2025, 6, 30), None, Timeliness.DUE_SOON),
        (date(2025, 7, 1), None, Timeliness.LATE),
        (date(2025, 12, 1), date(2025, 6, 30), Timeliness.ON_TIME),
        (date(2025, 12, 1), date(2025, 7, 1), Timeliness.LATE),
        (date(2025, 5, 1), date(2025, 7, 1), Timeliness.ON_TIME),  # not done yet, as of that day
    ],
)
def test_delivery_is_on_time_up_to_the_last_day(at: date, done: date | None, value: Timeliness) -> None:
    answer = timeliness(DUE, at, done)
    assert (answer.value, answer.rule) == (value, RuleId("timeliness", 1))


@pytest.mark.parametrize("words", ["长期", "年底前", ""])
def test_without_a_day_nothing_is_late(words: str) -> None:
    answer = timeliness(read_due(words), date(2099, 1, 1), None)
    assert answer.value is Timeliness.NO_DATE
    assert answer.reason.code == ("no_day" if words else "no_deadline")


@pytest.mark.parametrize(
    ("rhythm", "age", "value"),
    [
        (Span.MONTHLY, 41, Freshness.OK),
        (Span.MONTHLY, 42, Freshness.STALE),
        (Span.QUARTERLY, 107, Freshness.OK),
        (Span.QUARTERLY, 108, Freshness.STALE),
        (Span.YEARLY, 381, Freshness.OK),
        (Span.YEARLY, 382, Freshness.STALE),
    ],
)
def test_a_report_is_fresh_for_its_rhythm(rhythm: Span, age: int, value: Freshness) -> None:
    at = date(2025, 12, 31)
    assert freshness(at - timedelta(days=age), rhythm, at).value is value


def test_what_was_never_reported_is_not_stale() -> None:
    at = date(2025, 12, 31)
    assert freshness(None, Span.MONTHLY, at).value is Freshness.NEVER
    assert freshness(at + timedelta(days=1), Span.MONTHLY, at).value is Freshness.NEVER
    with pytest.raises(UnknownRule):
        freshness(None, Span.MONTHLY, at, version=2)


@pytest.mark.parametrize(
    ("said", "value", "words"),
    [
        ({"川": "done", "黔": "done"}, Agreement.SAME, "the sides say the same"),
        ({"川": "done", "黔": "half"}, Agreement.DIFFERS, "the sides differ: 川、黔"),
        ({"川": "done", "黔": None}, Agreement.ONE_SILENT, "has not spoken: 黔"),
        ({"川": "done", "黔": "half", "滇": None}, Agreement.DIFFERS, "the sides differ: 川、黔"),
        ({"川": None, "黔": None}, Agreement.ONE_SILENT, "has not spoken: 川、黔"),
    ],
)
def test_silence_is_no_assent(said: dict[str, str | None], value: Agreement, words: str) -> None:
    answer = agreement(said)
    assert answer.value is value
    assert explain(answer.reason, "en") == words


def test_a_late_delivery_may_be_reported_in_time() -> None:
    at, done = date(2025, 9, 1), date(2025, 8, 20)
    assert timeliness(DUE, at, done).value is Timeliness.LATE
    assert freshness(date(2025, 8, 31), Span.MONTHLY, at).value is Freshness.OK


@settings(max_examples=40)
@given(days, days, st.none() | days, st.none() | days)
def test_time_makes_nothing_earlier_and_reports_do_not_move_it(
    one: date, other: date, done: date | None, reported: date | None
) -> None:
    first, last = sorted((one, other))
    order = [Timeliness.ON_TIME, Timeliness.DUE_SOON, Timeliness.LATE]
    before, after = (timeliness(DUE, at, None).value for at in (first, last))
    assert order.index(before) <= order.index(after)
    if done is not None and done <= first:
        assert timeliness(DUE, first, done).value == timeliness(DUE, last, done).value
    if reported is not None and reported <= first:
        ages = [freshness(reported, Span.MONTHLY, at).value for at in (first, last)]
        assert ages != [Freshness.STALE, Freshness.OK]


@pytest.mark.parametrize(
    ("at", "delivery", "classes"),
    [
        (date(2025, 6, 30), None, ()),
        (date(2025, 7, 1), None, (Failure.NOTHING,)),
        (date(2025, 7, 1), Delivery(date(2025, 7, 2), True, True), (Failure.NOTHING,)),
        (date(2025, 7, 2), Delivery(date(2025, 6, 30), True, True), ()),
        (date(2025, 7, 2), Delivery(date(2025, 7, 1), True, True), (Failure.LATE,)),
        (date(2025, 7, 2), Delivery(date(2025, 6, 1), True, False), (Failure.WEAK,)),
        (date(2025, 7, 2), Delivery(date(2025, 7, 1), None, False), (Failure.WEAK, Failure.LATE)),
        (date(2025, 7, 2), Delivery(date(2025, 7, 1), False, False), (Failure.WRONG,)),
        (date(2025, 7, 2), Delivery(date(2025, 6, 1), None, None), ()),
    ],
)
def test_the_four_failures_are_told_apart(
    at: date, delivery: Delivery | None, classes: tuple[Failure, ...]
) -> None:
    assert failures(DUE, at, delivery) == classes


def test_what_has_no_day_fails_by_what_was_delivered_alone() -> None:
    open_ended = read_due("长期")
    assert failures(open_ended, date(2099, 1, 1), None) == ()
    assert failures(open_ended, date(2099, 1, 1), Delivery(date(2098, 1, 1), False, None)) == (Failure.WRONG,)


def test_a_failure_is_defined_in_both_languages() -> None:
    assert [failure_class(code, "zh").name for code in Failure] == ["不履行", "错履行", "弱履行", "迟延履行"]
    assert failure_class(Failure.LATE, "en").definition == "what was agreed was delivered after the deadline"
