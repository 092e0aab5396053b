"""How much of a row should be done by a day, by its plan or by the time that has passed, and how far it is behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from huishang.ledger.rules.measures import months_since
from huishang.ledger.rules.rates import Rounding, elapsed, rounded, rounding

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Planned:
    """The value that a plan asks for at the end of a period."""

    first: date
    last: date
    value: Decimal


def planned_value(plan: Iterable[Planned], baseline: Decimal, at: date) -> Decimal:
    """The value planned up to a day: of the period that runs, in proportion to its full months."""
    reached, since = baseline, None
    for one in sorted(plan, key=lambda one: one.last):
        if one.last <= at:
            reached, since = one.value, one.last + _DAY
            continue
        first = max(one.first, since) if since else one.first
        if at < first:
            return reached
        return reached + (one.value - reached) * _share(first, one.last, at)
    return reached


def time_share(first: date, last: date, at: date) -> Decimal | None:
    """The percentage of the time from one day to another that has passed, in full months; None for less than a month."""
    if months_since(first, last + _DAY) < 1:
        return None
    return _share(first, last, at) * 100


def points_behind(should: Decimal, done: Decimal, convention: Rounding | None = None) -> Decimal:
    """Percentage points that what is done lies behind what should be, rounded as printed; negative where ahead."""
    by = convention or rounding()
    if by.rates_first:
        return rounded(should, by.places) - rounded(done, by.places)
    return rounded(should - done, by.places)


def _share(first: date, last: date, at: date) -> Decimal:
    whole = max(1, months_since(first, last + _DAY))
    return elapsed(min(whole, months_since(first, at + _DAY)), whole) / 100
