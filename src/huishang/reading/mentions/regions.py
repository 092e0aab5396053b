"""Regions named in a document, and what 我省, 来川, 市委 and 川黔 mean in it.

A full name is a region wherever it stands. A short form that is also an ordinary word counts only
where the document names the region in full or the words around it say so. Words that point
(我省, 省委) are resolved by :class:`Places` from what the document names, never from outside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from huishang.reading.layout import Page
from huishang.reading.lexicon.geography import Form, Region, Sense, abbreviations, parent, places
from huishang.reading.scan import Hit, Hits


class RegionMention(NamedTuple):
    """A place of the normal form that names one region, or several as a pair or group."""

    start: int
    end: int
    regions: tuple[Region, ...]
    form: Form | str  # a lexicon form, or "pair" (川黔), "letter" (来川), "deictic" (我省)


# What a short name in doubt may be followed by when it is a region after all.
_AFTER_REGION = re.compile(
    "(?:省|市|县|区|州|旗|盟)?(?:党政|代表团|考察团|两地|两省|两市|两县|两区|三地|方面|等地|干部|群众|籍|与|和|、|之间|市委|县委|政府)"
)
_PAIR_AFTER = re.compile(
    "[两三四五六七八九各]|省|市|地|县|合作|协作|交流|对口|携手|联|共|毗邻|一体|协同|情|产业|高速|高铁|铁路|边界|省界|扶贫|区域|文旅|两|双城"
)
_POINTING = re.compile("(?:我|本)(自治区|自治州|自治县|省|市|县|区|旗|州|盟|镇|乡)(?![一-鿿]{0,1}们)")
_GOING = re.compile("(?:来|赴|到|抵|在|离|访|入|进)([一-鿿])(?=考察|学习|调研|参加|出席|访问|交流|开展|对接|投资|期间|工作|指导|签|项目|企业|洽谈|座谈|看|举行|召开|，|。|、|的|进行|挂职|就业)")

_LEVEL_KINDS = {
    "省": ("省",),
    "自治区": ("自治区",),
    "市": ("地级市", "县级市", "直辖市", "地区", "市"),
    "县": ("县", "自治县"),
    "自治县": ("自治县",),
    "区": ("市辖区", "自治区", "特区", "新区", "林区"),
    "旗": ("旗", "自治旗"),
    "州": ("自治州", "州"),
    "自治州": ("自治州",),
    "盟": ("盟",),
    "特区": ("特别行政区",),
    "特别行政区": ("特别行政区",),
    "镇": ("镇",),
    "乡": ("乡",),
    "地": ("地区",),
    "地区": ("地区",),
}


class Places:
    """All region mentions of a document, in order, and the answers to what a pointing word means."""

    __slots__ = ("_starts", "counts", "home", "mentions")

    def __init__(self, mentions: list[RegionMention], home: Region | None) -> None:
        self.mentions = mentions
        self.home = home
        """The outlet's own region, where the document tells it."""
        self._starts = [mention.start for mention in mentions]
        self.counts: Counter[Region] = Counter()
        for mention in mentions:
            if len(mention.regions) == 1:
                self.counts[mention.regions[0]] += 1

    def starting_at(self, start: int) -> RegionMention | None:
        """The mention that starts at an offset, or None."""
        at = bisect_left(self._starts, start)
        if at < len(self.mentions) and self.mentions[at].start == start:
            return self.mentions[at]
        return None

    def within(self, start: int, end: int) -> list[RegionMention]:
        """The mentions that lie inside ``[start, end)``, in order."""
        found = []
        for mention in self.mentions[bisect_left(self._starts, start) :]:
            if mention.start >= end:
                break
            if mention.end <= end:
                found.append(mention)
        return found

    def of_level(self, level: str) -> list[Region]:
        """The regions of the document that 省, 市, 县 … can mean, the most named first."""
        kinds = _LEVEL_KINDS.get(level, ())
        named = [region for region, _ in self.counts.most_common() if region.kind in kinds]
        return named

    def pointed(self, level: str, near: Iterable[Region] = (), guests: Iterable[Region] = ()) -> Region | None:
        """The region that 我市 or 市委 means: of those just named (``near``, latest first), else the
        outlet's own, else the only one that the document names outside ``guests``; None where several fit."""
        kinds = _LEVEL_KINDS.get(level, ())
        for region in near:
            for candidate in _upward(region):
                if candidate.kind in kinds:
                    return candidate
        if self.home is not None:
            for candidate in _upward(self.home):
                if candidate.kind in kinds:
                    return candidate
        away = set(guests)
        named = [region for region in self.of_level(level) if region not in away]
        if len(named) == 1 or (len(named) > 1 and self.counts[named[0]] >= 2 * self.counts[named[1]]):
            return named[0]
        return None


def _upward(region: Region) -> list[Region]:
    chain = [region]
    above = parent(region)
    while above is not None:
        chain.append(above)
        above = parent(above)
    return chain


