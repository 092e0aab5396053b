"""Ceremonies of sides: plaques unveiled, works begun, bridges opened, keys handed over."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from huishang.reading.acts.exchanges.attendance import diplomatic
from huishang.reading.acts.exchanges.side import CHINA, Side, unique
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.told import Told

_CUE = re.compile(
    "揭牌|揭幕|(?:启动|开工|开通|授予|授牌|奠基|通车|开幕|开馆|交接|开业|首发|竣工|启用)仪式|开幕式|等仪式"
    "|共同(?:启动|按下|宣布)|授予的?[一-鿿]{0,8}(?:钥匙|勋章|称号|证书)"
)
_ONLY_DATED_BY = ("后", "时", "前", "的")


class Ceremony(NamedTuple):
    """One ceremony of sides, told at ``at``; ``name``: the word that tells it."""

    sides: tuple[Side, ...]
    told: Told
    at: int
    name: str


def read_ceremonies(sides: Sides) -> list[Ceremony]:
    """The ceremonies that a document tells, in order; one of a single side is none."""
    found: list[Ceremony] = []
    stretches = sides.story.telling("ceremony")
    if not stretches:
        return []
    people = cache(lambda: _people(sides))
    for told in stretches:
        cue = _CUE.search(sides.text, told.start, told.end)
        if cue is None or sides.text.startswith(_ONLY_DATED_BY, cue.end()):
            continue
        if sides.story.planned(told, cue.start()) or sides.story.past(told, cue.start()):
            continue
        attending = diplomatic(sides, told) or sides.main or people()
        if len(attending) > 1:
            found.append(Ceremony(attending, told, cue.start(), cue.group()))
    return found


def _people(sides: Sides) -> tuple[Side, ...]:
    """The sides of all who take part in what the document tells; countries among themselves are none of ours."""
    people = unique(side for told in sides.story.stretches for side in sides.people(told.start, told.end))
    people = [side for side in people if side.region or side is CHINA or sides.foreign(side)]
    ours = any(side is CHINA or not sides.foreign(side) for side in people)
    return tuple(people) if ours else ()
