"""What makes a clause a proposal, a pledge or a provision: 要, 希望双方, 愿, 将 …, and where its work begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from huishang.reading.acts.speech.cues import Cue
from huishang.reading.acts.speech.work import look_up
from huishang.reading.lexicon.geography import places


class Modal(NamedTuple):
    """A word of modality: the mood that it gives, and where the words of what is to be done begin."""

    mood: str
    core: int


_REACH = 26
"""How far into a clause a word of modality may stand: behind the subject, not in what is to be done."""

_ALONE = 6
"""How long a clause may be that only says that proposals follow: 他建议，……"""

NUMERALS = frozenset("（第首其一二三四五六七八九十0123456789 ")
"""Characters that a list ordinal may begin with: a clause with none of them and no cue has no modality."""
_ORDINAL = re.compile(
    " *(?:（?[一二三四五六七八九十]{1,2}(?:是(?!否|个|种|家|方)|、|）|(?=要))|第[一二三四五六七八九十][，是]?"
    "|首先[，是]?|其次[，是]?|[0-9]{1,2}[.、．]|（[0-9]{1,2}）)"
)
_BOTH = re.compile(
    "(?:贵[省市区县州方]|双方|各方|大家|各地|彼此|[一-鿿]方(?![面式案法向便针略言程位])|[一二两三四五六七八九十][省市县区地州国方](?:[省市区]|一市|一区)?|[一-鿿]{1,2}两[省市县区地国])(?:人民)?"
)
# 川渝两地 are sides, 加强两地 is a verb with its object.
_VERB_AND = re.compile(
    "(?:[加增]强|深化|促进|推[动进]|密切|增进|扩大|拓展|畅通|打通|巩固|拉近|助力|提升|实现|支持|方便|便利)两"
)
_DISPOSED = re.compile("[^，]{2,24}?(?:为|成|到|至|入|给|抵|作(?=为)|于|在)")
# 将为甲市提供场地, 将对标乙市 promise; 将为世界带来机遇, 将对市场产生影响 foretell.
_SERVES = re.compile(
    "[为对][^，。；]{2,20}?(?:提供|选派|配备|安排|培训|开放|设立|设置|搭建|组织|解决|给予|办理|预留)|对[标接口]"
)
_ALONG = re.compile("(?:与|同|和)[^，]{1,16}一道")
_TAIL = re.compile("(?:地区|区域|各地|各市|两[省市地]|方面|方|省|市)?")
_AFTER = re.compile("今后|未来|能够?|在今后|进一步(?=与|同|在)")


def modal_of(text: str, start: int, end: int, cues: Sequence[Cue]) -> Modal | None:
    """The modality of the clause ``text[start:end]``, whose cues are given, or None where it has none."""
    first = start
    if text[start] in NUMERALS and (ordinal := _ORDINAL.match(text, start, end)):
        first = ordinal.end()
    for cue in cues:
        if cue.sense.mood and cue.start >= first and _stands(text, cue) and not _takes_object(text, cue, end):
            return _modal(text, cue, first, end) if cue.start < first + _REACH else None
    return Modal("proposal", first) if start < first < end else None


def _stands(text: str, cue: Cue) -> bool:
    """Whether the characters around a word of modality leave it one: not 重要, not 将军."""
    sense = cue.sense
    before = text[cue.start - 1] if cue.start else ""
    after = text[cue.end : cue.end + 1]
    if before and before in sense.not_after:
        return False
    return not (after and after in sense.not_before) or _SERVES.match(text, cue.end) is not None


def _takes_object(text: str, cue: Cue, end: int) -> bool:
    """Whether 将 is no word of modality but marks an object, like 把: 将港口建成枢纽."""
    if text[cue.start : cue.end] != "将" or not _DISPOSED.match(text, cue.end, end):
        return False
    return look_up(text[cue.end : min(end, cue.end + 8)]).head == "none"


def _modal(text: str, cue: Cue, first: int, end: int) -> Modal | None:
    mood, quote = cue.sense.mood, cue.sense.quote
    along = _ALONG.match(text, cue.end, end)
    if along and along.end() < end:
        return Modal(mood, along.end())
    if quote == "keep":
        behind = after_sides(text, first, cue.start)
        return Modal(mood, cue.start if behind == cue.start else first)
    core = after_sides(text, cue.end, end) if quote == "cut" else cue.end
    if core < end:
        return Modal(mood, core)
    alone = quote == "cut" and cue.end == end and end - first <= _ALONE and mood == "proposal"
    return Modal(mood, end) if alone else None


def after_sides(text: str, start: int, end: int) -> int:
    """Where the words begin that follow the sides addressed (双方, 贵省, 四川与贵州): ``start`` if none is."""
    at = start
    for _ in range(3):
        stop = _side(text, at, end)
        if stop == at:
            break
        at = stop
        if at < end and text[at] in "、与和" and _side(text, at + 1, end) > at + 1:
            at += 1
            continue
        break
    late = _AFTER.match(text, at, end)
    return late.end() if late else at


def _side(text: str, at: int, end: int) -> int:
    """Where a side that begins at ``at`` ends: 双方, or a region with 地区 and the like; ``at`` if none does."""
    both = _BOTH.match(text, at, end)
    if both and not _VERB_AND.match(text, at):
        return both.end()
    known = _names()
    for stop in range(min(end, at + 9), at + 1, -1):
        if text[at:stop] in known:
            tail = _TAIL.match(text, stop, end)
            return tail.end() if tail else stop
    return at


@cache
def _names() -> frozenset[str]:
    return frozenset(places())
