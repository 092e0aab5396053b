"""The statements that name something to be done together or for each other."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from huishang.reading.acts.fields import field_of
from huishang.reading.acts.statements import StatementDraft
from huishang.reading.acts.terms import due_of, targets_of
from huishang.reading.layout import Page
from huishang.reading.lexicon.tables import rows
from huishang.reading.model import Act, Field, Span, Strength


class CommitmentDraft(NamedTuple):
    """A commitment in offsets of the normal form; ``targets`` are spans of numbers with their units."""

    start: int
    end: int
    speaker: str | None
    act: Act
    field: Field
    strength: Strength
    due: str | None
    targets: tuple[Span, ...]


_JOINT = re.compile(
    "双方|两[地省市县区州国]|[三四五六七八九]省|合作|协作|携手|一体化|协同|共建|共享|对口|帮扶|结对|大湾区|经济圈|互利|城市群|[一-鿿]{1,3}[^，。]一道"
)
_INTERNAL = re.compile("领导小组[^，。]{0,12}会议|[省市县区州]委[^，。]{0,6}(?:常委会|全会|专题会)|全[省市县区州][^，。]{0,16}(?:工作|推进|动员)[^，。]{0,6}会")
_ENOUGH = 3


def read_commitments(
    statements: list[StatementDraft], page: Page, published: str | None = None
) -> list[CommitmentDraft]:
    """The commitments among the statements of a page, in the order of the text."""
    wanted = [one for one in statements if one.work > 0 and one.act in ("proposal", "pledge", "provision")]
    if not wanted or not _between_sides(page.text):
        return []
    drafts: list[CommitmentDraft] = []
    context: Field | None = None
    sentence = -1
    for one in wanted:
        if one.sentence != sentence:
            sentence, context = one.sentence, None
        words = page.text[one.core : one.end]
        field = field_of(words, context)
        context = context or field
        drafts.append(
            CommitmentDraft(
                one.core,
                one.end,
                one.speaker,
                one.act,
                field,
                strength_of(words),
                due_of(words, published),
                targets_of(page.text, one.core, one.end),
            )
        )
    return drafts


def _between_sides(text: str) -> bool:
    """Whether the document is about the joint work of regions at all."""
    return any(count >= _ENOUGH for count, _ in enumerate(_JOINT.finditer(text), 1))


@cache
def _strengths() -> tuple[AhoCorasick, list[str]]:
    table = rows("strength")
    return (
        AhoCorasick([row["word"] for row in table], matchkind=MatchKind.LeftmostLongest),
        [row["strength"] for row in table],
    )


def strength_of(words: str) -> Strength:
    """How firmly a clause promises: by the first word of the table in it, else 推进."""
    automaton, strengths = _strengths()
    for index, _, _ in automaton.find_matches_as_indexes(words):
        strength = strengths[index]
        return "确保" if strength == "确保" else "力争" if strength == "力争" else "探索"
    return "推进"
