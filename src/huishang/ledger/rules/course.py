"""The course of a row up to a day, and what the rules of lights are told of it. What is not known says why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from huishang.ledger.rules import measures
from huishang.ledger.rules.lights import Light, LightRule, Measure, Verdict, judge
from huishang.ledger.rules.reasons import Reason, reason
from huishang.ledger.rules.shares import points_behind


@dataclass(frozen=True, slots=True)
class Share:
    """Of a target or the whole row: what should be done and what is, in percent, by the report of a period.

    ``should``: None where neither plan nor dates tell it.
    """

    should: Decimal | None
    done: Decimal
    period: str


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of a row. ``dues``: each deadline that was set, with the day of setting, the first one first."""

    planned_start: date | None
    due: date | None
    started: date | None
    delivered: date | None
    dues: tuple[tuple[date, date], ...] = ()
    shares: tuple[Share, ...] = ()
    has_scale: bool = False
    """Whether plan values or dates say how much should be done."""
    is_poor: bool = False


MEASURED = frozenset(Measure) - {Measure.MONTHS_UNENTERED, Measure.FUNDS_SHORT}
"""What the ledger can tell a rule: it keeps no entries into the statistics and no payments."""


def is_measured(by: LightRule) -> bool:
    """Whether the ledger knows everything that a rule asks for."""
    return set(by.scales) <= MEASURED


def light_of(by: LightRule, course: Course, at: date) -> Verdict:
    """The light of a row as of a day. What is delivered has no deadline ahead of it, so none is asked for."""
    if course.delivered is not None:
        by = replace(by, scales={m: s for m, s in by.scales.items() if m is not Measure.DAYS_TO_DUE})
    return judge(by, inputs_of(course, at), lacking_of(course))


def not_owed(by: LightRule) -> Verdict:
    """What is said of a row on which nothing is owed: no light."""
    return Verdict(Light.NONE, (reason("not_owed"),), by.rule, (), is_chosen=False)


def inputs_of(course: Course, at: date) -> dict[Measure, Decimal | int | None]:
    """What each measure is told."""
    start, due, done = course.planned_start, course.due, course.delivered
    told: dict[Measure, Decimal | int | None] = {
        Measure.BEHIND_POINTS: _behind(course),
        Measure.POOR_QUALITY: int(course.is_poor),
        Measure.DEADLINES_MISSED: _missed(course, at) if course.dues else None,
    }
    if start is not None:
        told[Measure.MONTHS_UNSTARTED] = measures.months_unstarted(start, at, course.started)
    if due is not None:
        told[Measure.DAYS_TO_DUE] = measures.days_to_due(due, at)
        told[Measure.DAYS_OVER] = measures.days_over(due, at, done)
        told[Measure.DAYS_MADE_GOOD] = measures.days_made_good(due, at, done)
    if start is not None and due is not None:
        told[Measure.THIRDS_PASSED] = measures.thirds_passed(start, due, at)
    return told


def lacking_of(course: Course) -> Mapping[Measure, Reason]:
    """Why a measure is told nothing, where it is."""
    no_due, no_start = reason("no_due"), reason("no_start")
    progress = reason("no_progress") if course.has_scale else reason("no_plan")
    return {
        Measure.BEHIND_POINTS: progress,
        Measure.MONTHS_UNSTARTED: no_start,
        Measure.DAYS_TO_DUE: no_due,
        Measure.DAYS_OVER: no_due,
        Measure.DAYS_MADE_GOOD: no_due,
        Measure.DEADLINES_MISSED: no_due,
        Measure.THIRDS_PASSED: no_start if course.due is not None else no_due,
    }


def _behind(course: Course) -> Decimal | None:
    """The worst share of all targets and sides: a row is as far as what is furthest behind."""
    known = [points_behind(one.should, one.done) for one in course.shares if one.should is not None]
    return max(known, default=None)


def _missed(course: Course, at: date) -> int:
    """Deadlines that passed unmet before another one was set, or up to the day."""
    last = min(at, course.delivered or at)
    ends = [*(set_on for set_on, _due in course.dues[1:]), last]
    return sum(due < min(end, last) for (_set_on, due), end in zip(course.dues, ends, strict=True))
