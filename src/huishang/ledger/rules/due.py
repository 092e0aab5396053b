"""Deadlines with their precision and their words: 年底前, 三季度, “十四五”末, 长期. Nothing is guessed."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huishang.reading.instruments.terms import read_term


class Precision(StrEnum):
    """How long the stated span is; the last two fix no day."""

    DAY = "day"
    TEN_DAYS = "ten_days"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    PLAN = "plan"
    OPEN = "open"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline. ``last`` is the last day of the stated span, None where the words fix none: then nothing is ever late."""

    last: date | None
    precision: Precision
    words: str

    @property
    def is_dated(self) -> bool:
        """Whether a day is known after which the deadline has passed."""
        return self.last is not None


NO_DUE = Due(None, Precision.NONE, "")
"""Where no deadline was stated."""

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_OPEN = re.compile("长期|持续|常态|不断|滚动")
_PLAN = re.compile("十[一二三四五六]五")
_QUARTER = re.compile("第?([一二三四1-4])季度")
_HALF = re.compile("([上下])半年")
_TEN_DAYS = re.compile("([上中])旬")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}


def due_of(iso: str | None, words: str) -> Due:
    """A deadline as the reader gives it: ``iso`` as a year, month or day, and the words that it was read from.

    The words narrow what ISO cannot say: 2025年上半年 is read as 2025 and ends on 30 June. 前 and 内 count the
    span in, as the reader does. Days that do not exist fix nothing.
    """
    match = _ISO.fullmatch(iso or "")
    if match is None:
        return Due(None, Precision.OPEN if _OPEN.search(words) else Precision.NONE, words)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        last, precision = _span(year or 0, month, day, words)
    except ValueError:
        return Due(None, Precision.NONE, words)
    return Due(last, precision, words)


def read_due(words: str, year: int | None = None) -> Due:
    """A deadline as a person writes it or a column holds it; ``year`` is the one that 年底前 and 三季度 mean, if known."""
    words = "".join(words.split())
    stated = None if year is None else f"{year:04d}"
    found = read_term(words, 0, len(words), stated)
    if found is not None and found.iso is not None:
        return due_of(found.iso, words)
    if stated and (_QUARTER.search(words) or _HALF.search(words)):
        return due_of(stated, words)
    return due_of(None, words)


def _span(year: int, month: int | None, day: int | None, words: str) -> tuple[date, Precision]:
    """The last day of a span and how long it is."""
    if month and day:
        return date(year, month, day), Precision.DAY
    if month:
        return _in_month(year, month, words)
    if quarter := _QUARTER.search(words):
        number = _QUARTERS.get(quarter[1]) or int(quarter[1])
        return _month_end(year, number * 3), Precision.QUARTER
    if half := _HALF.search(words):
        return _month_end(year, 6 if half[1] == "上" else 12), Precision.HALF
    return date(year, 12, 31), Precision.PLAN if _PLAN.search(words) else Precision.YEAR


def _in_month(year: int, month: int, words: str) -> tuple[date, Precision]:
    """A month, or the part of it that the words name; the reader gives a quarter and a half by their last month."""
    if part := _TEN_DAYS.search(words):
        return date(year, month, 10 if part[1] == "上" else 20), Precision.TEN_DAYS
    if "下旬" in words:
        return _month_end(year, month), Precision.TEN_DAYS
    quarter = _QUARTER.search(words)
    if quarter and (_QUARTERS.get(quarter[1]) or int(quarter[1])) * 3 == month:
        return _month_end(year, month), Precision.QUARTER
    half = _HALF.search(words)
    if half and month == (6 if half[1] == "上" else 12):
        return _month_end(year, month), Precision.HALF
    return _month_end(year, month), Precision.MONTH


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
