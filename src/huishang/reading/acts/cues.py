"""One pass over a document for all words that speech and provisions hang on, in C; Python sees only the hits.

Verbs of speech, words of modality, of agreements and plans, of thanks and praise stand in one Aho–Corasick
automaton; a hit is the longest word at its place.
"""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from msgspec import Struct
from msgspec.structs import replace

from huishang.reading.lexicon.tables import rows


class Sense(Struct, frozen=True, gc=False):
    """What the tables say of a word; empty where a table does not hold it."""

    opens: str = ""
    """say, order, wish or thank (``speech.tsv``)."""
    mood: str = ""
    """proposal, pledge or provision (``cues_modal.tsv``)."""
    quote: str = ""
    not_after: str = ""
    not_before: str = ""
    of: str = ""
    """agreed or planned (``cues_provision.tsv``)."""
    act: str = ""
    """thanks, praise or report (``cues_act.tsv``)."""
    tells: bool = False
    """Whether the word may open a stretch of speech or of provisions."""


class Cue(Struct, frozen=True, gc=False):
    """A word of the tables at a place of the normal form."""

    start: int
    end: int
    sense: Sense


@cache
def _automaton() -> tuple[AhoCorasick, list[Sense]]:
    senses: dict[str, Sense] = {}
    for table in ("speech", "cues_modal", "cues_provision", "cues_act"):
        for row in rows(table):
            known = {key: value for key, value in row.items() if key != "word"}
            senses[row["word"]] = replace(senses.get(row["word"], Sense()), **known)
    words = list(senses)
    automaton = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return automaton, [replace(sense, tells=bool(sense.opens or sense.of)) for sense in senses.values()]


def find_cues(text: str) -> list[Cue]:
    """All cues of a text, in order; none overlap."""
    automaton, senses = _automaton()
    return [Cue(start, end, senses[index]) for index, start, end in automaton.find_matches_as_indexes(text)]
