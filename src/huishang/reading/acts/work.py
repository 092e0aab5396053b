"""Whether a clause names work to be done, or only a stance, a result or a slogan.

The words of the clause are sorted by table (``cues_commitment.tsv``); each kind, by its place, is a feature
with a weight (``weights_commitment.tsv``, fitted by ``tools/fit_commitments.py``); the sum decides.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from huishang.reading.lexicon.tables import rows

KINDS = (
    *("adverb", "joint", "nominal", "become", "object", "frame"),
    *("slogan", "novelty", "benefit", "creed"),
    *("stance", "work", "yield", "let", "drive", "serve", "greet"),
)
_BIT = {kind: 1 << number for number, kind in enumerate(KINDS)}
_VERBS = KINDS[-7:]
_VERB = sum(_BIT[kind] for kind in _VERBS)
_SKIPPED = _BIT["adverb"] | _BIT["joint"]
_WORK, _NOMINAL, JOINT = _BIT["work"], _BIT["nominal"], _BIT["joint"]
_EMPTY = KINDS[6:10]
_PREPOSITIONS = "在与同向对把将围通以由从按让就用和于自"
_NAMED = re.compile("[《“][^”》]|[0-9一二三四五六七八九十百]+(?:个|名|家|万|次|项|条|批|场|件|套|期|年|月|公里|亩|元|%)")
_PARALLEL = re.compile("(?:[一-鿿]{4}、)*[一-鿿]{4}")


class Place(NamedTuple):
    """Where a clause stands.

    ``modal``: it has a word of modality of its own; ``last``: it ends its sentence; ``joint``: joint words
    came before in the sentence; ``national``: the nation's leaders speak, who use more slogans.
    """

    modal: bool
    mood: str
    source: str
    last: bool
    joint: bool
    national: bool


class Clause(NamedTuple):
    """What the tables say about the words of a clause; ``kinds`` and ``ends`` are sums of bits of KINDS."""

    head: str
    kinds: int
    ends: int
    later_work: bool
    size: str
    new: bool
    named: bool
    parallel: bool


@cache
def _automaton() -> tuple[AhoCorasick, list[int]]:
    kinds: dict[str, int] = {}
    for row in rows("cues_commitment"):
        kinds[row["word"]] = kinds.get(row["word"], 0) | _BIT[row["kind"]]
    return AhoCorasick(list(kinds)), list(kinds.values())


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("weights_commitment")}


def look_up(clause: str) -> Clause:
    """Sort the words of a clause by the table: its first verb, all kinds, the kinds that end it."""
    automaton, table = _automaton()
    starts: dict[int, list[tuple[int, int]]] = {}
    kinds = ends = work = 0
    size = len(clause)
    for index, start, end in automaton.find_matches_as_indexes(clause, overlapping=True):
        kind = table[index]
        kinds |= kind
        if end == size:
            ends |= kind
        if kind & _WORK and not kind & _NOMINAL and end < size - 1:
            work = start
        if start in starts:
            starts[start].append((end, kind))
        else:
            starts[start] = [(end, kind)]
    head, at = _head(clause, starts)
    return Clause(
        head,
        kinds,
        ends,
        work > at + 1,
        "under 6" if size < 6 else "under 11" if size < 11 else "under 20" if size < 20 else "over 20",
        "新" in clause[-3:-1],
        _NAMED.search(clause) is not None,
        size % 5 == 4 and _PARALLEL.fullmatch(clause) is not None,
    )


def _head(clause: str, starts: dict[int, list[tuple[int, int]]]) -> tuple[str, int]:
    """The kind of the verb that the clause begins with, adverbs skipped, and where it stands."""
    at = 0
    for _ in range(8):
        if at not in starts:
            break
        verb_end = verb = adverb = 0
        for end, kind in starts[at]:
            if kind & _SKIPPED and end > adverb:
                adverb = end
            if kind & ~_SKIPPED and end > verb_end:
                verb_end, verb = end, kind
        named = _first_verb(verb) if verb & _VERB else None
        if adverb and (adverb in starts or named is None):
            at = adverb
        elif named is not None:
            return named, at
        else:
            break
    return ("prep" if at < len(clause) and clause[at] in _PREPOSITIONS else "none"), at


@cache
def _first_verb(kinds: int) -> str | None:
    """Of several kinds of verbs the one that counts: the first in the order of KINDS."""
    return next((kind for kind in _VERBS if kinds & _BIT[kind]), None)


@lru_cache(maxsize=1 << 16)
def weigh(found: Clause, place: Place) -> float:
    """The weight of a clause at its place; above 0 it names work."""
    weights = _weights()
    return weights["bias"] + sum([weights.get(name, 0.0) for name in features(found, place)])


def features(found: Clause, place: Place) -> list[str]:
    """The features of a clause at its place, each once, in a fixed order."""
    kinds, ends = found.kinds, found.ends
    names = [f"head {found.head}", f"mood {place.mood}", f"from {place.source}", found.size]
    names += [kind for kind in ("joint", "object", "frame", "become") if kinds & _BIT[kind]]
    names += [f"{kind} inside" for kind in _EMPTY if kinds & _BIT[kind] and not ends & _BIT[kind]]
    names += [f"{kind} at end" for kind in (*_EMPTY, "frame", "object") if ends & _BIT[kind]]
    names += [name for name in ("modal", "national", "last") if getattr(place, name)]
    names += [name for name in ("new", "named", "parallel") if getattr(found, name)]
    if place.joint:
        names.append("joint before")
    if found.later_work:
        names.append(f"work after {found.head}")
    if place.last:
        names.append(f"last {found.head}")
    return names
