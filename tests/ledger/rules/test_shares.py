"""What should be done by a day, and how far a row is behind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from huishang.ledger.rules.rates import rounding
from huishang.ledger.rules.shares import Planned, planned_value, points_behind, time_share

PLAN = [
    Planned(date(2026, 1, 1), date(2026, 3, 31), Decimal(2)),
    Planned(date(2026, 1, 1), date(2026, 6, 30), Decimal(5)),
]


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (date(2025, 12, 31), 0),
        (date(2026, 3, 30), Decimal(4) / 3),
        (date(2026, 3, 31), 2),
        (date(2026, 4, 29), 2),
        (date(2026, 4, 30), 3),
        (date(2026, 6, 30), 5),
        (date(2030, 1, 1), 5),
    ],
)
def test_a_plan_asks_for_its_value_at_the_end_of_a_period_and_for_full_months_within(
    at: date, value: Decimal
) -> None:
    assert planned_value(PLAN, Decimal(0), at).quantize(Decimal("0.001")) == Decimal(value).quantize(
        Decimal("0.001")
    )


def test_a_plan_of_nothing_asks_for_the_baseline() -> None:
    assert planned_value([], Decimal(7), date(2026, 1, 1)) == 7


@pytest.mark.parametrize(
    ("at", "share"),
    [
        (date(2025, 12, 1), 0),
        (date(2026, 9, 29), Decimal(800) / 12),
        (date(2026, 9, 30), 75),
        (date(2027, 5, 1), 100),
    ],
)
def test_time_passes_in_full_months(at: date, share: Decimal) -> None:
    found = time_share(date(2026, 1, 1), date(2026, 12, 31), at)
    assert found is not None and abs(found - Decimal(share)) < Decimal("0.001")


def test_less_than_a_month_has_no_share() -> None:
    assert time_share(date(2026, 1, 5), date(2026, 1, 20), date(2026, 1, 10)) is None
    assert time_share(date(2026, 1, 20), date(2026, 1, 5), date(2026, 1, 10)) is None


def test_points_are_rounded_as_they_are_printed() -> None:
    by = rounding()
    assert points_behind(Decimal("33.333"), Decimal("16.667")) == points_behind(
        Decimal("33.333"), Decimal("16.667"), by
    )
    assert points_behind(Decimal(50), Decimal(60)) == -10
