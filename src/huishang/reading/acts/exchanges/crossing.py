"""What 双方, 两省, 四市 and 三省一市 mean in a document."""

from __future__ import annotations

import re
from functools import cache

from huishang.reading.acts.exchanges.side import Side, inside, side_of, unique
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.lexicon.geography import abbreviations
from huishang.reading.mentions.places import RegionMention

CROSS = re.compile(
    "双方|三方|三省一市|三市一省|[两三四五六七八九十](?:省区市|省市区|省区|省市|县市|市县|县区|区县|市州|州市|县旗|旗县"
    "|省|市|县|区|州|盟|旗|地|镇|乡|街道)(?!级|边际|边界|边城|交界|毗邻|接壤|通衢)"
)
_COUNTS = dict(zip("两三四五六七八九十", range(2, 11), strict=True))
_LEVELS = {
    "省": ("省", "自治区", "直辖市", "特别行政区"),
    "市": ("地级市", "县级市", "直辖市", "地区", "自治州", "盟"),
    "县": ("县", "自治县", "县级市", "旗", "自治旗", "市辖区"),
    "区": ("市辖区", "自治区", "县级市", "县"),
    "州": ("自治州", "地级市"),
    "盟": ("盟", "地级市"),
    "旗": ("旗", "自治旗", "县"),
    "镇": ("镇", "乡", "街道", "苏木"),
    "街": ("街道", "镇", "乡"),
    "乡": ("乡", "镇", "苏木"),
}
_BRACKET = re.compile("[两三四五六七八九十][省市县区州]（([^）]{3,80})）")


def crossed(sides: Sides, words: str) -> tuple[Side, ...]:
    """What such words mean: the document's sides if the count fits, else so many regions that it names together."""
    count = 4 if "一" in words else _COUNTS.get(words[0], 2 if words == "双方" else 3)
    if len(sides.main) == count:
        return sides.main
    if words not in sides.meant:
        kinds = _LEVELS.get(words[1], ()) if words[0] in _COUNTS else ()
        sides.meant[words] = (
            _townships(sides, count, words)
            or _grouped(sides, count, kinds)
            or _listed(sides, count, kinds)
            or _by_posts(sides, count, kinds)
        )
    return sides.meant[words]


def crossed_in(sides: Sides, start: int, end: int) -> tuple[Side, ...]:
    """The sides that the first such word in ``[start, end)`` stands for; empty where none stands there."""
    match = CROSS.search(sides.text, start, end)
    return crossed(sides, match.group()) if match else ()


_OF_TOWNS = ("双方", "两地", "三地", "两镇", "两乡", "三镇", "三乡")
_OPENING = 3


def _townships(sides: Sides, count: int, words: str) -> tuple[Side, ...]:
    """So many townships that the opening names together, each under its county: 甲县乙乡与丙县丁镇."""
    for told in sides.story.stretches[:_OPENING] if words in _OF_TOWNS else ():
        for mention in sides.places.within(told.start, told.end):
            named, _ = sides.starting(mention.start)
            if len(named) == count and all(side.name.endswith(_TOWNS) for side in named):
                return tuple(named)
    return ()


_TOWNS = ("镇", "乡", "街道", "苏木")


def _grouped(sides: Sides, count: int, kinds: tuple[str, ...]) -> tuple[Side, ...]:
    """A group of so many (川黔, 长三角), or a bracket after the word: 五市（青岛、烟台、…）."""
    for mention in sides.places.mentions:
        if len(mention.regions) == count and all(not kinds or r.kind in kinds for r in mention.regions):
            return tuple(side_of(region) for region in mention.regions)
    for bracket in _BRACKET.finditer(sides.text):
        named = sides.regions(bracket.start(1), bracket.end(1))
        if len(named) == count:
            return tuple(named)
    return ()


def _listed(sides: Sides, count: int, kinds: tuple[str, ...]) -> tuple[Side, ...]:
    """A list of so many regions one after the other: 徐州、宿州、淮北; a chain counts by its last link."""
    run: list[Side] = []
    end = -1
    for mention in sides.places.mentions:
        single = mention.regions[0] if len(mention.regions) == 1 else None
        between = sides.text[end : mention.start]
        joined = run and (between in ("、", "和", "与", "") or (count > 2 and between == "，"))
        if single is not None and joined:
            if mention.start == end and inside(side_of(single), run[-1]):
                run.pop()
            run.append(side_of(single))
        elif _fits(run, count, kinds):
            return tuple(run)
        else:
            run = [side_of(single)] if single is not None else []
        end = mention.end
    return tuple(run) if _fits(run, count, kinds) else ()


def _fits(run: list[Side], count: int, kinds: tuple[str, ...]) -> bool:
    if len(set(run)) != count or len(run) != count:
        return False
    return all(not kinds or (side.region is not None and side.region.kind in kinds) for side in run)


def _by_posts(sides: Sides, count: int, kinds: tuple[str, ...]) -> tuple[Side, ...]:
    """The regions that the people of the record stand for, or the only ones named at that level."""
    people = [side for told in sides.story.stretches for side in sides.people(told.start, told.end)]
    fitting = unique(side for side in people if side.region and (not kinds or side.region.kind in kinds))
    if len(fitting) == count:
        return tuple(fitting)
    named = [region for region, _ in sides.places.counts.most_common() if region.kind in kinds]
    if len(named) == count:
        return tuple(side_of(region) for region in named)
    return tuple(fitting[:count]) if len(fitting) > count > 2 else ()


@cache
def _province_letters() -> frozenset[str]:
    return frozenset(letter for letter, meant in abbreviations().items() if meant[0].level == "province")


def spelled_by(sides: Sides, mention: RegionMention) -> tuple[Side, ...]:
    """The provinces whose letters open a name: 京津冀, 粤港澳大湾区; empty where fewer than two do."""
    words = sides.text[mention.start : mention.end]
    run = next((i for i, letter in enumerate(words) if letter not in _province_letters()), len(words))
    if run < 2:
        return ()
    if len(mention.regions) == run:
        return tuple(side_of(region) for region in mention.regions)
    return tuple(side_of(abbreviations()[letter][0]) for letter in words[:run])
