"""What rules of lights are told of the course of a row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from huishang.ledger.rules.course import Course, Share, inputs_of, is_measured, light_of
from huishang.ledger.rules.lights import Light, Measure, light_rule

DUE = date(2026, 6, 30)
COURSE = Course(date(2026, 1, 1), DUE, None, None, ((date(2026, 1, 5), DUE),))


@pytest.mark.parametrize(
    ("behind", "light"),
    [("0", "green"), ("9.9", "green"), ("10", "yellow"), ("30", "yellow"), ("30.1", "red")],
)
def test_the_worst_share_decides(behind: str, light: str) -> None:
    shares = (Share(Decimal(50), Decimal(50), "2026-Q1"), Share(Decimal(50), 50 - Decimal(behind), "2026-Q1"))
    course = replace(COURSE, shares=shares, has_scale=True)
    assert light_of(light_rule("yinchuan-progress"), course, date(2026, 4, 1)).light == light


@pytest.mark.parametrize(
    ("course", "code"),
    [
        (replace(COURSE, has_scale=False), "no_plan"),
        (replace(COURSE, has_scale=True), "no_progress"),
        (replace(COURSE, shares=(Share(None, Decimal(5), "2026-Q1"),)), "no_plan"),
    ],
)
def test_without_a_share_there_is_no_light_and_it_is_said_why(course: Course, code: str) -> None:
    verdict = light_of(light_rule("yinchuan-progress"), course, date(2026, 4, 1))
    assert (verdict.light, [one.code for one in verdict.reasons]) == (Light.NONE, [code])


def test_what_lacks_for_two_measures_is_said_once() -> None:
    verdict = light_of(light_rule("ouhai-month"), replace(COURSE, due=None), date(2026, 4, 1))
    assert (verdict.light, [one.code for one in verdict.reasons]) == (Light.NONE, ["no_due"])


@pytest.mark.parametrize(
    ("delivered", "at", "light"),
    [
        (None, DUE, "green"),
        (None, date(2026, 7, 1), "red"),
        (DUE, date(2026, 7, 1), "green"),
        (date(2026, 7, 1), date(2026, 7, 1), "yellow"),
        (date(2026, 7, 2), date(2026, 7, 1), "red"),
    ],
)
def test_red_made_good_is_yellow(delivered: date | None, at: date, light: str) -> None:
    assert light_of(light_rule("ouhai-month"), replace(COURSE, delivered=delivered), at).light == light


def test_a_delivered_row_has_no_deadline_near() -> None:
    shares = (Share(Decimal(100), Decimal(100), "2026-Q2"),)
    course = replace(COURSE, shares=shares, has_scale=True)
    rule = light_rule("suqian-slips")
    assert light_of(rule, course, date(2026, 6, 20)).light == Light.BLUE
    assert (
        light_of(rule, replace(course, delivered=date(2026, 6, 20)), date(2026, 6, 20)).light == Light.GREEN
    )
    poor = replace(course, delivered=date(2026, 6, 20), is_poor=True)
    assert light_of(rule, poor, date(2026, 6, 20)).light == Light.YELLOW


@pytest.mark.parametrize(
    ("dues", "delivered", "missed"),
    [
        ([("2026-01-05", "2026-06-30")], None, 1),
        ([("2026-01-05", "2026-06-30")], date(2026, 6, 30), 0),
        ([("2026-01-05", "2026-12-31")], None, 0),
        ([("2026-01-05", "2026-06-30"), ("2026-06-30", "2026-07-31")], None, 1),
        ([("2026-01-05", "2026-06-30"), ("2026-07-02", "2026-07-31")], None, 2),
        ([("2026-01-05", "2026-06-30"), ("2026-07-02", "2026-07-31")], date(2026, 7, 31), 1),
    ],
)
def test_a_deadline_is_missed_where_it_passes_before_another_is_set(
    dues: list[tuple[str, str]], delivered: date | None, missed: int
) -> None:
    given = tuple((date.fromisoformat(a), date.fromisoformat(b)) for a, b in dues)
    course = replace(COURSE, dues=given, due=given[-1][1], delivered=delivered)
    assert inputs_of(course, date(2026, 8, 1))[Measure.DEADLINES_MISSED] == missed


def test_a_start_is_counted_by_months() -> None:
    rule, at = light_rule("yinchuan-start"), date(2026, 3, 1)
    assert light_of(rule, COURSE, at).light == Light.RED
    assert light_of(rule, replace(COURSE, started=date(2026, 2, 1)), at).light == Light.GREEN
    assert light_of(rule, replace(COURSE, planned_start=None), at).light == Light.NONE


@pytest.mark.parametrize(
    ("name", "is_known"),
    [
        ("yinchuan-progress", True),
        ("suqian-slips", True),
        ("yinchuan-entry", False),
        ("yinchuan-funds", False),
    ],
)
def test_rules_that_ask_for_what_the_ledger_does_not_keep_are_known(name: str, is_known: bool) -> None:
    assert is_measured(light_rule(name)) is is_known
