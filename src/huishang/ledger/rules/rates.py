"""Completion rates (完成率), the share of the year that has passed (序时进度) and their distance, as they are printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache

from huishang.ledger.rules.tables import rows
from huishang.ledger.rules.versions import RuleId, chosen, rule_of

_HUNDRED = Decimal(100)


class NoRate(ValueError):
    """There is no rate: the plan, the whole or the year has no length to divide by."""


@dataclass(frozen=True, slots=True)
class Rounding:
    """A convention of rounding: decimals (None: not rounded), and whether rates are rounded before they are subtracted."""

    rule: RuleId
    places: int | None
    rates_first: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """Progress against time. All in percent or percentage points; ``ahead`` is negative for what is behind.

    ``exact_ahead`` is the distance without rounding, for whoever recomputes it.
    """

    rate: Decimal
    elapsed: Decimal
    ahead: Decimal
    exact_ahead: Decimal
    rule: RuleId


def rounding(name: str = "printed", version: int | None = None) -> Rounding:
    """The convention of that name in rounding.tsv, the newest unless a version is given.

    Raises:
        UnknownRule: there is none.

    """
    return _roundings()[chosen(_roundings(), name, version)]


def rate(done: Decimal, plan: Decimal) -> Decimal:
    """What is done as percent of the plan, not rounded.

    Raises:
        NoRate: the plan is not above zero.

    """
    if plan <= 0:
        raise NoRate(f"no rate of a plan of {plan}: it must be above zero")
    return done / plan * _HUNDRED


def elapsed(months: int, of: int = 12) -> Decimal:
    """The percentage of time that has passed after so many full months, not rounded.

    Raises:
        NoRate: there are no months, or fewer than have passed.

    """
    if of < 1 or not 0 <= months <= of:
        raise NoRate(f"{months} of {of} months is no share of time")
    return Decimal(months) / of * _HUNDRED


def progress(
    done: Decimal, plan: Decimal, months: int, of: int = 12, convention: Rounding | None = None
) -> Progress:
    """Completion against time by a convention of rounding, as printed unless another is given.

    Raises:
        NoRate: plan or time has no length.

    """
    by = convention or rounding()
    exact_rate, exact_elapsed = rate(done, plan), elapsed(months, of)
    exact = exact_rate - exact_elapsed
    shown_rate, shown_elapsed = rounded(exact_rate, by.places), rounded(exact_elapsed, by.places)
    ahead = shown_rate - shown_elapsed if by.rates_first else rounded(exact, by.places)
    return Progress(shown_rate, shown_elapsed, ahead, exact, by.rule)


def rounded(value: Decimal, places: int | None) -> Decimal:
    """A number to so many decimals, half up as Chinese statistics print it; unchanged for None."""
    if places is None:
        return value
    with localcontext() as context:
        context.prec = 50
        return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def total(values: Iterable[Decimal]) -> Decimal:
    """The exact sum."""
    return sum(values, Decimal(0))


@cache
def _roundings() -> dict[RuleId, Rounding]:
    return {
        rule_of(row): Rounding(
            rule_of(row), None if row["places"] == "-" else int(row["places"]), row["first"] == "rate"
        )
        for row in rows("rounding")
    }
