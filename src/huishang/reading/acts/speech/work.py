"""Whether a clause names work to be done, or only a stance, a result or a slogan.

The words of the clause are sorted by table (``cues_commitment.tsv``); each kind, by its place, is a feature
with a weight (``weights_commitment.tsv``, fitted by ``tools/fit_commitments.py``); the sum decides.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick
from msgspec import Struct

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
_EMPTY = [(kind, _BIT[kind]) for kind in KINDS[6:10]]
_INSIDE = [(kind, _BIT[kind]) for kind in ("joint", "object", "frame", "become")]
_ENDING = [*_EMPTY, ("frame", _BIT["frame"]), ("object", _BIT["object"])]
_PREPOSITIONS = "在与同向对把将围通以由从按让就用和于自"
_NAMED = re.compile(
    "[《“0-9一二三四五六七八九十百](?:(?<=[《“])[^”》]|(?<![《“])[0-9一二三四五六七八九十百]*+"
    "(?:个|名|家|万|次|项|条|批|场|件|套|期|年|月|公里|亩|元|%))"
)
_PARALLEL = re.compile("(?:[一-鿿]{4}、)*[一-鿿]{4}")


class Place(Struct, frozen=True, gc=False):
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


class Clause(Struct, frozen=True, gc=False):
    """What the tables say about the words of a clause; ``kinds`` and ``ends`` are sums of bits of KINDS."""

    head: str
    kinds: int
    ends: int
    later_work: bool
    size: int
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
def _weights() -> dict[str, int]:
    return {row["feature"]: round(100 * float(row["weight"])) for row in rows("weights_commitment")}


def look_up(clause: str) -> Clause:
    """Sort the words of a clause by the table: its first verb, all kinds, the kinds that end it."""
    automaton, table = _automaton()
    found = automaton.find_matches_as_indexes(clause, overlapping=True)
    kinds = ends = work = 0
    size = len(clause)
    for index, start, end in found:
        kind = table[index]
        kinds |= kind
        if end >= size - 1:
            if end == size:
                ends |= kind
        elif kind & _WORK and not kind & _NOMINAL:
            work = start
    head, at = _head(clause, found, table)
    return Clause(
        head,
        kinds,
        ends,
        work > at + 1,
        size,
        "新" in clause[-3:-1],
        _NAMED.search(clause) is not None,
        size % 5 == 4 and _PARALLEL.fullmatch(clause) is not None,
    )


def _head(clause: str, found: list[tuple[int, int, int]], table: list[int]) -> tuple[str, int]:
    """The kind of the verb that the clause begins with, adverbs skipped, and where it stands.

    An adverb is skipped where another word of the table follows it, or where it is no verb as well.
    """
    at = 0
    verb, adverb = _words_at(0, found, table)
    for _ in range(8):
        named = _first_verb(verb) if verb & _VERB else None
        if adverb:
            next_verb, next_adverb = _words_at(adverb, found, table)
            if named is None or next_verb or next_adverb:
                at, verb, adverb = adverb, next_verb, next_adverb
                continue
        if named is not None:
            return named, at
        break
    return ("prep" if at < len(clause) and clause[at] in _PREPOSITIONS else "none"), at


def _words_at(at: int, found: list[tuple[int, int, int]], table: list[int]) -> tuple[int, int]:
    """The kinds of the longest word at a place that is no adverb, and where the longest adverb there ends."""
    verb = adverb = 0
    for index, start, end in found:  # by their ends, so that the longest comes last
        if start == at:
            kind = table[index]
            if kind & _SKIPPED:
                adverb = end
            if kind & ~_SKIPPED:
                verb = kind
    return verb, adverb


@cache
def _first_verb(kinds: int) -> str | None:
    """Of several kinds of verbs the one that counts: the first in the order of KINDS."""
    return next((kind for kind in _VERBS if kinds & _BIT[kind]), None)


def weigh(found: Clause, place: Place) -> int:
    """The weight of a clause at its place, in hundredths; above 0 it names work."""
    words = _of_words(found.kinds, found.ends)
    form = _of_form(min(found.size, 20), found.new, found.named, found.parallel)
    return words[0] + form[0] + _of_place(found.head, found.later_work, place)[0]


def features(found: Clause, place: Place) -> list[str]:
    """The features of a clause at its place, each once, in a fixed order."""
    words = _of_words(found.kinds, found.ends)
    form = _of_form(min(found.size, 20), found.new, found.named, found.parallel)
    return [*words[1], *form[1], *_of_place(found.head, found.later_work, place)[1]]


Part = tuple[int, list[str]]
"""Some features of a clause, and the sum of their weights before them."""


def _part(names: list[str], weight: int = 0) -> Part:
    weights = _weights()
    return weight + sum([weights.get(name, 0) for name in names]), names


@lru_cache(maxsize=1 << 14)
def _of_words(kinds: int, ends: int) -> Part:
    names = [kind for kind, bit in _INSIDE if kinds & bit]
    names += [f"{kind} inside" for kind, bit in _EMPTY if kinds & ~ends & bit]
    names += [f"{kind} at end" for kind, bit in _ENDING if ends & bit]
    return _part(names)


@cache
def _of_form(size: int, new: bool, named: bool, parallel: bool) -> Part:
    names = ["under 6" if size < 6 else "under 11" if size < 11 else "under 20" if size < 20 else "over 20"]
    names += [name for name, has in (("new", new), ("named", named), ("parallel", parallel)) if has]
    return _part(names)


@lru_cache(maxsize=1 << 14)
def _of_place(head: str, later_work: bool, place: Place) -> Part:
    names = [f"head {head}", f"mood {place.mood}", f"from {place.source}"]
    names += [name for name in ("modal", "national", "last") if getattr(place, name)]
    names += ["joint before"] if place.joint else []
    names += [f"work after {head}"] if later_work else []
    names += [f"last {head}"] if place.last else []
    return _part(names, _weights()["bias"])
