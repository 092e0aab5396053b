"""When a document was published, where its own lines say so."""

from __future__ import annotations

import re

from huishang.reading.layout import Page
from huishang.reading.mentions.days import real

_PUBLISHED = re.compile(
    "([12][0-9]{3})(?:[-./]|年 ?)(1[0-2]|0?[1-9])(?:[-./]|月 ?)(3[01]|[12][0-9]|0?[1-9])(?![0-9])"
)
_PUBLISHED_CUE = re.compile("发布|时间|日期|发表|来源")


def find_published(page: Page) -> tuple[str, int, int] | None:
    """The publication date in a credit, furniture or headline line: ISO date and its place, or None.

    A date without a year is none: what the page does not say is not guessed.
    """
    best: tuple[str, int, int] | None = None
    for block in page.blocks:
        if block.kind == "body":
            continue
        for match in _PUBLISHED.finditer(page.text, block.start, block.end):
            day = real(int(match.group(1)), int(match.group(2)), int(match.group(3)))
            if day is None:
                continue
            found = (day.isoformat(), match.start(), match.end())
            if _PUBLISHED_CUE.search(page.text, block.start, match.start()):
                return found
            if best is None and block.kind != "headline":
                best = found
    return best
