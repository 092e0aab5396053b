"""Rows along time: where the bar of each begins and ends on a scale of whole months. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH = 640
"""Units of a scale from its first to its last day."""
LEAST = 4
"""Units of the shortest bar, so that a day can be seen."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A span of days that is drawn from 0 to ``WIDTH``."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day lies; what is outside lies at the edge."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(min(max(share, 0.0), 1.0) * WIDTH, 1)

    def has(self, day: date) -> bool:
        """Whether a day lies on the scale."""
        return self.first <= day <= self.last

    def bar(self, start: date, end: date) -> tuple[float, float]:
        """Where a bar begins, and how long it is; one that ends before it begins is drawn at its end."""
        left, right = self.at(min(start, end)), self.at(end)
        left = min(left, WIDTH - LEAST)
        return left, max(round(right - left, 1), LEAST)

    @property
    def years(self) -> list[tuple[int, float]]:
        """The years that begin on the scale, and where."""
        begun = [date(year, 1, 1) for year in range(self.first.year, self.last.year + 1)]
        return [(day.year, self.at(day)) for day in begun if self.has(day)]


def scale_of(days: Iterable[date], today: date) -> Scale:
    """The scale on which all days and today lie, from the first of a year to the end of one."""
    known: Sequence[date] = [*days, today]
    first, last = min(known), max(known)
    return Scale(date(first.year, 1, 1), date(last.year + 1, 1, 1) - timedelta(days=1))
