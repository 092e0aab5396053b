"""Zones and divisions that a text names and no table has: 佛山高新区, 第一师阿拉尔市."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from huishang.reading.lexicon.geography import Region, division, zone

_ZONE = re.compile(
    "(?:(高新)(?:技术产业开发区|技术开发区|技术产业园区|区)|(经)(?:济技术开发区|济开发区|开区))(?![域划块])"
)
_DIVISION = re.compile("第?[一二三四五六七八九十]{1,2}师")
_NUMBERED = re.compile("[一二三四五六七八九十]师")


class Zone(NamedTuple):
    """A zone at ``[start, end)``, the region's name that it begins with included."""

    start: int
    end: int
    region: Region


def find_zones(text: str, named: Iterable[tuple[int, int, Region]]) -> list[Zone]:
    """Every zone that begins with a region (``named``: places of single regions), every division with its city.

    A zone is called by the longest form that the text has: 佛山高新区 is 佛山高新技术产业开发区.
    """
    # Asking for plain words first is much faster than the patterns.
    likely = "高新" in text or "开发区" in text or "经开区" in text
    zones = list(_ZONE.finditer(text)) if likely else []
    divisions = list(_DIVISION.finditer(text)) if "师" in text and _NUMBERED.search(text) else []
    if not zones and not divisions:
        return []
    known = list(named)
    ends = {end: (start, region) for start, end, region in known}
    starts = {start: (end, region) for start, end, region in known}
    found: list[Zone] = []
    for match in divisions:
        if match.end() in starts:
            end, city = starts[match.end()]
            start = ends[match.end()][0] if match.end() in ends else match.start()  # 新疆生产建设兵团第一师
            found.append(Zone(start, end, division(text[match.start() : end], city.code)))
    return found + _behind(text, zones, ends)


def _behind(text: str, zones: list[re.Match[str]], ends: dict[int, tuple[int, Region]]) -> list[Zone]:
    """The zones whose words stand behind a region."""
    written: dict[tuple[Region, str], list[tuple[int, int]]] = {}
    for match in zones:
        if match.start() in ends:
            start, region = ends[match.start()]
            written.setdefault((region, match.group(1) or match.group(2)), []).append((start, match.end()))
    found = []
    for (region, _), places in written.items():
        forms = sorted({text[start:end] for start, end in places}, key=len)
        named = zone(forms[-1], forms[0], region.code)
        found += [Zone(start, end, named) for start, end in places]
    return found
