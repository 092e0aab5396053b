"""Who the sides of an exchange are, and what 双方, 两省 and 四市 mean in a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from huishang.reading.acts.told import Narrative, Told
from huishang.reading.lexicon.geography import Region, abbreviations, parent
from huishang.reading.lexicon.tables import rows
from huishang.reading.mentions.bodies import is_body
from huishang.reading.mentions.regions import Places, RegionMention
from huishang.reading.mentions.roster import Mention, Roster
from huishang.reading.scan import Hit

_NATIONAL = (
    *("中共中央", "中央军委", "中央政", "中央书", "中央纪", "中央办", "中央统", "中央组", "中央宣", "中央农", "中央西", "中央新", "中央港"),
    *("国家", "国务院", "国务委员", "全国", "总书记", "外交部", "中国驻", "中国人民解放军", "党和国家"),
)
_COUNTS = dict(zip("两三四五六七八九十", range(2, 11), strict=True))
CROSS = re.compile("双方|三方|三省一市|三市一省|[两三四五六七八九十](?:省区市|省市区|省区|省市|县市|市县|县区|区县|市州|州市|县旗|旗县|省|市|县|区|州|盟|旗|地|镇|街道)(?!级)")
# After a name that is only cited: 习近平总书记关于…的重要指示.
_CITED = re.compile("(?:总书记|主席|总理|同志)?(?:夫人|关于|重要|对|的|新时代|一系列|在[^，。]{2,30}(?:上的?(?:重要)?讲话|时的?(?:重要)?(?:讲话|指示))|生前|指引|思想)")
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
_TOWN_ALONE = re.compile("(?![^，。]{0,4}[的了各该])[一-鿿]{2,5}?(?:街道|镇|乡|苏木)(?![一-鿿]?（|村)")


class Side(NamedTuple):
    """A side: its full name, and its region where it is one (a township or body has none)."""

    name: str
    region: Region | None


class Sides:
    """The sides of one document; ``main`` is set once the first exchange tells them."""

    def __init__(
        self, story: Narrative, places: Places, roster: Roster, countries: Sequence[Hit] = ()
    ) -> None:
        self.story = story
        self.text = story.text
        self.places = _outside_names(self.text, places, roster)
        self.roster = roster
        self.countries = {hit.start: hit for hit in countries if hit.word not in ("中国", "联合国", "欧盟")}
        self.country_names = {hit.word for hit in self.countries.values()}
        self.partner = _partner(self.text, countries)
        """The other country of a report of China and one other, where it is one."""
        self.internal = False
        """Whether the report is of a meeting inside one region."""
        self.main: tuple[Side, ...] = ()
        self.bodies: tuple[str, ...] = ()

    # -- single sides ------------------------------------------------------------------------------

    def chain(self, mention: RegionMention) -> tuple[Side, int]:
        """The side that a chain of regions names (福建省泉州市, 鄞州区潘火街道), and where it ends."""
        at = mention
        while (following := self.places.starting_at(at.end)) is not None and len(following.regions) == 1:
            at = following
        if at.regions[0].name == "台湾省" and (county := _TAIWAN.match(self.text, at.end)):
            return Side(county.group(), None), county.end()
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
        if not found and end in self.countries:
            return [Side(self.countries[end].word, None)], self.countries[end].end
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
            named = self.places.starting_at(post.start)
            if named is not None and len(named.regions) == 1:
                return self.chain(named)[0]
            if post.near is not None:
                return side_of(post.near)
            abroad = country_of(post.title)
            local = _FOREIGN_POST.match(post.title)
            if local and not post.title.startswith(_NATIONAL):
                name = local.group(1)
                return Side(name[len(abroad) :] if abroad and len(name) - len(abroad) > 2 else name, None)
            if abroad:
                return Side(abroad, None)
            if post.title.startswith(_NATIONAL):
                return CHINA
        return self._body_of(mention)

    def signing_party(self, mention: Mention) -> Side | None:
        """What a person signs for: the body of a post that is no office of a region, else the person's side."""
        for post in reversed(self.roster.posts.get(mention.name, [])):
            body = re.sub("(?:董事局|董事会|党组|党委|党工委)$", "", post.organization or "")
            if body and is_body(body) and not _OFFICE.search(body):
                return Side(body, post.near)
        return self.of_person(mention)

    def _body_of(self, mention: Mention) -> Side | None:
        """The body that a person without a region stands for: 故宫博物院."""
        for post in self.roster.posts.get(mention.name, []):
            if post.organization and is_body(post.organization):
                return Side(post.organization, None)
        return None

    def organ_of(self, mention: Mention) -> Side | None:
        """The organ of the State or the Party that a leader is named head of: 中共中央, 全国政协."""
        for post in self.roster.posts.get(mention.name, []):
            head = _ORGANS.match(post.title)
            if head:
                return Side(next(filter(None, head.groups())), None)
        return None

    def foreign(self, side: Side) -> bool:
        """Whether a side is another country, or a place abroad that its head stands for."""
        return side.region is None and (side.name in self.country_names or side.name[-1] in "城州市省郡")

    def national(self, mention: Mention) -> bool:
        """Whether a person holds posts of the State or the Party's centre."""
        if _CITED.match(self.text, mention.end):
            return False
        posts = self.roster.posts.get(mention.name, [])
        return any(post.title.startswith(_NATIONAL) for post in posts)

    # -- several -----------------------------------------------------------------------------------

    def people(self, start: int, end: int) -> list[Side]:
        """The sides of the people named in ``[start, end)``, each once, in order."""
        sides = [self.of_person(mention) for mention in self.roster.within(start, end)]
        return unique(side for side in sides if side is not None and side is not CHINA)

    def regions(self, start: int, end: int) -> list[Side]:
        """The regions named in ``[start, end)``, each once; chains count by their last link."""
        found: list[Side] = []
        at = start
        for mention in self.places.within(start, end):
            if mention.start < at or self.text.startswith(("国务院", "国家"), mention.start - 3) or _EVERYWHERE.search(self.text, mention.start - 14, mention.start):
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
        level = words[1] if words[0] in _COUNTS else ""
        kinds = _LEVELS.get(level, ())
        return self._listed(count, kinds) or self._by_posts(count, kinds)

    def _listed(self, count: int, kinds: tuple[str, ...]) -> tuple[Side, ...]:
        """A list of so many regions, joined or spelled by letters: 徐州、宿州、…; 京津冀."""
        for mention in self.places.mentions:
            if len(mention.regions) == count and all(not kinds or r.kind in kinds for r in mention.regions):
                return tuple(side_of(region) for region in mention.regions)
        for bracket in _BRACKET.finditer(self.text):
            sides = self.regions(bracket.start(1), bracket.end(1))
            if len(sides) == count:
                return tuple(sides)
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

    def spelled_by(self, mention: RegionMention) -> tuple[Side, ...]:
        """The regions whose letters open a name: 京津冀, 粤港澳大湾区; empty where fewer than two do."""
        words = self.text[mention.start : mention.end]
        letters = _leading(words)
        if len(letters) > 1 and len(mention.regions) == len(letters):
            return tuple(side_of(region) for region in mention.regions)
        meant = [abbreviations()[letter][0] for letter in letters]
        return tuple(side_of(region) for region in meant) if len(meant) > 1 else ()

    def in_words(self, told: Told, start: int, end: int) -> tuple[Side, ...]:
        """The sides that 双方, 两省 … in ``[start, end)`` stand for; empty where none stands there."""
        match = CROSS.search(self.text, start, end)
        return self.crossed(match.group()) if match else ()


