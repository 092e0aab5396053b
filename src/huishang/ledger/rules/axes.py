"""The three axes of a row, each by itself: is it in time, is it freshly reported, do the sides say the same.

None looks at another's answer: what is delivered late may be reported in time, and what is on time may be disputed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Generic, TypeVar

from huishang.ledger.rules.due import Due
from huishang.ledger.rules.reasons import Reason, joined, reason
from huishang.ledger.rules.tables import rows
from huishang.ledger.rules.versions import RuleId, chosen, rule_of


class Timeliness(StrEnum):
    """Delivery against the deadline."""

    ON_TIME = "on_time"
    DUE_SOON = "due_soon"
    LATE = "late"
    NO_DATE = "no_date"


class Freshness(StrEnum):
    """The last report against the rhythm of reports."""

    OK = "ok"
    STALE = "stale"
    NEVER = "never"


class Agreement(StrEnum):
    """What the sides say of one thing."""

    SAME = "same"
    DIFFERS = "differs"
    ONE_SILENT = "one_silent"


class Span(StrEnum):
    """The spans of axes.tsv: before a deadline, and the rhythms of reports."""

    DUE_SOON = "due_soon"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


Axis = TypeVar("Axis", Timeliness, Freshness, Agreement)


@dataclass(frozen=True, slots=True)
class Answer(Generic[Axis]):
    """Where a row stands on one axis, why, and by which rule (None where no threshold took part)."""

    value: Axis
    reason: Reason
    rule: RuleId | None = None


def timeliness(due: Due, at: date, done: date | None, version: int | None = None) -> Answer[Timeliness]:
    """Delivery against the deadline as of a day: what was done after it is late for good; without a day nothing is.

    Raises:
        UnknownRule: axes.tsv has no such version.

    """
    rule = chosen(_days(), "timeliness", version)
    if due.last is None:
        why = reason("no_day", words=due.words) if due.words else reason("no_deadline")
        return Answer(Timeliness.NO_DATE, why, rule)
    if done is not None and done <= at:
        days = (done - due.last).days
        if days > 0:
            return Answer(Timeliness.LATE, reason("delivered_late", days=days), rule)
        return Answer(Timeliness.ON_TIME, reason("delivered_in_time"), rule)
    left = (due.last - at).days
    if left < 0:
        return Answer(Timeliness.LATE, reason("undelivered", days=-left), rule)
    soon = left <= _days()[rule][Span.DUE_SOON]
    return Answer(Timeliness.DUE_SOON if soon else Timeliness.ON_TIME, reason("days_left", days=left), rule)


def freshness(reported: date | None, rhythm: Span, at: date, version: int | None = None) -> Answer[Freshness]:
    """The last report against its rhythm as of a day; delivery plays no part.

    Raises:
        UnknownRule: axes.tsv has no such version.
        KeyError: the span is no rhythm of reports.

    """
    rule = chosen(_days(), "freshness", version)
    most = _days()[rule][rhythm]
    if reported is None or reported > at:
        return Answer(Freshness.NEVER, reason("never_reported"), rule)
    age = (at - reported).days
    value = Freshness.OK if age <= most else Freshness.STALE
    return Answer(value, reason("last_report", days=age, most=most), rule)


def agreement(said: Mapping[str, object | None]) -> Answer[Agreement]:
    """What each side says of one thing, by side; None where it says nothing. Silence is no assent.

    Two that differ are told before a third that is silent.
    """
    spoken = {side: word for side, word in said.items() if word is not None}
    silent = said.keys() - spoken.keys()
    words = list(spoken.values())
    if any(word != words[0] for word in words):
        return Answer(Agreement.DIFFERS, reason("sides_differ", sides=joined(spoken)))
    if silent or not words:
        return Answer(Agreement.ONE_SILENT, reason("sides_silent", sides=joined(silent)))
    return Answer(Agreement.SAME, reason("sides_same"))


@cache
def _days() -> dict[RuleId, dict[Span, int]]:
    found: dict[RuleId, dict[Span, int]] = {}
    for row in rows("axes"):
        found.setdefault(rule_of(row), {})[Span(row["span"])] = int(row["days"])
    return found
