"""The items of a list of parties, and what joins them."""

from __future__ import annotations

import re

from huishang.reading.acts.exchanges.party import TOWN_END
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.mentions.bodies import is_body

Token = tuple[int, int, str]
"""An item of a list: its place, and the joining word before it."""

_JOIN = re.compile("会同|(?:牵头)?联合|(?:[、与同及·—－-]|和(?![平谐睦顺美]))+|以及")
_BRACKET = re.compile("（[^（）]*）")
_PLACE_END = (*TOWN_END, "省", "方")


def tokens_in(sides: Sides, start: int, end: int) -> list[Token]:
    """The items of a list; a joining word inside a name (发展和改革委员会, 和平区) or between one's posts does not join."""
    closed = [(m.start, m.end) for m in sides.places.within(start, end)]
    people = sides.roster.within(start, end)
    closed += [(m.start, m.end) for m in people]
    posts = [(sides.roster.leads.get(m.start, m.start), m.start) for m in people]
    closed += [bracket.span() for bracket in _BRACKET.finditer(sides.text, start, end)]
    tokens: list[Token] = []
    begin, before = start, ""
    for join in _JOIN.finditer(sides.text, start, end):
        if any(a <= join.start() < b for a, b in closed):
            continue
        if join.group().endswith("联合") and sides.places.starting_at(join.end()) is None:
            continue
        if join.group() == "、" and any(a <= join.start() < b for a, b in posts):
            continue
        if join.group() not in ("、", "与", "以及", "会同") and not _whole(sides, begin, join.start()):
            continue
        if join.start() > begin:
            tokens.append((begin, join.start(), before if tokens else ""))
        begin, before = join.end(), join.group()
    if end > begin:
        tokens.append((begin, end, before if tokens else ""))
    return tokens


def _whole(sides: Sides, start: int, end: int) -> bool:
    """Whether the words so far are a party by themselves."""
    words = sides.text[start:end].rstrip("也还均")
    if sides.roster.within(start, end) or is_body(words) or words.endswith(_PLACE_END):
        return True
    return any(mention.end == end for mention in sides.places.within(start, end))