_EVERYWHERE = re.compile("各省[^，。]{0,12}$")
_OFFICE = re.compile("政府$|党委$|省委$|市委$|县委$|区委$|州委$|人大常委会$|政协$|政法委$|委员会$|办公厅$|办公室$|宣传部$|组织部$|街道")
_BRACKET = re.compile("[两三四五六七八九十][省市县区州]（([^）]{3,80})）")
# The table of regions ends at the province for Taiwan.
_TAIWAN = re.compile("[一-鿿]{2}[县市]")
_FOREIGN_POST = re.compile("(.{2,10}?(?:城|州|市|省|郡))(?:市|州|省|郡)?长$")
_ORGANS = re.compile("(中共中央)总书记|(国务院)(?:副)?总理|(全国人大常委会)(?:副)?委员长|(全国政协)(?:副)?主席|(中央军委)(?:副)?主席")
_TOWN_POST = re.compile("(?:[一-鿿]+[县区市旗])?([一-鿿]{2,6}?(?:街道|镇|乡|苏木))(?:党|镇|乡|人大|办事处|副|苏木达)")


def _outside_names(text: str, places: Places, roster: Roster) -> Places:
    """The regions without those that are part of a person's name (桂林 in 钟桂林)."""
    inside_names = {m for person in roster.mentions for m in places.within(person.start, person.end)}
    inside_names.update(m for m in places.mentions if text.startswith("合作组织", m.end))
    if not inside_names:
        return places
    kept = [mention for mention in places.mentions if mention not in inside_names]
    return Places(text, kept, places.home, places.dispatch)


_BILATERAL = re.compile("两国|中方|来华|访华|国事访问|双边")


def _partner(text: str, countries: Sequence[Hit]) -> Side | None:
    """The country that a report of two countries is about: the one named most, twice at least."""
    if not countries or not _BILATERAL.search(text):
        return None
    named = Counter(hit.word for hit in countries if hit.word not in ("中国", "联合国", "欧盟")).most_common(2)
    if not named or named[0][1] < 2 or (len(named) > 1 and named[0][1] == named[1][1]):
        return None
    return Side(named[0][0], None)


CHINA = Side("中国", None)


def side_of(region: Region) -> Side:
    """A region as a side."""
    return Side(region.name, region)


def spelled(words: str) -> bool:
    """Whether a group's name spells its members (京津冀, 川黔), so that it names them."""
    return all(letter in abbreviations() for letter in words)


def _leading(words: str) -> str:
    """The run of one-character names of provinces that words begin with."""
    length = 0
    while length < len(words) and words[length] in _province_letters():
        length += 1
    return words[:length]


def country_of(title: str) -> str | None:
    """The country that a title begins with: 希腊总理 → 希腊; None for China and for no country."""
    for length in range(min(8, len(title)), 1, -1):
        if title[:length] in _countries():
            return title[:length]
    return None


@cache
def _province_letters() -> frozenset[str]:
    return frozenset(letter for letter, meant in abbreviations().items() if meant[0].level == "province")


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
