"""Meetings: a word of meeting that somebody holds, and the sides that take part."""

from __future__ import annotations

import re
from typing import NamedTuple

from huishang.reading.acts.sides import CHINA, CROSS, Side, Sides, inside, side_of, unique
from huishang.reading.acts.told import Told
from huishang.reading.acts.subjects import bodies_in

_NOUN = re.compile(
    "(?:座谈会|联席会议?|会商会?|推进会|推动会|对接会|推介会|洽谈会|工作会|交流会|协商会|恳谈会|研讨会|见面会|协作会|调度会|协调会|茶话会|论坛|会议|会谈|磋商|会晤|视频会|工作组会|例会|年会)(?:议)?"
)
_HOLD = re.compile("召开|举行|举办|开幕|召集|组织|开展|进行")
_MET = re.compile("(?<![他她它将拟待])(?:会见|会晤|接见|拜会)(?:了|并|时|来|出|参|率|前|到|[一-鿿])")
_TALK = re.compile("(?:举行|进行|开展|展开|并|交流|参加|参加考察和|与[一-鿿]{2,24})(?:了)?(?:亲切|友好|深入|工作|对口|专题|视频|对接|交流|座谈|考察和|、|和){0,3}(?:座谈交流|交流座谈|座谈|会谈|会晤|磋商)(?!会)")
_WITH_OTHERS = re.compile("(?:学者|专家|群众|职工|师生|企业家?|农民|基层干部|青年|学生|代表|党员|员工|工人|战士|官兵)(?:们)?(?:进行|开展|亲切)?(?:座谈|会谈|交流)")
_ANCHOR = re.compile(" *(?:[^，。]{0,8}，在(?:一场)?)?(?:(?:在)?(?:随后|当[天日][上下]午|会上)?(?:召开|举行)?的?)[一-鿿]{0,20}?(?:座谈会|联席会议?|会谈|推介会|对接会|推进会|洽谈会|协商会)(?:上|中)")
_NOT = re.compile("中央[一-鿿]{2,6}工作会议|纪念|诞辰|追思|追悼|常务会议|常委会会议|常委会议|政治局会议|代表大会|党组会议|发布会|动员会|全国两会|中央全会|民主生活会|干部大会|总结大会|表彰大会|宣讲|经济工作会议|奥运|运动会|开班|国务院会议|专题会议|办公会议|述职")
_MEMORIAL = re.compile("纪念[^。]{0,30}(?:诞辰|逝世|周年)|诞辰[0-9]+周年|追思|追悼|遗体")
_INSIDE = re.compile("全[省市县区州旗](?!域)|我[省市县区州旗](?:召开|举行)|领导小组|专班|市委常委会|省委常委会")
_ROLE = re.compile("发了言|主持|讲话|发言|致辞|出席|参加|介绍|通报|汇报|交流")


class Meeting(NamedTuple):
    """One meeting of sides; ``at`` is where its word stands, ``name`` as the text calls it."""

    sides: tuple[Side, ...]
    told: Told
    at: int
    name: str | None
    open_day: bool
    """Whether the text leaves its day open (年会期间)."""


def read_meetings(sides: Sides) -> list[Meeting]:
    """The meetings of sides that a document tells, in order."""
    found: list[Meeting] = []
    if any(_MEMORIAL.search(sides.text, told.start, told.sentence_end) for told in sides.story.stretches[:2]):
        return found
    for told in sides.story.telling("meeting"):
        for at, name, kind in _cues(sides, told, bool(found)):
            if sides.story.planned(told, at) or sides.story.past(told, at):
                continue
            if kind == "held" and _inside(sides, told, at):
                sides.internal = True
            if sides.internal and kind == "held":
                continue
            taking_part = _met(sides, told, at) if kind == "met" else _part(sides, told, at, name)
            if taking_part:
                opened = _opened(sides.text, told, at)
                found.append(Meeting(taking_part, told, at, name, opened))
                if not sides.main:
                    sides.main = tuple(taking_part)
    return found


_ORGAN_NAMES = ("中共中央", "国务院", "全国人大常委会", "全国政协", "中央军委")


def _opened(text: str, told: Told, at: int) -> bool:
    during = text.find("期间", told.start, at)
    return 0 <= during - told.start <= 8


def _cues(sides: Sides, told: Told, known: bool) -> list[tuple[int, str | None, str]]:
    """Where one stretch tells of a meeting: ``(place, name, "held" | "met")``."""
    text = sides.text
    cues: list[tuple[int, str | None, str]] = []
    for noun in _NOUN.finditer(text, told.start, told.end):
        if _held(text, told, noun):
            name = _name(text, told, noun)
            if not _NOT.search(text, told.start, min(told.end, noun.end() + 20)):
                cues.append((noun.start(), name, "held"))
                break
    for met in _MET.finditer(text, told.start, told.end):
        if not _reference(text, told, met):
            cues.append((met.start(), "会见", "met"))
            break
    if not cues and not _WITH_OTHERS.search(text, told.start, told.end) and (talk := _TALK.search(text, told.start, told.end)):
        cues.append((talk.start(), "座谈", "held"))
    if not cues and not known and (anchor := _ANCHOR.match(text, told.start, told.end)):
        if not _NOT.search(text, told.start, anchor.end()):
            cues.append((anchor.start(), "座谈会", "held"))
    return cues


