"""The words that speech and provisions hang on, each with what the tables say of it.

Verbs of speech, words of modality, of agreements and plans, of thanks and praise; a cue is the longest word
at its place.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from huishang.reading.lexicon.tables import rows
from huishang.reading.scan import Hits


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
def _senses() -> dict[str, Sense]:
    senses: dict[str, Sense] = {}
    for table in ("speech", "cues_modal", "cues_provision", "cues_act"):
        for row in rows(table):
            known = {key: value for key, value in row.items() if key != "word"}
            senses[row["word"]] = replace(senses.get(row["word"], Sense()), **known)
    return {word: replace(one, tells=bool(one.opens or one.of)) for word, one in senses.items()}


def find_cues(hits: Hits) -> list[Cue]:
    """All cues of a text, in order; none overlap."""
    senses = _senses()
    found: list[Cue] = []
    stop = 0
    for start, end, word, _ in hits.saying:  # the longest of those that overlap, as in scan.longest
        if start >= stop:
            found.append(Cue(start, end, senses[word]))
            stop = end
    return found
