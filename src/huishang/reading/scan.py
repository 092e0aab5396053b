"""One pass of the lexicon over a whole document, in C; Python sees only the hits.

All word tables that more than one finder needs are in one Aho–Corasick automaton
(ahocorasick-rs). :func:`scan` sorts its hits by table.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import permutations
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from huishang.reading.lexicon import geography
from huishang.reading.lexicon.tables import rows

NUMERALS = "0123456789〇○零一二三四五六七八九十"

# Where the patterns of finders can match: words that they begin with or hang on.
_SIGNS = {
    "day": (
        *(number + unit for number in NUMERALS for unit in ("年", "月", "日", "号", " 年", " 月", " 日")),
        *("周" + number for number in "一二三四五六日天"),
        *(
            "今天",
            "今日",
            "今晚",
            "今晨",
            "昨",
            "前天",
            "前日",
            "近日",
            "日前",
            "近期",
            "前不久",
            "不久前",
            "几天前",
        ),
        *(
            "连日来",
            "本周",
            "上周",
            "当天",
            "当日",
            "当晚",
            "同天",
            "同日",
            "同一天",
            "同一日",
            "次日",
            "翌日",
            "第二天",
        ),
    ),
    "courtesy": ("总书记", "主席", "总理", "总统", "首相", "同志", "先生", "女士"),
    "pointing": tuple(
        our + level
        for our in "我本"
        for level in ("自治区", "自治州", "自治县", "街道", *"省市县区旗州盟镇乡")
    ),
    "town": ("镇", "乡", "街道", "苏木"),
    "attending": ("陪同", "参加", "出席"),
    "speaking": (
        *(
            "说",
            "表示",
            "指出",
            "强调",
            "认为",
            "要求",
            "希望",
            "建议",
            "提出",
            "提议",
            "坦言",
            "谈到",
            "介绍",
        ),
        *("称赞", "寄语", "叮嘱", "勉励", "回顾", "坚信", "感谢", "直言", "感慨", "笑着说", "回应", "点评"),
    ),
}
_GOING = "来赴到抵在离访入进"


class Hit(NamedTuple):
    """A word of the lexicon at a place of the normal form; ``deed``: a verb that gives a person a role."""

    start: int
    end: int
    word: str
    deed: bool = False


class Hits:
    """The hits of one document by table, each list in the order of the text."""

    __slots__ = ("act", "country", "cue", "form", "joint", "phrase", "place", "post", "saying", "signs")

    def __init__(self, tables: dict[str, list[Hit]]) -> None:
        self.place = tables["place"]
        self.country = tables["country"]
        self.post = tables["post"]
        self.act = tables["act"]
        self.saying = tables["saying"]
        """Words that speech and provisions hang on."""
        self.joint = tables["joint"]
        """Words of joint work."""
        self.phrase = tables["phrase"]
        """Set phrases."""
        self.form = Counter({name[5:]: len(hits) for name, hits in tables.items() if name[:5] == "form:"})
        """How many words of forms.tsv the document has, by sign."""
        self.signs = {name[5:]: hits for name, hits in tables.items() if name[:5] == "sign:"}
        """Where patterns of finders can match, by finder."""
        self.cue: dict[int, Hit] = {}
        """The longest role verb or other name-ending word of roles.tsv that starts at an offset.

        Particles of one character are left to :mod:`huishang.reading.mentions.names`: they are everywhere.
        """
        for hit in tables["cue"]:
            if hit[0] not in self.cue:
                self.cue[hit[0]] = hit


_SAYING = ("speech", "cues_modal", "cues_provision", "cues_act")
_SHORT_DEEDS = ("说", "率", "称")


def _tables() -> Iterator[tuple[str, str]]:
    """Every word with the name of each table that it stands in."""
    for word in geography.places():
        yield word, "place"
    for row in rows("countries"):
        yield row["name"], "country"
    for row in rows("posts"):
        if row["kind"] not in ("after", "tail"):
            yield row["word"], "post"
    for row in rows("forms"):
        yield row["word"], "form:" + row["sign"]
    for row in rows("acts"):
        yield row["word"], "act"
    for row in rows("roles"):
        if len(row["word"]) > 1 or row["word"] in _SHORT_DEEDS:
            yield row["word"], "cue"
    for table in _SAYING:
        for row in rows(table):
            yield row["word"], "saying"
    for row in rows("cues_joint"):
        yield row["word"], "joint"
    for row in rows("phrases"):
        yield row["phrase"], "phrase"
    for name, words in _SIGNS.items():
        for word in words:
            yield word, "sign:" + name
    letters = geography.abbreviations()
    for letter in letters:
        for verb in _GOING:
            yield verb + letter, "sign:going"
    provinces = [letter for letter, meant in letters.items() if meant[0].level == "province"]
    for first, second in permutations(provinces, 2):
        yield first + second, "sign:pair"


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[str, bool, tuple[str, ...]]], tuple[str, ...]]:
    """The automaton; its words, each with whether it is a deed and its tables; the names of all tables."""
    tables: dict[str, set[str]] = defaultdict(set)
    for word, table in _tables():
        tables[word].add(table)
    deeds = {row["word"] for row in rows("roles") if row["role"] != "-"}
    words = [(word, word in deeds, tuple(sorted(names))) for word, names in tables.items()]
    names = sorted({name for _, _, found in words for name in found})
    return AhoCorasick([word for word, _, _ in words]), words, tuple(names)


_FIRST = itemgetter(1)


def scan(text: str) -> Hits:
    """Find every word of the tables; overlapping hits are all given, cues only the longest."""
    automaton, words, names = _automaton()
    tables: dict[str, list[Hit]] = {name: [] for name in names}
    new = tuple.__new__  # half the time of calling Hit
    found = automaton.find_matches_as_indexes(text, overlapping=True)
    found.reverse()  # the longer of two that start together stood behind the shorter
    found.sort(key=_FIRST)
    for index, start, end in found:
        word, deed, held = words[index]
        hit = new(Hit, (start, end, word, deed))
        for name in held:
            tables[name].append(hit)
    return Hits(tables)


def matches(pattern: re.Pattern[str], text: str, signs: list[Hit]) -> Iterator[re.Match[str]]:
    """What ``finditer`` gives, for a pattern that can only match where one of its signs starts."""
    stop = 0
    for sign in signs:
        if sign[0] >= stop and (match := pattern.match(text, sign[0])):
            stop = match.end()
            yield match


def longest(hits: list[Hit]) -> list[Hit]:
    """Of words of one table that overlap, the first, and of those that start together the longest."""
    found: list[Hit] = []
    stop = 0
    for hit in hits:
        if hit[0] >= stop:
            found.append(hit)
            stop = hit[1]
    return found
