"""The field of cooperation that a clause is about: by the words of ``fields.tsv``, each with its weight."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from huishang.reading.lexicon.tables import rows
from huishang.reading.model import Field

FIELDS: tuple[Field, ...] = ("connectivity", "industry", "tourism", "ecology", "services", "other", "mechanism")
_CONTEXT = 1.5
"""What the field of the sentence's heading (要聚焦产业协作) weighs for the clauses below it."""


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[tuple[int, float], ...]]]:
    votes: dict[str, list[tuple[int, float]]] = {}
    number: dict[str, int] = {field: index for index, field in enumerate(FIELDS)}
    for row in rows("fields"):
        votes.setdefault(row["word"], []).append((number[row["field"]], float(row["weight"])))
    words = list(votes)
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), [tuple(votes[word]) for word in words]


def field_of(words: str, context: Field | None) -> Field:
    """The field of a clause; ``context`` is the field of the first clause of its sentence, if any."""
    automaton, votes = _automaton()
    totals = [0.0] * len(FIELDS)
    for index, _, _ in automaton.find_matches_as_indexes(words):
        for field, weight in votes[index]:
            totals[field] += weight
    if context is not None:
        totals[FIELDS.index(context)] += _CONTEXT
    best = max(totals)
    return FIELDS[totals.index(best)] if best > 0 else "other"
