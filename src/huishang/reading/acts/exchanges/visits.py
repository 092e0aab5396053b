"""Visits: who travels to whom, from the words of going and of looking."""

from __future__ import annotations

import re
from typing import NamedTuple

from huishang.reading.acts.exchanges.side import CHINA, Side, inside, side_of
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.told import Told
from huishang.reading.acts.exchanges.travellers import guest_of, leader_of, organ_of_delegation
from huishang.reading.mentions.bodies import is_body
from huishang.reading.mentions.dates import DateMention

_GOING = re.compile(
    "(?:专程)?(?:奔?赴|前往|来到|抵达|走进|莅临|深入|来|到|抵|在|访问|回访|对|视察|考察)(?:了)?(?=[一-鿿])"
)
_LOOKING = re.compile(
    "考察|调研|访问|参观|交流|对接|回访|走访|视察|看望|慰问|学习|洽谈|座谈|指导|参访|取经|踏勘|察看|调查研究|会见|欢迎|推介|衔接|会谈|商谈|会商|共商|招商|拜访|拜会|了解|开展[一-鿿]{0,10}(?:协作|帮扶|合作)"
)
_STRICT = re.compile("考察|调研|访问|视察|调查研究|看望慰问|参观")
# After the word of looking: a visit in preparation, or one that only a speech is dated by.
_ATTRIBUTE = re.compile(
    "(?:学习|考察|访问|交流|调研|对接)*的?[^，。]{0,6}(?:准备|筹备|方案|安排|事宜|行程|通知)"
    "|(?:学习|考察|调研)*(?:重要|讲话|精神|指示|时的|期间的)"
)


_OTHER_ACT = re.compile("会见|会谈|会晤|欢迎|举行|出席|接见|召开")
_ENDED = re.compile("(?:结束|完成)(?:了)?$")
_FRAME = re.compile(" *在(?=[^，。]{1,8}期间)")
_OURS = re.compile("我[省市县区州旗盟镇乡]")


class Visit(NamedTuple):
    """One journey of one side to others, told in ``told`` with its verb at ``at``; no guest: the State's leader."""

    guest: Side | None
    hosts: tuple[Side, ...]
    told: Told
    at: int


def read_visits(sides: Sides) -> list[Visit]:
    """The journeys that a document tells, in order; further stops of one journey are no second one."""
    kept: list[Visit] = []
    sides.organ = organ_of_delegation(sides.text)
    for told in sides.story.telling("visit"):
        visit = _visit(sides, told)
        if visit is None:
            continue
        same = next((index for index, known in enumerate(kept) if _same(known, visit)), None)
        if same is None:
            kept.append(visit)
        elif visit.told.own and sides.story.when(kept[same].told, kept[same].at) is None:
            kept[same] = kept[same]._replace(told=visit.told, at=visit.at)
    return kept


_JOURNEY = 10
"""Days after which the same travellers are on another journey."""


def _same(first: Visit, other: Visit) -> bool:
    if _long_after(_last_day(first), _last_day(other)):
        return False
    if first.guest == other.guest or other.guest is None or first.guest is None:
        return True
    return {first.guest, *first.hosts} >= {other.guest, *other.hosts}


def _last_day(visit: Visit) -> DateMention | None:
    """The last day that the stretch itself gives."""
    return next((day for day in reversed(visit.told.own) if day.precision == "day"), None)


def _long_after(first: DateMention | None, other: DateMention | None) -> bool:
    """Whether a day lies so far from another that no journey is as long."""
    if first is None or other is None or not first.last or not other.first:
        return False
    days = [31 * int(day[-5:-3]) + int(day[-2:]) for day in (first.last, other.first)]
    return abs(days[0] - days[1]) > _JOURNEY


def _visit(sides: Sides, told: Told) -> Visit | None:
    """The visit that one stretch tells; of several places on the way the last and smallest is the host."""
    best: Visit | None = None
    for going in _GOING.finditer(sides.text, told.start, told.end):
        visit = _going(sides, told, going)
        if visit is None:
            continue
        if best is None or not best.hosts or all(inside(host, best.hosts[0]) for host in visit.hosts):
            best = visit
    return best and _framed(sides, best)


def _framed(sides: Sides, visit: Visit) -> Visit:
    """在津期间，…赴河西区调研: the host is who the frame names."""
    frame = _FRAME.match(sides.text, visit.told.start, visit.told.end)
    whole = sides.starting(frame.end())[0] if frame else []
    if len(whole) == 1 and all(inside(host, whole[0]) for host in visit.hosts):
        return visit._replace(hosts=tuple(whole))
    return visit


