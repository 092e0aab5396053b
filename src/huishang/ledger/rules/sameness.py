"""How alike two commitments are by their words: the characters that tell, without the words that every plan uses."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from huishang.documents.likeness import essence, runs
from huishang.ledger.rules.tables import rows

_PAIR = 2
_LEFT_OUT = re.compile("[0-9]+")


@lru_cache(maxsize=8192)
def telling(words: str) -> frozenset[str]:
    """The pairs of characters of a text that tell what it is about: common words and figures are left out."""
    found: set[str] = set()
    for piece in _common().split(_LEFT_OUT.sub(" ", essence(words))):
        found |= {pair for part in piece.split() for pair in runs(part, _PAIR)}
    return frozenset(found)


def similarity(one: str, other: str) -> float:
    """From 0 (nothing alike) to 1: the mean of what the shorter shares with the longer, and of what both share in all."""
    a, b = telling(one), telling(other)
    if not (a and b):
        return 0.0
    shared = len(a & b)
    return (shared / min(len(a), len(b)) + 2 * shared / (len(a) + len(b))) / 2


def share_found(part: str, words: str) -> float:
    """The share of a part's telling pairs that a text has too; 1 where the part tells nothing."""
    pairs = telling(part)
    return len(pairs & telling(words)) / len(pairs) if pairs else 1.0


@cache
def _common() -> re.Pattern[str]:
    words = sorted((row["word"] for row in rows("restating_words") if row["use"] == "common"), key=len)
    return re.compile("|".join(reversed(words)))
