"""What a document tells as having happened: the sentences of fact, each with the date in force.

Speech (…说，…), quotations and background (2019年曾签署, 几年来) report no event. A sentence is told up
to its verb of speech; a new occasion (会后, 6日上午, 代表团) takes up the report again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from huishang.reading.layout import Page
from huishang.reading.lexicon.tables import rows
from huishang.reading.mentions.dates import DateMention
from huishang.reading.scan import Hit, Hits, matches

_SPEECH = re.compile(
    "(?:说|表示|指出|强调|认为|要求|希望|建议|提出|提议|提议说|坦言|谈到|介绍说|称赞|寄语|叮嘱|勉励|回顾|坚信|感谢|直言|感慨|介绍|介绍道|笑着说|回应|点评)"
    "(?=[，：“]|[一-鿿]{0,8}：|[一两二三四五六七八九]点|四市|双方|各|[一-鿿]?要)"
)
_ANEW = re.compile(
    " *(?:[会座][谈议]?(?:议|会)?(?:上|前|后|中|期间|结束后|听取|审议|通过|议定|传达|明确|还)|会见(?:时|后|前)?|座谈[前后]|考察(?:期间|中|结束)"
    "|随后|之后|其间|期间|此外|当[天日]|同日|次日|翌日|在[一-鿿]{1,8}?期间|活动(?:中|上|现场|期间|前|后)|仪式|签约|代表团|考察[组团]|访问期间|会谈"
    "|[0-9]{1,2}[月日]|昨(?:[天日][上下]午|（|[0-9]日|日，)|今天[上下]|双方(?:还|共同|就|签|签署|签订)|两[省市县区地州]|与会(?:人员|代表|领导)|[一-鿿]{0,4}推介会|开通仪式|开幕|三天里)"
)
_PLANNED = re.compile(
    "将于|将在|拟于?|即将(?!到来|来临)|计划(?=[于在赴到今明下0-9])|筹备|准备|预计|下一[次届]|下届|尚未|未能|待[签举]|择期|适时|力争|争取|明年|意向|有望"
    "|(?:双方|各方|[两三四]地|两[省市县区州])将(?!协议)|根据[^，。]{0,16}(?:协议|备忘录)，"
)
_WILL = re.compile("将(?:率|应|于|赴|对|在|出席)")
_ADVERBIAL = frozenset("，。；：、”）\n 在于自从到至早是")
_ANNOUNCED = re.compile("[将拟定]于|将在[^，。]{2,14}$|[将拟]赴|即将|计划[于在赴]|明年|下一?[次届月]|[将拟]$")
_PAST = re.compile(
    "曾(?!子)|此前|以来|历史上|早在|当年|上世纪|近年|年多?来|去年|前年|截至|累计|先后[一-鿿]{0,4}[一二三四五六七八九十0-9]+[次轮]|已[有经]?签|回顾|前期|已连续|每年|多次"
)


@cache
def _acts() -> dict[str, tuple[str, ...]]:
    """What each word of lexicon/acts.tsv can tell of."""
    acts: dict[str, tuple[str, ...]] = {}
    for row in rows("acts"):
        acts[row["word"]] = (*acts.get(row["word"], ()), row["act"])
    return acts


_LONGEST = 2000
"""A stretch is cut here: text without marks must not make what looks into stretches slow."""


_FAR = 400
"""No word that dates or plans something stands farther before it."""


class Told(Struct, frozen=True, gc=False):
    """One told stretch ``[start, end)``, its sentence's end, and the dates: its own, and the one in force."""

    start: int
    end: int
    sentence_end: int
    paragraph: int
    own: tuple[DateMention, ...]
    force: DateMention | None
    """The last date of an occasion before this stretch; a vague one when the text leaves the day open."""


