"""Who is to be reminded of an item today, and why: days before and after its deadline, up a ladder of levels.

Nobody hears of one item twice within the gap of its rule, nobody gets more than one digest a day, and nothing is
sent on a day that is not worked: it goes out on the next one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from huishang.ledger.rules.reasons import Reason, reason
from huishang.ledger.rules.tables import rows
from huishang.ledger.rules.versions import RuleId, chosen, rule_of
from huishang.ledger.rules.workdays import Counted, add_workdays, is_known, is_workday


class Level(StrEnum):
    """The ladder, from the bottom."""

    BODY = "body"
    OFFICE = "office"
    JOINT = "joint"
    LEADERS = "leaders"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a clock: days after the deadline (negative before), and days until it is sent again (None: once)."""

    code: str
    after: int
    in_workdays: bool
    level: Level
    repeat_days: int | None


@dataclass(frozen=True, slots=True)
class Clock:
    """A rule of reminders; ``gap_days`` are calendar days for which a person hears no more of one item."""

    rule: RuleId
    gap_days: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """What is waited for: its key, its deadline, and the people of each level. What is done is not waited for."""

    key: str
    due: date | None
    people: Mapping[Level, Collection[str]]


@dataclass(frozen=True, slots=True)
class Sent:
    """A reminder that went out; ``due`` is the deadline that it spoke of, so that a new deadline starts anew."""

    item: str
    person: str
    step: str
    due: date
    on: date


@dataclass(frozen=True, slots=True)
class Reminder:
    """What is to be sent to whom and why. ``is_assumed``: the calendar of the year is not known, weekends decided."""

    item: str
    person: str
    step: str
    level: Level
    due: date
    reason: Reason
    rule: RuleId
    is_assumed: bool

    def sent(self, on: date) -> Sent:
        """The line of the history once it has gone out."""
        return Sent(self.item, self.person, self.step, self.due, on)


def clock(name: str, version: int | None = None) -> Clock:
    """The clock of that name, the newest unless a version is given.

    Raises:
        UnknownRule: there is none.

    """
    return _clocks()[chosen(_clocks(), name, version)]


def due_acts(by: Clock, item: Item, history: Iterable[Sent], at: date) -> tuple[Reminder, ...]:
    """The reminders of one item that are to go out on a day, a person at most once, from the highest level down."""
    if item.due is None or not is_workday(at, assume_weekends=True):
        return ()
    past = [sent for sent in history if sent.item == item.key and sent.on <= at]
    found: dict[str, Reminder] = {}
    for step, is_assumed in _reached(by, item.due, at):
        for person in sorted(item.people.get(step.level, ())):
            if person not in found and _may_send(by, step, item.due, person, past, at):
                why = _why(item.due, at)
                found[person] = Reminder(
                    item.key, person, step.code, step.level, item.due, why, by.rule, is_assumed
                )
    return tuple(found.values())


def digests(
    reminders: Iterable[Reminder], history: Iterable[Sent], at: date
) -> dict[str, tuple[Reminder, ...]]:
    """The one mail of each person: his reminders by deadline. Who got a mail today already gets these another day."""
    served = {sent.person for sent in history if sent.on == at}
    mails: dict[str, list[Reminder]] = {}
    for reminder in sorted(reminders, key=lambda r: (r.person, r.due, r.item)):
        if reminder.person not in served:
            mails.setdefault(reminder.person, []).append(reminder)
    return {person: tuple(listed) for person, listed in mails.items()}


def step_day(step: Step, due: date) -> Counted:
    """The day from which a step is to be sent."""
    if step.in_workdays:
        return add_workdays(due, step.after, assume_weekends=True)
    return Counted(due + timedelta(days=step.after), False)


def _reached(by: Clock, due: date, at: date) -> Iterator[tuple[Step, bool]]:
    """For each level from the top the last step whose day has come, and whether an unknown year was counted in."""
    for level in reversed(Level):
        days = [(step_day(step, due), step) for step in by.steps if step.level is level]
        come = [(counted, step) for counted, step in days if counted.day <= at]
        if come:
            counted, step = max(come, key=lambda one: one[0].day)
            yield step, counted.is_assumed or not is_known(at)


def _may_send(by: Clock, step: Step, due: date, person: str, past: list[Sent], at: date) -> bool:
    """Whether the gap since a person's last reminder is over, and this step is not sent or to be sent again."""
    mine = [sent for sent in past if sent.person == person]
    if any((at - sent.on).days < by.gap_days for sent in mine):
        return False
    same = [sent.on for sent in mine if sent.step == step.code and sent.due == due]
    return not same or (step.repeat_days is not None and (at - max(same)).days >= step.repeat_days)


def _why(due: date, at: date) -> Reason:
    left = (due - at).days
    return reason("reminder_over", days=-left) if left < 0 else reason("reminder_before", days=left)


@cache
def _clocks() -> dict[RuleId, Clock]:
    return {
        rule_of(row): Clock(rule_of(row), int(row["gap_days"]), tuple(_steps(rule_of(row))))
        for row in rows("clock_rules")
    }


def _steps(rule: RuleId) -> Iterator[Step]:
    for row in rows("clock_steps"):
        if rule_of(row) == rule:
            repeat = None if row["repeat"] == "-" else int(row["repeat"])
            yield Step(row["step"], int(row["after"]), row["unit"] == "workday", Level(row["level"]), repeat)
