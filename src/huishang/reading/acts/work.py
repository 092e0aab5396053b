"""Whether a clause names work to be done, or only a stance, a result or a slogan.

The words of the clause are sorted by table (``cues_commitment.tsv``); each kind, by its place, is a feature
with a weight (``weights_commitment.tsv``); the sum decides.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from huishang.reading.lexicon.tables import rows

_VERBS = ("stance", "work", "yield", "let", "drive", "serve", "greet")
_SKIPPED = frozenset(("adverb", "joint"))
_PREPOSITIONS = "在与同向对把将围通以由从按让就用和于自"
_EMPTY = ("slogan", "novelty", "benefit", "creed")
_NEW = re.compile("新[一-鿿]{1,2}$")
_NAMED = re.compile("[《“][^”》]|[0-9一二三四五六七八九十百]+(?:个|名|家|万|次|项|条|批|场|件|套|期|年|月|公里|亩|元|%)")
_PARALLEL = re.compile("(?:[一-鿿]{4}、)*[一-鿿]{4}")


class Place(NamedTuple):
    """Where a clause stands: its own word of modality, its mood, its source, last or not, joint words before;

    ``national``: the document reports of the nation's leaders, who speak more in slogans than those of regions.
    """

    modal: bool
    mood: str
    source: str
    last: bool
    joint: bool
    national: bool


class Clause(NamedTuple):
    """What the tables say about the words of a clause."""

    head: str
    kinds: frozenset[str]
    ends: frozenset[str]
    later_work: bool


@cache
def _automaton() -> tuple[AhoCorasick, list[frozenset[str]]]:
    kinds: dict[str, set[str]] = {}
    for row in rows("cues_commitment"):
        kinds.setdefault(row["word"], set()).add(row["kind"])
    return AhoCorasick(list(kinds)), [frozenset(found) for found in kinds.values()]


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("weights_commitment")}


def look_up(clause: str) -> Clause:
    """Sort the words of a clause by the table: its first verb, all kinds, the kinds that end it."""
    automaton, table = _automaton()
    starts: dict[int, list[tuple[int, frozenset[str]]]] = {}
    kinds: set[str] = set()
    ends: set[str] = set()
    work = 0
    size = len(clause)
    for index, start, end in automaton.find_matches_as_indexes(clause, overlapping=True):
        kind = table[index]
        starts.setdefault(start, []).append((end, kind))
        kinds |= kind
        if end == size:
            ends |= kind
        if "work" in kind and "nominal" not in kind and end < size - 1:
            work = start
    head, at = _head(clause, starts)
    return Clause(head, frozenset(kinds), frozenset(ends), work > at + 1)


def _head(clause: str, starts: dict[int, list[tuple[int, frozenset[str]]]]) -> tuple[str, int]:
    """The kind of the verb that the clause begins with, adverbs skipped, and where it stands."""
    at = 0
    for _ in range(8):
        here = starts.get(at)
        if here is None:
            break
        verb = max(((end, kind) for end, kind in here if not kind <= _SKIPPED), default=None)
        adverb = max((end for end, kind in here if kind & _SKIPPED), default=0)
        named = next((name for name in _VERBS if verb and name in verb[1]), None)
        if adverb and (adverb in starts or named is None):
            at = adverb
        elif named is not None:
            return named, at
        else:
            break
    return ("prep" if at < len(clause) and clause[at] in _PREPOSITIONS else "none"), at


def weigh(clause: str, found: Clause, place: Place) -> float:
    """The weight of a clause at its place; above 0 it names work."""
    weights = _weights()
    return weights["bias"] + sum([weights.get(name, 0.0) for name in features(clause, found, place)])


def features(clause: str, found: Clause, place: Place) -> list[str]:
    """The features of a clause, each once, in a fixed order."""
    names = [f"head {found.head}", f"mood {place.mood}", f"from {place.source}"]
    kinds, ends = found.kinds, found.ends
    names += [kind for kind in ("joint", "object", "frame", "become") if kind in kinds]
    names += [f"{kind} inside" for kind in _EMPTY if kind in kinds and kind not in ends]
    names += [f"{kind} at end" for kind in (*_EMPTY, "frame", "object") if kind in ends]
    if place.joint:
        names.append("joint before")
    if place.modal:
        names.append("modal")
    if place.national:
        names.append("national")
    if found.later_work:
        names.append(f"work after {found.head}")
    if place.last:
        names += ["last", f"last {found.head}"]
    if _NEW.search(clause):
        names.append("new")
    if _NAMED.search(clause):
        names.append("named")
    if _PARALLEL.fullmatch(clause):
        names.append("parallel")
    size = len(clause)
    names.append("under 6" if size < 6 else "under 11" if size < 11 else "under 20" if size < 20 else "over 20")
    return names
