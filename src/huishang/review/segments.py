"""A text cut where marks begin and end, so that marks that overlap or lie in each other can all be shown. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding's place; of equal places the one with the lower ``rank`` lies on top."""

    id: int
    start: int
    end: int
    look: str = ""
    rank: int = 0

    @property
    def length(self) -> int:
        """How many characters it covers."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that lie under the same marks, the outermost mark first."""

    start: int
    text: str
    marks: tuple[Mark, ...]


def segments(text: str, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """The whole text in segments: joined they are the text again, and each mark covers whole segments.

    A mark that reaches beyond the text is cut off at its end; one without characters covers nothing.
    """
    begins: dict[int, list[Mark]] = defaultdict(list)
    ends: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        start, end = max(0, mark.start), min(len(text), mark.end)
        if start < end:
            begins[start].append(mark)
            ends[end].append(mark)
    cuts = sorted({0, len(text), *begins, *ends})
    found, over = [], dict[int, Mark]()
    for start, end in pairwise(cuts):
        for mark in ends[start]:
            del over[mark.id]
        over.update({mark.id: mark for mark in begins[start]})
        found.append(Segment(start, text[start:end], tuple(sorted(over.values(), key=_depth))))
    return tuple(found)


def _depth(mark: Mark) -> tuple[int, int, int]:
    return (-mark.length, -mark.rank, mark.id)
