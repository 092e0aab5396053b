"""The statements that name something to be done together or for each other."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from huishang.reading.acts.speech.between import between_sides, internal, names_sides
from huishang.reading.acts.speech.fields import fields_of
from huishang.reading.acts.speech.statements import StatementDraft
from huishang.reading.acts.speech.terms import due_of, targets_of
from huishang.reading.layout import Page
from huishang.reading.lexicon.tables import rows
from huishang.reading.model import Act, Field, Span, Strength
from huishang.reading.scan import Hits

_WANTED = ("proposal", "pledge", "provision")


class CommitmentDraft(Struct, frozen=True, gc=False):
    """A commitment in offsets of the normal form; ``targets`` are spans of numbers with their units."""

    start: int
    end: int
    speaker: str | None
    act: Act
    field: Field
    strength: Strength
    due: str | None
    targets: tuple[Span, ...]


def read_commitments(
    statements: list[StatementDraft], page: Page, hits: Hits, published: str | None = None
) -> list[CommitmentDraft]:
    """The commitments among the statements of a page, in the order of the text."""
    wanted = [one for one in statements if one.work > 0 and one.act in _WANTED]
    if not wanted or internal(page.text):
        return []
    if not between_sides(page.text, hits):
        wanted = [one for one in wanted if names_sides(one.core, one.end, hits)]
    words = [page.text[one.core : one.end] for one in wanted]
    fields = fields_of([(one.sentence, clause) for one, clause in zip(wanted, words, strict=True)])
    return [
        CommitmentDraft(
            one.core,
            one.end,
            one.speaker,
            one.act,
            field,
            strength_of(clause),
            due_of(clause, published),
            targets_of(page.text, one.core, one.end),
        )
        for one, clause, field in zip(wanted, words, fields, strict=True)
    ]


@cache
def _strengths() -> tuple[AhoCorasick, list[Strength]]:
    table = rows("strength")
    levels: dict[str, Strength] = {"确保": "确保", "推进": "推进", "力争": "力争", "探索": "探索"}
    automaton = AhoCorasick([row["word"] for row in table], matchkind=MatchKind.LeftmostLongest)
    return automaton, [levels[row["strength"]] for row in table]


def strength_of(words: str) -> Strength:
    """How firmly a clause promises: by the first word of the table in it, else 推进."""
    automaton, strengths = _strengths()
    found = automaton.find_matches_as_indexes(words)
    return strengths[found[0][0]] if found else "推进"
