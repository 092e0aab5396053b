"""Days of the calendar: numbers as texts write them, ISO forms, what is no day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}


class Day(NamedTuple):
    """A day; ``year`` is None where nothing tells it."""

    year: int | None
    month: int
    day: int


def number(words: str | None) -> int | None:
    """11, 十一, 二〇二三 as a number; None for no words or for what is no number."""
    if not words:
        return None
    if words.isascii():
        return int(words)
    if "十" in words:
        tens, _, ones = words.partition("十")
        first, last = _DIGITS.get(tens, "" if tens else "1"), _DIGITS.get(ones, "" if ones else "0")
        return int(first + last) if first and last else None
    digits = "".join(_DIGITS.get(c, c) for c in words)
    return int(digits) if digits.isdecimal() else None


def real(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def iso(day: Day) -> str:
    """``YYYY-MM-DD``, or ``MM-DD`` without a year."""
    tail = f"{day.month:02d}-{day.day:02d}"
    return f"{day.year:04d}-{tail}" if day.year is not None else tail


def parse_iso(words: str | None) -> date | None:
    """The date that an ISO string gives; None for anything else."""
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None


def following(day: Day | None) -> Day | None:
    """The next day; None where the year that decides it is not known, or the calendar ends."""
    if day is None or day == Day(9999, 12, 31):
        return None
    if day.year is None:  # in any year alike, but for the end of February
        last = real(2024, day.month, day.day)
        known = last is not None and (day.month, day.day) not in ((2, 28), (2, 29))
        after = date.fromordinal(last.toordinal() + 1) if last and known else None
        return Day(None, after.month, after.day) if after else None
    found = real(day.year, day.month, day.day)
    after = date.fromordinal(found.toordinal() + 1) if found else None
    return Day(after.year, after.month, after.day) if after else None


def months_between(first: str, second: str) -> int:
    """How many months the ISO date ``first`` lies before ``second``; 0 where one is no ISO date."""
    a, b = parse_iso(first), parse_iso(second)
    return (b.year - a.year) * 12 + b.month - a.month if a and b else 0
