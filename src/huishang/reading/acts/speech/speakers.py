"""Who says what follows a verb of speech: the person before it, or the one who was last named or spoke."""

from __future__ import annotations

import re

from huishang.reading.layout import Sentence
from huishang.reading.mentions.roster import Roster

_FAR = 200
"""How far back in a sentence somebody is looked for, so that no sentence costs more than its length."""
_PRONOUNS = ("他", "她")
_ADJOINING = (*_PRONOUNS, "会议", "还", "并")
_LINKS = frozenset(("并", "还", "同时", "最后", "也", "会上", "座谈会上"))
_EACH = frozenset(("", "一致", "均", "都", "共同", "纷纷"))
"""What alone may stand between the comma and a verb whose subject the sentence begins with."""
_TITLES = ("总书记", "主席", "总理", "委员长")
_OBJECT = "向对与同给为见和、"
_NOBODY = re.compile(
    "他们|她们|大家|双方|会议|与会|各方|会上|协议|》|代表们|代表团|(?:考察|调研|学习|访问|参访)[组团]|负责(?:人|同志)|有关人士|干部|群众|专家|学者|委员"
    "|企业|记者|文件|公报|声明|方案|规划|意见|报告|人们|网友|村民|市民"
)


class Speakers:
    """Finds the speaker of each verb of speech in a text, and keeps who spoke or was named last."""

    __slots__ = ("_named", "_told", "roster", "text")

    def __init__(self, text: str, roster: Roster) -> None:
        self.text = text
        self.roster = roster
        self._named: str | None = None
        self._told: Sentence | None = None

    def spoke(self, name: str) -> None:
        """Somebody has spoken."""
        self._named, self._told = name, None

    def tell(self, sentence: Sentence) -> None:
        """A sentence of the report has been passed: whoever it names first is the last named."""
        self._told = sentence

    def clause(self, start: int, end: int) -> int:
        """Where the clause that ends at ``end`` begins, not before ``start``."""
        text = self.text
        start = max(start, end - _FAR)
        return max(
            start,
            text.rfind("，", start, end) + 1,
            text.rfind("；", start, end) + 1,
            text.rfind("：", start, end) + 1,
            text.rfind("”", start, end) + 1,
        )

    def own(self, start: int, end: int) -> bool:
        """Whether a name or a pronoun stands in the clause before the verb at ``end``."""
        first = self.clause(start, end)
        return bool(self.roster.within(first, end)) or self._words(first, end).startswith(_PRONOUNS)

    def named(self, start: int, end: int) -> bool:
        """Whether somebody who can speak is named in the clause before the verb, or the sentence for it."""
        first = self.clause(start, end)
        words = self._words(first, end)
        if words.startswith(_PRONOUNS) or self.roster.within(first, end) or _NOBODY.match(words):
            return True
        if words in _EACH:
            near = max(start, end - _FAR)
            return bool(self.roster.within(near, end)) or _NOBODY.match(self._words(near, end)) is not None
        return (words in _LINKS or words.startswith(_TITLES)) and self._last() is not None

    def adjoins(self, start: int, end: int) -> bool:
        """Whether a person, a pronoun or 会议 stands right before the verb, so that it is no noun (按照要求，)."""
        named = self.roster.within(max(start, end - _FAR), end)
        return bool(named and named[-1].end == end) or self.text[max(end - 2, 0) : end].endswith(_ADJOINING)

    def himself(self, start: int, end: int) -> bool:
        """Whether it is the speaker at hand who goes on: 我们相信，…; 四川认为，…"""
        words = self._words(self.clause(start, end), end)
        return (
            0 < len(words) < 8
            and words not in _LINKS
            and not words.startswith(_TITLES)
            and not self.own(start, end)
            and _NOBODY.search(words) is None
        )

    def subject(self, start: int, end: int) -> str | None:
        """Who says what follows ``end``: the first person named in the clause, in the sentence, or before it."""
        clause = self.clause(start, end)
        name = self._first(clause, end)
        if name is not None:
            return name
        words = self._words(clause, end)
        if _NOBODY.search(words):
            return None
        if clause > start and len(words) < 12:
            name = self._first(max(start, clause - _FAR), clause)
            if name is not None:
                return name
        if not words or words[0] in "他她其并同还也最在" or words.startswith(_TITLES):
            return self._last()
        return None

    def _words(self, start: int, end: int) -> str:
        return self.text[start:end].strip()

    def _first(self, start: int, end: int) -> str | None:
        """The first person named in a place who is not just the object of 向 or 会见."""
        for mention in self.roster.within(start, end):
            if mention.start == start or self.text[mention.start - 1] not in _OBJECT:
                return mention.name
        return None

    def _last(self) -> str | None:
        """Who spoke last, or was named first in the last sentence of the report."""
        if self._told is not None:
            names = self.roster.within(self._told.start, self._told.end)
            if names:
                self._named = names[0].name
            self._told = None
        return self._named
