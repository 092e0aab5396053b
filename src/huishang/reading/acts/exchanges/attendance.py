"""Who takes part in a meeting."""

from __future__ import annotations

import re

from huishang.reading.acts.exchanges.abroad import ORGANS
from huishang.reading.acts.exchanges.calling import own_name
from huishang.reading.acts.exchanges.crossing import crossed_in, spelled_by
from huishang.reading.acts.exchanges.national import national_meeting
from huishang.reading.acts.exchanges.side import CHINA, Side, inside, side_of, unique
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.subjects import bodies_in, groups_in
from huishang.reading.acts.exchanges.told import Told
from huishang.reading.acts.exchanges.travellers import own_group

_ROLE = re.compile("发了言|会谈|会见|座谈|主持|讲话|发言|致辞|出席|参加|介绍|通报|汇报|交流")
_INTERNAL = re.compile("领导小组|专班|市委常委会|省委常委会")
_OWN = re.compile("全[省市县区州旗](?!域)|我[省市县区州旗](?:召开|举行)")
_HOLD = re.compile("召开|举行|举办|开展|进行")
_LISTED_ALSO = ("等", "、", "和", "与", "及", "之间", "籍")
"""After two regions: they are not all, or not the sides."""
_MEETS = re.compile(
    "(?:会见|会晤|接见|拜会)?了?(?:(?:来访|来京|前来)(?:(?:参加|出席|访问|考察|述职)[^，。、]{0,12}?的)?)?"
)
_MARKET = re.compile("推介会|对接会|洽谈会")


def own_meeting(sides: Sides, told: Told, at: int) -> bool:
    """Whether a meeting is one region's own: 全市…推进会, 我市召开…."""
    clause = max(sides.text.rfind(mark, told.start, at) for mark in "，；：")
    own = _OWN.search(sides.text, max(clause, told.start), at)
    return own is not None and not sides.main and not crossed_in(sides, told.start, at)


def received(sides: Sides, told: Told, at: int) -> tuple[Side, ...]:
    """Host and guest of 会见: the side of who receives, and of who is received."""
    abroad = diplomatic(sides, told)
    if abroad:
        return abroad
    comma = sides.text.rfind("，", told.start, at)
    leader = next((m for m in sides.roster.within(told.start, at) if sides.national(m)), None)
    organ = sides.organ_of(leader) if leader else None
    hosts = (
        [organ] if organ else sides.people(max(comma, told.start), at) or sides.people(told.start, at)[-1:]
    )
    if not hosts:
        return sides.main
    host = hosts[0]
    clause = sides.text.find("，", at, at + 60)
    stop = min(told.end, clause if clause >= 0 else at + 60)
    meets = _MEETS.match(sides.text, at)
    group = own_group(sides.text, meets.end(), stop) if organ and meets else None
    if group is not None:
        return (host, group)
    met = sides.people(at, stop) or sides.regions(meets.end() if meets else at, stop)
    guests = [guest for guest in met if guest != host] or [side for side in sides.main if side != host]
    return (host, _as_main(sides, guests[0])) if guests else sides.main


def received_apart(sides: Sides, told: Told, at: int) -> list[tuple[Side, ...]]:
    """分别会见甲，乙: a meeting with each side; one meeting where it is not said to be 分别."""
    first = received(sides, told, at)
    if len(first) != 2 or not sides.text.startswith("分别", at - 2):
        return [first]
    met = (_as_main(sides, side) for side in sides.people(at, min(told.end, at + 200)))
    return [(first[0], side) for side in unique(met) if side not in first[:1]] or [first]


def _as_main(sides: Sides, side: Side) -> Side:
    """A city's leader in a province's delegation stands for the delegation's side."""
    return next((main for main in sides.main if inside(side, main)), side)


def diplomatic(sides: Sides, told: Told) -> tuple[Side, ...]:
    """中国 and the country or foreign place of who meets a leader of ours; empty where nobody does.

    Where the posts are left out (李克强同洪森举行会谈) the document's one other country is meant.
    """
    named = [sides.of_person(mention) for mention in sides.roster.within(told.start, told.end)]
    theirs = unique(side for side in named if side is not None and side is not CHINA and sides.foreign(side))
    unknown = set(named) == {None} and not sides.places.within(told.start, told.end)
    if not theirs and sides.partner and (CHINA in named or unknown):
        theirs = [sides.partner]
    if theirs and (CHINA in named or (None in named and theirs == [sides.partner])):
        return (CHINA, *theirs)
    return ()


