"""One pass of the lexicon over a whole document, in C; Python sees only the hits.

All word tables that more than one finder needs are in one Aho–Corasick automaton
(ahocorasick-rs). :func:`scan` sorts its hits by table.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from huishang.reading.lexicon import geography
from huishang.reading.lexicon.tables import rows


class Hit(NamedTuple):
    """A word of the lexicon at a place of the normal form; ``deed``: a verb that gives a person a role."""

    start: int
    end: int
    word: str
    deed: bool = False


class Hits:
    """The hits of one document by table, each list in the order of the text."""

    __slots__ = ("act", "country", "cue", "form", "joint", "phrase", "place", "post", "saying")

    def __init__(self) -> None:
        self.place: list[Hit] = []
        self.country: list[Hit] = []
        self.post: list[Hit] = []
        self.act: list[Hit] = []
        self.saying: list[Hit] = []
        """Words that speech and provisions hang on."""
        self.joint: list[Hit] = []
        """Words of joint work."""
        self.phrase: list[Hit] = []
        """Set phrases."""
        self.form: Counter[str] = Counter()
        """How many words of forms.tsv the document has, by sign."""
        self.cue: dict[int, Hit] = {}
        """The longest role verb or other name-ending word of roles.tsv that starts at an offset.

        Particles of one character are left to :mod:`huishang.reading.mentions.names`: they are everywhere.
        """


_SAYING = ("speech", "cues_modal", "cues_provision", "cues_act")


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[str, tuple[str, ...]]]]:
    tables: dict[str, set[str]] = defaultdict(set)
    for word in geography.places():
        tables[word].add("place")
    for row in rows("countries"):
        tables[row["name"]].add("country")
    for row in rows("posts"):
        if row["kind"] not in ("after", "tail"):
            tables[row["word"]].add("post")
    for row in rows("forms"):
        tables[row["word"]].add("form:" + row["sign"])
    for row in rows("acts"):
        tables[row["word"]].add("act")
    for row in rows("roles"):
        if len(row["word"]) > 1:
            tables[row["word"]].add("deed" if row["role"] != "-" else "cue")
    for table in _SAYING:
        for row in rows(table):
            tables[row["word"]].add("saying")
    for row in rows("cues_joint"):
        tables[row["word"]].add("joint")
    for row in rows("phrases"):
        tables[row["phrase"]].add("phrase")
    words = [(word, tuple(sorted(kinds))) for word, kinds in tables.items()]
    return AhoCorasick([word for word, _ in words]), words


_LISTS = ("place", "country", "post", "act", "saying", "joint", "phrase")
_START = itemgetter(0)
_SHORT_DEED = re.compile("[说率称]")


def scan(text: str) -> Hits:
    """Find every word of the tables; overlapping hits are all given, cues only the longest."""
    automaton, words = _automaton()
    hits = Hits()
    lists = {name: getattr(hits, name) for name in _LISTS}
    cue = {
        match.start(): Hit(match.start(), match.end(), match.group(), True)
        for match in _SHORT_DEED.finditer(text)
    }
    new = tuple.__new__  # half the time of calling Hit
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        word, kinds = words[index]
        for kind in kinds:
            if kind in lists:
                lists[kind].append(new(Hit, (start, end, word, False)))
            elif kind.startswith("form:"):
                hits.form[kind[5:]] += 1
            elif start not in cue or cue[start].end < end:
                cue[start] = new(Hit, (start, end, word, kind == "deed"))
    for found in lists.values():
        found.reverse()  # the longer of two that start together stood behind the shorter
        found.sort(key=_START)
    hits.cue = cue
    return hits


def longest(hits: list[Hit]) -> list[Hit]:
    """Of words of one table that overlap, the first, and of those that start together the longest."""
    found: list[Hit] = []
    stop = 0
    for hit in hits:
        if hit[0] >= stop:
            found.append(hit)
            stop = hit[1]
    return found
