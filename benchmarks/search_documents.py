"""Documents for the benchmark of search: written by rule from the lexicon's words and our own samples, always the same.

A document has a headline, an outlet's line, and paragraphs up to about 2,000 characters: sentences of the samples
with other regions and people in them, and clauses of what is done in a field, in the words of the lexicon. How often a
word comes falls off as in real texts: a region, field word or name of rank r is taken about 1/r as often as the first.
Every twentieth document is in Traditional characters.
"""

from __future__ import annotations

import random
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate

from huishang.reading.lexicon.tables import rows
from huishang.registry.linking.lexicon.tables import rows as linking_rows
from huishang.samples import samples

CHARACTERS = 2000
_FIRST_DAY, _DAYS = date(2006, 1, 1), 20 * 365
_DEEDS = (
    "加强{a}领域合作", "共同推进{a}和{b}", "完善{a}、{b}协同机制", "建设一批{a}项目", "围绕{a}签订{b}合作协议",
    "推动{a}与{b}融合发展", "联合开展{a}专项行动", "在{a}方面互学互鉴", "支持{c}发展{a}产业", "建立{a}信息共享平台",
    "年内完成{n}个{a}示范点", "引导{c}企业参与{a}", "落实{c}与{d}{a}合作备忘录", "提升{a}水平", "协调解决{a}中的问题",
    "{a}总额达到{n}亿元", "选派{n}名干部到{c}挂职", "加快{a}通道建设", "举办{c}{a}推介会", "把{a}作为重点",
)  # fmt: skip
_SPEECH = (
    "{p}指出，",
    "{p}表示，",
    "{p}强调，",
    "会议要求，",
    "双方商定，",
    "根据协议，",
    "据介绍，",
    "下一步，",
    "{p}说，",
    "",
)
_OUTLETS = ("日报", "发布", "融媒", "人民政府网", "新闻网", "观察")


class Ranked:
    """Words of which the one of rank r is taken about 1/r as often as the first."""

    def __init__(self, words: Sequence[str], chance: random.Random) -> None:
        self.words = list(words)
        chance.shuffle(self.words)
        self._sums = list(accumulate(1 / (rank + 8) for rank in range(len(self.words))))

    def one(self, chance: random.Random) -> str:
        """A word."""
        return self.words[bisect(self._sums, chance.random() * self._sums[-1])]


@dataclass(frozen=True, slots=True)
class Made:
    """A document: its text as it is stored, the same in Simplified characters, and its facets."""

    title: str
    text: str
    simplified: str
    published: date
    kind: str
    outlet: str
    regions: tuple[str, ...]


class Maker:
    """Makes documents; the same seed makes the same."""

    def __init__(self, seed: int = 5) -> None:
        chance = random.Random(seed)
        regions = list(rows("regions"))
        self.provinces = Ranked([row["name"] for row in regions if row["level"] == "province"], chance)
        self.places = Ranked([row["name"] for row in regions if row["level"] != "province"], chance)
        self.words = Ranked([row["word"] for row in rows("fields")], chance)
        self.posts = [row["title"] for row in rows("posts") if "title" in row] or [
            "书记",
            "市长",
            "省长",
            "主任",
        ]
        surnames = [row["surname"] for row in rows("surnames") if row["kind"] != "compound"][:200]
        given = [row["given"] for row in linking_rows("given_names")]
        self.names = Ranked(
            [
                chance.choice(surnames) + chance.choice(given) + chance.choice(["", *given])
                for _ in range(30_000)
            ],
            chance,
        )
        self.sentences = Ranked(list(_sentences()), chance)
        self.seed = seed

    @cached_property
    def _traditional(self) -> object:
        from opencc import OpenCC

        return OpenCC("s2t")

    def make(self, count: int) -> Iterator[Made]:
        """So many documents, the same for every count."""
        for number in range(count):
            yield self._one(number, random.Random(self.seed * 1_000_003 + number))

    def _one(self, number: int, chance: random.Random) -> Made:
        of = self.provinces if chance.random() < 0.4 else self.places
        regions = (of.one(chance), of.one(chance))
        day = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
        people = [self.names.one(chance) for _ in range(6)]
        outlet = regions[0].rstrip("省市县区") + _OUTLETS[number % len(_OUTLETS)]
        title = f"{regions[1]}党政代表团到{regions[0]}考察{self.words.one(chance)}工作"
        lines = [title, f"{day:%Y-%m-%d}　来源：{outlet}"]
        if number % 10 == 0:
            lines.append(f"{regions[0][:1]}办函〔{day.year}〕{chance.randrange(1, 400)}号")
        size = sum(map(len, lines))
        while size < CHARACTERS:
            lines.append(self._paragraph(chance, regions, people))
            size += len(lines[-1]) + 1
        simplified = "\n".join(lines)
        text = self._traditional.convert(simplified) if number % 20 == 0 else simplified  # type: ignore[attr-defined]
        kind = ("communique", "communique", "communique", "instrument", "minutes", "other")[number % 6]
        return Made(title, text, simplified, day, kind, outlet, tuple(dict.fromkeys(regions)))

    def _paragraph(self, chance: random.Random, regions: tuple[str, ...], people: list[str]) -> str:
        parts = [self._sentence(chance, regions, people)]
        for _ in range(chance.randrange(1, 4)):
            clauses = [self._clause(chance, regions) for _ in range(chance.randrange(2, 5))]
            parts.append(chance.choice(_SPEECH).format(p=chance.choice(people)) + "，".join(clauses) + "。")
        return "".join(parts)

    def _sentence(self, chance: random.Random, regions: tuple[str, ...], people: list[str]) -> str:
        sentence = self.sentences.one(chance)
        return sentence.replace("甲", chance.choice(regions)).replace("乙", chance.choice(people))

    def _clause(self, chance: random.Random, regions: tuple[str, ...]) -> str:
        return chance.choice(_DEEDS).format(
            a=self.words.one(chance),
            b=self.words.one(chance),
            c=chance.choice(regions) if chance.random() < 0.7 else self.places.one(chance),
            d=self.places.one(chance),
            n=chance.randrange(2, 400),
        )


def _sentences() -> Iterator[str]:
    """The sentences of the samples, with regions and names of people as places to be filled."""
    for source in samples():
        text = re.sub(r"[一-龥]{2,4}(?:省|市|县|自治区|盟)", "甲", source.text)
        text = re.sub(r"(?<=书记|市长|县长|主任|区长|盟长)[一-龥]{2,3}(?=[，、。率说在出主])", "乙", text)
        yield from (one.strip() + "。" for one in re.split(r"[。\n]", text) if 15 <= len(one.strip()) <= 120)
