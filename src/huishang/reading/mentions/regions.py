"""Regions named in a document, and what 我省, 来川, 市委 and 川黔 mean in it.

A full name is a region wherever it stands. A short form that is also an ordinary word counts only
where the document names the region in full or the words around it say so. Words that point
(我省, 省委) are resolved by :class:`huishang.reading.mentions.places.Places` from what the document names, never from outside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from huishang.reading.layout import Page
from huishang.reading.lexicon.geography import (
    Form,
    Region,
    Sense,
    abbreviations,
    letters,
    parent,
    places,
    township,
)
from huishang.reading.mentions.outlet import dispatch_of, home_of
from huishang.reading.mentions.places import Places, RegionMention
from huishang.reading.mentions.zones import find_zones
from huishang.reading.normal import occurrences
from huishang.reading.scan import Hit, Hits, longest, matches

# What a short name in doubt may be followed by when it is a region after all.
_AFTER_REGION = re.compile(
    "(?:省|市|县|区|州|旗|盟)?(?:党政|代表团|考察团|两地|两省|两市|两县|两区|三地|方面|等[地省市县区州]|干部|群众|籍|与|和|、|之间|市委|县委|政府|融媒|日报|晚报|发布|新闻网|广播|电视|网讯|讯 )"
)
# A Chinese character that a short name in doubt may follow; after any other it is part of a word (人力|资源|和).
_BEFORE_REGION = frozenset("与和同及赴到在来由对向从往抵离访省市县区州的为日")
_PAIR_AFTER = re.compile(
    "[两三四五六七八九各]|省|市|地|县|合作|协作|交流|对口|携手|联|共|毗邻|一体|协同|情|产业|高速|高铁|铁路|边界|省界|扶贫|区域|文旅|两|双城"
)
_POINTING = re.compile("(?:我|本)(自治区|自治州|自治县|省|市|县|区|旗|州|盟|镇|乡|街道)(?![一-鿿]{0,1}们)")
_GOING = re.compile(
    "(?:来|赴|到|抵|在|离|访|入|进)([一-鿿])(?=考察|学习|调研|参加|出席|访问|交流|开展|对接|投资|期间|工作|指导|签|项目|企业|洽谈|座谈|看|举行|召开|，|。|、|的|进行|挂职|就业)"
)

# What is only called by a county's name: its river runs through others, and 四渡赤水 is history.
_RIVER = re.compile("河(?![东西南北口池源间津])")
_CROSSED = "四渡"
# 友好 is a district's name, and what regions become for each other.
_FRIENDS = re.compile("友好(?!区)|友好区(?:县|关系)")
_BECOMING = ("缔结", "结为", "结成", "建立", "成为", "签署", "签订")

_DIVISION_CITY = re.compile("(?<![律老教导大])师市(?!场)")


def find_regions(page: Page, hits: Hits) -> Places:
    """All mentions of regions in the page's normal form."""
    text = page.text
    named = _named_in_full(hits.place)
    mentions = _chosen(hits.place, text, named)
    known = {region for mention in mentions for region in mention.regions}
    mentions += _pairs(text, hits, known, mentions)
    mentions += _letters(text, hits, known)
    mentions += _townships(text, hits, mentions)
    mentions = _with_zones(text, mentions)
    mentions.sort(key=_by_start)
    found = Places(text, mentions, home_of(page, mentions), dispatch_of(page, mentions))
    pointing = _deictics(page, hits, found)
    if pointing:
        return Places(text, sorted(mentions + pointing, key=_by_start), found.home, found.dispatch)
    return found


_by_start = attrgetter("start", "end")


class _Name(NamedTuple):
    """A printed name: whether it is only a short form, the regions that it names in full, its one clear meaning."""

    short: bool
    full: tuple[Region, ...]
    clear: tuple[tuple[Region, ...], Form] | None


@cache
def _names() -> dict[str, _Name]:
    names: dict[str, _Name] = {}
    for word, senses in places().items():
        first = senses[0]
        full = [region for s in senses if s.form in ("full", "former", "area") for region in s.regions]
        clear = len(senses) == 1 and (first.form != "short" or first.certain)
        names[word] = _Name(
            first.form == "short", tuple(full), (first.regions, first.form) if clear else None
        )
    return names


