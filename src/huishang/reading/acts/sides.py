"""Who the sides of an exchange are, and what 双方, 两省 and 四市 mean in a document."""

from __future__ import annotations

import re
from typing import NamedTuple

from huishang.reading.acts.told import Narrative, Told
from huishang.reading.lexicon.geography import Region, abbreviations, parent
from huishang.reading.lexicon.tables import rows
from huishang.reading.mentions.regions import Places, RegionMention
from huishang.reading.mentions.roster import Mention, Roster

_NATIONAL = ("中共中央", "中央", "国家", "国务院", "全国", "总书记", "中国", "外交部", "中华", "党和国家")
_COUNTS = dict(zip("两三四五六七八九十", range(2, 11), strict=True))
CROSS = re.compile("双方|三方|三省一市|三市一省|[两三四五六七八九十](?:省区市|省市区|省区|省市|县市|市县|县区|区县|市州|州市|县旗|旗县|省|市|县|区|州|盟|旗|地|镇|街道)(?!级)")
_LEVELS = {
    "省": ("省", "自治区", "直辖市", "特别行政区"),
    "市": ("地级市", "县级市", "直辖市", "地区", "自治州", "盟"),
    "县": ("县", "自治县", "县级市", "旗", "自治旗", "市辖区"),
    "区": ("市辖区", "自治区", "县级市", "县"),
    "州": ("自治州", "地级市"),
    "盟": ("盟", "地级市"),
    "旗": ("旗", "自治旗", "县"),
}
_TOWN = re.compile("[一-鿿]{1,5}?(?:街道|镇|乡|苏木)(?!村)")
_TOWN_ALONE = re.compile("[一-鿿]{2,5}?(?:街道|镇|乡|苏木)")


class Side(NamedTuple):
    """A side: its full name, and its region where it is one (a township or body has none)."""

    name: str
    region: Region | None


