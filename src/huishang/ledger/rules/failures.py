"""How an undertaking failed: the four classes 不履行、错履行、弱履行、迟延履行. A proposal; a person decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Literal

from huishang.ledger.rules.due import Due
from huishang.ledger.rules.tables import rows


class Failure(StrEnum):
    """The classes, by the codes of failure_classes.tsv, which defines them."""

    NOTHING = "nothing"
    WRONG = "wrong"
    WEAK = "weak"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was delivered: the day, whether it is what was agreed, whether the target is reached; None where not known."""

    on: date
    is_as_agreed: bool | None
    reaches_target: bool | None


@dataclass(frozen=True, slots=True)
class FailureClass:
    """A class in words."""

    name: str
    definition: str


def failures(due: Due, at: date, delivery: Delivery | None) -> tuple[Failure, ...]:
    """The classes that the facts speak for as of a day, none where nothing failed or it cannot be known yet.

    Nothing delivered excludes the others, and so does what was not agreed; what is less may also be late.
    """
    if delivery is None or delivery.on > at:
        return (Failure.NOTHING,) if due.last is not None and at > due.last else ()
    if delivery.is_as_agreed is False:
        return (Failure.WRONG,)
    weak = (Failure.WEAK,) if delivery.reaches_target is False else ()
    late = (Failure.LATE,) if due.last is not None and delivery.on > due.last else ()
    return weak + late


def failure_class(code: Failure, lang: Literal["zh", "en"]) -> FailureClass:
    """The name and the definition of a class."""
    row = _classes()[code]
    return FailureClass(row[lang], row[f"{lang}_definition"])


@cache
def _classes() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("failure_classes")}
