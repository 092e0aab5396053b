"""Whether two sources tell of the same occasion, and which of their parts are the same. Pure.

The host's and the guest's reports swap words (来川, 赴川) and differ in precision, never in who met when.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from huishang.record.elements import (
    AGREEMENT,
    AGREEMENT_PARTY,
    PARTICIPATION,
    SIGNATURE,
    STAGE,
    STOP,
    Element,
)
from huishang.record.shown import normal
from huishang.registry import partial

GOVERNMENT = "人民政府"
NEAR_DAYS = 1
"""Occasions that follow each other this closely may be one: a paper of the next day may say 'today'."""


class Likeness(StrEnum):
    """Whether two occasions are one."""

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found, and on what it stands: codes in the order in which they were weighed."""

    likeness: Likeness
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """What decides whether two occasions are one."""

    sides: frozenset[str]
    hosts: frozenset[str] = frozenset()
    span: partial.Days | None = None
    is_exact: bool = False
    places: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def side_of(name: str) -> str:
    """The region that a party stands for, as far as its name tells: 四川省人民政府 stands for 四川省."""
    return name.removesuffix(GOVERNMENT) or name


def occasion(elements: Iterable[Element]) -> Occasion:
    """What decides, out of the parts of an occasion."""
    parts = list(elements)
    parties = [part for part in parts if part.kind == "party"]
    stages = [part for part in parts if part.kind == STAGE]
    spans = [s for s in (partial.stretch(p.get("start"), p.get("end")) for p in stages) if s]
    return Occasion(
        sides=frozenset(side_of(party.get("name")) for party in parties),
        hosts=frozenset(side_of(p.get("name")) for p in parties if p.get("part") == "host"),
        span=(min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None,
        is_exact=any(partial.is_exact(stage.get("start")) for stage in stages),
        places=frozenset(s.get("place") for s in stages if s.get("type") != "visit" and s.get("place")),
        people=frozenset(p.get("name") for p in parts if p.kind == PARTICIPATION),
        names=frozenset(normal(s.get("name")) for s in stages if len(s.get("name")) > 4),
    )


def compare(a: Occasion, b: Occasion) -> Judgement:
    """Whether two occasions are one. The order of the two does not matter."""
    refused = _difference(a, b)
    if refused:
        return Judgement(Likeness.DIFFERENT, (refused,))
    doubts = tuple(_doubts(a, b))
    shared = a.people & b.people
    support = tuple(_support(a, b))
    if not doubts or (len(shared) >= 2 and set(doubts) <= {"month_only", "sides_overlap", "days_near"}):
        return Judgement(Likeness.SAME, support + doubts)
    return Judgement(Likeness.UNSURE, doubts + support)


def _difference(a: Occasion, b: Occasion) -> str:
    if len(a.sides & b.sides) < 2:
        return "other_sides"
    if a.span and b.span and partial.gap_days(a.span, b.span) > NEAR_DAYS:
        return "other_days"
    return ""


def _doubts(a: Occasion, b: Occasion) -> Iterable[str]:
    if a.span is None or b.span is None:
        yield "day_missing"
    elif partial.gap_days(a.span, b.span):
        yield "days_near"
    elif not (a.is_exact and b.is_exact):
        yield "month_only"
    if a.sides != b.sides:
        yield "sides_overlap"
    if a.hosts and b.hosts and not a.hosts & b.hosts:
        yield "other_host"
    if a.places and b.places and not _touch(a.places, b.places):
        yield "other_place"
    if len(a.people) >= 2 and len(b.people) >= 2 and not a.people & b.people:
        yield "no_person_shared"


def _support(a: Occasion, b: Occasion) -> Iterable[str]:
    if a.sides == b.sides:
        yield "same_sides"
    if a.span and b.span and not partial.gap_days(a.span, b.span):
        yield "same_days"
    if a.people & b.people:
        yield "people_shared"
    if _touch(a.names, b.names):
        yield "same_name"


def _touch(a: frozenset[str], b: frozenset[str]) -> bool:
    return any(x in y or y in x for x in a for y in b)


def pair_up(left: Sequence[Element], right: Sequence[Element]) -> list[tuple[int, int]]:
    """Which element of one source is which of the other: one to one, the likest first, whichever comes first."""
    scored = [
        (-score, tuple(sorted((_name(a), _name(b)))), i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if (score := alike(a, b))
    ]
    taken_left, taken_right, pairs = set[int](), set[int](), []
    for _score, _names, i, j in sorted(scored):
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            pairs.append((i, j))
    return pairs


def _name(element: Element) -> str:
    return normal(element.get("name") or element.get("title") or element.get("type"))


def alike(a: Element, b: Element) -> int:
    """How much two elements of one occasion look like the same one; 0: they are two."""
    if a.kind != b.kind:
        return 0
    rule = _RULES.get(a.kind)
    return rule(a, b) if rule else int(_name(a) == _name(b))


def _stages_alike(a: Element, b: Element) -> int:
    if a.get("type") != b.get("type"):
        return 0
    score = 2 + 2 * _words_alike(a, b)
    one, two = partial.stretch(a.get("start"), a.get("end")), partial.stretch(b.get("start"), b.get("end"))
    if one and two:
        gap = partial.gap_days(one, two)
        return 0 if gap > NEAR_DAYS else score + (2 if gap == 0 else -1)
    return score


def _people_alike(a: Element, b: Element) -> int:
    if normal(a.get("name")) != normal(b.get("name")):
        return 0
    return 2 if a.get("side") == b.get("side") else 1


def _words_alike(a: Element, b: Element) -> int:
    """2: the same words; 1: the words of one stand in the other's, and are more than a general word."""
    one, two = _name(a), _name(b)
    if one == two:
        return 2
    short, long = sorted((one, two), key=len)
    return int(len(short) >= 3 and short in long)


def _agreements_alike(a: Element, b: Element) -> int:
    parties = {side_of(p.get("name")) for p in a.parts if p.kind == AGREEMENT_PARTY}
    others = {side_of(p.get("name")) for p in b.parts if p.kind == AGREEMENT_PARTY}
    words = _words_alike(a, b)
    if words == 2:
        return 4
    if parties and parties == others and _core(a) == _core(b):
        return 3  # 甲省 乙省协议 in one paper, 乙省 甲省协议 in the other
    if words == 1 and (not parties or not others or parties == others):
        # 框架协议 alone stands in many titles
        return 2 if len(min(_name(a), _name(b), key=len)) >= 8 else 0
    return 0


def _core(agreement: Element) -> str:
    """The title without the names of the parties."""
    title = _name(agreement)
    names = {
        form for p in agreement.parts for form in (normal(p.get("name")), normal(side_of(p.get("name"))))
    }
    for name in sorted(names - {""}, key=lambda name: (-len(name), name)):
        title = title.replace(name, "")
    return title


def _signatures_alike(a: Element, b: Element) -> int:
    return int(_name(a) == _name(b) and a.get("part") == b.get("part"))


def _parties_alike(a: Element, b: Element) -> int:
    return int(side_of(a.get("name")) == side_of(b.get("name")))


_RULES = {
    STAGE: _stages_alike,
    PARTICIPATION: _people_alike,
    STOP: _words_alike,
    AGREEMENT: _agreements_alike,
    SIGNATURE: _signatures_alike,
    "party": _parties_alike,
    AGREEMENT_PARTY: _parties_alike,
}
