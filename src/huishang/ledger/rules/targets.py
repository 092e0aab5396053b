"""Measurable targets: two sides' values, values over periods, and plans that were changed without a word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from huishang.ledger.rules.rates import total


class Sense(StrEnum):
    """Which side of the number reaches a target."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its unit and its definition (口径), as a side gives it."""

    number: Decimal
    unit: str
    definition: str = ""

    def __str__(self) -> str:
        """Number and unit, and the definition where there is one."""
        return f"{self.number} {self.unit}" + (f"（{self.definition}）" if self.definition else "")


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached."""

    value: Value
    sense: Sense = Sense.AT_LEAST


@dataclass(frozen=True, slots=True)
class Difference:
    """One side's value less the other's, in their unit; ``is_like_for_like``: the definitions are the same words."""

    number: Decimal
    unit: str
    is_like_for_like: bool


@dataclass(frozen=True, slots=True)
class Cumulative:
    """The sum of what is known up to a period, and the periods (by their last day) that no value is known of."""

    number: Decimal
    missing: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class PlanChange:
    """A period whose plan in a report is not the confirmed one; None where the baseline has no plan for it."""

    period: date
    confirmed: Decimal | None
    reported: Decimal


class UnitMismatch(ValueError):
    """Two values in different units cannot be compared; ``one`` and ``other`` are both as they were given."""

    def __init__(self, one: Value, other: Value) -> None:
        super().__init__(f"{one} and {other} are in different units: give both in one")
        self.one, self.other = one, other


def difference(one: Value, other: Value) -> Difference:
    """One value less the other.

    Raises:
        UnitMismatch: the units differ.

    """
    if one.unit != other.unit:
        raise UnitMismatch(one, other)
    return Difference(one.number - other.number, one.unit, one.definition == other.definition)


def reaches(target: Target, value: Value) -> bool:
    """Whether a value reaches the target.

    Raises:
        UnitMismatch: the units differ.

    """
    gap = difference(value, target.value).number
    return gap >= 0 if target.sense is Sense.AT_LEAST else gap <= 0


def cumulative(values: Mapping[date, Decimal | None], periods: Iterable[date]) -> Cumulative:
    """The sum over periods, each named by its last day; what is missing counts as nothing and is named."""
    wanted = sorted(set(periods))
    known = [value for period in wanted if (value := values.get(period)) is not None]
    return Cumulative(total(known), tuple(period for period in wanted if values.get(period) is None))


def plan_changes(
    confirmed: Mapping[date, Decimal], reported: Mapping[date, Decimal]
) -> tuple[PlanChange, ...]:
    """The periods whose plan a report states otherwise than the confirmed baseline does, in order of time.

    A period that the report leaves out says nothing; one that the baseline does not have is a change.
    """
    return tuple(
        PlanChange(period, confirmed.get(period), plan)
        for period, plan in sorted(reported.items())
        if confirmed.get(period) != plan
    )
