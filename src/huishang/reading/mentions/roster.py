"""The people of one document, and where each is named."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from huishang.reading.lexicon.geography import Region


class Mention(NamedTuple):
    """One place in the normal form that names a person."""

    start: int
    end: int
    name: str


class PostMention(NamedTuple):
    """One post given to a person: its full title, and the place of the words that give it."""

    title: str
    near: Region | None
    """The region that the post belongs to, where the document tells it."""
    organization: str | None
    start: int
    end: int


@dataclass(slots=True)
class Roster:
    """Everybody who is named, in the order of the text.

    ``mentions`` are in text order; ``posts`` are the present posts that the text gives a name.
    """

    mentions: list[Mention] = field(default_factory=list)
    posts: dict[str, list[PostMention]] = field(default_factory=dict)
    leads: dict[int, int] = field(default_factory=dict)
    """Where a mention starts → where the posts right before it start."""

    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [mention.start for mention in self.mentions]

    @property
    def names(self) -> list[str]:
        """Each name once, in the order of first mention."""
        return list(dict.fromkeys(mention.name for mention in self.mentions))

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie inside ``[start, end)``, in order."""
        starts = self._starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return []
        last = bisect_left(starts, end, first)
        return [mention for mention in self.mentions[first:last] if mention.end <= end]
