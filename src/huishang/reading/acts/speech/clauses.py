"""Cut a stretch of text into clauses: between commas, semicolons and stops, never inside brackets.

Words in brackets, quotation marks and title marks stay whole, unless a quotation mark opens a whole
sentence of speech (“我们将……，……。”), which is cut like any other.
"""

from __future__ import annotations

import re

from huishang.reading.model import Span

# Possessive repeats: what was taken is never given back, so the time stays linear. An opening mark
# that is not closed nearby is an ordinary character.
_CLAUSE = re.compile(
    "(?:[^，；：。！？…（“《\n]++|（[^（）]{0,60}+）|“[^“”，；。！？]{0,40}+”|《[^《》]{0,80}+》|[（“《])++"
)
_FIRST = frozenset(" \t”’）》、“‘")
_LAST = frozenset(" \t、“（《”）》’")
"""Characters that may have to be taken off at the edges of a clause; the others need no second look."""
_NEAR = 100
_PAIRS = {"”": "“", "）": "（", "》": "《", "’": "‘"}


def clauses(text: str, start: int, end: int) -> list[Span]:
    """The clauses of ``text[start:end]`` in order, without blanks and unpaired marks at their edges."""
    found: list[Span] = []
    for match in _CLAUSE.finditer(text, start, end):
        first, last = match.span()
        if text[first] in _FIRST:
            first = _begin(text, first, last)
        if first < last and text[last - 1] in _LAST:
            last = _stop(text, first, last)
        if first < last:
            found.append((first, last))
    return found


def _begin(text: str, first: int, last: int) -> int:
    """Where a clause begins behind blanks, closing marks and an opening mark that is not closed in it."""
    while first < last and text[first] in " \t”’）》、":
        first += 1
    if text[first : first + 1] in ("“", "‘") and text.find("”", first, last) < 0:
        while first < last and text[first] in "“‘":
            first += 1
    return first


def _stop(text: str, first: int, last: int) -> int:
    """Where a clause ends before blanks and marks that have no partner in it."""
    while first < last and _loose(text, first, last):
        last -= 1
    return last


def _loose(text: str, first: int, last: int) -> bool:
    """Whether the last character is a blank, or a closing mark whose opening mark is not in the clause."""
    mark = text[last - 1]
    if mark in " \t、“（《":
        return True
    opening = _PAIRS.get(mark)
    return opening is not None and text.rfind(opening, max(first, last - _NEAR), last) < 0
