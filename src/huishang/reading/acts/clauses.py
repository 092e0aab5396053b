"""Cut a stretch of text into clauses: between commas, semicolons and stops, never inside brackets.

Words in brackets, quotation marks and title marks stay whole, unless a quotation mark opens a whole
sentence of speech (“我们将……，……。”), which is cut like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from huishang.reading.model import Span

# Possessive repeats: what was taken is never given back, so the time stays linear. An opening mark
# that is not closed nearby is an ordinary character.
_CLAUSE = re.compile(
    "(?:[^，；：。！？…（“《\n]++|（[^（）]{0,60}+）|“[^“”，；。！？]{0,40}+”|《[^《》]{0,80}+》|[（“《])++"
)
_NEAR = 100
_PAIRS = {"”": "“", "）": "（", "》": "《", "’": "‘"}


def clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """The clauses of ``text[start:end]`` in order, without blanks and unpaired marks at their edges."""
    for match in _CLAUSE.finditer(text, start, end):
        first, last = match.span()
        while first < last and text[first] in " \t”’）》、":
            first += 1
        if text[first : first + 1] in ("“", "‘") and text.find("”", first, last) < 0:
            while first < last and text[first] in "“‘":
                first += 1
        while first < last and _loose(text, first, last):
            last -= 1
        if first < last:
            yield first, last


def _loose(text: str, first: int, last: int) -> bool:
    """Whether the last character is a blank, or a closing mark whose opening mark is not in the clause."""
    mark = text[last - 1]
    if mark in " \t、“（《":
        return True
    opening = _PAIRS.get(mark)
    return opening is not None and text.rfind(opening, max(first, last - _NEAR), last) < 0
