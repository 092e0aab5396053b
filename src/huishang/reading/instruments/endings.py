"""Whether words are the name of a body: told by their ending (unit_endings.tsv), never by a list."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from huishang.reading.lexicon.geography import Region, parent, places
from huishang.reading.lexicon.tables import rows

_LONGEST_REGION = 16
# 各市（州）、县（市、区）: all places of a kind, their governments meant.
_ALL_PLACES = re.compile(
    "(?:各|有关|相关)(?:设区的?|地级以上|地级)?[市州县区地盟旗师][市州县区地盟旗师（）、和及]*"
)


@cache
def _endings() -> dict[str, str]:
    return {row["ending"]: row["kind"] for row in rows("unit_endings")}


@cache
def _longest_ending() -> int:
    return max(map(len, _endings()))


@lru_cache(maxsize=8192)
def ending_kind(name: str) -> str | None:
    """local, own, central, area or any, by the longest known ending; None for what ends like no body."""
    if _ALL_PLACES.fullmatch(name):
        return "area"
    if name.endswith("）") and "（" in name:
        name = name[: name.rindex("（")] or name
    endings = _endings()
    for length in range(min(_longest_ending(), len(name)), 0, -1):
        kind = endings.get(name[-length:])
        if kind is not None:
            return kind
    return None


@lru_cache(maxsize=8192)
def region_at_head(name: str) -> tuple[Region, int, bool] | None:
    """The region that a name begins with, how many characters name it, and whether it stands in full."""
    known = places()
    for length in range(min(_LONGEST_REGION, len(name)), 1, -1):
        for sense in known.get(name[:length], ()):
            if len(sense.regions) == 1 and (sense.form != "short" or sense.certain):
                return sense.regions[0], length, sense.form != "short"
    return None


@lru_cache(maxsize=8192)
def place_named(name: str) -> Region | None:
    """The region that exactly these words name, a doubtful short form included; None for any other words."""
    for sense in places().get(name, ()):
        if len(sense.regions) == 1:
            return sense.regions[0]
    return None


@lru_cache(maxsize=8192)
def region_inside(name: str) -> Region | None:
    """The first region named anywhere in a body's name: 人行成都分行, 国家税务总局四川省税务局."""
    for start in range(len(name) - 1):
        found = region_at_head(name[start : start + _LONGEST_REGION])
        if found is not None:
            return found[0]
    return None


def upward(region: Region) -> list[Region]:
    """A region and all that contain it, the smallest first."""
    chain = [region]
    above = parent(region)
    while above is not None:
        chain.append(above)
        above = parent(above)
    return chain