def taking_part(sides: Sides, told: Told, at: int, name: str) -> tuple[Side, ...]:
    """The sides of a meeting that is held; empty where fewer than two take part.

    Strongest first: bodies that hold it, a country that is met, the document's sides, 两省 and the like,
    the regions of a national meeting, regions that hold it together, those whose people speak.
    """
    bodies = bodies_in(sides, told.start, at)
    if bodies:
        sides.bodies = tuple(map(own_name, bodies))
        sides.main = sides.main or tuple(unique(side_of(body.region) for body in bodies if body.region))
        return tuple(bodies)
    abroad = diplomatic(sides, told)
    if abroad:
        return abroad
    if sides.bodies:
        return tuple(Side(body, None) for body in sides.bodies)
    if sides.main and sides.main[0].name not in ORGANS:
        return among(sides, _joint(sides, told, at)) if len(sides.main) > 2 else sides.main
    return (
        _departments(sides, sides.story.after(told, 3))
        or crossed_in(sides, told.start, min(told.end, at + 30))
        or _assembled(sides, told, at, name)
        or _in_name(sides, told, at)
    )


def _in_name(sides: Sides, told: Told, at: int) -> tuple[Side, ...]:
    """甲市·乙市工作交流座谈会上: the two regions that stand side by side in a meeting's name."""
    start = max(told.start, at - 40, *(sides.text.rfind(mark, told.start, at) + 1 for mark in "，；："))
    run: list[Side] = []
    end = -1
    for mention in sides.places.within(start, at):
        if mention.start < end or len(mention.regions) > 1:
            continue
        if end < 0 or sides.text[end : mention.start] not in ("·", "-", "—", "、", "和", "与"):
            run = []
        side, end = sides.chain(mention)
        run.append(side)
        if len(run) == 2:
            return () if sides.text.startswith(_LISTED_ALSO, end) else tuple(unique(run))
    return ()


def among(sides: Sides, named: tuple[Side, ...]) -> tuple[Side, ...]:
    """Those of the document's sides that a sentence names, where it names some only; else all."""
    few = [main for main in sides.main if any(main.region is side.region for side in named if side.region)]
    return tuple(few) if 1 < len(few) < len(sides.main) else sides.main


def _assembled(sides: Sides, told: Told, at: int, name: str) -> tuple[Side, ...]:
    """The sides of a meeting that no word for both of them names."""
    following = sides.story.after(told, 4)
    if any(sides.national(m) for t in following[:3] for m in sides.roster.within(t.start, t.sentence_end)):
        return national_meeting(sides, told, at, name)
    joint = _joint(sides, told, at) or crossed_in(sides, told.start, following[-1].end)
    if len(joint) > 1:
        return joint
    people = _speakers(sides, following[:3])
    if len(people) > 1 and not _INTERNAL.search(sides.text, told.start, at):
        return people
    named = sides.places.within(max(told.start, at - 4), min(told.end, at + 30))
    market = len(named) == 1 and _MARKET.search(sides.text, told.start, told.end)
    return spelled_by(sides, named[0]) if market else ()


def _joint(sides: Sides, told: Told, at: int) -> tuple[Side, ...]:
    """Those who hold a meeting together: A市与B市18日在C举行; at least one of them a region."""
    verb = _HOLD.search(sides.text, told.start, min(told.end, at + 30))
    if verb is None:
        return ()
    comma = max(sides.text.rfind(mark, told.start, verb.start()) for mark in "，；：")
    start = max(comma + 1, told.start)
    groups = groups_in(sides, start, verb.start())
    if len(groups) == 1 and len(groups[0]) > 1 and any(side.region for side in groups[0]):
        return groups[0]
    return before_name(sides, start, verb.start())


def before_name(sides: Sides, start: int, end: int) -> tuple[Side, ...]:
    """甲区、乙县协同发展联席会议: the regions that a meeting's name lists first."""
    for mention in sides.places.within(start, min(end, start + 12)):
        named, stop = sides.starting(mention.start)
        if len(named) > 1 and mention.form in ("full", "short") and stop < end:
            return () if sides.text.startswith(_LISTED_ALSO, stop) else tuple(unique(named))
    return ()


def _departments(sides: Sides, stretches: list[Told]) -> tuple[Side, ...]:
    """The departments of regions, where all who take part are of one, the host city's leader aside; else none."""
    people = [m for t in stretches for m in sides.roster.within(t.start, t.end) if sides.of_person(m)]
    parties = unique(side for person in people if (side := sides.signing_party(person)))
    bodies = [side for side in parties if side.region and side.name != side.region.name]
    others = [side for side in parties if side not in bodies]
    apart = len({side.region for side in bodies}) == len(bodies) > 1
    alike = len({side.name[-1] for side in bodies}) == 1 or len(bodies) > 2
    welcoming = all(any(inside(other, side_of(b.region)) for b in bodies if b.region) for other in others)
    return tuple(bodies) if apart and alike and welcoming else ()


def _speakers(sides: Sides, stretches: list[Told]) -> tuple[Side, ...]:
    """The sides of those who chair, speak or attend; a part of another's region is left out."""
    found: list[Side] = []
    for told in stretches:
        if _ROLE.search(sides.text, told.start, told.sentence_end):
            found += sides.people(told.start, told.end)
    if len({side.region for side in found if side.region}) > 1:
        found = [side for side in found if side.region]  # scholars and firms that speak are no sides then
    return tuple(unique(s for s in found if not any(o != s and inside(s, o) for o in found)))
