"""Where a document names regions, and what 我省, 市委 and the like mean in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from huishang.reading.lexicon.geography import Form, Region, parent

_DELEGATION = re.compile(
    "(?:党政|政府|人大|政协|经贸|学习|友好|代表|考察|交流|学习考察|文化|旅游|招商){0,3}(?:代表团|考察团|考察组|访问团|一行)"
)
_DELEGATION_STARTS = frozenset("党政人经学友代考交文旅招访一")
_GOING = re.compile("(?:赴|前往)$")
_TITLE = re.compile(
    "(?:委|政府|人大|政协|[省市县区州旗盟]长|党委|人民政府|纪委|领导|副|常务|[一-鿿]{2,8}[局厅委办])"
)


_LEVEL_KINDS = {
    "省": ("省",),
    "自治区": ("自治区",),
    "市": ("地级市", "县级市", "直辖市", "地区", "市"),
    "县": ("县", "自治县"),
    "自治县": ("自治县",),
    "区": ("市辖区", "特区", "新区", "林区"),
    "旗": ("旗", "自治旗"),
    "州": ("自治州", "州"),
    "自治州": ("自治州",),
    "盟": ("盟",),
    "特区": ("特别行政区",),
    "特别行政区": ("特别行政区",),
    "街道": ("街道",),
    "苏木": ("苏木",),
    "行署": ("盟", "地区"),
    "镇": ("镇",),
    "乡": ("乡",),
    "地": ("地区",),
    "地区": ("地区",),
    "师市": ("师市",),
}


class RegionMention(Struct, frozen=True, gc=False):
    """A place of the normal form that names one region, or several as a pair or group."""

    start: int
    end: int
    regions: tuple[Region, ...]
    form: Form | str  # a lexicon form, or "pair" (川黔), "letter" (来川), "deictic" (我省)


class Places:
    """All region mentions of a document, in order, and the answers to what a pointing word means."""

    def __init__(
        self,
        text: str,
        mentions: list[RegionMention],
        home: Region | None,
        dispatch: frozenset[Region] = frozenset(),
    ) -> None:
        self._text = text
        self.mentions = mentions
        self.home = home
        """The outlet's own region, where the document tells it."""
        self.dispatch = dispatch
        """Where a report was sent from (本报厦门9月9日电): not the outlet's own region."""
        self._starts = [mention.start for mention in mentions]
        self._alone: dict[str, Region | None] = {}

    @cached_property
    def _single(self) -> list[RegionMention]:
        return [mention for mention in self.mentions if len(mention.regions) == 1]

    @cached_property
    def counts(self) -> Counter[Region]:
        """How often each region is named."""
        return Counter([mention.regions[0] for mention in self._single])

    @cached_property
    def _surfaces(self) -> dict[Region, Counter[str]]:
        found: dict[Region, Counter[str]] = {}
        for mention in self._single:
            if mention.form == "full":
                found.setdefault(mention.regions[0], Counter())[self._text[mention.start : mention.end]] += 1
        return found

    @cached_property
    def away(self) -> set[Region]:
        """Regions whose delegation travels: they are not at home."""
        text = self._text
        return {
            mention.regions[0]
            for mention in self._single
            if text[mention.end : mention.end + 1] in _DELEGATION_STARTS
            and _DELEGATION.match(text, mention.end)
        }

    @cached_property
    def gone_to(self) -> set[Region]:
        """Regions that people go to (前往甲县、乙县): an outlet's own people go elsewhere."""
        found: set[Region] = set()
        end = -1
        for mention in self._single:
            if _GOING.search(self._text, max(mention.start - 2, 0), mention.start) or (
                mention.start == end + 1 and self._text[end] in "、和与"
            ):
                found.add(mention.regions[0])
                end = mention.end
        return found

    @cached_property
    def titled(self) -> set[Region]:
        """Regions that stand in full before their officials' posts: an outlet leaves out its own."""
        full = (mention for mention in self._single if mention.form == "full")
        return {mention.regions[0] for mention in full if _TITLE.match(self._text, mention.end)}

    def starting_at(self, start: int) -> RegionMention | None:
        """The mention that starts at an offset, or None."""
        at = bisect_left(self._starts, start)
        if at < len(self.mentions) and self.mentions[at].start == start:
            return self.mentions[at]
        return None

    def within(self, start: int, end: int) -> list[RegionMention]:
        """The mentions that lie inside ``[start, end)``, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [mention for mention in self.mentions[first:last] if mention.end <= end]

    def surface(self, region: Region) -> str:
        """The region's name in full as this document mostly writes it (海西州), else the official name."""
        written = self._surfaces.get(region)
        return written.most_common(1)[0][0] if written else region.name

    def of_level(self, level: str) -> list[Region]:
        """The regions of the document that 省, 市, 县 … can mean, the most named first."""
        kinds = _LEVEL_KINDS.get(level, ())
        return [region for region, _ in self.counts.most_common() if region.kind in kinds]

    def only_area(self) -> Region | None:
        """The functional area that 管委会 alone means: the only one that the document names."""
        areas = [region for region in self.counts if region.level == "area"]
        return areas[0] if len(areas) == 1 else None

    def pointed(self, level: str, near: Iterable[Region] = ()) -> Region | None:
        """The region that 我市 or 市委 means: of those just named (``near``, latest first), else the outlet's
        own, else the one of that level that neither travels nor has its posts written out; None in doubt.
        """
        kinds = _LEVEL_KINDS.get(level, ())
        chains = [upward(region) for region in near]
        if self.home is not None:
            chains.append(upward(self.home))
        for chain in chains:
            for candidate in chain:
                if candidate.kind in kinds:
                    return candidate
        if level not in self._alone:
            self._alone[level] = self._most_named(level)
        return self._alone[level]

    def _most_named(self, level: str) -> Region | None:
        """The region of a level that a document means where nothing near tells which; None in doubt."""
        named = self.of_level(level)
        named = [region for region in named if region not in self.dispatch] or named
        for excluded in (self.away | self.titled, self.away, self.titled, set[Region]()):
            left = [region for region in named if region not in excluded]
            if len(left) == 1 or (len(left) > 1 and self.counts[left[0]] >= 2 * self.counts[left[1]]):
                return left[0]
            if left:
                stayed = [region for region in left if region not in self.gone_to]
                return stayed[0] if len(stayed) == 1 else None
        return None


def upward(region: Region) -> list[Region]:
    """A region and those that contain it, the smallest first."""
    chain = [region]
    above = parent(region)
    while above is not None:
        chain.append(above)
        above = parent(above)
    return chain
