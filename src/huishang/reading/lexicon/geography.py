"""The regions of China as the tables give them: what each name may mean.

Facts and edition: the headers of regions.tsv, former_regions.tsv, areas.tsv, region_groups.tsv.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from huishang.reading.lexicon.tables import rows

Level = Literal["province", "prefecture", "county", "area", "township"]
Form = Literal["full", "short", "former", "area", "group"]


# How the long names of autonomous places are shortened with their level kept: 恩施州, 秀山自治县, 秀山县.
_SHORTENED = {"自治州": "州", "自治县": "县", "自治旗": "旗", "盟": "盟"}


@dataclass(frozen=True, eq=False, slots=True)
class Region:
    """A region: six-digit code (empty for areas and townships), full official name, short form.

    There is one object for each region of the tables: it is compared and hashed by identity.
    """

    code: str
    name: str
    short: str
    level: str
    kind: str


class Sense(NamedTuple):
    """One meaning of a printed name; ``certain``: the words can hardly mean anything else."""

    form: Form
    regions: tuple[Region, ...]
    certain: bool


@cache
def regions() -> dict[str, Region]:
    """Every present region by code."""
    return {
        row["code"]: Region(row["code"], row["name"], row["short"], row["level"], row["kind"])
        for row in rows("regions")
    }


@cache
def places() -> dict[str, tuple[Sense, ...]]:
    """Every printed name of a region, functional area or group, with all it may mean.

    A short form that is also an ordinary word or names several regions is not certain.
    """
    senses: dict[str, list[Sense]] = {}
    for row in rows("regions"):
        region = regions()[row["code"]]
        senses.setdefault(region.name, []).append(Sense("full", (region,), True))
        if region.short and len(region.short) > 1 and region.short != region.name:
            senses.setdefault(region.short, []).append(Sense("short", (region,), row["ambiguous"] != "1"))
        if region.short and region.kind in _SHORTENED:
            senses.setdefault(region.short + region.kind, []).append(Sense("full", (region,), True))
            senses.setdefault(region.short + _SHORTENED[region.kind], []).append(
                Sense("full", (region,), True)
            )
    for row in rows("former_regions"):
        successor = regions().get(row["successor_code"])
        former = Region(
            row["code"], row["name"], row["short"], row["level"], successor.kind if successor else ""
        )
        senses.setdefault(former.name, []).append(Sense("former", (former,), True))
    for row in rows("areas"):
        area = Region("", row["name"], row["short"], "area", row["kind"])
        senses.setdefault(area.name, []).append(Sense("area", (area,), True))
        if len(row["short"]) > 1:
            senses.setdefault(area.short, []).append(Sense("area", (area,), True))
    for row in rows("region_groups"):
        members = tuple(regions()[code] for code in row["members"].split())
        senses.setdefault(row["name"], []).append(Sense("group", members, True))
    return {name: tuple(found) for name, found in senses.items()}


@lru_cache(maxsize=4096)
def township(name: str, kind: str) -> Region:
    """The one object for a town, township or subdistrict of this name; our tables have none of them."""
    return Region("", name, "", "township", kind)


@lru_cache(maxsize=4096)
def zone(name: str, short: str, code: str) -> Region:
    """The one object for a zone of this name inside the region of ``code``."""
    return Region(code, name, short, "area", "园区")


@lru_cache(maxsize=64)
def division(name: str, code: str) -> Region:
    """The one object for a division of the 兵团 together with its city: 第一师阿拉尔市."""
    return Region(code, name, "", "county", "师市")


@cache
def letters() -> dict[Region, frozenset[str]]:
    """The one-character names of each region that has any."""
    found: dict[Region, set[str]] = {}
    for letter, meanings in abbreviations().items():
        for region in meanings:
            found.setdefault(region, set()).add(letter)
    return {region: frozenset(named) for region, named in found.items()}


@cache
def abbreviations() -> dict[str, tuple[Region, ...]]:
    """One-character names (川, 黔, 穗): all regions that each may stand for, provinces first."""
    found: dict[str, list[Region]] = {}
    for row in rows("regions"):
        for letter in row["abbrev"].split():
            if len(letter) > 1:
                continue
            found.setdefault(letter, []).append(regions()[row["code"]])
    return {
        letter: tuple(sorted(named, key=lambda r: r.level != "province")) for letter, named in found.items()
    }


def parent(region: Region) -> Region | None:
    """The region that contains this one, one level up, as the code says; None for a province."""
    if region.level == "area":
        return regions().get(region.code)
    if region.level == "county":
        above = regions().get(region.code[:4] + "00")
        if above is not None and above.level == "prefecture":
            return above
    if region.level in ("county", "prefecture"):
        return regions().get(region.code[:2] + "0000")
    return None
