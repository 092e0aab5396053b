"""Numbers that begin a unit of the text: 第五条, 一、, （一）, 1., （1）, ①, ——.

At the head of a line a number counts as it stands. In the middle of a line (items glued together,
line breaks lost) it counts only after the end of a sentence and only if it is the next of its series.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_HAN = "一二三四五六七八九十百〇零"
_MARK = re.compile(
    f"(?=[第（\\d①-⑳—{_HAN}])(?:"
    f"第 ?(?P<ordinal>[{_HAN}\\d]{{1,6}}) ?(?P<rank>[编章节条])"
    f"|(?P<han>[{_HAN}]{{1,4}}) ?、"
    f"|（ *(?P<hanb>[{_HAN}]{{1,4}}) *）"
    "|（ *(?P<arabb>\\d{1,3}) *）"
    "|(?<![\\d.])(?P<arab>\\d{1,3}) ?[.、](?!\\d(?!\\d{3} ?年))"
    "|(?P<half>\\d{1,2})）"
    "|(?<=\n)(?P<bare>\\d{1,3})(?=[一-鿿“])"
    "|(?P<circle>[①-⑳])"
    "|(?P<dash>—{1,4})(?=[一-鿿“])"
    ")"
)
# 1加强… 2推进…: numbers whose point was lost; a first one counts only where a second stands.
_BARE_SERIES = re.compile("\n2(?=[一-鿿“])")
_STOPS = "。；：！？）”"
_COUNTED = "年月日时分秒个家项条万亿多余大所件类种公里亩吨名人次座处户岁成度级号届周天期元倍份批省市县区个"
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0}


class Marker(NamedTuple):
    """A number at the head of a unit; ``level`` names its form, ``number`` is as written."""

    start: int
    end: int
    level: str
    value: int
    number: str


def find_markers(scan: str, ends: frozenset[int] = frozenset()) -> list[Marker]:
    """All numbers that begin a unit, in order. ``ends``: places where a list of bodies ended, so that a
    number may follow without a full stop.
    """
    found: list[Marker] = []
    first_bare = 1 if _BARE_SERIES.search(scan) else 2
    last: dict[str, int] = {}
    for match in _MARK.finditer(scan):
        level = _level(match)
        value = _value(match, level)
        before = _before(scan, match.start())
        expected = value == last.get(level, 0) + 1
        if match["bare"] and not (expected and value >= first_bare and scan[match.end()] not in _COUNTED):
            continue
        opens = value == 1 and bool(found) and _is_heading(scan, found[-1].end, match.start())
        if not _may_begin(match, level, value, before, expected, ends) and not opens:
            continue
        last[level] = value
        found.append(Marker(match.start(), match.end(), level, value, match.group().replace(" ", "")))
    return found


def _is_heading(scan: str, start: int, end: int) -> bool:
    """Whether the words between two numbers of one line are the first one's heading: 一、合作内容 1．…"""
    if not 3 <= end - start <= 40 or scan[end - 1] != " ":
        return False
    return re.search("[，。；：\n]", scan[start:end]) is None


def _level(match: re.Match[str]) -> str:
    if match["rank"]:
        return match["rank"]
    name = match.lastgroup or ""
    return {"bare": "arab", "half": "arabb"}.get(name, name)


def _value(match: re.Match[str], level: str) -> int:
    if level == "dash":
        return 0
    if level == "circle":
        return ord(match.group()) - ord("①") + 1
    digits = match["ordinal"] or match["han"] or match["hanb"] or match["arabb"]
    return number_value(digits or match["arab"] or match["half"] or match["bare"])


def number_value(digits: str) -> int:
    """The value of 12, 十二, 二十 or 一百零三; 0 where it has none."""
    if digits.isdecimal():
        return int(digits)
    total = unit = 0
    for character in digits:
        if character in "十百":
            total += (unit or 1) * (10 if character == "十" else 100)
            unit = 0
        else:
            unit = unit * (10 if total == 0 else 1) + _DIGITS.get(character, 0)
    return total + unit


def _before(scan: str, start: int) -> str:
    """The last character before ``start`` that is no blank, a line break or "" where the text begins."""
    at = start - 1
    while at >= 0 and scan[at] == " " and start - at < 200:
        at -= 1
    return scan[at] if at >= 0 else ""


def _may_begin(
    match: re.Match[str], level: str, value: int, before: str, expected: bool, ends: frozenset[int]
) -> bool:
    if before in ("", "\n"):
        return True
    if level == "dash":
        return before in "。；："
    if not expected and value != 1:
        return False
    if before in _STOPS or match.start() in ends:
        return True
    return (
        expected and value > 1 and match.string[match.start() - 1] == " " and level in ("han", "arab", "hanb")
    )
