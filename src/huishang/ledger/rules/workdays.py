"""Working days in China: weekends, holidays, and the weekend days that are worked to make up for them.

The State Council sets each year's days late in the year before. A year that is not known yet is never guessed: it is an
error, unless the caller asks for plain weekends, and then every answer says that it rests on them.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import chinese_calendar
from chinese_calendar.constants import holidays, workdays

_YEARS = range(min(holidays).year, max((*holidays, *workdays)).year + 1)
_SATURDAY = 5


class UnknownYear(LookupError):
    """The working days of a year are not known to the calendar that is installed."""


class Counted(NamedTuple):
    """A day reached by counting; ``is_assumed``: on the way weekends alone decided, for the year is not known."""

    day: date
    is_assumed: bool


def is_known(day: date) -> bool:
    """Whether the holidays and the worked weekends of that day's year are known."""
    return day.year in _YEARS


def is_workday(day: date, *, assume_weekends: bool = False) -> bool:
    """Whether offices work on that day; with ``assume_weekends`` a year that is not known has weekends only.

    Raises:
        UnknownYear: the year is not known, and weekends were not asked for.

    """
    if is_known(day):
        return bool(chinese_calendar.is_workday(day))
    if not assume_weekends:
        known = f"{_YEARS.start} to {_YEARS.stop - 1}"
        raise UnknownYear(
            f"the working days of {day.year} are not known (known: {known}): update chinesecalendar"
        )
    return day.weekday() < _SATURDAY


def add_workdays(day: date, count: int, *, assume_weekends: bool = False) -> Counted:
    """The working day that is so many after a day, or before it for a negative count; the day itself for 0.

    Raises:
        UnknownYear: a year on the way is not known, and weekends were not asked for.

    """
    step = timedelta(days=1 if count >= 0 else -1)
    left, is_assumed = abs(count), False
    while left:
        day += step
        is_assumed = is_assumed or not is_known(day)
        left -= is_workday(day, assume_weekends=assume_weekends)
    return Counted(day, is_assumed)


def workdays_between(first: date, last: date, *, assume_weekends: bool = False) -> int:
    """Working days after the first day up to the last, that one counted in; 0 where it is not later.

    Raises:
        UnknownYear: a year on the way is not known, and weekends were not asked for.

    """
    days = (first + timedelta(days=n + 1) for n in range(max(0, (last - first).days)))
    return sum(is_workday(day, assume_weekends=assume_weekends) for day in days)