class Narrative:
    """All told stretches of a document, in order."""

    __slots__ = ("_starts", "_telling", "page", "stretches", "text")

    def __init__(self, page: Page, stretches: list[Told], words: Sequence[Hit]) -> None:
        self.page = page
        self.text = page.text
        self.stretches = stretches
        self._starts = [told.start for told in stretches]
        self._telling: dict[str, set[int]] = {}
        for hit in words:
            index = bisect_right(self._starts, hit.start) - 1
            if index >= 0 and hit.start < stretches[index].end:
                for act in _acts()[hit.word]:
                    self._telling.setdefault(act, set()).add(index)

    def at(self, offset: int) -> Told | None:
        """The stretch that holds an offset, or None where speech or nothing is told."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.stretches[index].end:
            return self.stretches[index]
        return None

    @property
    def tells(self) -> bool:
        """Whether any stretch can tell of an act."""
        return bool(self._telling)

    def telling(self, act: str) -> list[Told]:
        """The stretches with a word that can tell of an act (lexicon/acts.tsv), in order."""
        return [self.stretches[index] for index in sorted(self._telling.get(act, ()))]

    def before(self, told: Told, count: int) -> list[Told]:
        """The stretches before one, the nearest first, ``count`` at most."""
        first = bisect_right(self._starts, told.start) - 1
        return self.stretches[max(first - count, 0) : first][::-1]

    def after(self, told: Told, count: int) -> list[Told]:
        """A stretch and those after it, ``count`` in all."""
        first = bisect_right(self._starts, told.start) - 1
        return self.stretches[first : first + count]

    def planned(self, told: Told, at: int) -> bool:
        """Whether what happens at ``at`` is announced, not done."""
        if at > told.start and self.text[at - 1] in "将拟":
            return True
        start = self._from(told, at)
        comma = self.text.rfind("，", told.start, at)
        if _WILL.search(self.text, max(comma, told.start), start):  # 将率团于9月8日访问
            return True
        return _PLANNED.search(self.text, start, at) is not None

    def announced(self, told: Told, at: int) -> bool:
        """Whether what is planned is said to take place, and is no wish or duty."""
        return _ANNOUNCED.search(self.text, self._from(told, at), at) is not None

    def past(self, told: Told, at: int) -> bool:
        """Whether what happens at ``at`` is background: an earlier year, a habit, a count of years."""
        start = self._from(told, at)
        if _PAST.search(self.text, start, at) or self.text.startswith(("的", "以来"), at):
            return True
        if any(0 < d.start - at < 24 and d.precision == "day" for d in told.own):
            return False
        return any(
            d.precision in ("year", "month") and start <= d.start < at and self._dates(d) for d in told.own
        )

    def _dates(self, day: DateMention) -> bool:
        """Whether a year or month is an earlier one and dates what follows: it is no part of 了2023年工作汇报."""
        before = self.text[day.start - 1 : day.start]
        return (not before or before in _ADVERBIAL) and not self._now(day)

    def _now(self, day: DateMention) -> bool:
        """Whether a year or month is this one, or part of a title (《2022年…协议》)."""
        if "之际" in self.text[day.end : day.end + 10]:
            return True
        if self.text[day.start] in "今本" or self.text[day.start - 1 : day.start] in ("《", "“", "（"):
            return True
        return self.text.rfind("《", day.start - 40 if day.start > 40 else 0, day.start) > self.text.rfind(
            "》", day.start - 40 if day.start > 40 else 0, day.start
        )

    def _from(self, told: Told, at: int) -> int:
        """Where the words that date ``at`` begin: at the own day just before it, else with the stretch."""
        days = [d.start for d in told.own if d.precision in ("day", "vague") and d.start < at]
        begin = days[-1] if days else max(told.start, self.text.rfind("；", told.start, at) + 1)
        return max(begin, at - _FAR)

    def when(self, told: Told, at: int) -> DateMention | None:
        """The date of what happens at ``at``: the stretch's own last before it, else the one in force."""
        own = [d for d in told.own if d.precision in ("day", "vague")]
        before = [d for d in own if d.start < at]
        if before:
            return before[-1]
        after = [d for d in own if d.start - at < 24 and "，" not in self.text[at : d.start]]
        return after[0] if after else told.force


def narrative(page: Page, hits: Hits, dates: list[DateMention]) -> Narrative:
    """The told stretches of a page's paragraphs."""
    text = page.text
    never = len(text) + 1
    speeches = (match.span() for match in matches(_SPEECH, text, hits.signs["speaking"]))
    speech, said = next(speeches, (never, never))
    days = [d for d in dates if not d.dateline]
    stretches: list[Told] = []
    force: DateMention | None = None
    day = 0
    paragraph, speaking = -1, False
    for sentence in page.sentences:
        start, end, current = sentence.start, sentence.end, sentence.paragraph
        if current != paragraph:
            paragraph, speaking = current, False
        elif speaking and _ANEW.match(text, start):
            speaking = False
        while speech < start:
            speech, said = next(speeches, (never, never))
        if speaking or text[start] == "“":
            continue
        speaking = said <= end
        stop = said if speaking else end
        if stop > start + _LONGEST:
            stop = start + _LONGEST
        while day < len(days) and days[day].start < start:
            day += 1
        first = day
        while day < len(days) and days[day].start < stop:
            day += 1
        if day == first:
            stretches.append(Told(start, stop, end, paragraph, (), force))
            continue
        own = tuple(days[first:day])
        stretches.append(Told(start, stop, end, paragraph, own, force))
        force = _carried(text, own, force)
    return Narrative(page, stretches, hits.act)


def _carried(text: str, own: tuple[DateMention, ...], force: DateMention | None) -> DateMention | None:
    """The date in force after a stretch: its last day that is no background."""
    days = [d for d in own if d.precision in ("day", "vague")]
    if not days or _PAST.search(text, max(days[-1].start - 6, 0), days[-1].start):
        return force
    return days[-1]
