"""The region at the head of a body's name: 江苏省无锡市惠山区, 四川天府新区, 市 in 市政府.

The regions, their former names and the functional areas are those of the reader's tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from huishang.reading.lexicon.tables import rows
from huishang.registry.linking.lexicon.tables import rows as lexicon_rows
from huishang.registry.linking.script import fold


class Place(NamedTuple):
    """A region, a functional area or the State.

    ``code`` is that of GB/T 2260, of its time; empty for areas and the State. ``above``: the code of what it lies in.
    """

    name: str
    code: str
    level: str
    kind: str
    above: str

    @property
    def key(self) -> str:
        """What it is known by: the code, which a mere change of name leaves as it is; else the name."""
        return self.code or (self.above if self.level == "township" else "") + self.name


class Found(NamedTuple):
    """What a name begins with: the places that it may mean (none, one, several) and the words after it."""

    options: tuple[Place, ...]
    rest: str


STATE = Place("国家", "", "state", "", "")
_STATE_WORDS = ("中华人民共和国", "国家", "全国", "中央")

# How autonomous places are shortened with their level kept.
_SHORTENED = {
    "自治州": ("州",),
    "自治县": ("县",),
    "自治旗": ("旗",),
    "自治区": ("自治区", "区"),
    "特别行政区": ("特区",),
}
# What a level alone may point at: 市政府 in a city, 区党委 in an autonomous region.
_POINTED = {
    "自治区": ("自治区",),
    "自治州": ("自治州",),
    "地区": ("地区",),
    "新区": ("国家级新区",),
    "省": ("省",),
    "市": ("县级市", "地级市", "直辖市"),
    "州": ("自治州",),
    "盟": ("盟",),
    "区": ("市辖区", "自治区"),
    "县": ("县", "自治县"),
    "旗": ("旗", "自治旗"),
}
_OWN = re.compile("[我本该全](?=[省市区县州盟旗])")
_LONGEST = 16


@cache
def by_code() -> dict[str, Place]:
    """Every present region by its code."""
    return {
        row["code"]: Place(row["name"], row["code"], row["level"], row["kind"], _above(row["code"]))
        for row in rows("regions")
    }


def _above(code: str) -> str:
    if code.endswith("0000"):
        return ""
    return code[:2] + "0000" if code.endswith("00") else code[:4] + "00"


@cache
def _named() -> tuple[dict[str, list[Place]], dict[str, list[Place]]]:
    """Names that are whole, and short forms, each with the places that bear it."""
    whole: dict[str, list[Place]] = {}
    short: dict[str, list[Place]] = {}
    for row in rows("regions"):
        place = by_code()[row["code"]]
        whole.setdefault(place.name, []).append(place)
        if len(row["short"]) > 1:
            short.setdefault(row["short"], []).append(place)
            for level in (place.kind, *_SHORTENED.get(place.kind, ())) if place.kind in _SHORTENED else ():
                if row["short"] + level != place.name:
                    whole.setdefault(row["short"] + level, []).append(place)
    present = set(whole)
    for row in rows("former_regions"):
        former = _former(row)
        namesakes = whole.setdefault(former.name, [])
        if all(one.above != former.above for one in namesakes):  # else the code alone changed
            namesakes.append(former)
    for row in rows("areas"):
        area = Place(row["name"], "", "area", row["kind"], row["region_code"])
        for name in {row["name"], row["short"]} - {""}:
            if name not in present:  # 浦东新区 is a district too
                (whole if len(name) > 2 else short).setdefault(fold(name), []).append(area)
    return whole, short


def _former(row: dict[str, str]) -> Place:
    """A region under its former name; one that only changed its name is the present region."""
    code = row["code"]
    if row["successor_code"] == code:
        return by_code()[code]._replace(name=row["name"])
    if code in by_code():  # the code was given to another region later
        code = f"{code}-{row['until']}"
    successor = by_code()[row["successor_code"]]
    return Place(row["name"], code, row["level"], successor.kind, _above(row["code"]))


def lies_in(place: Place, other: Place) -> bool:
    """Whether a place is another or lies in it, as the codes say."""
    if other.level == "state" or place == other:
        return True
    code = place.code or place.above
    if other.level == "province":
        return code[:2] == other.code[:2]
    if other.level == "prefecture":
        return code[:4] == other.code[:4]
    return False


def around(place: Place) -> tuple[Place, ...]:
    """The place itself and what it lies in, from small to large."""
    chain = [place]
    while above := chain[-1].above:
        chain.append(by_code().get(above) or by_code()[above[:2] + "0000"])
    return tuple(chain)


@lru_cache(maxsize=4096)
def resolve(region: str) -> tuple[Place, ...]:
    """The places that a region's name or code may mean; none for an empty or unknown one.

    Several regions bear some names (鼓楼区); the chain 南京市鼓楼区 or the code decides.
    """
    region = fold(region)
    if region in by_code():
        return (by_code()[region],)
    found = find_place(region, (), lambda rest: False)
    return found.options if not found.rest else ()


def find_place(words: str, within: tuple[Place, ...], known: Callable[[str], bool]) -> Found:
    """Read the region off the head of a name.

    ``within``: the places around it, which decide between namesakes and say what 省 or 市 alone means.
    ``known``: whether the words after the region are a body's (公安厅, which begins like 公安县).
    """
    options: tuple[Place, ...] = ()
    rest = words
    while rest and not known(rest):
        found = _next(rest, options, within, known)
        if found is None:
            break
        options, rest = found
    if options:
        options = _nearest(options, within)
        rest = _once(options, rest, known)
        return _part(options, rest) or Found(options, rest)
    for word in _STATE_WORDS:
        if words.startswith(word):
            return Found((STATE,), words[len(word) :])
    return _pointed(words, within, known)


def _next(
    words: str, chain: tuple[Place, ...], within: tuple[Place, ...], known: Callable[[str], bool]
) -> Found | None:
    whole, short = _named()
    for length in range(min(len(words), _LONGEST), 1, -1):
        head, rest = words[:length], words[length:]
        options = _inside(whole.get(head, ()), chain)
        if not options and (
            known(rest) or not rest or _begins_place(rest, whole) or rest.startswith(tuple(_zones()))
        ):
            options = _inside(short.get(head, ()), chain)
        if options:
            return Found(options, rest)
    return None


def _once(options: tuple[Place, ...], rest: str, known: Callable[[str], bool]) -> str:
    """The words after the region, its level said once: 歙县县委 is 歙县委."""
    for level, kinds in _POINTED.items():
        after = rest.removeprefix(level)
        if after != rest and options[0].kind in kinds and not known(rest) and known(after):
            return after
    return rest


def _begins_place(words: str, whole: dict[str, list[Place]]) -> bool:
    return any(words[:length] in whole for length in range(2, min(len(words), _LONGEST) + 1))


def _inside(places: list[Place] | tuple[()], chain: tuple[Place, ...]) -> tuple[Place, ...]:
    """Those of the places that lie in one of the chain's; all where nothing was read before."""
    if not chain:
        return tuple(places)
    return tuple(one for one in places if one not in chain and any(lies_in(one, above) for above in chain))


