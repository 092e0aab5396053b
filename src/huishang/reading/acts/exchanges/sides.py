"""Who the sides of a document are: whose a person is, which regions words name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from huishang.reading.acts.exchanges.abroad import (
    city_of,
    foreign_hits,
    is_national,
    organ_of,
    partner,
    place_abroad,
)
from huishang.reading.acts.exchanges.side import CHINA, Group, Side, side_of, spelled, unique
from huishang.reading.acts.exchanges.told import Narrative, Told
from huishang.reading.lexicon.geography import Region
from huishang.reading.lexicon.geography import places as named_places
from huishang.reading.mentions.bodies import is_body
from huishang.reading.mentions.places import Places, RegionMention
from huishang.reading.mentions.roster import Mention, Roster
from huishang.reading.scan import Hit

_TOWN = re.compile("[一-鿿]{1,5}?(?:街道|镇|乡|苏木)(?!村)")
_TOWN_ALONE = re.compile("(?![^，。]{0,4}[的了各该])[一-鿿]{2,5}?(?:街道|镇|乡|苏木)(?![一-鿿]?（|村)")
_TOWN_POST = re.compile(
    "(?:[一-鿿]+[县区市旗])?([一-鿿]{2,6}?(?:街道|镇|乡|苏木))(?:党|镇|乡|人大|办事处|副|苏木达)"
)
# The table of regions ends at the province for Taiwan.
_TAIWAN = re.compile("[一-鿿]{2}[县市]")
# After a name that is only cited: 习近平总书记关于…的重要指示.
_CITED = re.compile(
    "(?:总书记|主席|总理|同志)?(?:夫人|关于|重要|对|的|新时代|一系列|生前|指引|思想"
    "|在[^，。]{2,30}(?:上的?|时的?|会)(?:重要)?(?:讲话|指示))"
)
_EVERYWHERE = re.compile("各省[^，。]{0,12}$")
_OFFICE = re.compile(
    "(?:政府|党委|省委|市委|县委|区委|州委|人大常委会|政协|政法委|委员会|办公厅|办公室|宣传部|组织部)$|街道|政治局|^中共中央"
)
_BOARD = re.compile("(?:董事局|董事会|党组|党委|党工委)$")


class Sides:
    """The sides of one document; ``main`` and ``bodies`` are set once the first exchange tells them."""

    def __init__(
        self, story: Narrative, places: Places, roster: Roster, countries: Sequence[Hit] = ()
    ) -> None:
        self.story = story
        self.text = story.text
        self.places = _clean(self.text, places, roster)
        self.roster = roster
        self.countries = foreign_hits(countries)
        self.country_names = {hit.word for hit in self.countries.values()}
        opening = story.stretches[0] if self.countries and story.stretches else None
        city = city_of(self.text, opening.start, opening.end) if opening else None
        self.partner = city or partner(self.text, self.countries)
        """The other country of a report of China and one other, or its city, where it is one."""
        self.internal = False
        """Whether the report is of a meeting inside one region."""
        self.main: tuple[Side, ...] = ()
        self.bodies: tuple[str, ...] = ()
        self.organ = ""
        """What a delegation of no government is of (政协): its people stand for that organ of their region."""
        self.announced: list[Told] = []
        """What is only announced."""
        self.subjects: dict[tuple[int, int], tuple[list[Group], bool]] = {}
        """The groups in the subjects of clauses, and whether they are the whole clause, by the clause's place."""
        self.acting: dict[int, list[Group]] = {}
        """Who acts in a sentence, by its start."""
        self.meant: dict[str, tuple[Side, ...]] = {}
        """What 两省, 四市 … were found to mean while ``main`` does not say."""

    def chain(self, mention: RegionMention) -> tuple[Side, int]:
        """The side that a chain of regions names (福建省泉州市, 鄞州区潘火街道), and where it ends."""
        at = mention
        following = self.places.starting_at(at.end)
        while following is not None and len(following.regions) == 1:
            at = following
            following = self.places.starting_at(at.end)
        region = at.regions[0]
        if region.name == "台湾省" and (county := _TAIWAN.match(self.text, at.end)):
            return Side(county.group(), region), county.end()
        town = _TOWN.match(self.text, at.end) if at.form in ("full", "area") else None
        return (Side(town.group(), None), town.end()) if town else (side_of(region), at.end)

    def links(self, at: int) -> list[RegionMention]:
        """The chain of regions that starts at ``at``, the largest first."""
        found: list[RegionMention] = []
        while (mention := self.places.starting_at(at)) is not None:
            found.append(mention)
            at = mention.end
        return found

    def region_end(self, at: int) -> int:
        """Where a chain of regions that starts at ``at`` ends; ``at`` where none does."""
        chain = self.links(at)
        return chain[-1].end if chain else at

    def starting(self, at: int) -> tuple[list[Side], int]:
        """The sides named from ``at`` on (四川、重庆; 福建省泉州市; 泸沽湖镇; 希腊), and where they end."""
        found, end = self._list(at)
        if not found and at in self.countries:
            return [Side(self.countries[at].word, None)], self.countries[at].end
        if not found and (town := _TOWN_ALONE.match(self.text, at)):
            return [Side(town.group(), None)], town.end()
        return found, end

    def _list(self, at: int) -> tuple[list[Side], int]:
        """A list of regions from ``at`` on, each a chain."""
        found: list[Side] = []
        end = at
        while (mention := self.places.starting_at(end)) is not None:
            if len(mention.regions) > 1:
                found += [side_of(region) for region in mention.regions]
                end = mention.end
            else:
                side, end = self.chain(mention)
                found.append(side)
                while side.name != "台湾省" and side.region and side.region.name == "台湾省":
                    county = _TAIWAN.match(self.text, end + 1) if self.text[end : end + 1] == "、" else None
                    if county is None:
                        break
                    found.append(Side(county.group(), side.region))
                    end = county.end()
            if self.text[end : end + 1] not in ("、", "和", "与") or self.places.starting_at(end + 1) is None:
                break
            end += 1
        return found, end

    def announce(self, told: Told) -> None:
        """Note an exchange that is only announced, where it is one of sides."""
        if self.main or len(self.regions(told.start, told.sentence_end)) > 1:
            self.announced.append(told)

    def of_person(self, mention: Mention) -> Side | None:
        """The side that a person stands for: of the last post that tells one, else a body; None where none does."""
        side = self._of_posts(mention)
        posts = self.roster.posts.get(mention.name, [])
        if (
            self.organ
            and side
            and side.region
            and any(self.organ in p.title and p.near in (None, side.region) for p in posts)
        ):
            return self.organ_in(side)
        return side

    def organ_in(self, side: Side) -> Side:
        """A region's organ of the delegation's kind, as the document writes it: 湖北省政协, 甘孜州政协."""
        named = (m for m in self.places.mentions if m.form == "full" and m.regions[0] == side.region)
        for mention in named:
            if self.text.startswith(self.organ, mention.end):
                return Side(self.text[mention.start : mention.end] + self.organ, side.region)
        return Side(side.name + self.organ, side.region)

    def _of_posts(self, mention: Mention) -> Side | None:
        posts = self.roster.posts.get(mention.name, [])
        for post in reversed(posts):
            town = _TOWN_POST.match(post.title)
            if town:
                return Side(town.group(1), None)
            named = self.places.starting_at(post.start)
            if post.title[:2] != self.text[post.start : post.start + 2] and (
                region := post.near or titled(post.title)
            ):
                return side_of(region)  # put back, or given by position to one of several
            if named is not None and len(named.regions) == 1:
                return self.chain(named)[0]
            if post.near is not None:
                return side_of(post.near)
            if is_national(post.title):
                return CHINA
            abroad = place_abroad(post.title)
            if abroad is not None:
                return abroad
        bodies = (post.organization for post in posts)
        return next((Side(body, None) for body in bodies if body and is_body(body)), None)

    def signing_party(self, mention: Mention) -> Side | None:
        """What a person signs for: the body of a post that is no office of a region, else the person's side."""
        for post in reversed(self.roster.posts.get(mention.name, [])):
            body = _own_body(_BOARD.sub("", post.organization or ""))
            if is_body(body) and not _OFFICE.search(body):
                return Side(body, post.near)
        return self.of_person(mention)

    def organ_of(self, mention: Mention) -> Side | None:
        """The organ of the State or the Party that a leader is named head of: 中共中央, 全国政协."""
        posts = self.roster.posts.get(mention.name, [])
        return next((organ for post in posts if (organ := organ_of(post.title))), None)

    def national(self, mention: Mention) -> bool:
        """Whether a person of the State's leadership acts here, and is not only cited."""
        posts = self.roster.posts.get(mention.name, [])
        return any(is_national(post.title) for post in posts) and not _CITED.match(self.text, mention.end)

    def foreign(self, side: Side) -> bool:
        """Whether a side is another country, or a place abroad that its head stands for."""
        return side.region is None and (side.name in self.country_names or side.name[-1] in "城州市省郡")

    def people(self, start: int, end: int) -> list[Side]:
        """The sides of the people named in ``[start, end)``, each once, in order; the State's leaders aside."""
        sides = [self.of_person(mention) for mention in self.roster.within(start, end)]
        return unique(side for side in sides if side is not None and side is not CHINA)

    def regions(self, start: int, end: int) -> list[Side]:
        """The regions named in ``[start, end)``, each once; a chain counts by its last link."""
        found: list[Side] = []
        at = start
        for mention in self.places.within(start, end):
            if mention.start < at or self._central(mention.start):
                continue
            if len(mention.regions) == 1:
                side, at = self.chain(mention)
                found.append(side)
            elif spelled(self.text[mention.start : mention.end]):
                found += [side_of(region) for region in mention.regions]
        return unique(found)

    def _central(self, at: int) -> bool:
        """Whether a name is part of a central body's (国务院港澳事务办公室) or comes after 各省区市."""
        if self.text.startswith(("国务院", "国家"), max(at - 3, 0)):
            return True
        return _EVERYWHERE.search(self.text, max(at - 14, 0), at) is not None


def _own_body(body: str) -> str:
    """市政府与甲集团总经理: what joins a post to the party before it is no part of its body."""
    before, _, own = body.partition("与")
    return own if own and is_body(before) else body


def titled(title: str) -> Region | None:
    """The region whose full name a post's title begins with; None where it is none or several."""
    for length in range(min(len(title), 11), 1, -1):
        senses = named_places().get(title[:length], ())
        if senses and senses[0].form == "full":
            return senses[0].regions[0] if len(senses) == 1 else None
    return None


def _clean(text: str, places: Places, roster: Roster) -> Places:
    """The regions without those inside a person's name (桂林 in 钟桂林) or a world body's (上海合作组织)."""
    inside_names = (m for person in roster.mentions for m in places.within(person.start, person.end))
    wrong = {mention for mention in inside_names if mention.form != "letter"}
    if "合作组织" in text:
        wrong.update(mention for mention in places.mentions if text.startswith("合作组织", mention.end))
    if not wrong:
        return places
    kept = [mention for mention in places.mentions if mention not in wrong]
    return Places(text, kept, places.home, places.dispatch)