def _held(text: str, told: Told, noun: re.Match[str]) -> bool:
    """Whether a meeting is held: its verb stands before it in the clause, or after it in the sentence."""
    comma = max(text.rfind(mark, told.start, noun.start()) for mark in "，；：")
    before = text[max(comma + 1, told.start, noun.start() - 48) : noun.start()]
    if re.search("(?:召开|举行|举办|召集|主持)(?!的)", before) and not re.search("(?:召开|举行|举办)的?[一-鿿]{0,30}(?:精神|讲话)", before):
        return not text.startswith(("精神", "上的", "部署", "要求", "确定", "议定", "室", "厅", "中心", "纪要"), noun.end())
    after = text[noun.end() : min(told.end, noun.end() + 48)]
    verb = re.search("召开|举行|举办|开幕", after)
    return verb is not None and not re.search("[。；，]|以来|精神|部署", after[: verb.start()])


def _name(text: str, told: Told, noun: re.Match[str]) -> str:
    """The meeting's name: what stands between its verb or the last mark and its end."""
    start = max(told.start, noun.start() - 40)
    piece = text[start : noun.end()]
    cut = max((m.end() for m in re.finditer("召开了?|举行了?|举办了?|主持召开|主持|召集|[，；。：]|在[一-鿿]{2,8}?(?=召开)", piece)), default=0)
    return piece[cut:].strip()


def _reference(text: str, told: Told, met: re.Match[str]) -> bool:
    """在会见…时 points back to a meeting already told."""
    comma = text.find("，", met.start())
    clause_end = comma if 0 <= comma < told.end else told.end
    if text.startswith(("时", "前", "后", "厅"), met.start() + 2):
        return True
    return text[clause_end - 1] == "时" and text[met.start() - 1] in "在，。\n " and clause_end < told.end


def _met(sides: Sides, told: Told, at: int) -> tuple[Side, ...]:
    """Host and guest of 会见: the side of who receives, and of who is received."""
    text = sides.text
    comma = text.rfind("，", told.start, at)
    hosts = sides.people(max(comma, told.start), at) or sides.people(told.start, at)[-1:]
    guests = diplomatic(sides, told)
    if guests:
        return guests
    guests_found = sides.people(at, min(told.end, at + 60)) or sides.regions(at, min(told.end, at + 40))
    host = hosts[0] if hosts else None
    if host is None and sides.main:
        return sides.main
    guests_found = [g for g in guests_found if g != host]
    if host is not None and guests_found:
        return (host, _as_main(sides, guests_found[0]))
    if host is not None and sides.main and host not in sides.main[:1]:
        return unique_tuple(host, sides.main[0])
    return sides.main


def _as_main(sides: Sides, side: Side) -> Side:
    """A city's leader in a province's delegation stands for the delegation's side."""
    return next((main for main in sides.main if inside(side, main)), side)


def unique_tuple(*sides: Side) -> tuple[Side, ...]:
    """Sides, each once."""
    return tuple(unique(sides))


def diplomatic(sides: Sides, told: Told) -> tuple[Side, ...]:
    """中国 and the country or foreign place of who meets a leader of ours; empty where nobody does.

    Where the posts are left out (李克强同洪森举行会谈) the document's one other country is meant.
    """
    named = [sides.of_person(mention) for mention in sides.roster.within(told.start, told.end)]
    ours = CHINA in named
    theirs = unique(s for s in named if s is not None and s is not CHINA and sides.foreign(s))
    if not theirs and sides.partner and (ours or _only_unknown(sides, told, named)):
        theirs = [sides.partner]
    if theirs and (ours or (None in named and theirs == [sides.partner])):
        return (CHINA, *theirs)
    return ()


def _only_unknown(sides: Sides, told: Told, named: list[Side | None]) -> bool:
    """Whether all who are named are named without posts, and no region is."""
    return bool(named) and set(named) == {None} and not sides.places.within(told.start, told.end)