class Sides:
    """The sides of one document; ``main`` is set once the first exchange tells them."""

    def __init__(self, story: Narrative, places: Places, roster: Roster) -> None:
        self.story = story
        self.text = story.text
        self.places = places
        self.roster = roster
        self.main: tuple[Side, ...] = ()
        self.bodies: tuple[str, ...] = ()

    # -- single sides ------------------------------------------------------------------------------

    def chain(self, mention: RegionMention) -> tuple[Side, int]:
        """The side that a chain of regions names (福建省泉州市, 鄞州区潘火街道), and where it ends."""
        at = mention
        while (following := self.places.starting_at(at.end)) is not None and len(following.regions) == 1:
            at = following
        town = _TOWN.match(self.text, at.end)
        if town and at.form in ("full", "area"):
            return Side(town.group(), None), town.end()
        return side_of(at.regions[0]), at.end

    def starting(self, at: int) -> tuple[list[Side], int]:
        """The sides named from ``at`` on (四川、重庆; 福建省泉州市; 泸沽湖镇), and where they end."""
        found: list[Side] = []
        end = at
        while True:
            mention = self.places.starting_at(end)
            if mention is None:
                break
            if len(mention.regions) > 1:
                found += [side_of(region) for region in mention.regions]
                end = mention.end
            else:
                side, end = self.chain(mention)
                found.append(side)
            if self.text[end : end + 1] not in ("、", "和", "与") or self.places.starting_at(end + 1) is None:
                break
            end += 1
        if not found and (town := _TOWN_ALONE.match(self.text, at)):
            return [Side(town.group(), None)], town.end()
        return found, end

    def ending(self, start: int, end: int) -> Side | None:
        """The side whose name ends at ``end`` (…民勤县|党政代表团)."""
        for mention in reversed(self.places.within(start, end)):
            if mention.end == end and len(mention.regions) == 1:
                return side_of(mention.regions[0])
        town = None
        for match in _TOWN.finditer(self.text, max(start, end - 8), end):
            town = match if match.end() == end else town
        return Side(town.group(), None) if town else None

    def of_person(self, mention: Mention) -> Side | None:
        """The side that a person stands for: of the last post with a region, else a country or body."""
        for post in reversed(self.roster.posts.get(mention.name, [])):
            town = _TOWN_POST.match(post.title)
            if town:
                return Side(town.group(1), None)
            if post.near is not None:
                return side_of(post.near)
            country = country_of(post.title)
            if country:
                return Side(country, None)
            if post.title.startswith(_NATIONAL):
                return Side("中国", None)
        return None

    def national(self, mention: Mention) -> bool:
        """Whether a person holds posts of the State or the Party's centre."""
        posts = self.roster.posts.get(mention.name, [])
        return any(post.title.startswith(_NATIONAL) for post in posts)

    # -- several -----------------------------------------------------------------------------------

    def people(self, start: int, end: int) -> list[Side]:
        """The sides of the people named in ``[start, end)``, each once, in order."""
        sides = [self.of_person(mention) for mention in self.roster.within(start, end)]
        return unique(side for side in sides if side is not None and side.name != "中国")

    def regions(self, start: int, end: int) -> list[Side]:
        """The regions named in ``[start, end)``, each once; chains count by their last link."""
        found: list[Side] = []
        at = start
        for mention in self.places.within(start, end):
            if mention.start < at:
                continue
            if len(mention.regions) > 1:
                if spelled(self.text[mention.start : mention.end]):
                    found += [side_of(region) for region in mention.regions]
                at = mention.end
            else:
                side, at = self.chain(mention)
                found.append(side)
        return unique(found)

    def crossed(self, words: str) -> tuple[Side, ...]:
        """What 双方, 两省, 四市 mean: the document's sides if the count fits, else the regions named so often."""
        count = 4 if "一" in words else _COUNTS.get(words[0], 2 if words == "双方" else 3)
        if len(self.main) == count:
            return self.main
        level = words[1] if words[0] in _COUNTS and "一" not in words else ""
        kinds = _LEVELS.get(level, ())
        return self._listed(count, kinds) or self._by_posts(count, kinds)

    def _listed(self, count: int, kinds: tuple[str, ...]) -> tuple[Side, ...]:
        """A list of so many regions, joined or spelled by letters: 徐州、宿州、…; 京津冀."""
        for mention in self.places.mentions:
            if len(mention.regions) == count and (spelled(self.text[mention.start : mention.end])):
                return tuple(side_of(region) for region in mention.regions)
        run: list[Region] = []
        end = -9
        for mention in [*self.places.mentions, None]:
            if mention is not None and len(mention.regions) == 1 and self.text[end : mention.start] in ("、", "和", "与", ""):
                if mention.start > end or parent(mention.regions[0]) != run[-1]:
                    run.append(mention.regions[0])
                else:
                    run[-1] = mention.regions[0]
                end = mention.end
                continue
            if len(set(run)) == count and all(not kinds or region.kind in kinds for region in run):
                return tuple(side_of(region) for region in run)
            if mention is not None and len(mention.regions) == 1:
                run, end = [mention.regions[0]], mention.end
            else:
                run, end = [], -9
        return ()

    def _by_posts(self, count: int, kinds: tuple[str, ...]) -> tuple[Side, ...]:
        """The regions that the people of the record stand for, or the only ones named at that level."""
        found: list[Side] = []
        for told in self.story.stretches:
            found += self.people(told.start, told.end)
        fitting = unique(side for side in found if side.region and (not kinds or side.region.kind in kinds))
        if len(fitting) == count:
            return tuple(fitting)
        named = [region for region, _ in self.places.counts.most_common() if not kinds or region.kind in kinds]
        if len(named) == count and kinds:
            return tuple(side_of(region) for region in named)
        return tuple(fitting[:count]) if len(fitting) > count and count > 2 else ()

    def in_words(self, told: Told, start: int, end: int) -> tuple[Side, ...]:
        """The sides that 双方, 两省 … in ``[start, end)`` stand for; empty where none stands there."""
        match = CROSS.search(self.text, start, end)
        return self.crossed(match.group()) if match else ()


_TOWN_POST = re.compile("(?:[一-鿿]+[县区市旗])?([一-鿿]{2,6}?(?:街道|镇|乡|苏木))(?:党|镇|乡|人大|办事处|副|苏木达)")


def side_of(region: Region) -> Side:
    """A region as a side."""
    return Side(region.name, region)


def spelled(words: str) -> bool:
    """Whether a group's name spells its members (京津冀, 川黔), so that it names them."""
    return all(letter in abbreviations() for letter in words)


def country_of(title: str) -> str | None:
    """The country that a title begins with: 希腊总理 → 希腊; None for China and for no country."""
    for length in range(min(8, len(title)), 1, -1):
        if title[:length] in _countries():
            return title[:length]
    return None


_known: set[str] = set()


def _countries() -> set[str]:
    if not _known:
        _known.update(row["name"] for row in rows("countries") if row["name"] != "中国")
    return _known


def unique(sides: object) -> list[Side]:
    """Each side once, in order."""
    return list(dict.fromkeys(sides))  # type: ignore[call-overload]


def inside(inner: Side, outer: Side) -> bool:
    """Whether one side's region lies in the other's, or is the same."""
    if inner.name == outer.name:
        return True
    region = inner.region
    while region is not None:
        if region.name == outer.name:
            return True
        region = parent(region)
    return False
