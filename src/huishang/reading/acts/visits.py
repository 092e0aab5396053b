"""Visits: who travels to whom, from the words of going and of looking."""

from __future__ import annotations

import re
from typing import NamedTuple

from huishang.reading.acts.sides import CHINA, Side, Sides, inside, side_of
from huishang.reading.acts.told import Told
from huishang.reading.mentions.roster import Mention

_GOING = re.compile(
    "(?:专程)?(?:奔?赴|前往|来到|抵达|走进|莅临|深入|来|到|抵|在|访问|回访|对)(?:了)?(?=[一-鿿])"
)
_LOOKING = re.compile(
    "考察|调研|访问|参观|交流|对接|回访|走访|视察|看望|慰问|学习|洽谈|座谈|指导|参访|取经|踏勘|察看|国事访问|调查研究|会见|欢迎|推介|衔接"
)
_STRICT = re.compile("考察|调研|访问|视察|调查研究|看望慰问|国事访问|参观")
_DELEGATION = re.compile(
    "(?:党政|政府|人大|政协|经贸|学习|友好|县乡|工商|企业家|领导|代表|联合|招商|文旅|教育|医疗|农业|帮扶|协作|干部|及企业|市直|省直|相关|有关|部门|负责同志|负责人|主要|区|工作){0,4}"
    "(?:代表团|考察团|考察组|调研组|参访团|访问团|工作组|学习组|一行|率队|率团|带队|带领|率)"
)
_LEADING = re.compile("率队|率团|带队|带领|率|代表团|考察团|考察组|调研组|一行|访问团|参访团")


class Visit(NamedTuple):
    """One journey of one side to others, told in ``told``; ``at`` is where its verb stands."""

    guest: Side | None
    hosts: tuple[Side, ...]
    told: Told
    at: int


def read_visits(sides: Sides) -> list[Visit]:
    """The visits of a document, in order; stops of one journey are one visit."""
    found: list[Visit] = []
    for told in sides.story.telling("visit"):
        visit = _visit(sides, told)
        if visit is not None:
            found.append(visit)
    return _journeys(found)


def _visit(sides: Sides, told: Told) -> Visit | None:
    """The visit that one stretch tells; of several places on the way the last and smallest is the host."""
    best: Visit | None = None
    for match in _GOING.finditer(sides.text, told.start, told.end):
        visit = _going(sides, told, match)
        if visit is None:
            continue
        if best is None or all(inside(host, best.hosts[0]) for host in visit.hosts):
            best = visit
    return best


def _going(sides: Sides, told: Told, match: re.Match[str]) -> Visit | None:
    """The visit that one word of going tells: a place after it, a word of looking, somebody who goes."""
    text, word = sides.text, match.group()
    hosts, end = sides.starting(match.end())
    if not hosts:
        return None
    verbs = _STRICT if word in ("在", "对") else _LOOKING
    look = verbs.search(text, end, min(told.end, _clause_end(text, end, 1 if verbs is _STRICT else 2)))
    abroad = hosts[0].name in sides.country_names and word not in ("在", "对")
    if look is None and not (word.startswith(("访问", "回访")) or abroad):
        return None
    if look is not None and _PREPARED.match(text, look.end()):
        return None
    if sides.story.planned(told, match.start()) or sides.story.past(told, match.start()):
        return None
    guest = _guest(sides, told, match.start(), hosts)
    leader = _leader(sides, told, match.start())
    if not _apart(sides, guest, hosts) if guest else leader is None:
        return None
    if guest is None and leader is not None:
        guest = CHINA if hosts[0].name in sides.country_names else sides.organ_of(leader)
    return Visit(guest, tuple(hosts), told, look.start() if look else match.start())


def _apart(sides: Sides, guest: Side, hosts: list[Side]) -> bool:
    """Whether guest and hosts are different sides: nobody visits what is part of his own region.

    A bare township is visited by another township, or it is the visitor's own. Countries among themselves
    are no matter of ours.
    """
    if any(inside(host, guest) for host in hosts) or sides.foreign(guest):
        return False
    return all(host.region or sides.foreign(host) or guest.region is None for host in hosts)


_PREPARED = re.compile("(?:学习|考察|访问|交流|调研|对接)*的?[^，。]{0,6}(?:准备|筹备|方案|安排|事宜|行程|通知)|(?:学习|考察|调研)*(?:重要|讲话|精神|指示|时的|期间的)")


def _clause_end(text: str, at: int, clauses: int) -> int:
    """The end of the first or second clause from ``at``: 赴四川省学习考察; 来我区，…考察."""
    for _ in range(clauses):
        comma = text.find("，", at)
        stop = text.find("。", at)
        if comma < 0 or -1 < stop < comma or comma - at > 60:
            return stop if stop >= 0 else at + 60
        at = comma + 1
    return at


def _guest(sides: Sides, told: Told, at: int, hosts: list[Side]) -> Side | None:
    """Who travels: the delegation's region, else the side of the leader, else whose 负责同志 go."""
    text = sides.text
    for mention in reversed(sides.places.within(told.start, at)):
        if len(mention.regions) > 1:
            continue
        side, end = sides.chain(mention)
        if _DELEGATION.match(text, end) and side not in hosts:
            return side
    led = _LEADING.search(text, told.start, told.end)
    people = [s for s in sides.people(told.start, at) if s not in hosts]
    if people and (led or _follows_person(sides, told, at)):
        return people[0]
    return _elsewhere(sides, hosts) if led and sides.roster.within(told.start, at) else None


def _elsewhere(sides: Sides, hosts: list[Side]) -> Side | None:
    """The region whose delegation another sentence names, if there is one alone."""
    named = {
        side_of(mention.regions[0])
        for mention in sides.places.mentions
        if len(mention.regions) == 1 and _DELEGATION.match(sides.text, mention.end)
    }
    named -= set(hosts)
    return named.pop() if len(named) == 1 else None


def _follows_person(sides: Sides, told: Told, at: int) -> bool:
    """Whether a person is the one who goes: named in the clause before the verb."""
    start = max(sides.text.rfind("，", told.start, at - 1), told.start)
    return bool(sides.roster.within(start, at))


def _leader(sides: Sides, told: Told, at: int) -> Mention | None:
    """Somebody of the State's leadership who travels, or None."""
    return next((m for m in sides.roster.within(told.start, at) if sides.national(m)), None)


def _journeys(visits: list[Visit]) -> list[Visit]:
    """One visit a journey: the first telling, with further hosts that lie in none of its own."""
    kept: list[Visit] = []
    for visit in visits:
        same = next((v for v in kept if _same(v, visit)), None)
        if same is None:
            kept.append(visit)
    return kept


def _same(first: Visit, other: Visit) -> bool:
    if first.guest == other.guest or other.guest is None or first.guest is None:
        return True
    return {first.guest, *first.hosts} >= {other.guest, *other.hosts}