def _chosen(hits: list[Hit], text: str, named: set[Region]) -> list[RegionMention]:
    """The leftmost longest of overlapping names; a short form takes nothing from a full name (来|安徽省)."""
    names = _names()
    full: list[Hit] = []
    short: list[Hit] = []
    for hit in hits:
        (short if names[hit.word].short else full).append(hit)
    mentions = [mention for hit in longest(full) if (mention := _resolve(hit, text, named)) is not None]
    starts = [mention.start for mention in mentions]
    found = mentions.copy()
    end = 0
    for hit in short:
        at = bisect_left(starts, hit.end)
        if hit.start < end or (at and mentions[at - 1].end > hit.start):
            continue
        mention = _resolve(hit, text, named)
        if mention is not None:
            found.append(mention)
            end = hit.end
    return sorted(found, key=_by_start)


def _named_in_full(hits: list[Hit]) -> set[Region]:
    names = _names()
    named: set[Region] = set()
    for hit in hits:
        named.update(names[hit.word].full)
    return named


def _resolve(hit: Hit, text: str, named: set[Region]) -> RegionMention | None:
    """The meaning of one hit, or None where it is an ordinary word."""
    start, end, word, _ = hit
    if _only_called(start, end, word, text):
        return None
    clear = _names()[word].clear
    if clear is not None:
        return RegionMention(start, end, *clear)
    senses = places()[word]
    for sense in senses:
        if sense.form != "short":
            return RegionMention(start, end, _prefer(sense, senses, named), sense.form)
    meant = [sense for sense in senses if sense.regions[0] in named]
    if meant:
        return RegionMention(start, end, meant[0].regions, "short")
    certain = [sense for sense in senses if sense.certain]
    if len(certain) == 1:  # of two regions with one short form the table keeps the larger certain
        return RegionMention(start, end, certain[0].regions, "short")
    free = start == 0 or text[start - 1] in _BEFORE_REGION or not "一" <= text[start - 1] <= "鿿"
    if (
        free
        and _AFTER_REGION.match(text, end)
        and (len(senses) == 1 or any(sense.certain for sense in senses))
    ):
        return RegionMention(start, end, senses[0].regions, "short")
    return None


def _only_called(start: int, end: int, word: str, text: str) -> bool:
    """Whether the words are no region but something called by its name: 赤水河, 缔结友好区县."""
    if word[0] == "友" and word.startswith("友好"):
        return _FRIENDS.match(text, start) is not None or text.endswith(_BECOMING, 0, start)
    if text[end : end + 1] != "河" and text[start - 1 : start] != "渡":
        return False
    sense = places()[word][0]
    if sense.form != "short" or sense.regions[0].level != "county":
        return False
    return _RIVER.match(text, end) is not None or text.endswith(_CROSSED, 0, start)


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
    letters = "[" + "".join(abbreviations()) + "]"
    return re.compile(letters + letters + "{1,5}")  # begins with a class: the search runs in C over all else


def _runs(text: str, hits: Hits, known: set[str]) -> Iterator[re.Match[str]]:
    """Every run of letters that stand for provinces or for regions that the document names (``known``), and perhaps
    of others: looked for where two provinces stand together, and at each letter of those named.
    """
    run, letters = _letter_run(), abbreviations()
    places = [hit.start for hit in hits.signs["pair"]]
    for letter in known:
        if letters[letter][0].level != "province":
            places += occurrences(text, letter)
    stop = 0
    for at in sorted(places):
        start = at
        while start > stop and text[start - 1] in letters:
            start -= 1
        while start <= at and (match := run.match(text, start)):
            start = stop = match.end()
            yield match


