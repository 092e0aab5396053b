"""What the rules of lights measure, from a row's dates: whole calendar days, whole months, whole thirds."""

from __future__ import annotations

from datetime import date


def days_to_due(due: date, at: date) -> int:
    """Calendar days from today to the deadline; negative after it."""
    return (due - at).days


def days_over(due: date, at: date, done: date | None) -> int:
    """Calendar days that what is not done is over its deadline; 0 before it, and from the day on which it is done."""
    return 0 if done is not None and done <= at else max(0, (at - due).days)


def days_made_good(due: date, at: date, done: date | None) -> int:
    """Calendar days after the deadline on which it was done; 0 where done in time or not yet."""
    return max(0, (done - due).days) if done is not None and done <= at else 0


def months_unstarted(planned: date, at: date, started: date | None, *, is_excused: bool = False) -> int:
    """Months in a row without a start, the month of the plan counted in; 0 before it, once started, or if excused."""
    if is_excused or (started is not None and started <= at):
        return 0
    return max(0, (at.year - planned.year) * 12 + at.month - planned.month + 1)


def months_since(start: date, at: date) -> int:
    """Full months from one day to another; 0 if the other is earlier."""
    full = (at.year - start.year) * 12 + at.month - start.month - (at.day < start.day)
    return max(0, full)


def thirds_passed(start: date, due: date, at: date) -> int:
    """Full thirds of the time from the beginning to the deadline, 0 to 3; 3 for a time without length once it began."""
    whole, passed = (due - start).days, (at - start).days
    if passed < 0:
        return 0
    return 3 if whole <= 0 else min(3, passed * 3 // whole)
