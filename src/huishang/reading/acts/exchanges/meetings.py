"""Meetings: where a document tells that one was held, and of whom."""

from __future__ import annotations

import re
from typing import NamedTuple

from huishang.reading.acts.exchanges.attendance import own_meeting, received_apart, taking_part
from huishang.reading.acts.exchanges.side import Side, plain
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.told import Told

_NOUN = re.compile(
    "(?:座谈会|联席会议?|会商会?|推进会|推动会|对接会|推介会|洽谈会|工作会|交流会|协商会|恳谈会|研讨会|见面会|协作会|调度会"
    "|协调会|复盘会|茶话会|碰头会|通报会|协作会议|圆桌会|论坛|会议|会谈|磋商|会晤|视频会|工作组会|例会|年会)(?:议)?"
)
_HOLD_BEFORE = re.compile("(?:召开|举行|举办|开展|召集|主持)(?!的)")
# Where a visit is told, to take part in such a meeting is to tell that it was held.
_ATTENDED = re.compile("(?:出席|参加)(?:了)?[一-鿿]{0,16}$")
_BETWEEN_SIDES = re.compile("座谈会|联席会|对接会|协作会|会商会|推进会")
_HOLD_AFTER = re.compile(
    "(?:，(?=在|于))?[^。；，]{0,40}?(?:召开|举行|举办|开幕|由[^。；，]{2,16}主持(?![一-鿿]))"
)
_SOON = re.compile(
    "[^。；，]{0,20}?(?:明年|[将拟定]于|即将|择期|下月|下周)[^。；，]{0,20}?(?:召开|举行|举办|开幕)"
)
_SPIRIT = re.compile("(?:召开|举行|举办)的?[一-鿿]{0,30}(?:精神|讲话)")
_SPIRIT_AFTER = re.compile("[^。；，]{0,40}?(?:以来|精神|部署)")
_NO_MEETING_AFTER = ("精神", "上的", "部署", "要求", "确定", "议定", "室", "厅", "中心", "纪要")
_MET = re.compile("(?:会见|会晤|接见|拜会)(?<![他她它将拟待]..)(?!了?记者|厅|时|前|后)(?=[一-鿿])")
_TALK = re.compile(
    "(?:举行|进行|开展|展开|并|交流|参加|参加考察和|与[一-鿿]{2,24})(?:了)?"
    "(?:亲切|友好|深入|[细详热充][致细烈分]|的|工作|对口|专题|视频|线上|结对|年度|对接|交流|座谈|考察和|、|和){0,5}"
    "(?:座谈交流|交流座谈|座谈|会谈|会晤|磋商|会商)(?!会)"
)
# A meeting already told.
_THIS = re.compile("(?:[这此本]次|上述|该)(?:[一-鿿]{0,6})$")
_WITH_OTHERS = re.compile(
    "(?:学者|专家|群众|职工|师生|企业家?|农民|基层干部|青年|学生|代表|党员|员工|工人|战士|官兵)(?:们)?"
    "(?:进行|开展|亲切)?(?:座谈|会谈|交流)"
)
_ANCHOR = re.compile(
    " *(?:[^，。\n]{2,20}[讯电](?:（[^（）]{0,20}）)?)?(?:[0-9月日]{2,6}[上下]?午?的)?(?:[^，。]{0,8}，在(?:一场)?)?"
    "(?:(?:在)?(?:随后|当[天日][上下]午|会上|[0-9月]{0,3}[0-9]{1,2}日|周[一二三四五六日]|日前|近日)?(?:召开|举行)?的?)[一-鿿·]{0,20}?"
    "(座谈会|联席会议?|会谈|推介会|对接会|推进会|洽谈会|协商会|交流会|恳谈会|会商会)(?:上|中)"
)
# Meetings of one body about its own affairs, and gatherings that are none.
_NOT = re.compile(
    "中央[一-鿿]{2,6}工作会议|纪念|诞辰|追思|追悼|常务会议|常委会会议|常委会议|政治局会议|代表大会|党组会议|发布会|动员会"
    "|全国两会|中央全会|民主生活会|干部大会|总结大会|表彰大会|宣讲|经济工作会议|奥运|运动会|开班|国务院会议|专题会议|办公会议|述职"
)
_MEMORIAL = re.compile("纪念[^。]{0,30}(?:诞辰|逝世|周年)|诞辰[0-9]+周年|追思|追悼|遗体")
_NAME_FROM = re.compile(
    "(?:出席|参加|召开|举行|举办)了?|主持召开|主持|召集|[，；。：]|在[一-鿿]{2,8}?(?=召开)"
)


