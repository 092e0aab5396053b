"""Whether a clause names work to be done, or only a stance, a result or a slogan.

The words of the clause are sorted by table (``cues_commitment.tsv``); each kind, by its place, is a feature
with a weight (``weights_commitment.tsv``); the sum decides.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from huishang.reading.lexicon.tables import rows


class Weighed(NamedTuple):
    """The weight of a clause: above 0 it names work. ``verbal``: it begins with a verb. ``core``: where."""

    score: float
    verbal: bool
    core: int


_PREPOSITIONS = "在与同向对把将围通为以由从按让就用给和"


@cache
def _automaton() -> tuple[AhoCorasick, list[frozenset[str]], list[str]]:
    kinds: dict[str, set[str]] = {}
    for row in rows("cues_commitment"):
        kinds.setdefault(row["word"], set()).add(row["kind"])
    words = list(kinds)
    return AhoCorasick(words), [frozenset(kinds[word]) for word in words], words


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("weights_commitment")}


def weigh(text: str, core: int, end: int, modal: bool, last: bool) -> Weighed:
    """Weigh ``text[core:end]``; ``modal``: it has a word of modality of its own, ``last``: it ends its sentence."""
    found = features(text[core:end], modal, last)
    weights = _weights()
    score = weights["bias"] + sum(weights.get(name, 0.0) for name in found)
    return Weighed(score, "head_none" not in found, core)


def features(clause: str, modal: bool, last: bool) -> list[str]:
    """The features of a clause, each once, in a fixed order."""
    automaton, kinds, _ = _automaton()
    starts: dict[int, list[tuple[int, frozenset[str]]]] = {}
    joint = things = False
    slogan = slogan_end = False
    work_ends: list[int] = []
    size = len(clause)
    for index, start, end in automaton.find_matches_as_indexes(clause, overlapping=True):
        kind = kinds[index]
        starts.setdefault(start, []).append((end, kind))
        if "joint" in kind:
            joint = True
        if "object" in kind and start:
            things = True
        if "slogan" in kind:
            slogan = True
            slogan_end = slogan_end or end == size
        if "work" in kind:
            work_ends.append(start)
    head, at = _head(clause, starts)
    found = [head]
    if joint:
        found.append("joint")
    if things:
        found.append("object")
    if slogan_end:
        found.append("slogan_end")
    elif slogan:
        found.append("slogan")
    if modal:
        found.append("modal")
    if head in ("head_prep", "head_none", "head_stance") and any(start > at + 1 for start in work_ends):
        found.append("later_work")
    if last:
        found.append("last")
        if head == "head_result":
            found.append("last_result")
    if size < 6:
        found.append("short")
    elif size > 16:
        found.append("long")
    return found


def _head(clause: str, starts: dict[int, list[tuple[int, frozenset[str]]]]) -> tuple[str, int]:
    """The kind of the verb that the clause begins with, adverbs skipped, and where it stands."""
    at = 0
    for _ in range(8):
        here = starts.get(at)
        if here is None:
            break
        verb = [(end, kind) for end, kind in here if kind & {"work", "result", "stance"}]
        adverb = [end for end, kind in here if "adverb" in kind or "joint" in kind]
        if adverb and (max(adverb) in starts or not verb):
            at = max(adverb)
            continue
        if verb:
            _, kind = max(verb, key=lambda pair: pair[0])
            for name in ("stance", "work", "result"):
                if name in kind:
                    return f"head_{name}", at
        break
    if clause[at : at + 1] and clause[at] in _PREPOSITIONS:
        return "head_prep", at
    return "head_none", at
