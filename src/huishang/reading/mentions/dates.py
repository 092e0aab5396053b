"""Dates as a document gives them, made ISO only where the text or its publication date fixes the year.

``11月22日至23日``, ``29日下午`` (month carried on), ``昨（3）日``, ``近日``, ``二〇二三年十一月``. A term
(6月底前), a duration (10年) or an edition (2022年第一次会议) is no date of an event.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from huishang.reading.layout import Page
from huishang.reading.mentions.days import Day, following, iso, number, parse_iso, real
from huishang.reading.mentions.publication import find_published as find_published
from huishang.reading.scan import NUMERALS, Hit, Hits

Precision = Literal["day", "month", "year", "vague"]


class DateMention(Struct, frozen=True, gc=False):
    """A date at ``[start, end)`` of the normal form; ``first`` and ``last`` are the same for one day.

    ISO where the year is known, ``MM-DD`` where it is not, ``None`` where nothing fixes the day (近日,
    or 昨日 without a publication date). ``words``: what the text says. ``dateline``: the reporter's own date.
    """

    start: int
    end: int
    first: str | None
    last: str | None
    precision: Precision
    words: str
    dateline: bool = False


_N = f"[{NUMERALS}]"
# What may be left out is written (?:…|), in half the time of (?:…)?.
_DATE = re.compile(
    f"(?:({_N}{{4}}) ?年 ?|)(?:({_N}{{1,3}}) ?月 ?|)(?:({_N}{{1,3}})(?: ?日|号|(?=[-—–~～至]{_N}{{1,3}}日))|)"
    f"(?:（(?:星期|周).）|)(?: ?(?:[-—–~～]{{1,2}}|至|到|、) ?(?:({_N}{{4}})年|)(?:({_N}{{1,3}}) ?月 ?|)({_N}{{1,3}})(?: ?日|号)|)"
)
_WORD = re.compile(
    "今[天日晚晨]|昨(?:[天日晚](?:（[0-9]{1,2}日）)?|（[0-9]{1,2}日?）日?)|前[天日](?!前)|近日|日前|近期|前不久|不久前|几天前|连日来|本周[一二三四五六日天]?|上周[一二三四五六日天]?|周[一二三四五六日天](?=[，在晚]|[上下]午)|当[天日晚]|同一?[天日]|次日|翌日|第二天"
)
_TERM = re.compile("(?:[^，。；]{0,2}[前内]|底|初|以来|起(?!草)|以[前后]|之[前后]|开始|末)")
_NOT_BEFORE = frozenset("第.．0123456789")
_NOT_BEFORE_WEEK = frozenset("每逢下一两二三四姓")
# What follows 2号 where it is a day, and no hall or line of that number.
_NUMBERED = re.compile("[，。、至到在]|[上下]午|晚|早|凌晨|当")
_RELATIVE_YEAR = {"今": 0, "本": 0, "去": -1, "前": -2, "明": 1}
_DATELINE_AFTER = re.compile("(?:电|讯)[（( ：:]?")
_EDITION = re.compile("[—－-]?(?:第|度|版|[一-鿿]{2,16}(?:会议|论坛|年会|大会|座谈会|博览会))")
_EDITION_YEAR = re.compile("(?:出席|参加|召开|举行|举办)(?:了)?([12][0-9]{3})年")


def find_dates(page: Page, hits: Hits, published: str | None = None) -> list[DateMention]:
    """All dates of headlines, paragraphs and captions, in order; ``published`` is an ISO date or None."""
    return _Reader(page, parse_iso(published)).read(hits.signs["day"])


def _number_start(text: str, at: int) -> int:
    """Where the number begins, of at most four characters, whose last is at ``at``."""
    start = at
    while start > 0 and at - start < 3 and text[start - 1] in NUMERALS:
        start -= 1
    return start


def _first_day(text: str, at: int) -> int:
    """Where a date begins that a number, last at ``at``, stands in: at the number, or before it (22至|23日)."""
    start = _number_start(text, at)
    ranged = text[at + 1] == "日" and start > 1 and at - start < 2 and text[start : at + 1].isascii()
    if ranged and text[start - 1] in "-—至" and text[start - 2] in NUMERALS:
        return _number_start(text, start - 2)
    return start


class _Reader:
    """One document's dates; what a later date leaves out is carried on from an earlier one."""

    def __init__(self, page: Page, published: date | None) -> None:
        self.text = page.text
        self.page = page
        self.published = published
        self.found: list[DateMention] = []
        self.year: int | None = None
        self.latest: Day | None = None
        self.datelines = sorted(page.credits)
        self.edition: re.Match[str] | None = None
        self.edition_until = 0
        """The edition (举行2023年…) that a sentence names first after the last place asked for, and the sentence's end."""

    def read(self, signs: list[Hit]) -> list[DateMention]:
        """The dates, of which ``signs`` tells where they may stand."""
        text = self.text
        hits = [
            (_first_day(text, start), True) if word[0] in NUMERALS else (start, False)
            for start, _, word, _ in signs
        ]
        hits.sort()
        outside = [(b.start, b.end) for b in self.page.blocks if b.kind in ("credit", "furniture")]
        end = passed = 0
        for start, numeric in hits:
            while passed < len(outside) and outside[passed][1] <= start:
                passed += 1
            if start < end or (passed < len(outside) and outside[passed][0] <= start):
                continue
            match = (_DATE if numeric else _WORD).match(self.text, start)
            if match is None or (match.group()[:1] == "周" and text[start - 1 : start] in _NOT_BEFORE_WEEK):
                continue
            mention = self._numeric(start, match) if numeric else self._word(match)
            if mention is not None:
                self.found.append(mention)
            end = match.end()
        return self.found

    def _numeric(self, start: int, match: re.Match[str]) -> DateMention | None:
        """A date of numbers, or None for a term (6月底前), a duration (三年), a number of another thing (2号馆)."""
        if match.end() == start or self.text[start - 1 : start] in _NOT_BEFORE:
            return None
        if not self.text[start].isascii() and not match.group(3) and not match.group(1):
            return None  # 一年, 三月 as a duration
        if _TERM.match(self.text, match.end()):
            return None
        if (
            match.group().endswith("号")
            and not match.group(2)
            and not _NUMBERED.match(self.text, match.end())
        ):
            return None
        y1, m1, d1, y2, m2, d2 = [number(group) if group else None for group in match.groups()]
        start, y1 = self._relative_year(start, y1)
        if d1 is None:
            return self._coarse(start, match.end(), y1, m1)
        first = self._day(y1, m1, d1, start)
        if first is None:
            open_day = m1 is None and 1 <= d1 <= 31 and _NUMBERED.match(self.text, match.end())
            return DateMention(start, match.end(), None, None, "vague", match.group()) if open_day else None
        last = self._day(y2 or y1, m2 or first.month, d2, start, first) if d2 is not None else first
        return self._mention(start, match.end(), first, last or first)

    def _relative_year(self, start: int, year: int | None) -> tuple[int, int | None]:
        """今年3月2日: the year that the word before the month means."""
        before = self.text[max(start - 2, 0) : start]
        if year is None and len(before) == 2 and before[1] == "年" and before[0] in _RELATIVE_YEAR:
            known = self.published.year if self.published else None
            return start - 2, known + _RELATIVE_YEAR[before[0]] if known else None
        return start, year

    def _coarse(self, start: int, end: int, year: int | None, month: int | None) -> DateMention | None:
        """A month or a year; an edition (2022年第一次会议) is none."""
        if year is None and not (month and self.text[start] in "今去前明本"):
            return None
        if year is not None and not 1900 <= year <= 2100:
            return None
        words = self.text[start:end]
        if month is None:
            if _EDITION.match(self.text, end):
                return None
            return DateMention(start, end, str(year), str(year), "year", words)
        value = f"{year}-{month:02d}" if year else None
        return DateMention(start, end, value, value, "month", words)

    def _day(
        self, year: int | None, month: int | None, day: int, at: int, after: Day | None = None
    ) -> Day | None:
        """A day with what the text leaves out put back, or None for what is no day."""
        if month is None:
            known = self._month_of(day, at)
            if known is None:
                return None
            year, month = (year or known[0]), known[1]
        if not 1 <= month <= 12 or not 1 <= day <= 31:
            return None
        if year is None and after is not None:
            year = after.year
        if year is None:
            year = self._year_of(month, day, at)
        if year is not None and real(year, month, day) is None:
            return None
        return Day(year, month, day)

    def _month_of(self, day: int, at: int) -> tuple[int | None, int] | None:
        """Year and month of 29日: of the date just named, else the latest such day before publication.

        After 28日, 1日 is of the next month, if that was before publication; 本月 and 上月 are said of publication.
        """
        said = {"本月": 0, "上月": 1}.get(self.text[max(at - 2, 0) : at])
        if said is not None and self.published is not None:
            month = self.published.year * 12 + self.published.month - 1 - said
            return month // 12, month % 12 + 1
        if self.latest is not None:
            return self._running(day, self.latest)
        if self.published is None:
            return None
        now = self.published.year * 12 + self.published.month - 1
        months = [now - back for back in range(3)]
        for year, month in ((m // 12, m % 12 + 1) for m in months):
            found = real(year, month, day)
            if found is not None and found <= self.published:
                return year, month
        return None

    def _running(self, day: int, latest: Day) -> tuple[int | None, int]:
        """The month of a day that follows another in the text: its own, or the next where the days run on."""
        if latest.year is None or self.published is None or latest.day - day <= 20:
            return latest.year, latest.month
        month = latest.year * 12 + latest.month
        found = real(month // 12, month % 12 + 1, day)
        if found is None or found > self.published:
            return latest.year, latest.month
        return month // 12, month % 12 + 1

    def _year_of(self, month: int, day: int, at: int) -> int | None:
        """The year of 11月22日: the latest such date not after publication, else the year just named."""
        if self.published is not None:
            year = self.published.year
            found = real(year, month, day)
            return year if found is not None and found <= self.published else year - 1
        if self.year is not None:
            return self.year
        if at >= self.edition_until or (self.edition is not None and self.edition.start() < at):
            self.edition_until = self._sentence_end(at)
            self.edition = _EDITION_YEAR.search(self.text, at, self.edition_until)
        return int(self.edition.group(1)) if self.edition else None

    def _sentence_end(self, at: int) -> int:
        end = self.text.find("。", at)
        return len(self.text) if end < 0 else end

    def _mention(self, start: int, end: int, first: Day, last: Day) -> DateMention:
        dateline = self._is_dateline(start, end)
        if first.year is not None and not dateline:
            self.year = first.year
        self.latest = last
        return DateMention(start, end, iso(first), iso(last), "day", self.text[start:end], dateline)

    def _is_dateline(self, start: int, end: int) -> bool:
        if any(a <= start < b for a, b in self.datelines):
            return True
        return _DATELINE_AFTER.match(self.text, end) is not None

    def _word(self, match: re.Match[str]) -> DateMention:
        """A date of words; vague where nothing fixes its day."""
        start, word = match.start(), match.group()
        if word[0] in "当同":
            day = self.latest
        else:
            day = following(self.latest) if word[0] in "次翌第" else self._relative_day(word)
        if day is None:
            return DateMention(start, match.end(), None, None, "vague", word)
        if word[0] not in "当同":
            self.latest = day
        return DateMention(start, match.end(), iso(day), iso(day), "day", word)

    def _relative_day(self, word: str) -> Day | None:
        """今天, 昨日, 昨（3）日: fixed by the publication date alone."""
        if "周" in word:
            return self._weekday(word)
        back = {"今": 0, "昨": 1}.get(word[0], 2 if word in ("前天", "前日") else None)
        if back is None or self.published is None or self.published.toordinal() <= back:
            return None
        day = self.published - timedelta(days=back)
        digits = re.search("[0-9]+", word)
        if digits and int(digits.group()) != day.day:
            month = self._month_of(int(digits.group()), 0)
            return Day(month[0], month[1], int(digits.group())) if month else None
        return Day(day.year, day.month, day.day)

    def _weekday(self, word: str) -> Day | None:
        """本周三, 上周五: a day of the week of publication or of the one before; 周三: the latest; 本周 alone is none."""
        number = "一二三四五六日".find(word[-1].replace("天", "日"))
        if self.published is None or number < 0:
            return None
        today = self.published.weekday()
        earlier = word[0] == "上" or (word[0] == "周" and number > today)
        ordinal = self.published.toordinal() - today - (7 if earlier else 0) + number
        if not 1 <= ordinal <= self.published.toordinal():
            return None
        day = date.fromordinal(ordinal)
        return Day(day.year, day.month, day.day)
