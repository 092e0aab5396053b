"""Set phrases and strategies that a document names: 新时代西部大开发, 成渝地区双城经济圈."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from huishang.reading.layout import Page
from huishang.reading.lexicon.tables import rows


class PhraseMention(NamedTuple):
    """A set phrase at a place of the normal form; ``kind`` as in ``phrases.tsv``."""

    start: int
    end: int
    phrase: str
    kind: str


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[str, str]]]:
    table = [(row["phrase"], row["kind"]) for row in rows("phrases")]
    words = [phrase for phrase, _ in table]
    automaton = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return automaton, table


def find_phrases(page: Page) -> list[PhraseMention]:
    """Every set phrase that a page's headlines and paragraphs name, the longest at each place, in order."""
    automaton, table = _automaton()
    places = iter([block for block in page.blocks if block.kind in ("headline", "body", "caption")])
    place = next(places, None)
    found: list[PhraseMention] = []
    for index, start, end in automaton.find_matches_as_indexes(page.text):
        while place is not None and place.end <= start:
            place = next(places, None)
        if place is None:
            break
        if place.start <= start and end <= place.end:
            found.append(PhraseMention(start, end, *table[index]))
    return found
