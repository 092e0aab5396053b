"""The field of cooperation that a clause is about: by the words of ``fields.tsv``, each with its weight.

A clause that names no field of its own follows the first clause of its sentence (要聚焦产业协作), and the
field that the commitments of the document are mostly about.
"""

from __future__ import annotations

from functools import cache
from operator import add

from ahocorasick_rs import AhoCorasick, MatchKind

from huishang.reading.lexicon.tables import rows
from huishang.reading.model import Field

FIELDS: tuple[Field, ...] = (
    "connectivity",
    "industry",
    "tourism",
    "ecology",
    "services",
    "other",
    "mechanism",
)
_SENTENCE = 1.0
"""What the field of the sentence's first clause weighs for the clauses below it."""
_DOCUMENT = 2.0
"""What a field weighs that all commitments of the document are about."""

_RIGHT = 0.3
"""How much more the last word says than the first: what a Chinese phrase is about stands at its end."""

_FIRST = 0.4
"""How much more the words before the first 、 say: of things listed, the one that matters most is named first."""

_MECHANISM = 0.75
"""Joint work of any field is called 合作 or 机制: such words count less than those that name a field."""

Votes = list[float]


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[tuple[int, float], ...]]]:
    votes: dict[str, list[tuple[int, float]]] = {}
    number: dict[str, int] = {field: index for index, field in enumerate(FIELDS)}
    for row in rows("fields"):
        votes.setdefault(row["word"], []).append((number[row["field"]], float(row["weight"])))
    words = list(votes)
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), [tuple(votes[word]) for word in words]


def votes_of(words: str) -> Votes:
    """What the words of a clause say for each field, in the order of :data:`FIELDS`."""
    automaton, table = _automaton()
    totals = [0.0] * len(FIELDS)
    size = len(words)
    listed = words.find("、")
    for index, _, end in automaton.find_matches_as_indexes(words):
        share = 1.0 + _RIGHT * end / size
        if end <= listed:
            share += _FIRST
        for field, weight in table[index]:
            totals[field] += weight * share
    totals[-1] *= _MECHANISM
    return totals


def fields_of(clauses: list[tuple[int, str]]) -> list[Field]:
    """The field of each clause, given with a number that its sentence's clauses share."""
    votes = [votes_of(words) for _, words in clauses]
    shares = [_DOCUMENT * share for share in _shares(votes)]
    found: list[Field] = []
    sentence, first = -1, 0
    for (number, _), own in zip(clauses, votes, strict=True):
        totals = list(map(add, own, shares))
        if number == sentence:
            totals[first] += _SENTENCE
        best = _best(totals)
        if number != sentence:
            sentence, first = number, best
        found.append(FIELDS[best])
    return found


def _shares(votes: list[Votes]) -> Votes:
    """The squared share of a document's commitments that each field has; mechanism counts for nothing."""
    counts = [0.0] * len(FIELDS)
    for own in votes:
        if max(own) > 0:
            counts[_best(own)] += 1
    counts[-1] = 0.0
    return [(count / max(len(votes), 1)) ** 2 for count in counts]


def _best(totals: Votes) -> int:
    """The field with the most votes; the earlier where two have the same, mechanism where none has any."""
    best = max(totals)
    return totals.index(best) if best > 0 else len(FIELDS) - 1


def field_of(words: str, context: Field | None = None) -> Field:
    """The field of one clause by its own words; ``context`` is the field of what stands above it, if any."""
    totals = votes_of(words)
    if context is not None:
        totals[FIELDS.index(context)] += _SENTENCE
    return FIELDS[_best(totals)]
