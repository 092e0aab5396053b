"""Where an exchange took place: 在成都召开, 在厦门举行; of a video meeting the main and the other venues."""

from __future__ import annotations

import re

from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.told import Told

_VENUE = re.compile(
    "(?<![存旨所])在([^，。；：、在《》]{1,22}?)(?:隆重|成功|正式|顺利|联合|共同|现场|线上|主持|分别|牵头)?"
    "(?:召开|举行|举办|开幕|签署|签订|签约|揭牌|会见|会晤|会谈|座谈|接见)"
)
_NO_VENUE = re.compile(
    "期间|随后|当[天日]|陪同|见证|主持|率|过程|前往|出席|参加|推[进动]|扎实|接受|指导|领导|框架|方面|领域|基础|友好|一起|[会同]?[上下中时后前]$|与|同|本月|近日|[0-9]日|年|月"
)
_MAIN = re.compile("主会场(?:设)?在([^，。；]{2,16})")
_BRANCH = re.compile(
    "分会场(?:分别)?(?:设)?在([^，。；]{2,40})|(?<=[，。；])([^，。；]{2,40}?)(?:分别)?设(?:立|有)?分会场"
)
_SPLIT = re.compile("[、和及]")


def venues(sides: Sides, told: Told, at: int) -> tuple[str, ...]:
    """The places of what ``told`` tells at ``at``: regions under their full names, houses as written."""
    found = _halls(sides, told)
    if found:
        return found
    text = sides.text
    best: re.Match[str] | None = None
    for match in _VENUE.finditer(text, told.start, min(told.end, at + 60)):
        if not _NO_VENUE.search(match.group(1)) and (match.start() <= at or best is None):
            best = match
    return _named(sides, best.start(1), best.end(1)) if best else ()


def _halls(sides: Sides, told: Told) -> tuple[str, ...]:
    """主会场设在甲市，乙市、丙市设分会场: all venues, the main one first."""
    stop = sides.story.after(told, 3)[-1].sentence_end
    main = _MAIN.search(sides.text, told.start, stop)
    if main is None:
        return ()
    places = _named(sides, main.start(1), main.end(1))
    branch = _BRANCH.search(sides.text, told.start, stop)
    if branch is None:
        return places
    return (*places, *_named(sides, *branch.span(1 if branch.group(1) else 2)))


def _named(sides: Sides, start: int, end: int) -> tuple[str, ...]:
    """Each item of a list of places by its name."""
    found: list[str] = []
    cuts = [match.span() for match in _SPLIT.finditer(sides.text, start, end)]
    for cut, after in [*cuts, (end, end)]:
        mention = sides.places.starting_at(start)
        if mention is not None and len(mention.regions) == 1 and sides.region_end(start) >= cut:
            found.append(sides.chain(mention)[0].name)
        elif cut - start > 2:
            found.append(sides.story.page.flat.as_written(sides.text[start:cut].strip()))
        start = after
    return tuple(dict.fromkeys(found))
