"""Dates of a stated precision (``2023``, ``2023-11``, ``2023-11-23``): what they cover and how two compare. Pure."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Days = tuple[date, date]


def days(text: str) -> Days | None:
    """The first and last day that a date may mean; None where it is no such date."""
    numbers = text.split("-")
    if len(numbers[0]) != 4:
        return None
    try:
        year = int(numbers[0])
        month = int(numbers[1]) if len(numbers) > 1 else 0
        if len(numbers) > 2:
            day = date(year, month, int(numbers[2]))
            return day, day
        first, last = (month, month) if month else (1, 12)
        return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
    except ValueError:
        return None


def stretch(start: str, end: str) -> Days | None:
    """The days from the first date to the last one; None where neither is known."""
    first, last = days(start or end), days(end or start)
    if first is None or last is None:
        return None
    return (first[0], last[1]) if first[0] <= last[1] else (last[0], first[1])


def is_exact(text: str) -> bool:
    """Whether a date names a day."""
    return len(text) == 10


def gap_days(a: Days, b: Days) -> int:
    """How many days lie between two stretches: 0 where they share one, 1 where one follows the other at once."""
    if a[0] <= b[1] and b[0] <= a[1]:
        return 0
    return (b[0] - a[1]).days if a[1] < b[0] else (a[0] - b[1]).days


def agree(a: str, b: str) -> bool:
    """Whether two dates can both be right: one lies within the other at its precision."""
    one, two = days(a), days(b)
    if one is None or two is None:
        return a == b
    return (one[0] <= two[0] and two[1] <= one[1]) or (two[0] <= one[0] and one[1] <= two[1])


def widened(span: Days, by_days: int) -> Days:
    """A stretch with some days before and after it."""
    margin = timedelta(days=by_days)
    return span[0] - margin, span[1] + margin