def _nearest(options: tuple[Place, ...], within: tuple[Place, ...]) -> tuple[Place, ...]:
    """Of several namesakes, those in the places around, then those beside them."""
    if len(options) < 2:
        return options
    for reach in (within, tuple(above for place in within for above in around(place)[1:])):
        near = tuple(one for one in options if any(lies_in(one, place) for place in reach))
        if near:
            return near
    for level in ("province", "prefecture"):
        larger = tuple(one for one in options if one.level == level)
        if larger:
            return larger
    return options


@cache
def _zones() -> dict[str, str]:
    """Forms of the kinds of areas, each with its long form."""
    found: dict[str, str] = {}
    for row in lexicon_rows("zones"):
        found.setdefault(row["short"], row["long"])
        found[row["long"]] = row["long"]
    return found


_TOWNSHIP = re.compile("[一-鿿]{1,5}?(?P<kind>街道|镇|乡|苏木)(?=$|办事处|人民政府|政府|党委|党工委)")


def _part(options: tuple[Place, ...], rest: str) -> Found | None:
    """A zone or township that no table names, in one certain place: 遂宁经开区, 惠山区堰桥街道."""
    if len(options) != 1 or options[0].level in ("state", "area"):
        return None
    place = options[0]
    for form in sorted(_zones(), key=len, reverse=True):
        if rest.startswith(form):
            name = _short(place) + _zones()[form]
            return Found((Place(name, "", "area", _zones()[form], place.code),), rest[len(form) :])
    match = _TOWNSHIP.match(rest) if place.level == "county" else None
    if match:
        return Found((Place(match[0], "", "township", match["kind"], place.code),), rest[match.end() :])
    return None


@cache
def _short(place: Place) -> str:
    row = next((row for row in rows("regions") if row["code"] == place.code), None)
    return (row["short"] if row else "") or place.name


def _pointed(words: str, within: tuple[Place, ...], known: Callable[[str], bool]) -> Found:
    """What a level alone means (省 in 省政府), or the places around where no region is named (财政厅)."""
    words = _OWN.sub("", words, count=1)
    if known(words):
        return Found(within, words)
    if part := _part(within, words):
        return part
    for level, kinds in _POINTED.items():
        rest = words.removeprefix(level)
        if rest != words and (known(rest) or not rest):
            chains = (around(place) for place in within)
            meant = (next((one for one in chain if one.kind in kinds), None) for chain in chains)
            return Found(tuple(dict.fromkeys(one for one in meant if one)), rest)
    return Found((), words)


@cache
def _successors() -> dict[str, str]:
    return {_former(row).key: row["successor_code"] for row in rows("former_regions")}


def successor(place: Place) -> str:
    """The code of the region that a former one became; empty for a present one."""
    code = _successors().get(place.key, "")
    return code if code != place.code else ""
