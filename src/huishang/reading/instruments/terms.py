"""Deadlines as they are written: 2025年, 2022年6月底前, “十四五”末, with the precision of the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from huishang.reading.instruments.draft import Due, Place
from huishang.reading.instruments.markers import number_value

# A term is what is to be reached by then; 自…起 and …至… alone are the span of a rule, 较2020年 a comparison.
_TERM = re.compile(
    "(?P<open>(?:力争|确保|争取|计划|预计)?(?:到|于|在|至|截至|截止)?) ?"
    "(?:(?P<year>20\\d\\d) ?年|(?P<this>今年|年内|本年|当年)"
    '|(?P<plan>[“"]?(?P<five>十[一二三四五六]五)[”"]?(?: ?规划| ?时期)?(?=末|期末'
    "|期间?结束)))"
    " ?(?P<month>1[0-2]|[1-9])?(?P<m>(?<=\\d) ?月)?(?P<day>(?<=月) ?[0-3]?\\d ?[日号])?"
    "(?P<edge> ?(?:上半年|下半年|[一二三四1-4]季度|年底|年末|底|末|初|期末|期间?结束|中旬|上旬"
    "|下旬))?(?P<by> ?(?:之?前|以前|内))?"
)
_MONTH = "(?<![\\d年.])(?P<month>1[0-2]|[1-9]) ?月(?: ?(?P<day>[0-3]?\\d) ?日)?(?P<edge> ?[底末])?"
_BARE_MONTH = re.compile(_MONTH + " ?(?:之?前|以前)")
_ANNOUNCED_MONTH = re.compile(_MONTH)
_BARE_END = re.compile("(?<![\\d.])(?:年[底末]之?前|(?<=[到在于至])年[底末]|年[底末](?= *$))")
_EVERY = re.compile("每(?:年|季度?|月|半年)[^，。；]{0,4}$")
_RANGE_BEFORE = re.compile("(?:自|从|较|比|以|按|与|超过|在?\\d{4} ?年[^，。；]{0,14}[至到—-]) ?$")
_SPAN_BEFORE = re.compile("(?:起|\\d{4} ?年[^，。；]{0,12}) ?$")
_RULE_AFTER = re.compile(
    " ?(?:年度)?(?:[起以]|为?基(?:期|准|数|础)|的|版|度|全年|版本|水平|工作|第|及以前|以来|[—－-]|至|到(?! ?20)|、|〕|）)"
)
_OPEN_ENDED = re.compile("持续推进|长期坚持|长期推进|持续实施|持续开展|常态化推进|全年工作|长期|持续")
_PLAN_END = {
    "十一五": "2010",
    "十二五": "2015",
    "十三五": "2020",
    "十四五": "2025",
    "十五五": "2030",
    "十六五": "2035",
}


def find_due(text: str, start: int, end: int, year: str | None) -> Due | None:
    """The latest term that ``text[start:end]`` names; ``year`` is the one that 年底前 means, if known."""
    found = [due for match in _TERM.finditer(text, start, end) if (due := _term(match, year)) is not None]
    if not found and year is not None:
        found = _in_year(_BARE_MONTH, text, start, end, year)
        found += [_due(match, year, "year") for match in _BARE_END.finditer(text, start, end)]
    if not found:
        return None
    return max(found, key=lambda due: (due.iso or "").ljust(10, "z"))


def read_term(text: str, start: int, end: int, year: str | None) -> Due | None:
    """The term that a label or a column announces: any date counts, and so do 持续推进 and 长期."""
    for match in _TERM.finditer(text, start, end):
        if match["year"] or match["plan"] or (match["this"] and year):
            last = [m for m in _TERM.finditer(text, start, end) if m["year"] or m["plan"]] or [match]
            return _dated(last[-1], year)
    due = find_due(text, start, end, year)
    if due is None and year is not None:
        due = next(iter(_in_year(_ANNOUNCED_MONTH, text, start, end, year)), None)
    if due is not None:
        return due
    words = "".join(text[start:end].split()).strip("。；，）")
    if not words:
        return None
    return Due(None, words[:40], "open", Place(start, end))


def _term(match: re.Match[str], year: str | None) -> Due | None:
    text = match.string
    before = text[max(0, match.start() - 24) : match.start()]
    announced = (
        bool(match["open"])
        or bool(match["by"])
        or bool(match["edge"] and match["edge"].strip() not in ("初",))
    )
    if not announced or (match["this"] and year is None):
        return None
    if match["this"] and not (match["by"] or match["edge"] or match["this"] == "年内"):
        return None
    if _RANGE_BEFORE.search(before) or (match["open"] in ("至", "到") and _SPAN_BEFORE.search(before)):
        return None
    if match["open"] in ("在", "于") and not (match["by"] or match["edge"]):
        return None
    if not (match["by"] or match["edge"] or match["plan"]) and _RULE_AFTER.match(text, match.end()):
        return None
    if match["open"] == "" and match["edge"] and not match["by"] and _RULE_AFTER.match(text, match.end()):
        return None
    return _dated(match, year)


def _dated(match: re.Match[str], year: str | None) -> Due | None:
    whole = match["year"] or (_PLAN_END.get(match["five"]) if match["five"] else None) or year
    if whole is None:
        return None
    if match["m"] and match["month"]:
        month = f"{whole}-{int(match['month']):02d}"
        digits = "".join(c for c in match["day"] or "" if c.isdecimal())
        if digits and 1 <= int(digits) <= 31:
            return _due(match, f"{month}-{int(digits):02d}", "day")
        return _due(match, month, "month")
    return _due(match, whole, "year")


def _in_year(pattern: re.Pattern[str], text: str, start: int, end: int, year: str) -> list[Due]:
    """Terms without a year, in the year that the document is about; 每年12月底前 is a rhythm, no term."""
    found = []
    for match in pattern.finditer(text, start, end):
        month = f"{year}-{int(match['month']):02d}"
        if _EVERY.search(text[max(start, match.start() - 8) : match.start()]):
            continue
        if match["day"] and 1 <= int(match["day"]) <= 31:
            found.append(_due(match, f"{month}-{int(match['day']):02d}", "day"))
        else:
            found.append(_due(match, month, "month"))
    return found


def _due(match: re.Match[str], iso: str, precision: str) -> Due:
    words = "".join(match.group().split())
    return Due(iso, words, precision, Place(match.start(), match.end()))  # type: ignore[arg-type]


_DATE = re.compile(
    "(?P<y>\\d{4}|[一二三四五六七八九〇零○ＯO]{4}) ?年 ?(?P<m>\\d{1,2}|[一二三四五六七八九十]{1,2}) ?月 ?"
    "(?P<d>\\d{1,2}|[一二三四五六七八九十]{1,3}) ?日"
)
_HAN_DIGITS = str.maketrans("一二三四五六七八九〇零○ＯO", "12345678900000")


def _whole_dates(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What ``_DATE`` finds: looked for at each 年, four characters and perhaps a blank before it."""
    at = text.find("年", start, end)
    while at >= 0:
        begin = at - (5 if text[at - 1] == " " else 4)
        match = _DATE.match(text, begin, end) if begin >= start else None
        if match is not None:
            yield match
            start = match.end()
        at = text.find("年", max(at + 1, start), end)


def dates(text: str, start: int, end: int) -> list[tuple[Place, str]]:
    """Whole dates, in digits (2022年7月25日) or characters (二○一一年十一月六日), as ISO."""
    found = []
    for match in _whole_dates(text, start, end):
        year = int(match["y"].translate(_HAN_DIGITS)) if not match["y"].isdecimal() else int(match["y"])
        month, day = number_value(match["m"]), number_value(match["d"])
        if 1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31:
            found.append((Place(match.start(), match.end()), f"{year:04d}-{month:02d}-{day:02d}"))
    return found