def _pairs(text: str, hits: Hits, known: set[Region], mentions: list[RegionMention]) -> list[RegionMention]:
    """Short forms of pairs and groups, a letter a region: 川黔两省, 沪苏浙皖."""
    starts = [mention.start for mention in mentions]
    known_letters = {letter for region in known for letter in letters().get(region, ())}
    found = []
    for match in _runs(text, hits, known_letters):
        start, end = match.span()
        if not known_letters.issuperset(match.group()) and not _PAIR_AFTER.match(text, end):
            continue
        at = bisect_left(starts, end)
        if at and mentions[at - 1].end > start:
            continue
        regions = tuple(_letter(letter, known) for letter in match.group())
        named = all(region in known for region in regions)
        provinces = all(region.level == "province" for region in regions)
        if len(set(regions)) == len(regions) and (named or (provinces and _PAIR_AFTER.match(text, end))):
            found.append(RegionMention(start, end, regions, "pair"))
    return found


def _letter(letter: str, known: set[Region]) -> Region:
    """What a one-character name means: a region that the document names, else the first in the table."""
    meanings = abbreviations()[letter]
    return next((region for region in meanings if region in known), meanings[0])


def _letters(text: str, hits: Hits, known: set[Region]) -> list[RegionMention]:
    """来川, 赴粤: one letter after a word of going."""
    found = []
    for match in matches(_GOING, text, hits.signs["going"]):
        letter = match.group(1)
        if letter in abbreviations():
            region = _letter(letter, known)
            if region in known or region.level == "province":
                found.append(RegionMention(match.start(1), match.end(1), (region,), "letter"))
    return found


_TOWNSHIP = re.compile("(?:镇|乡|街道|苏木)(?![级域区情亲镇村])")
_NOT_BEFORE_TOWN = frozenset(("", *"城乡小古名重强大各全我本"))
_NOT_TOWN = set("请将把向的了各全我本每两几些该个")
_TOWN_STARTS = re.compile("[到在与和赴来向由从是及对、，。；：（“” \n市县区旗州盟]")


def _townships(text: str, hits: Hits, mentions: list[RegionMention]) -> list[RegionMention]:
    """Towns, townships and subdistricts by their suffix; they have no code in our tables."""
    ends = {mention.end for mention in mentions}
    found = []
    for match in matches(_TOWNSHIP, text, hits.signs["town"]):
        end = match.end()
        if text[match.start() - 1 : match.start()] in _NOT_BEFORE_TOWN:
            continue
        for length in (2, 3, 4):
            start = match.start() - length
            if start < 0 or not (start in ends or start == 0 or _TOWN_STARTS.match(text, start - 1)):
                continue
            name = text[start:end]
            if all("一" <= letter <= "鿿" for letter in name) and not set(name) & _NOT_TOWN:
                found.append(RegionMention(start, end, (township(name, match.group()),), "full"))
            break
    return found


def _with_zones(text: str, mentions: list[RegionMention]) -> list[RegionMention]:
    """The mentions, those that begin or end the name of a zone or a division replaced by it."""
    zones = find_zones(text, ((m.start, m.end, m.regions[0]) for m in mentions if len(m.regions) == 1))
    if not zones:
        return mentions
    taken = {zone.start for zone in zones} | {zone.end for zone in zones}
    kept = [m for m in mentions if m.start not in taken and m.end not in taken]
    return kept + [RegionMention(zone.start, zone.end, (zone.region,), "area") for zone in zones]


def _deictics(page: Page, hits: Hits, known: Places) -> list[RegionMention]:
    """我省, 我市 … where the document tells which."""
    found = []
    for match in matches(_POINTING, page.text, hits.signs["pointing"]):
        region = known.pointed(match.group(1))
        if region is None and match.group(1) == "区":  # in an autonomous region 我区 is the whole
            region = known.pointed("自治区")
        if region is not None:
            found.append(RegionMention(match.start(), match.end(), (region,), "deictic"))
    divisions = (region for region in known.counts if region.kind == "师市")
    division = next(divisions, None) if "师市" in page.text else None
    if division is not None:
        cities = _DIVISION_CITY.finditer(page.text)
        found += [RegionMention(m.start(), m.end(), (division,), "deictic") for m in cities]
    return found
