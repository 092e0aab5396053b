"""Parties under one word for several: 两市; 两省能源局、科技厅; 湘鄂赣三省人社厅."""

from __future__ import annotations

import re
from collections.abc import Callable

from huishang.reading.acts.exchanges.crossing import CROSS, crossed
from huishang.reading.acts.exchanges.side import Group, Side, side_of, spelled
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.tokens import Token
from huishang.reading.mentions.bodies import is_body

Meant = Callable[[str], Group]
"""What a word like 双方 or 两市 means where it stands; empty where that is a guess."""

_BRACKET = re.compile("（[^（）]*）")
_COUNTED = re.compile("[两三四五六七八九十](?:省区市|省区|省市|市州|区县|[省市县区州地])|三省一市")
_REGION_ITSELF = frozenset(("", "党委政府", "领导", "主要领导"))
_HEAD = re.compile(
    "(?:党[组委组](?:成员、|副?书记、)?)?(?:常务)?副?(?:[局厅院校会部行]长|检察长|主任|主席|书记|总?经理|董事长|总裁|主要负责|负责)"
)
_SHORT = 8
# No body in particular, so that the sides themselves are meant.
_ANYBODY = ("有关", "相关", "各", "多", "部分")


def collective(sides: Sides, tokens: list[Token], meant: Meant | None) -> list[Group]:
    """The groups of a subject that begins with such a word: its sides, or each side with each ending.

    As written where a bracket or nothing tells who they are.
    """
    text = sides.text
    begin, end, _ = tokens[0]
    word, after = _word(sides, begin, end)
    if not word:
        return []
    sure, named = _named(sides, begin, word, meant)
    rest = _BRACKET.sub("", text[after:end]).removeprefix("的").removeprefix("之间")
    rest = without_head(rest) if sides.roster.within(after, end) else rest
    further = (text[a:b] for a, b, _ in tokens[1:] if not sides.roster.within(a, b))
    endings = departments([rest, *further]) if rest else [rest]
    words = word + endings[0]
    if endings[0] in _REGION_ITSELF or endings[0].startswith(_ANYBODY) or not is_body(words):
        return [named] if named else []
    if not sure or _BRACKET.search(text, begin, end):
        return [(Side(words, None),)]
    bodies = tuple(Side(body, None) for body in sides.bodies)
    if len(bodies) == len(named) and _same_bodies(sides, endings[0]):
        return [bodies]
    return [_each_with(named, ending) for ending in endings if is_body("某某" + ending)]


def without_head(words: str) -> str:
    """文旅局局长某某 → 文旅局."""
    return _HEAD.split(words, maxsplit=1)[0]


def _word(sides: Sides, begin: int, end: int) -> tuple[str, int]:
    """The word for several that opens a subject (川渝两地, 四市), and where it ends."""
    mention = sides.places.starting_at(begin)
    if mention is not None and len(mention.regions) > 1 and spelled(sides.text[begin : mention.end]):
        counted = _COUNTED.match(sides.text, mention.end, end)
        after = counted.end() if counted else mention.end
        if counted or end - after < _SHORT:  # no name of something else: 晋陕豫黄河金三角
            return sides.text[begin:after], after
    first = CROSS.match(sides.text, begin, end)
    return (first.group(), first.end()) if first else ("", begin)


def _named(sides: Sides, begin: int, word: str, meant: Meant | None) -> tuple[bool, Group]:
    """The sides that the word means, and whether the document tells them."""
    mention = sides.places.starting_at(begin)
    if mention is not None and len(mention.regions) > 1:
        return True, tuple(side_of(region) for region in mention.regions)
    told = meant(word) if meant else ()
    if told:
        return True, told
    guess = crossed(sides, word)
    return len(guess) == len(sides.main), guess


def _each_with(named: Group, ending: str) -> Group:
    """Each side with an ending; a body gives its region."""
    return tuple(Side((s.region.name if s.region else s.name) + ending, s.region) for s in named)


def departments(tails: list[str]) -> list[str]:
    """教育、卫健等部门: the last word belongs to each."""
    ending = next((word for word in ("部门", "系统") if tails[-1].endswith(word)), "")
    if ending:
        tails = [*tails[:-1], tails[-1].removesuffix(ending).removesuffix("等") + ending]
    return [tail if is_body("某某" + tail) else tail + ending for tail in tails]


def _same_bodies(sides: Sides, ending: str) -> bool:
    """Whether an ending (厅, 林业局, 生态环境部门) means the bodies that the document has named."""
    return len(ending) <= 2 or ending.endswith("部门") or all(body.endswith(ending) for body in sides.bodies)
