"""How the party of an event is called: a region by its full name, a body or township by its own."""

from __future__ import annotations

import re

from huishang.reading.acts.exchanges.side import Side
from huishang.reading.lexicon.geography import Region, places

# The bodies that stand for their region.
_GOVERNING = re.compile("(?:政府|省委|市委|县委|区委|州委|旗委|盟委|党委)$")
_DIVISION = re.compile("^第?[一二三四五六七八九十]{1,2}师(?=[一-鿿]{2,4}市$)")
_TOWN = re.compile("[一-鿿]{1,6}(?:街道|镇|乡|苏木)")
_LONGEST = 16


def party_name(side: Side) -> str:
    """A region under its full name, also where its government or committee stands for it; a body under its own.

    A division that is one with its city (第一师阿拉尔市) is called by the city.
    Of a chain of regions the last counts: 上海市虹口区人民政府 is 虹口区, 山西省吕梁市检察院 is 吕梁市检察院.
    """
    name = _DIVISION.sub("", side.name)
    if name != side.name:
        side = Side(name, side.region)
    cut, region, behind = _chain(side.name)
    if region is None or (side.region is not None and behind == side.name):
        region = side.region
    if region is None:
        return side.name
    if _TOWN.fullmatch(behind):
        return behind
    if not behind or side.name.endswith(region.name) or _GOVERNING.search(side.name):
        return region.name
    return side.name[cut:]


def own_name(side: Side) -> str:
    """A side's name without the regions above its own, as a report calls it once it has named them."""
    if side.region is not None and side.name.endswith(side.region.name):
        return side.region.name
    return side.name[_chain(side.name)[0] :]


def _chain(name: str) -> tuple[int, Region | None, str]:
    """Where the last region of the chain that a name begins with stands, which it is, and what stands behind it."""
    at = cut = 0
    region: Region | None = None
    while found := _starting(name, at):
        cut, at, region = at, at + len(found[0]), found[1]
    return cut, region, name[at:]


def _starting(name: str, at: int) -> tuple[str, Region] | None:
    """The longest region's name that starts at ``at``; a short one only where it ends the name or begins it."""
    for stop in range(min(len(name), at + _LONGEST), at + 1, -1):
        senses = places().get(name[at:stop], ())
        single = len(senses) > 0 and len(senses[0].regions) == 1
        if single and (senses[0].form == "full" or (senses[0].certain and (at == 0 or stop == len(name)))):
            return name[at:stop], senses[0].regions[0]
    return None
