"""The field of cooperation that a clause is about: by the words of ``fields.tsv``, each with its weight.

A clause that names no field of its own follows the clauses before it in its sentence (要聚焦产业协作), and the
field that the commitments of the document are mostly about. The constants were chosen together, by the answered
clauses of 63 documents: cross-validated over documents they give .87 of the characters the right field where
the constants before gave .85, both with the table as it was; the table with the words added since gives .93, fitted.
"""

from __future__ import annotations

import re
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
_SENTENCE = 0.5
"""What the field of the sentence's first clause weighs for the clauses below it."""

_BEFORE = 0.5
"""What the field of the clause before weighs in the same sentence; mechanism hands nothing on."""

_DOCUMENT = 4.0
"""What a field weighs that all commitments of the document are about."""

_RIGHT = 0.15
"""How much more the last word says than the first: what a Chinese phrase is about stands at its end."""

_FIRST = 0.7
"""How much more the words before the first 、 say: of things listed, the one that matters most is named first."""

_FIRST_OF_TWO = 0.4
"""How much more the words before 和 say, where two things are joined and no more are listed."""

_REPEATED = 0.3
"""How much a list's further words of a field say beside its strongest: two more items do not outweigh the first."""

_MECHANISM = 0.85
"""Joint work of any field is called 合作 or 机制: such words count less than those that name a field."""

_TALK = 0.3
"""A commitment about 合作 or 机制 counts for so much where it is asked what the document is about."""

_TWO = re.compile("[和与及](?!作)")

_LAST = len(FIELDS) - 1
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
    strongest = totals.copy()
    size = len(words)
    cut, more = _first_of_list(words)
    for index, _, end in automaton.find_matches_as_indexes(words):
        share = 1.0 + _RIGHT * end / size
        if end <= cut:
            share += more
        for field, weight in table[index]:
            vote = weight * share
            totals[field] += vote
            if vote > strongest[field]:
                strongest[field] = vote
    if more == _FIRST:
        totals = [best + _REPEATED * (all_ - best) for best, all_ in zip(strongest, totals, strict=True)]
    totals[-1] *= _MECHANISM
    return totals


def _first_of_list(words: str) -> tuple[int, float]:
    """Where the first of the things that a clause lists ends, -1 where it lists none, and how much more it says."""
    cut = words.find("、")
    if cut >= 0:
        return cut, _FIRST
    two = _TWO.search(words)
    return (two.start(), _FIRST_OF_TWO) if two else (-1, 0.0)


def fields_of(clauses: list[tuple[int, str]]) -> list[Field]:
    """The field of each clause, given with a number that its sentence's clauses share."""
    votes = [votes_of(words) for _, words in clauses]
    shares = [_DOCUMENT * share for share in _shares(votes)]
    found: list[Field] = []
    sentence, first, before = -1, 0, -1
    for (number, _), own in zip(clauses, votes, strict=True):
        totals = list(map(add, own, shares))
        if number == sentence:
            totals[first] += _SENTENCE
            if before >= 0:
                totals[before] += _BEFORE
        best = _best(totals)
        if number != sentence:
            sentence, first, before = number, best, -1
        if best != _LAST:
            before = best
        found.append(FIELDS[best])
    return found


def _shares(votes: list[Votes]) -> Votes:
    """The squared share of a document's commitments that each field has; mechanism counts for little."""
    counts = [0.0] * len(FIELDS)
    for own in votes:
        if max(own) > 0:
            counts[_best(own)] += 1
    counts[-1] *= _TALK
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
