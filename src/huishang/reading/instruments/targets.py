"""Measurable targets: clauses with a number and a unit, in sentences that set a goal."""

from __future__ import annotations

import re

from huishang.reading.instruments.draft import Place

_SENTENCE = re.compile("[^。；！？\n]+")
_CLAUSE = re.compile("(?:[^，（）]|（[^（）]*）)+")
_NUMBER = re.compile(
    "(?<![\\d.年])\\d[\\d,.]*(?: ?[—～~-] ?\\d[\\d.]*)? ?(?:余|多)?(?:％|%|个百分点|[万亿]+[一-鿿]?|[一-鿿])"
)
# Numbers that count time or articles, not results.
_NO_TARGET = re.compile(
    "\\d ?(?:年|月|日|号|时|分钟?内|级|期|届|次全会|条(?=措施|意见|政策|规定|标准|举措)|款|项政策|号文|周年)"
)
_GOAL = re.compile(
    "力争|争取|目标|确保|(?<![年月日底])(?:到|至) ?20\\d\\d ?年"
    "|20\\d\\d ?年(?: ?\\d{1,2} ?月)?(?:底|末|前|底前)|年底前?|“?十[一二三四五]五”?(?:期?末"
    "|期间)"
)
_RESULT = re.compile(
    "达|超过|突破|不低于|不少于|不高于|以上|以下|左右|以内|新增|增长|增加|提高|提升|降低|下降"
    "|减少|控制在|完成|建成|建设|覆盖|实现|培育|引进|打造|新建|开通|开行|累计|约|率(?:达|超"
    "|保持|稳定|为|在|到| ?\\d)"
    "|超|增至|形成|保持|稳定在|压减|争创|创建|推出|培训|发展到|认定|落地|组织|举办"
)
_RULE = re.compile(
    "(?:按|对|减按|依照|适用|[^，]{0,20}适用|超过[^，]{0,12}的(?!目标)|不足|以[上下]的|单位价值"
    "|应纳|税率|罚款)"
)
_LEAD_IN = re.compile(
    " *(?:[并且和及]|力争|争取|确保|实现|目标是?|其中|即|为|“?[一二三]是|要|，)*"
    "(?:(?:到|至|截至|在)? ?20\\d\\d ?年(?: ?\\d{1,2} ?月)?(?:底"
    "|末)?(?:之?前)?(?=[^—\\d])(?:力争|争取|确保|实现|达到|基本)*)?"
)


def find_targets(text: str, start: int, end: int) -> tuple[Place, ...]:
    """The measurable targets of ``text[start:end]``, each the clause that names it."""
    found: list[Place] = []
    for sentence in _SENTENCE.finditer(text, start, end):
        goal = _GOAL.search(text, sentence.start(), sentence.end())
        if goal is None or not _NUMBER.search(text, sentence.start(), sentence.end()):
            continue
        for clause in _CLAUSE.finditer(text, goal.start(), sentence.end()):
            place = _target(text, clause.start(), clause.end())
            if place is not None:
                found.append(place)
    return tuple(found)


def _target(text: str, start: int, end: int) -> Place | None:
    lead = _LEAD_IN.match(text, start, end)
    at = lead.end() if lead else start
    clause = text[at:end]
    counted = [m for m in _NUMBER.finditer(clause) if not _NO_TARGET.match(clause, m.end() - 2)]
    if not counted or all(_NO_TARGET.search(m.group()) for m in counted):
        return None
    if not _RESULT.search(clause) or _RULE.match(clause.lstrip()) or "以上的" in clause:
        return None
    stripped = clause.strip()
    return (
        Place(at + clause.index(stripped), at + clause.index(stripped) + len(stripped)) if stripped else None
    )