def find_regions(page: Page, hits: Hits) -> Places:
    """All mentions of regions in the page's normal form."""
    text = page.text
    chosen = _longest(hits.place)
    named = _named_in_full(chosen)
    mentions = [mention for hit in chosen if (mention := _resolve(hit, text, named)) is not None]
    known = {region for mention in mentions for region in mention.regions}
    mentions += _pairs(text, known, mentions)
    mentions += _letters(text, known)
    mentions.sort()
    places_ = Places(mentions, _home(page, mentions))
    pointing = _deictics(page, places_)
    if pointing:
        return Places(sorted(mentions + pointing), places_.home)
    return places_


def _longest(hits: list[Hit]) -> list[Hit]:
    """The leftmost longest of overlapping hits."""
    chosen: list[Hit] = []
    end = 0
    for hit in hits:
        if hit.start >= end:
            chosen.append(hit)
            end = hit.end
    return chosen


def _named_in_full(hits: list[Hit]) -> set[Region]:
    return {
        region
        for hit in hits
        for sense in places()[hit.word]
        if sense.form in ("full", "former", "area")
        for region in sense.regions
    }


def _resolve(hit: Hit, text: str, named: set[Region]) -> RegionMention | None:
    """The meaning of one hit, or None where it is an ordinary word."""
    senses = places()[hit.word]
    for sense in senses:
        if sense.form != "short":
            return RegionMention(hit.start, hit.end, _prefer(sense, senses, named), sense.form)
    meant = [sense for sense in senses if sense.regions[0] in named]
    if meant:
        return RegionMention(hit.start, hit.end, meant[0].regions, "short")
    if len(senses) == 1 and senses[0].certain:
        return RegionMention(hit.start, hit.end, senses[0].regions, "short")
    if _AFTER_REGION.match(text, hit.end) and any(sense.certain for sense in senses):
        return RegionMention(hit.start, hit.end, senses[0].regions, "short")
    return None


def _prefer(sense: Sense, senses: tuple[Sense, ...], named: set[Region]) -> tuple[Region, ...]:
    """Of several regions of the same full name, the one whose parent the document names."""
    if len(senses) == 1:
        return sense.regions
    for other in senses:
        above = parent(other.regions[0])
        if above is not None and above in named:
            return other.regions
    return sense.regions


@cache
def _letter_run() -> re.Pattern[str]:
    return re.compile("[" + "".join(abbreviations()) + "]{2,6}")


def _pairs(text: str, known: set[Region], mentions: list[RegionMention]) -> list[RegionMention]:
    """Short forms of pairs and groups, a letter a region: 川黔两省, 沪苏浙皖."""
    taken = {offset for mention in mentions for offset in range(mention.start, mention.end)}
    found = []
    for match in _letter_run().finditer(text):
        start, end = match.span()
        if start in taken or end - 1 in taken:
            continue
        regions = tuple(_letter(letter, known) for letter in match.group())
        hosts = sum(region in known for region in regions)
        if hosts == len(regions) or (_PAIR_AFTER.match(text, end) and all(r.level == "province" for r in regions)):
            if len(set(regions)) == len(regions):
                found.append(RegionMention(start, end, regions, "pair"))
    return found


def _letter(letter: str, known: set[Region]) -> Region:
    """What a one-character name means: a region that the document names, else the first in the table."""
    meanings = abbreviations()[letter]
    return next((region for region in meanings if region in known), meanings[0])


def _letters(text: str, known: set[Region]) -> list[RegionMention]:
    """来川, 赴粤: one letter after a word of going."""
    found = []
    for match in _GOING.finditer(text):
        letter = match.group(1)
        if letter in abbreviations():
            region = _letter(letter, known)
            if region in known or region.level == "province":
                found.append(RegionMention(match.start(1), match.end(1), (region,), "letter"))
    return found


def _home(page: Page, mentions: list[RegionMention]) -> Region | None:
    """The outlet's region: named in a credit (渝北网讯), a source line or the foot of the page."""
    marks = [(start, end) for start, end in page.credits]
    marks += [(block.start, block.end) for block in page.blocks if block.kind in ("credit", "furniture")]
    for start, end in marks:
        found = [m for m in mentions if start <= m.start and m.end <= end and len(m.regions) == 1]
        if found:
            return found[0].regions[0]
    return None


def _deictics(page: Page, known: Places) -> list[RegionMention]:
    """我省, 我市 … where the document tells which."""
    text = page.text
    found = []
    for match in _POINTING.finditer(text):
        region = known.pointed(match.group(1), (), _guests(page, known))
        if region is not None:
            found.append(RegionMention(match.start(), match.end(), (region,), "deictic"))
    return found


_DELEGATION = re.compile("(?:党政|政府|人大|政协|经贸|学习|友好)?(?:代表团|考察团|考察组|一行)")


def _guests(page: Page, known: Places) -> set[Region]:
    """Regions whose delegation travels: they are not at home."""
    return {
        mention.regions[0]
        for mention in known.mentions
        if len(mention.regions) == 1 and _DELEGATION.match(page.text, mention.end)
    }
