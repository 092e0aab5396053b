"""The agreements that a verb of signing names: 《》 after it, a phrase after it, else what stands before it."""

from __future__ import annotations

import re
from bisect import bisect_left

from huishang.reading.acts.exchanges.party import party
from huishang.reading.acts.exchanges.side import Group
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.subjects import groups_in
from huishang.reading.acts.exchanges.tokens import tokens_in
from huishang.reading.acts.exchanges.told import Told
from huishang.reading.acts.exchanges.trimming import trimmed
from huishang.reading.mentions.titles import Title

Span = tuple[int, int, str]
"""Where an agreement is named, and its title."""

KINDS = "承诺书|协议书|协议|备忘录|合同书|合同|意向书|公约|协定|议定书|倡议书|行动计划|任务清单|责任书|联合声明|宣言|纪要|意见书|方案"
_PHRASE = re.compile(f"([^，。；：！？《》（）\n]{{0,44}}?(?:{KINDS}))")
_FURTHER = re.compile(f"(?:[、和及与]|以及)([^，。；：！？《》（）、\n]{{2,30}}?(?:{KINDS}))(?![一-鿿])")
# The same where another follows: 防火协议和护林协议.
_AMID = re.compile(f"(?:[、和及与]|以及)([^，。；：！？《》（）、和\n]{{2,30}}?(?:{KINDS}))(?=[和及与]|以及)")
_PHRASE_LEAD = re.compile("(?:了)?(?:一份|双方|首个)?(?:[相有]关领域的?)?“?")
_KIND_END = re.compile(
    f"(?:{KINDS}|机制|清单|方案|计划|规划|声明|章程|办法|规则|意见)(?:（[^）]{{0,24}}）)?$"
)
# A title by its kind alone is the short name of another (以下简称《协议》).
_BARE = re.compile(KINDS)
_UNNAMED = re.compile(
    "(?:[0-9一二三四五六七八九十百两数多]+余?[个份项批]|系列|一系列|一批|一揽子|相关|有关|多[个份项]|若干|首批|各类|等|该|此|这|上述|其中|近[0-9])"
)
COUNT = re.compile("[0-9一二三四五六七八九十两][份个项]")
_LIST = re.compile("(?:[、和与及]|以及|[，；]?(?:并)?(?:还)?签署了?|等)?")
_OTHER = re.compile(f"(?:{KINDS})(?:书)?[并，]")
_BREAK = re.compile("[。；，：]|的$|根据|按照|签")
# 见证了多项双边合作文件的签署: what was signed stands before.
_SEEN = re.compile(
    "见证了?(?:[多几数][项份个]|一系列|系列|一批)?([^，。；《》]{4,30}(?:文件|协议|备忘录|合同))的$"
)
# 湘赣护林协议9月5日在株洲签署: what was signed is the subject.
_BEFORE = re.compile(f"{KINDS}|文件")
_PASSIVE = re.compile(
    f"([^，。；：！？《》（）、\n]{{4,44}}?(?:{KINDS}))"
    "(?:(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:[上下]午)?|今[天日]|昨[天日]|日前|近日|在[一-鿿]{2,12}?|正式|成功|顺利|现场)+$"
)

_CEREMONY = re.compile(f"(举行|举办|召开)?(?:了)?(?:[^，。；：！？《》（）\n举]{{2,60}}?)(?:{KINDS})$")


def named_by(text: str, told: Told, verb: re.Match[str], titles: list[Title], start: int) -> list[Span]:
    """The agreements that a verb signs, in the clause that begins at ``start`` or after the verb."""
    titles = [title for title in titles if not _BARE.fullmatch(title.name)]
    spans = _titles_after(text, told, verb, titles)
    if not spans:
        spans = _phrases_after(text, told, verb)
    if not spans:
        before = (t for t in titles if start <= t.start and t.end <= verb.start())
        spans = [(t.start, t.end, t.name) for t in before if _KIND_END.search(t.name)]
    near = max(start, verb.start() - _LONGEST)
    if spans or not _BEFORE.search(text, near, verb.start()):
        return spans
    seen = _SEEN.search(text, near, verb.start()) or _PASSIVE.search(text, near, verb.start())
    return [(seen.start(1), seen.end(1), seen.group(1))] if seen else []


def _titles_after(text: str, told: Told, verb: re.Match[str], titles: list[Title]) -> list[Span]:
    """The list of 《》 that a verb governs: 签署《A》《B》和《C》; words may stand before the first."""
    found: list[Span] = []
    end = verb.end()
    for title in titles[bisect_left(titles, (end,)) :]:
        between = text[end : title.start]
        far = title.start >= told.end or len(between) > 24 or _OTHER.search(between) is not None
        if far or (_LIST.fullmatch(between) is None if found else _BREAK.search(between) is not None):
            break
        found.append((title.start, title.end, title.name))
        end = title.end
    return found


def _phrases_after(text: str, told: Told, verb: re.Match[str]) -> list[Span]:
    """The agreements without 《》 after a verb: 签订护林协议、防火协议; unnamed counts are none."""
    match = _PHRASE.match(text, verb.end(), told.end)
    if match is None:
        return []
    lead = _PHRASE_LEAD.match(text, match.start(1))
    begin = lead.end() if lead else match.start(1)
    if begin > match.start(1) and "”" in text[begin : match.end(1)]:  # “数字甲市”合作协议
        begin -= text[begin - 1] == "“"
    words = text[begin : match.end(1)]
    if len(words) < 4 or "签" in words or _UNNAMED.match(words) or COUNT.search(words):
        return []
    found = [(begin, match.end(1), words)]
    while (further := _further(text, found[-1][1], told.end)) is not None:
        found.append((further.start(1), further.end(1), further.group(1)))
    return found


def _further(text: str, at: int, end: int) -> re.Match[str] | None:
    return _AMID.match(text, at, end) or _FURTHER.match(text, at, end)


_LONGEST = 80
"""No title without 《》 stands farther before its verb."""
_PARTY = 24
"""No party's name is longer where it runs on into a title."""


def of_ceremony(sides: Sides, verb: re.Match[str], start: int) -> tuple[list[Span], list[Group]]:
    """甲市与乙局护林协议签约仪式; 甲市与乙局举行护林协议签约仪式: what is signed there, and by whom."""
    if not sides.text.startswith(("仪式", "活动"), verb.end()):
        return [], []
    phrase = _CEREMONY.search(sides.text, max(start, verb.start() - _LONGEST), verb.start())
    if phrase is None:
        return [], []
    begin, groups = phrase.end(1), []
    if phrase.group(1):
        groups = groups_in(sides, start, phrase.start(1))
        start = start if groups else begin
    if not groups:
        begin = _after_parties(sides, start, verb.start())
        groups = groups_in(sides, start, begin) if begin > start else []
    title = sides.text[begin : verb.start()]
    if len(title) < 4 or not groups or any(len(group) < 2 for group in groups):
        return [], []
    return [(begin, verb.start(), title)], groups


def _after_parties(sides: Sides, start: int, end: int) -> int:
    """Where a list of parties that runs on into a title ends; ``start`` where there is none."""
    start, end = trimmed(sides.text, start, end)
    for begin, stop, _ in tokens_in(sides, start, end):
        if party(sides, begin, stop) is None:
            prefixes = range(min(stop - 1, begin + _PARTY), begin + 1, -1)
            return next((at for at in prefixes if party(sides, begin, at) is not None), start)
    return start
