"""One document's ground for finding people: what the finders look up, and what they have found so far."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from huishang.reading.layout import Page
from huishang.reading.lexicon.tables import rows
from huishang.reading.mentions.names import is_letter, is_name, times, words
from huishang.reading.mentions.places import Places
from huishang.reading.mentions.roster import Mention, PostMention, Roster
from huishang.reading.scan import Hit, Hits

_TO_DELIMITER = re.compile("(?:.*[、，。；：！？（“”》】\n ])?", re.S)
_STATE = re.compile("(?:政府)?(?:第一)?副?(?:总统|总理|首相|国王|议长|外长|外交部长|国防部长)")


@cache
def post_kinds() -> dict[str, str]:
    """The kind of each word of posts.tsv."""
    return {row["word"]: row["kind"] for row in rows("posts")}


class Ground:
    """The text with its hits, quick answers about places in it, and the people found so far."""

    def __init__(self, page: Page, hits: Hits, places: Places) -> None:
        self.page = page
        self.text = page.text
        self.cues = hits.cue
        self.signs = hits.signs
        self.places = places
        self.posts = _outermost(hits.post)
        self.nations = {hit.start: hit for hit in _outermost(hits.country)}
        self.cue_ends = {cue.end for cue in hits.cue.values()}
        self.deeds = [start for start, cue in hits.cue.items() if cue.deed]
        self.zones = _zones(page)
        self.found: dict[int, Mention] = {}
        self.titles: dict[str, list[PostMention]] = {}
        self.leads: dict[int, int] = {}
        self.initials: set[str] = set()
        """The first characters of the names found."""
        self._nations_at = list(self.nations)
        self._foreign = [hit for hit in self.nations.values() if hit.word not in ("中国", "联合国")]
        self._foreign_at = [hit.start for hit in self._foreign]
        self._credits = sorted(page.credits)
        self._posts_at = [hit.start for hit in self.posts]
        self._zone_starts = [start for start, _ in self.zones]

    def roster(self) -> Roster:
        """Everybody found, in the order of the text."""
        return Roster([self.found[start] for start in sorted(self.found)], self.titles, self.leads)

    # -- places -----------------------------------------------------------------------------------

    def is_content(self, start: int) -> bool:
        """Whether a place belongs to a headline, sentence or caption, not to a credit or furniture."""
        at = bisect_right(self._zone_starts, start) - 1
        if at < 0 or start >= self.zones[at][1]:
            return False
        at = bisect_right(self._credits, (start, len(self.text)))
        return not at or start >= self._credits[at - 1][1]

    def after_delimiter(self, floor: int, end: int) -> int:
        """The place after the last delimiter of ``[floor, end)``, or ``floor``."""
        match = _TO_DELIMITER.match(self.text, floor, end)
        return match.end() if match else floor

    def nations_within(self, start: int, end: int) -> list[int]:
        """Where countries are named in ``[start, end)``."""
        return self._nations_at[bisect_left(self._nations_at, start) : bisect_left(self._nations_at, end)]

    def heads(self, start: int, end: int) -> list[Hit]:
        """The words that end posts in ``[start, end)``."""
        found = self.posts[bisect_left(self._posts_at, start) : bisect_left(self._posts_at, end)]
        return [hit for hit in found if hit.end <= end]

    def post_begins(self, at: int) -> bool:
        """Whether a word that ends posts begins at a place: 甲主委."""
        found = bisect_left(self._posts_at, at)
        return found < len(self._posts_at) and self._posts_at[found] == at

    def has_verb(self, start: int, end: int) -> bool:
        """Whether words cannot be one post: a verb of the register or 的 is among them."""
        at = bisect_left(self.deeds, start)
        return (at < len(self.deeds) and self.deeds[at] < end) or self.text.find("的", start, end) >= 0

    def before(self, at: int) -> str:
        """The character before a place; empty at the start."""
        return self.text[at - 1] if at else ""

    def zone_heads(self) -> dict[int, list[Hit]]:
        """The words that end posts, by the number of the zone they stand in."""
        found: dict[int, list[Hit]] = {}
        for hit in self.posts:
            at = bisect_right(self._zone_starts, hit.start) - 1
            if at >= 0 and hit.end <= self.zones[at][1]:
                found.setdefault(at, []).append(hit)
        return found

    # -- people -----------------------------------------------------------------------------------

    def add(self, start: int, end: int, posts: Sequence[PostMention] = ()) -> None:
        """Record a name, and the posts that the text gives it here; each post once."""
        name = self.text[start:end]
        self.initials.add(name[0])
        before = self.found.get(start)
        self.found[start] = Mention(start, end, name)
        if before is not None and before.name != name:
            self._forget(before.name)
        held = self.titles.setdefault(name, [])
        for post in posts:
            if all(post.title != other.title for other in held):
                held.append(post)

    def _forget(self, name: str) -> None:
        """Drop a name that a better reading of its only place has replaced."""
        if all(mention.name != name for mention in self.found.values()):
            self.titles.pop(name, None)

    def is_taken(self, start: int, end: int) -> bool:
        """Whether a name found before covers a part of ``[start, end)``."""
        near = (self.found.get(at) for at in range(start - 12, end))
        return any(mention is not None and mention.end > start for mention in near)

    def may_be_free(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` can be a name that no post announces."""
        token = self.text[start:end]
        if token in self.titles:
            return True
        if not is_name(token, "free") or not all(is_letter(token, at) for at in range(len(token))):
            return False
        if len(token) == 3 and token[1:] in words().common:
            return False
        if start > 1 and self._is_word(start - 1) and not self._is_word(start - 2):  # 全国妇联 has no 国妇联
            return False
        return self.places.starting_at(start) is None and not self.is_taken(start, end)

    def _is_word(self, at: int) -> bool:
        """Whether an ordinary word of two characters stands at a place."""
        return self.text[at : at + 2] in words().common

    def name_before(self, end: int, marks: frozenset[str] | None = None) -> int | None:
        """Where a name that ends at ``end`` begins: of several, the one that the text has most often.

        ``marks``: one of these characters must stand before the name.
        """
        starts = []
        for start in (end - 3, end - 2, end - 4):
            if start < 0 or (marks is not None and self.text[start - 1 : start] not in marks):
                continue
            if self.may_be_free(start, end):
                starts.append(start)
        if len(starts) < 2:
            return starts[0] if starts else None
        return max(starts, key=lambda start: times(self.text, start, end))

    def of_nation(self, post: PostMention) -> PostMention:
        """A post of a foreign state with the country that was named last put back: 总统 is 希腊总统."""
        if not _STATE.match(post.title):
            return post
        at = bisect_left(self._foreign_at, post.start)
        return post._replace(title=self._foreign[at - 1].word + post.title) if at else post


def _zones(page: Page) -> list[tuple[int, int]]:
    """Sentences, captions and headlines in order."""
    zones = [(sentence.start, sentence.end) for sentence in page.sentences]
    zones += [(block.start, block.end) for block in page.blocks if block.kind in ("caption", "headline")]
    return sorted(zones)


def _outermost(hits: list[Hit]) -> list[Hit]:
    """The hits that lie in no other: 委员长 and not 委员. ``hits`` come by start, the longest first."""
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    return kept
