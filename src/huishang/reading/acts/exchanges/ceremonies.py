"""Ceremonies of sides: plaques unveiled, works begun, bridges opened, keys handed over."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from huishang.reading.acts.exchanges.attendance import before_name, diplomatic
from huishang.reading.acts.exchanges.side import CHINA, Side, unique
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.told import Told
from huishang.reading.mentions.bodies import is_body

_CUE = re.compile(
    "揭牌|揭幕|(?:启动|开工|开通|授予|授牌|奠基|通车|开幕|开馆|交接|开业|首发|竣工|启用)仪式|开幕式|等仪式"
    "|共同(?:启动|按下|宣布)|授予的?[一-鿿]{0,8}(?:钥匙|勋章|称号|证书)"
)
_HELD_BY = re.compile("由([^，。]{6,80}?)(?=(?:共同|联合)?(?:主办|举办))")
_BODY = re.compile("[一-鿿]{1,16}?[局厅委办部](?=联合|共同|主办|举办|、|[和与及])")
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
        attending = (
            diplomatic(sides, told)
            or sides.main
            or _holders(sides, told)
            or before_name(sides, told.start, cue.start())
            or people()
        )
        if len(attending) > 1:
            found.append(Ceremony(attending, told, cue.start(), cue.group()))
    return found


def _holders(sides: Sides, told: Told) -> tuple[Side, ...]:
    """由甲省文化厅联合乙省文化厅共同主办: the bodies that hold a ceremony together, two at least."""
    held = _HELD_BY.search(sides.text, told.start, told.end)
    if held is None:
        return ()
    found = []
    for mention in sides.places.within(*held.span(1)):
        words = _BODY.match(sides.text, mention.end, held.end(1) + 2)
        body = sides.text[mention.start : words.end()] if words else ""
        if len(mention.regions) == 1 and is_body(body):
            found.append(Side(body, mention.regions[0]))
    return tuple(found) if len(found) > 1 else ()


def _people(sides: Sides) -> tuple[Side, ...]:
    """The sides of all who take part in what the document tells; countries among themselves are none of ours."""
    people = unique(side for told in sides.story.stretches for side in sides.people(told.start, told.end))
    people = [side for side in people if side.region or side is CHINA or sides.foreign(side)]
    ours = any(side is CHINA or not sides.foreign(side) for side in people)
    return tuple(people) if ours else ()
