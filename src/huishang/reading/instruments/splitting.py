"""A list of bodies cut into names: A、B和C，各市（州）、县人民政府等."""

from __future__ import annotations

import re
from typing import NamedTuple

from huishang.reading.instruments.endings import ending_kind, place_named, region_at_head
from huishang.reading.lexicon.geography import Region

_INNER = re.compile("（[^（）]*）")
# 各市、县（市、区）人民政府 is one phrase however many marks it has.
_ALL_GOVERNMENTS = re.compile(
    "(?:各|有关|相关)(?:设区的?|地级以上"
    "|地级)?[市州县区地盟旗师][市州县区地盟旗师乡镇街道※、和及以上级自治直辖各设]{0,40}"
    "(?:人民政府|政府|行署|行政公署|管委会|(?<=[市州县区地盟旗师※])(?=[，；。（）]|$|按|负责"
    "|配合|参与|分别|等))"
)
# 和 joins two bodies only after the end of one: 文化和旅游厅 stays whole, A局和B局 does not.
_BREAK = re.compile(
    "[、，；,;。]|(?<=[厅局委办府部院会司行关位门心署团队区市县州※])\\s*(?:以及|并会同|会同|及其"
    "|和|及|与)(?!单位|部门|改革|信息化|平台)"
    # bodies written one after the other without a mark: 省水利厅省交通运输厅
    "|(?:(?<=[厅局])|(?<=[^省市区县州]委))(?=省[^级直]|市(?:财|发|交|商|科|教|农|水|住|公安|人|民)|自治区)"
)
_ETC = re.compile(
    "(?<![高中初])等(?:[相有]关|地区|省直|区直|市直|市级|省级|中央|国务院|部委|部门|单位|成员"
    "|各|和|地方|企业|行业|高校|市州|区县)*$"
)
_GOVERNMENTS = re.compile(
    "(?:各|有关|相关)(?:设区的?|地级以上"
    "|地级)?[市州县区地盟旗师][市州县区地盟旗师乡镇街道※、和及以上级自治直辖各设]{0,40}"
    "(?:人民政府|政府|行署|行政公署|管委会|(?<=[市州县区地盟旗师※])(?=[，；。（）]|$|按|负责"
    "|配合|参与|分别|等))"
)
# 和 joins two bodies only after the end of one: 文化和旅游厅 stays whole, A局和B局 does not.
_BREAK = re.compile(
    "[、，；,;。]|(?<=[厅局委办府部院会司行关位门心署团队区市县州※])\\s*(?:以及|并会同|会同|及其"
    "|和|及|与)(?!单位|部门|改革|信息化|平台)"
)
_ETC = re.compile(
    "(?<![高中初])等(?:[相有]关)?(?:地区|省直|区直|市直|市级|省级|中央|国务院|部委|部门|单位|成员"
    "|各|和|地方|企业|行业|高校|市州|区县)*$"
)
_GOVERNMENT = re.compile("(?:等)?(?:[相有]关)?[市州县区盟旗]?(?P<ending>人民政府|政府|行署|管委会)")


class Piece(NamedTuple):
    """One name of a list: its words without blanks, where it stands, and the mark after it."""

    words: str
    start: int
    end: int
    mark: str


def cut(text: str, start: int, end: int) -> list[Piece]:
    """The pieces of ``text[start:end]`` between the marks of a list; marks inside brackets do not cut."""
    masked = _INNER.sub(_mask, text[start:end])
    masked = _ALL_GOVERNMENTS.sub(_mask, masked)
    pieces = []
    at = 0
    for match in [*_BREAK.finditer(masked), None]:
        stop = match.start() if match else len(masked)
        words = "".join(text[start + at : start + stop].split())
        if words:
            pieces.append(Piece(words, start + at, start + stop, match.group().strip() if match else ""))
        at = match.end() if match else stop
    return pieces


def _mask(match: re.Match[str]) -> str:
    return "※" * len(match.group())


def without_etc(name: str) -> str:
    """A name without 等, 等部门, 等有关单位 behind it."""
    return _ETC.sub("", name) or name


def spread(names: list[str]) -> list[str]:
    """Give a shared ending to each: 广州、深圳市政府 → 广州市政府、深圳市政府 (one name each, in order)."""
    found = list(names)
    for at in range(len(names) - 1, 0, -1):
        head = region_at_head(found[at])
        if head is None or place_named(found[at - 1]) is None:
            continue
        place, rest = found[at][: head[1]], found[at][head[1] :]
        if ending_kind(rest) is None or place_named(rest) is not None:
            continue
        government = _GOVERNMENT.fullmatch(rest)
        if government:
            found[at] = _governed(place, head[0], government["ending"])
        for before in range(at - 1, -1, -1):
            named = place_named(found[before])
            if named is None or not (
                government or named.level == head[0].level or named.name != found[before]
            ):
                break
            found[before] = (
                _governed(found[before], named, government["ending"]) if government else found[before] + rest
            )
    return found


def _governed(place: str, region: Region, ending: str) -> str:
    """广州 + 政府 → 广州市政府; 杭州市 + 政府 → 杭州市政府."""
    return (region.name if region.name.startswith(place) else place) + ending