class Meeting(NamedTuple):
    """One meeting of sides, told at ``at``; ``name`` as the text calls it."""

    sides: tuple[Side, ...]
    told: Told
    at: int
    name: str
    open_day: bool
    """Whether the text leaves its day open (年会期间)."""


class _Cue(NamedTuple):
    at: int
    name: str
    met: bool
    soon: bool = False
    """Whether the words after its name put it off: 第十届会商会明年在…举行."""


def read_meetings(sides: Sides) -> list[Meeting]:
    """The meetings of sides that a document tells, in order; commemorations are none."""
    opening = sides.story.stretches[:2]
    if any(_MEMORIAL.search(sides.text, told.start, told.sentence_end) for told in opening):
        return []
    found: list[Meeting] = []
    for told in sides.story.telling("meeting"):
        for cue in _cues(sides, told, bool(found)):
            for attending in _attending(sides, told, cue):
                found.append(Meeting(attending, told, cue.at, cue.name, _opened(sides.text, told, cue.at)))
                sides.main = sides.main or tuple(map(plain, attending))
    return found


def _attending(sides: Sides, told: Told, cue: _Cue) -> list[tuple[Side, ...]]:
    """Who takes part in each meeting of a cue; nobody in what is planned, past, or one region's own."""
    if cue.soon or sides.story.planned(told, cue.at):
        if cue.soon or sides.story.announced(told, cue.at):
            sides.announce(told)
        return []
    if sides.story.past(told, cue.at):
        return []
    if cue.met:
        return [met for met in received_apart(sides, told, cue.at) if met]
    sides.internal = sides.internal or own_meeting(sides, told, cue.at)
    attending = () if sides.internal else taking_part(sides, told, cue.at, cue.name)
    return [attending] if attending else []


def _opened(text: str, told: Told, at: int) -> bool:
    return 0 <= text.find("期间", told.start, at) - told.start <= 8


def _cues(sides: Sides, told: Told, known: bool) -> list[_Cue]:
    """Where one stretch tells of a meeting: one that is held, and one where somebody is received."""
    text, visited = sides.text, bool(sides.main)
    nouns = (noun for noun in _NOUN.finditer(text, told.start, told.end) if _held(text, told, noun, visited))
    held = next(
        (
            noun
            for noun in nouns
            if not known or not _THIS.search(text, max(told.start, noun.start() - 10), noun.start())
        ),
        None,
    )
    met = next((m for m in _MET.finditer(text, told.start, told.end) if not _recalled(text, told, m)), None)
    cues: list[_Cue] = []
    if held:
        soon = _SOON.match(text, held.end(), told.end) is not None
        cues.append(_Cue(held.start(), _name(text, told, held), False, soon))
    if met:
        cues.append(_Cue(met.start(), "会见", True))
    if cues:
        return cues
    talk = _TALK.search(text, told.start, told.end)
    if talk and not _WITH_OTHERS.search(text, told.start, told.end):
        return [_Cue(talk.start(), "座谈", False)]
    anchor = None if known and not told.own else _ANCHOR.match(text, told.start, told.end)
    if anchor and not _NOT.search(text, told.start, anchor.end()):
        return [_Cue(anchor.start(1), "座谈会", False)]
    return []


def _held(text: str, told: Told, noun: re.Match[str], visited: bool) -> bool:
    """Whether a meeting is held: its verb stands before it in the clause, or after it."""
    if _NOT.search(text, told.start, min(told.end, noun.end() + 20)):
        return False
    comma = max(text.rfind(mark, told.start, noun.start()) for mark in "，；：")
    start = max(comma + 1, told.start, noun.start() - 48)
    if _HOLD_BEFORE.search(text, start, noun.start()) and not _SPIRIT.search(text, start, noun.start()):
        return not text.startswith(_NO_MEETING_AFTER, noun.end())
    if visited and _BETWEEN_SIDES.match(noun.group()) and _ATTENDED.search(text, start, noun.start()):
        return True
    after = _HOLD_AFTER.match(text, noun.end(), told.end)
    return after is not None and not _SPIRIT_AFTER.match(text, noun.end(), after.end())


def _name(text: str, told: Told, noun: re.Match[str]) -> str:
    """The meeting's name: what stands between its verb or the last mark and its end."""
    start = max(told.start, noun.start() - 40)
    cut = max((m.end() for m in _NAME_FROM.finditer(text, start, noun.end())), default=start)
    return text[cut : noun.end()].strip()


def _recalled(text: str, told: Told, met: re.Match[str]) -> bool:
    """在会见…时 points back to a meeting already told."""
    comma = text.find("，", met.start(), told.end)
    return comma > 0 and text[comma - 1] == "时" and text[met.start() - 1] in "在，。\n "
