"""Set phrases and strategies that a document names: 新时代西部大开发, 成渝地区双城经济圈."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from huishang.reading.layout import Page
from huishang.reading.lexicon.tables import rows
from huishang.reading.scan import Hits, longest


class PhraseMention(NamedTuple):
    """A set phrase at a place of the normal form; ``kind`` as in ``phrases.tsv``."""

    start: int
    end: int
    phrase: str
    kind: str


@cache
def _kinds() -> dict[str, str]:
    return {row["phrase"]: row["kind"] for row in rows("phrases")}


def find_phrases(page: Page, hits: Hits) -> list[PhraseMention]:
    """Every set phrase that a page's headlines and paragraphs name, the longest at each place, in order."""
    if not hits.phrase:
        return []
    kinds = _kinds()
    places = iter([block for block in page.blocks if block.kind in ("headline", "body", "caption")])
    place = next(places, None)
    found: list[PhraseMention] = []
    for start, end, phrase, _ in longest(hits.phrase):
        while place is not None and place.end <= start:
            place = next(places, None)
        if place is None:
            break
        if place.start <= start and end <= place.end:
            found.append(PhraseMention(start, end, phrase, kinds[phrase]))
    return found
