"""The term and the targets of a commitment: 年底前, 5月底前, 力争2026年; 15名, 12个."""

from __future__ import annotations

import re

from huishang.reading.model import Span

_QUARTER = {"一": "-03", "二": "-06", "三": "-09", "四": "-12"}
_TERM = re.compile(
    "(?:(?P<year>(?:19|20)[0-9]{2})年|(?P<near>今年|本年|明年|后年|当年)|(?P<short>年内|年底|年末|岁末|年中))?"
    "(?P<half>上半年|下半年|年底|年内|底|末|中)?"
    "(?:(?P<quarter>[一二三四])季度|(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?:(?P<day>3[01]|[12][0-9]|[1-9])日|[上中下]旬|[底末初中])?)?"
    "(?P<by>之?前|以前|内)?"
)
_DUE = re.compile(
    "(?:19|20)[0-9]{2}年|[今本明后当]年|年[内底末中]|岁末|[上下]半年|[一二三四]季度|(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?!度|度)"
)
_DATED = re.compile("[年月季岁]")
"""Without one of these no clause gives a term, and most have none."""
_DOES = re.compile(
    "，?(?:由|要|将|力争|全[部面线]|基本|正式|如期|提前|完成|建成|开工|投[产运用]|启动|签[约订署]|上线|通[车航水电]|实现|达到|出台|印发|开[通工业园行放]|打通|绘成|拿出|落地|竣工|形成)"
)
_AIMS = ("力争", "争取", "到", "确保", "于", "至", "计划", "预计", "在")
_NOT_TO_COME = ("以来", "来", "起", "度", "间", "可持续", "版", "的", "规划", "行动")
_MONTHS = {word: index for index, word in enumerate("一二三四五六七八九", 1)} | {
    "十": 10,
    "十一": 11,
    "十二": 12,
}
_NUMBER = re.compile("[0-9一二两三四五六七八九十百千万亿]")
_TARGET = re.compile(
    "(?:[0-9][0-9,.]{0,15}[万亿千百]{0,2}|[一二两三四五六七八九十百千万亿]{1,6})[余多]?"
    "(?:%|个百分点|个月|个|名|家|所|项|套|台|辆|条|座|次|场|期|批|件|处|户|人次|人|亩|公顷|平方公里|公里|千米|米|万?吨|斤|立方米|千瓦时?|[万亿]?元|天|小时|年|村|倍|对|只|头|株)"
)


def due_of(words: str, published: str | None) -> str | None:
    """The term that a clause gives, as ISO year, month or day, or None.

    Words that hang on today (年底前, 5月底前) need the year of ``published``; without it there is none.
    A date is a term where 前, 底, 内 or 力争 says so or what is to be done follows at once.
    """
    if _DATED.search(words) is None:
        return None
    for found in _DUE.finditer(words):
        match = _TERM.match(words, found.start())
        if match is None or words.startswith(_NOT_TO_COME, match.end()) or not _is_term(words, match):
            continue
        year = _year(match, published)
        return None if year is None else year + _part(match)
    return None


def _is_term(words: str, match: re.Match[str]) -> bool:
    """Whether a date says by when, not of which day."""
    return bool(
        match["by"]
        or match["short"]
        or match["half"]
        or words[: match.start()].endswith(_AIMS)
        or _DOES.match(words, match.end())
    )


def _year(match: re.Match[str], published: str | None) -> str | None:
    if match["year"]:
        return match["year"]
    if published is None or not published[:4].isdecimal():
        return None
    return str(int(published[:4]) + {"明年": 1, "后年": 2}.get(match["near"] or "", 0))


def _part(match: re.Match[str]) -> str:
    """The month and day of a term, as far as it gives them."""
    if month := match["month"]:
        number = _MONTHS.get(month) or int(month)
        return f"-{number:02d}" + (f"-{int(match['day']):02d}" if match["day"] else "")
    if match["quarter"]:
        return _QUARTER[match["quarter"]]
    return "-06" if match["half"] == "上半年" else ""


def targets_of(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The spans of all numbers with a unit in ``text[start:end]``; years, ordinals and 一批 are none."""
    if _NUMBER.search(text, start, end) is None:
        return ()
    return tuple(
        match.span()
        for match in _TARGET.finditer(text, start, end)
        if not (
            match.group().endswith(("年", "一批", "一个", "一项", "一次", "一家", "一条"))
            and len(match.group()) < 6
        )
        and text[match.start() - 1 : match.start()] not in ("第", "同", "统")
    )