def _part(sides: Sides, told: Told, at: int, name: str | None) -> tuple[Side, ...]:
    """Who takes part in a meeting that is held."""
    text = sides.text
    bodies = bodies_in(sides, told.start, at)
    if len(bodies) >= 2:
        sides.bodies = tuple(body.name for body in bodies)
        sides.main = sides.main or tuple(unique(side_of(body.region) for body in bodies if body.region))
        return tuple(bodies)
    foreign = diplomatic(sides, told)
    if foreign:
        return foreign
    if sides.bodies:
        return tuple(Side(body, None) for body in sides.bodies)
    if sides.main and sides.main[0].name not in _ORGAN_NAMES:
        return sides.main
    crossed = sides.in_words(told, told.start, min(told.end, at + 30))
    if len(crossed) > 1:
        return crossed
    if _chaired_nationally(sides, told):
        return _national(sides, told, at, name or "")
    joint = _joint(sides, told, at)
    if len(joint) > 1:
        return joint
    later = sides.story.after(told, 4)
    if (cross := CROSS.search(text, told.start, later[-1].end)) and len(crossed := sides.crossed(cross.group())) > 1:
        return crossed
    people = _speakers(sides, told)
    if len(people) > 1 and not _INSIDE.search(text, told.start, at):
        return people
    named = sides.places.within(max(told.start, at - 4), min(told.end, at + 30))
    return sides.spelled_by(named[0]) if len(named) == 1 and _MARKET.search(text, told.start, told.end) else ()


_MARKET = re.compile("推介会|对接会|洽谈会")


def _inside(sides: Sides, told: Told, at: int) -> bool:
    """Whether a meeting is one region's own: 全市…推进会, 我市召开…."""
    own = _OWN.search(sides.text, told.start, at)
    return own is not None and not sides.in_words(told, told.start, at) and not sides.main


_OWN = re.compile("全[省市县区州旗](?!域)|我[省市县区州旗](?:召开|举行)")


def _joint(sides: Sides, told: Told, at: int) -> tuple[Side, ...]:
    """Regions that hold a meeting together: A与B…召开."""
    text = sides.text
    found = sides.places.within(told.start, at)
    for first, second in zip(found, found[1:], strict=False):
        between = text[first.end : second.start]
        if between in ("与", "和", "同", "、") and text.startswith(("召开", "举行", "共同", "联合"), second.end):
            return (*[Side(r.name, r) for r in first.regions], *[Side(r.name, r) for r in second.regions])
    return ()


def _speakers(sides: Sides, held: Told) -> tuple[Side, ...]:
    """The sides of those who chair, speak or attend in the stretch and the two after it."""
    found: list[Side] = []
    for told in sides.story.after(held, 3):
        if _ROLE.search(sides.text, told.start, told.sentence_end):
            found += sides.people(told.start, told.end)
    found = unique(found)
    tops = [s for s in found if not any(o != s and inside(s, o) for o in found)]
    return tuple(tops)


def _chaired_nationally(sides: Sides, told: Told) -> bool:
    """Whether a national leader or body holds the meeting."""
    stretch = sides.story.after(told, 3)
    return any(sides.national(m) for t in stretch for m in sides.roster.within(t.start, t.sentence_end))


def _national(sides: Sides, told: Told, at: int, name: str) -> tuple[Side, ...]:
    """The regions of a national meeting: in its name, and those named as taking part; else the body itself."""
    found: list[Side] = []
    for mention in sides.places.within(max(told.start, at - 30), at + 4):
        letters = sides.spelled_by(mention)
        if letters or (len(mention.regions) > 1 and _members_named(sides, mention.regions)):
            found += letters or [side_of(region) for region in mention.regions]
        elif len(mention.regions) == 1 and sides.text[mention.start - 1] not in "在于" and mention.form != "area":
            found.append(side_of(mention.regions[0]))
    for stretch in sides.story.stretches:
        if _ROLE.search(sides.text, stretch.start, stretch.sentence_end) and stretch is not told:
            found += _attending(sides, stretch)
    found = [side for side in unique(found) if side.region is not None]
    if found:
        return tuple(found)
    group = _GROUP.search(name)
    if group and sides.places.within(told.start, at):
        return (Side(group.group(1), None),)
    leaders = [m for t in sides.story.after(told, 2) for m in sides.roster.within(t.start, t.end)]
    organs = [organ for m in leaders if (organ := sides.organ_of(m))]
    return tuple(organs[:1]) if re.search("省级|地方|各省|区域|对口|东西部", name) else ()


_GROUP = re.compile("((?:推动|推进)?[一-鿿]{2,16}(?:领导小组|协调小组))")


def _place_of(text: str, at: int) -> bool:
    return text[at - 1] in "在于"


_ATTEND = re.compile("(?:负责同志|负责人|代表|主要负责同志|[一-鿿]{2,16}负责同志)[一-鿿]{0,8}(?:发言|交流|介绍|参加|出席|作了)|先后发言|发了言|参加会议|出席")


def _attending(sides: Sides, told: Told) -> list[Side]:
    text = sides.text
    if not _ATTEND.search(text, told.start, told.end):
        return []
    named = [s for s in sides.regions(told.start, told.end)]
    return [*sides.people(told.start, told.end), *named] if "负责" in text[told.start : told.end] or "代表" in text[
        told.start : told.end
    ] else sides.people(told.start, told.end)


def _members_named(sides: Sides, regions: tuple[object, ...]) -> bool:
    """Whether the document names the members of a group (长三角) one by one."""
    return all(sides.places.counts[region] for region in regions)  # type: ignore[index]


__all__ = ["CROSS", "Meeting", "read_meetings"]
