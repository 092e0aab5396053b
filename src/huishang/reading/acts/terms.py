"""The term and the targets of a commitment: 年底前, 5月底前, 力争2026年; 15名, 12个."""

from __future__ import annotations

import re

from huishang.reading.model import Span

_NUMBER = {word: index for index, word in enumerate("〇一二三四五六七八九")} | {"零": 0}
_TERM = re.compile(
    "(?:(?P<year>(?:19|20)[0-9]{2})年(?P<half>上半年|中|底|末)?|(?P<rel>今年|本年|年内|明年|后年|年底|年末|岁末|年中|上半年|下半年))?"
    "(?:(?P<quarter>[一二三四])季度|(?P<month>1[0-2]|[1-9])月(?:(?P<day>3[01]|[12][0-9]|[1-9])日|底|末|上旬|中旬|下旬)?)?"
)
_DUE = re.compile("(?:19|20)[0-9]{2}年|今年|本年|年内|明年|后年|年底|年末|年中|[上下]半年|[一二三四]季度|(?:1[0-2]|[1-9])月(?:底|末|[0-9]|上旬|中旬|下旬|前|签|完|建|开|实)")
_TARGET = re.compile(
    "(?:[0-9][0-9,.]*[万亿千百]*|[一二两三四五六七八九十百千万亿]{1,6})(?:余|多)?"
    "(?:%|个百分点|个月|个|名|家|所|项|套|台|辆|条|座|次|场|期|批|件|处|户|人|人次|亩|公顷|平方公里|公里|千米|米|吨|立方米|千瓦时?|元|万元|亿元|美元|天|小时|年|村|倍|对|只|头|株)"
)
_PAST = re.compile("(?:以来|起|间|来)")


def due_of(words: str, published: str | None) -> str | None:
    """The term that a clause gives, as ISO year, month or day, or None where none can be known."""
    found = _DUE.search(words)
    if found is None:
        return None
    match = _TERM.match(words, found.start())
    if match is None or not match.group():
        return None
    year = _year(match, published)
    if year is None or words.startswith(("以来", "来", "起"), match.end()):
        return None
    return year + _part(match)


def _year(match: re.Match[str], published: str | None) -> str | None:
    if match["year"]:
        return match["year"]
    if published is None:
        return None
    now = int(published[:4])
    return str(now + {"明年": 1, "后年": 2}.get(match["rel"] or "", 0))


def _part(match: re.Match[str]) -> str:
    """The month and day of a term, as far as it gives them."""
    if match["month"]:
        day = f"-{int(match['day']):02d}" if match["day"] else ""
        return f"-{int(match['month']):02d}{day}"
    if match["quarter"]:
        return f"-{3 * _NUMBER[match['quarter']]:02d}"
    if match["half"] == "上半年" or match["rel"] == "上半年":
        return "-06"
    return ""


def targets_of(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The spans of all numbers with a unit in ``text[start:end]``; years and ordinals are none."""
    return tuple(
        match.span()
        for match in _TARGET.finditer(text, start, end)
        if not match.group().endswith("年") and text[match.start() - 1 : match.start()] != "第"
    )
