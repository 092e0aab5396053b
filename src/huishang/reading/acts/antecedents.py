"""Who speaks where no name stands: 他说, 他们介绍, 李书记指出."""

from __future__ import annotations

import re

from huishang.reading.mentions.roster import Mention, Roster
from huishang.reading.model import Role
from huishang.reading.scan import Hit

_PRONOUN = re.compile(
    "[他她](?:还|并|最后|同时|进一步|特别|随后|又)?(?:说|表示|指出|强调|要求|希望|认为|提出|建议|提议|介绍说|告诉)"
)
# 李书记说: the surname and post of a person named before.
_BY_POST = re.compile(
    "([一-鿿])(副?(?:书记|省长|市长|县长|区长|州长|旗长|镇长|部长|主任|厅长|局长|处长|院长|校长|主席|主委|会长|董事长|总经理|秘书长))"
    "(?:[^，。：]{0,8})(?:说|表示|指出|强调|要求|介绍|认为|希望|提出)"
)
_PLURAL = re.compile("他们[^。]{0,30}介绍")


class Antecedents:
    """The people named last, sentence by sentence, and who is meant by a word for them."""

    def __init__(self, text: str, roster: Roster, posts: list[Hit]) -> None:
        self._text = text
        self._roster = roster
        self._posts = {hit.start for hit in posts}
        self._last: Mention | None = None
        self._together: list[Mention] = []

    def meant(self, start: int, mentions: list[Mention]) -> list[tuple[Mention, Role]]:
        """Who is meant at the start of a sentence, and as what; ``mentions`` are the sentence's own people."""
        if start + 1 in self._posts or start + 2 in self._posts:
            by_post = self._by_post(start)
            if by_post is not None:
                self._last = by_post
                return [(by_post, "speaker")]
        if self._text.startswith(("他", "她"), start):
            if self._last is not None and _PRONOUN.match(self._text, start):
                return [(self._last, "speaker")]
            if self._together and _PLURAL.match(self._text, start):
                return [(one, "briefer") for one in self._together]
        if mentions:
            self._last, self._together = mentions[0], mentions
        return []

    def _by_post(self, start: int) -> Mention | None:
        """The only person of a surname who holds the post that follows it."""
        match = _BY_POST.match(self._text, start)
        if match is None:
            return None
        surname, post = match.group(1), match.group(2).removeprefix("副")
        fitting = [
            name
            for name, posts in self._roster.posts.items()
            if name.startswith(surname) and any(held.title.endswith(post) for held in posts)
        ]
        if len(fitting) != 1:
            return None
        return next(mention for mention in self._roster.mentions if mention.name == fitting[0])
