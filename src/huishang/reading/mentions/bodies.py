"""Bodies named in the text: 江西省林业局, 惠山区卫健委, 政协四川省委员会, 大唐集团.

A body is read left of its ending (lexicon/body_suffixes.tsv): from the region that opens it, else from
the last mark or joining word.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from huishang.reading.lexicon.tables import rows

if TYPE_CHECKING:
    from huishang.reading.acts.sides import Sides


@cache
def _endings() -> re.Pattern[str]:
    words = sorted((row["ending"] for row in rows("body_suffixes")), key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, words)) + ")$")


_ENDING_CHARS = re.compile("[局厅委部办院社司团会校学行馆心]")


def is_body(words: str) -> bool:
    """Whether a phrase ends as a body's name does."""
    return len(words) > 2 and _endings().search(words) is not None


def bodies_in(sides: Sides, start: int, end: int) -> list[str]:
    """The bodies of regions that stand in a list before ``end``: region and ending, joined by 、 or 与."""
    text = sides.text
    found: list[str] = []
    at = -9
    for mention in sides.places.within(start, end):
        if mention.start < at or len(mention.regions) > 1:
            continue
        match = re.compile("[一-鿿]{1,16}?(?=[、，。；与和同共在召举就联（：]|$)").match(text, mention.end, end)
        words = text[mention.start : match.end()] if match else ""
        if match and is_body(words) and not text.startswith("书记", match.end()) and mention.regions[0]:
            tail = words[mention.end - mention.start :]
            if tail in ("市委", "省委", "县委", "区委", "党委"):
                continue
            found.append(words)
            at = match.end()
    return list(dict.fromkeys(found))