def _going(sides: Sides, told: Told, going: re.Match[str]) -> Visit | None:
    """The visit that one word of going tells: a place after it, a word of looking, somebody who goes."""
    hosts, end = sides.starting(going.end())
    if not hosts and (ours := _OURS.match(sides.text, going.end())):
        end = ours.end()  # 来我县, and the document does not tell which
    elif not hosts:
        return None
    look = _look(sides, told, going.group(), hosts, end)
    ended = _ENDED.search(sides.text, told.start, going.start()) if going.group() == "对" else None
    if look is None or ended or sides.story.past(told, going.start()):
        return None
    if sides.story.planned(told, going.start()):
        if sides.story.announced(told, going.start()):
            sides.announce(told)
        return None
    if sides.organ and sides.text.startswith(sides.organ, end):
        hosts = [*hosts[:-1], *map(sides.organ_in, hosts[-1:])]
    guest = guest_of(sides, told, going.start(), hosts)
    if guest is None and hosts and _OURS.match(sides.text, going.end()):
        hosts = []  # 来我市, and only the visitor's own city is named
        guest = guest_of(sides, told, going.start(), hosts)
    if guest is not None and (bodies := _bodies(sides, told, going, look)):
        return Visit(bodies[0], bodies[1:], told, look)
    if guest is not None:
        return Visit(guest, tuple(hosts), told, look) if _apart(sides, guest, hosts) else None
    leader = leader_of(sides, told, going.start())
    if leader is None or not hosts:
        return None
    abroad = hosts[0].name in sides.country_names
    return Visit(CHINA if abroad else sides.organ_of(leader), tuple(hosts), told, look)


def _bodies(sides: Sides, told: Told, going: re.Match[str], look: int) -> tuple[Side, ...]:
    """Guest and host where a body's people go to a body: 甲省商务厅…到乙省商务厅调研; else empty."""
    words = sides.text[going.end() : look]
    if len(words) > 24 or not is_body(words):
        return ()
    region = sides.places.starting_at(going.end())
    goers = sides.roster.within(told.start, going.start())
    guest = sides.signing_party(goers[0]) if goers else None
    if guest is None or region is None or not is_body(guest.name) or words[-1] != guest.name[-1]:
        return ()
    return guest, Side(words, region.regions[0])


def _look(sides: Sides, told: Told, word: str, hosts: list[Side], end: int) -> int | None:
    """Where the word of looking stands after the place; 访问, and going abroad, need none."""
    strict = word in ("在", "对", "视察", "考察")
    stop = min(told.end, _clause_end(sides.text, end, 1 if strict else 2))
    look = (_STRICT if strict else _LOOKING).search(sides.text, end, stop)
    if look is not None and strict and _OTHER_ACT.search(sides.text, end, look.start()):
        return None  # 在北京会见来华访问的…
    if look is not None:
        framed = word == "在" and not told.own and sides.text.startswith(("期间", "时"), look.end())
        return None if framed or _ATTRIBUTE.match(sides.text, look.end()) else look.start()
    abroad = bool(hosts) and hosts[0].name in sides.country_names and not strict
    if word.startswith(("视察", "考察")):  # 考察甲市，…; 考察甲市乙厂 is a stop on the way
        return end if sides.text.startswith(("，", "。", "时", "并", "期间"), end) else None
    return end if abroad or word.startswith(("访问", "回访")) else None


def _clause_end(text: str, at: int, clauses: int) -> int:
    """The end of the first or second clause from ``at``: 赴四川省学习考察; 来我区，…考察."""
    for _ in range(clauses):
        comma = text.find("，", at, at + 64)
        stop = text.find("。", at, at + 64)
        if comma < 0 or 0 <= stop < comma:
            return stop if stop >= 0 else at + 60
        at = comma + 1
    return at


def _apart(sides: Sides, guest: Side, hosts: list[Side]) -> bool:
    """Whether guest and hosts are different sides: nobody visits what is part of his own region.

    A bare township is visited by another township, or it is the visitor's own. Countries among themselves
    are no matter of ours.
    """
    own = guest if guest.region is None else side_of(guest.region)
    if any(inside(host, guest) or inside(host, own) for host in hosts) or sides.foreign(guest):
        return False
    return all(host.region or sides.foreign(host) or guest.region is None for host in hosts)
