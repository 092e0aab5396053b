"""The full names of bodies: the region that a document leaves out put back, shared endings given to each.

市发展改革委 after 重庆市政府口岸物流办 is 重庆市发展改革委; 两省市公安部门 are two bodies; 广州、深圳市政府
are two governments. What the document does not settle stays as it is written.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from huishang.reading.instruments.endings import ending_kind, region_at_head, region_inside, upward
from huishang.reading.lexicon.geography import Region

# 市场监管局, 市政工程局, 区域办 begin with no level.
_LEVEL_WORD = re.compile("(?:自治区|省|市(?!场|容|政(?!府|协|法|务))|州|盟|县|区(?!域|划)|旗)")
_KINDS = {
    "省": ("省",),
    "自治区": ("自治区",),
    "市": ("直辖市", "地级市", "县级市"),
    "州": ("自治州",),
    "盟": ("盟",),
    "县": ("县", "自治县"),
    "区": ("市辖区", "自治区", "新区"),
    "旗": ("旗", "自治旗"),
}
# 市县政府, 区县部门: places below, not a body of the 市 or 区.
_PLACES_BELOW = re.compile(
    "(?:[市州县区地盟旗][州县区盟旗]|[州县区盟旗]市(?!场|政|民|容|级|内))|市（|县（|区（[市县]"
)
_BOTH = re.compile("(?:[一-鿿]{2,3})?(?:两省一市|两省市|两省区|两省|两市|两地|两区|两县|川渝|双方)(?=.)")
_WATCHED = re.compile(
    "(?:银保监|银监|证监|保监|金融监管|税务|通信管理|邮政管理|煤矿安全监察|能源监管|消防|海事)"
)
# 各市, 有关区县, 市州: all or some places of the region; 珠三角九市 has a name of its own.
_OF_PLACES = re.compile("各|有关|相关|所有|其他|[市州县区盟旗]")
_NATIONAL = re.compile(
    "中国|国家|国务院|全国|人民银行|人行|国网|南方电网|中共中央|中央|中华|中铁|民航|交通运输部|水利部|团"
)


class Context(NamedTuple):
    """What a document settles: its issuers' regions; ``central``: its bare bodies are the State's."""

    parties: tuple[Region, ...]
    central: bool


class Name(NamedTuple):
    """A body in full, and the region of its side."""

    full: str
    side: str | None


def party_of(region: Region, context: Context) -> Region | None:
    """The side that a region lies on: one of the parties, else its province."""
    chain = upward(region)
    for above in chain:
        if above in context.parties:
            return above
    return chain[-1] if not context.parties else None


def full_names(names: list[str], context: Context) -> list[list[Name]]:
    """For each name of one group (between semicolons) the body or bodies that it names, in full."""
    side = _region_of_group(names, context)
    found = []
    for at, name in enumerate(names):
        full = _full(name, names[at - 1] if at else "", side, context)
        found.append(full)
        if len(full) == 1 and full[0].side is not None:
            side = next((party for party in context.parties if party.name == full[0].side), side)
    return found


def _region_of_group(names: list[str], context: Context) -> Region | None:
    """The party that a group of bodies belongs to, from the first that names its region."""
    for name in names:
        found = region_at_head(name)
        region = found[0] if found else region_inside(name)
        if region is not None:
            party = party_of(region, context)
            if party is not None:
                return party
    for name in names:
        word = _LEVEL_WORD.match(name)
        if word and not _PLACES_BELOW.match(name):
            party = _of_level(word.group(), None, context)
            if party is not None:
                return party
    return context.parties[0] if len(context.parties) == 1 else None


def _full(name: str, before: str, group: Region | None, context: Context) -> list[Name]:
    both = _BOTH.match(name)
    if both and len(context.parties) == 2 and not region_at_head(name):
        return [Name(party.name + name[both.end() :], party.name) for party in context.parties]
    found = region_at_head(name)
    if found is not None:
        party = party_of(found[0], context)
        return [Name(name, party.name if party else upward(found[0])[-1].name)]
    word = _LEVEL_WORD.match(name)
    if word and not _PLACES_BELOW.match(name):
        region = _of_level(word.group(), group, context)
        if region is not None:
            return [Name(region.name + name[word.end() :], _side(region, context))]
        return [Name(name, None)]
    return [_bare(name, before, group, context)]


def _bare(name: str, before: str, group: Region | None, context: Context) -> Name:
    """A name without any region: 财政厅, 有关区县政府, 成都海关's neighbour 证监局."""
    kind = ending_kind(name)
    near = region_at_head(before) if before else None
    if near is not None and not near[2] and _WATCHED.match(name) and kind == "local":
        return Name(before[: near[1]] + name, _side(near[0], context))
    if group is None or kind in (None, "any"):
        return Name(name, None)
    if kind == "area":
        return Name(group.name + name if _OF_PLACES.match(name) else name, group.name)
    if kind != "local" or context.central or _NATIONAL.match(name) or region_inside(name):
        national = kind == "central" or context.central
        return Name(name, None if national else group.name)
    return Name(group.name + name, group.name)


def _of_level(word: str, group: Region | None, context: Context) -> Region | None:
    """The region that 省, 市, 区 … at the head of a name means: the group's, else the only fitting party."""
    kinds = _KINDS.get(word, ())
    for candidate in upward(group) if group else ():
        if candidate.kind in kinds:
            return candidate
    fitting = {above for party in context.parties for above in upward(party) if above.kind in kinds}
    return fitting.pop() if len(fitting) == 1 else None


def _side(region: Region, context: Context) -> str | None:
    party = party_of(region, context)
    return party.name if party else None
