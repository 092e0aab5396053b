"""Visits: who travels to whom, from the words of going and of looking."""

from __future__ import annotations

import re
from typing import NamedTuple

from huishang.reading.acts.exchanges.side import CHINA, Side, inside, side_of, unique
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.told import Told
from huishang.reading.mentions.bodies import is_body
from huishang.reading.mentions.roster import Mention

_GOING = re.compile(
    "(?:专程)?(?:奔?赴|前往|来到|抵达|走进|莅临|深入|来|到|抵|在|访问|回访|对)(?:了)?(?=[一-鿿])"
)
_LOOKING = re.compile(
    "考察|调研|访问|参观|交流|对接|回访|走访|视察|看望|慰问|学习|洽谈|座谈|指导|参访|取经|踏勘|察看|调查研究|会见|欢迎|推介|衔接|会谈|商谈|会商|共商|招商|拜访|拜会|了解|开展[一-鿿]{0,10}(?:协作|帮扶|合作)"
)
_STRICT = re.compile("考察|调研|访问|视察|调查研究|看望慰问|参观")
_DELEGATION = re.compile(
    "(?:[省市县区州旗盟]?委?副?书记|副?[省市县区州旗盟]长)?(?:党政|政府|人大|政协|经贸|学习|友好|县乡|工商|企业家|领导|代表|联合|招商|文旅|教育|医疗|农业|帮扶|协作|干部|及企业"
    "|市直|省直|相关|有关|部门|负责同志|负责人|主要|区|工作){0,4}"
    "(?:代表团|考察团|考察组|调研组|参访团|访问团|工作组|学习组|一行|率队|率团|带队|带领|率)"
)
_LEADING = re.compile("率队|率团|带队|带领|率|代表团|考察团|考察组|调研组|一行|访问团|参访团")
# After the word of looking: a visit in preparation, or one that only a speech is dated by.
_ATTRIBUTE = re.compile(
    "(?:学习|考察|访问|交流|调研|对接)*的?[^，。]{0,6}(?:准备|筹备|方案|安排|事宜|行程|通知)"
    "|(?:学习|考察|调研)*(?:重要|讲话|精神|指示|时的|期间的)"
)


_ORGAN_GROUP = re.compile(
    "(政协|人大常委会)(?:委员|机关|党组|调研|考察|视察|学习|交流|参观|访问|代表|联合){0,3}(?:[组团]|一行)"
)
_OTHER_ACT = re.compile("会见|会谈|会晤|欢迎|举行|出席|接见|召开")
_ENDED = re.compile("(?:结束|完成)(?:了)?$")
_BESIDE = re.compile("在[^，。]{2,40}陪同下")
_FRAME = re.compile(" *在(?=[^，。]{1,8}期间)")
_LEAD = 600
"""A report says in so many characters who travels."""
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
    sides.organ = _organ(sides.text)
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


def _organ(text: str) -> str:
    """The organ that a delegation comes from where it is none of a government: 省政协调研组."""
    lead = text[:_LEAD]
    named = ("政协" in lead or "人大常委会" in lead) and "党政" not in lead
    group = _ORGAN_GROUP.search(lead) if named else None
    return group.group(1) if group else ""


def _same(first: Visit, other: Visit) -> bool:
    if first.guest == other.guest or other.guest is None or first.guest is None:
        return True
    return {first.guest, *first.hosts} >= {other.guest, *other.hosts}


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
    guest = _guest(sides, told, going.start(), hosts)
    if guest is None and hosts and _OURS.match(sides.text, going.end()):
        hosts = []  # 来我市, and only the visitor's own city is named
        guest = _guest(sides, told, going.start(), hosts)
    if guest is not None and (bodies := _bodies(sides, told, going, look)):
        return Visit(bodies[0], bodies[1:], told, look)
    if guest is not None:
        return Visit(guest, tuple(hosts), told, look) if _apart(sides, guest, hosts) else None
    leader = _leader(sides, told, going.start())
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
    strict = word in ("在", "对")
    stop = min(told.end, _clause_end(sides.text, end, 1 if strict else 2))
    look = (_STRICT if strict else _LOOKING).search(sides.text, end, stop)
    if look is not None and strict and _OTHER_ACT.search(sides.text, end, look.start()):
        return None  # 在北京会见来华访问的…
    if look is not None:
        framed = word == "在" and not told.own and sides.text.startswith(("期间", "时"), look.end())
        return None if framed or _ATTRIBUTE.match(sides.text, look.end()) else look.start()
    abroad = bool(hosts) and hosts[0].name in sides.country_names and not strict
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


_FAR = 400
"""No delegation is looked for farther before its going."""


def _guest(sides: Sides, told: Told, at: int, hosts: list[Side]) -> Side | None:
    """Who travels: the delegation's region, else the side of the person who leads or goes."""
    for mention in reversed(sides.places.within(max(told.start, at - _FAR), at)):
        if len(mention.regions) == 1:
            side, end = sides.chain(mention)
            group = _DELEGATION.match(sides.text, end)
            if group and side not in hosts:
                return sides.organ_in(side) if sides.organ and sides.organ in group.group() else side
    led = _LEADING.search(sides.text, told.start, told.end) is not None
    clause = max(sides.text.rfind("，", told.start, max(at - 1, told.start)), told.start)
    people = [side for side in _goers(sides, told, at) if side not in hosts]
    if people and (led or sides.roster.within(clause, at)):
        return people[0]
    return _elsewhere(sides, hosts) if led and sides.roster.within(told.start, at) else None


def _goers(sides: Sides, told: Told, at: int) -> list[Side]:
    """The sides of those named before a word of going; who accompanies (在…陪同下) does not go."""
    beside = _BESIDE.search(sides.text, told.start, at)
    if beside is None:
        return sides.people(told.start, at)
    return unique(sides.people(told.start, beside.start()) + sides.people(beside.end(), at))


def _elsewhere(sides: Sides, hosts: list[Side]) -> Side | None:
    """The region whose delegation another sentence names, if there is one alone."""
    single = (mention for mention in sides.places.mentions if len(mention.regions) == 1)
    named = {side_of(m.regions[0]) for m in single if _DELEGATION.match(sides.text, m.end)} - set(hosts)
    if not named:  # 我省 alone, but 皖新两省区 tells who they are
        pairs = (
            {side_of(region) for region in m.regions} for m in sides.places.mentions if len(m.regions) == 2
        )
        named = next((pair - set(hosts) for pair in pairs if len(hosts) == 1 and hosts[0] in pair), set())
    return named.pop() if len(named) == 1 else None


def _apart(sides: Sides, guest: Side, hosts: list[Side]) -> bool:
    """Whether guest and hosts are different sides: nobody visits what is part of his own region.

    A bare township is visited by another township, or it is the visitor's own. Countries among themselves
    are no matter of ours.
    """
    if any(inside(host, guest) for host in hosts) or sides.foreign(guest):
        return False
    return all(host.region or sides.foreign(host) or guest.region is None for host in hosts)


def _leader(sides: Sides, told: Told, at: int) -> Mention | None:
    """Somebody of the State's leadership who travels, or None."""
    return next((mention for mention in sides.roster.within(told.start, at) if sides.national(mention)), None)
