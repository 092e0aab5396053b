"""The part of a text that shows why it was found. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from huishang.search.asking import Question
from huishang.search.words import fold

WIDTH = 110
"""Characters of a snippet: two to three lines of a page."""
_BEFORE = 30
_MOST_HITS = 200
_BLANKS = re.compile(r"\s+")
_STOP = re.compile("[。！？；\n]")


@dataclass(frozen=True, slots=True)
class Snippet:
    """Pieces of a text, those that were asked for with True; ``start`` and ``end`` of the first hit in the text."""

    pieces: tuple[tuple[str, bool], ...]
    start: int
    end: int
    begins_inside: bool
    ends_inside: bool


def snippet(text: str, question: Question) -> Snippet | None:
    """The stretch of a text with most of the words asked for, the first one among equals; None where none stands."""
    folded = fold(text)
    hits = []
    for hit in question.marks.finditer(folded):
        hits.append((hit.start(), hit.end(), hit.lastindex or 0))
        if len(hits) == _MOST_HITS:
            break
    if not hits:
        return None
    best = max(hits, key=lambda hit: (len(_within(hits, hit[0])), -hit[0]))
    begin = _begin(folded, best[0])
    shown = [(a, b) for a, b, _ in hits if begin <= a < begin + WIDTH]
    end = min(max(begin + WIDTH, shown[-1][1]), len(text))
    return Snippet(_pieces(text, begin, end, shown), best[0], best[1], begin > 0, end < len(text))


def _within(hits: list[tuple[int, int, int]], start: int) -> set[int]:
    """The terms that a snippet beginning at a hit would show."""
    return {term for a, _, term in hits if start <= a < start + WIDTH - _BEFORE}


def _begin(text: str, hit: int) -> int:
    """Where a snippet begins: after the last stop before the hit, or some characters before it."""
    earliest = max(0, hit - _BEFORE)
    stops = [stop.end() for stop in _STOP.finditer(text, earliest, hit)]
    return stops[-1] if stops and hit - stops[-1] >= 1 else earliest if hit - earliest else hit


def _pieces(text: str, begin: int, end: int, shown: list[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    pieces, at = [], begin
    for a, b in shown:
        pieces += [(text[at:a], False), (text[a:b], True)]
        at = b
    pieces.append((text[at:end], False))
    return tuple((_BLANKS.sub(" ", words), is_hit) for words, is_hit in pieces if words)
