"""Agreements signed at the occasion that a document reports: titles, parties, who signed, who witnessed."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from huishang.reading.acts.exchanges.parties import inner_parties
from huishang.reading.acts.exchanges.side import Side
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.subjects import Group, groups_in
from huishang.reading.acts.exchanges.told import Told
from huishang.reading.mentions.titles import Title

_SIGN = re.compile("(?:签署|签订|签定|签约|签字|签下|草签|续签|换签|签)(?:了|下|的是)?")
_PASSED = re.compile("(?:审议通过|通过|联合发布|共同发布|联合印发|共同印发)(?:了|并签署了?)?")
_NO_SIGNING_AFTER = ("的", "以来", "后", "率", "酒店", "饭店", "国", "仪式前", "仪式后")
_OUGHT = re.compile("(?:应|应当|须|可|需|要|鼓励|引导|推动|支持|促成|督促|依法|拒绝|不|未|没|没有)$")
_KINDS = "协议书|协议|备忘录|合同|意向书|公约|协定|议定书|倡议书|行动计划|任务清单|责任书|联合声明"
_PHRASE = re.compile(f"([^，。；：！？《》（）\n]{{0,44}}?(?:{_KINDS}))")
_PHRASE_LEAD = re.compile("(?:了)?(?:一份|两地|双方|首个)?")
_KIND_END = re.compile(
    f"(?:{_KINDS}|机制|清单|方案|计划|规划|纪要|宣言|声明|章程|办法|规则|意见)(?:（[^）]{{0,24}}）)?$"
)
_PASSED_KIND = re.compile("协议|备忘录|公约")
_UNNAMED = re.compile(
    "(?:[0-9一二三四五六七八九十百两数多]+余?[个份项批]|系列|一系列|一批|一揽子|相关|有关|多[个份项]|若干|首批|各类|等|该|此|这|上述|其中|近[0-9])"
)
_COUNT = re.compile("[0-9一二三四五六七八九十两][份个项]")
_INTERNAL = re.compile("责任书|责任状|承诺书")
_LIST = re.compile("(?:[、和与及]|以及|[，；]?(?:并)?(?:还)?签署了?|等)?")
_BREAK = re.compile("[。；，：]|的$|根据|按照|签")
_WITNESS = re.compile("(?:共同|一同)?见证(?:了|下|并)?")
# 见证了多项双边合作文件的签署: what was signed stands before.
_SEEN = re.compile(
    "见证了?(?:[多几数][项份个]|一系列|系列|一批)?([^，。；《》]{4,30}(?:文件|协议|备忘录|合同))的$"
)
_LONGEST = 400
"""No clause that tells who signs is longer, so that a text of nothing but verbs of signing costs no more."""
_MARK = re.compile("[，；。：！？《》（）]")

Span = tuple[int, int, str]
"""Where an agreement is named, and its title."""


class AgreementDraft(NamedTuple):
    """An agreement named at ``[start, end)``: its title, parties ``(name, region or None)``, who signed and witnessed."""

    title: str
    parties: tuple[tuple[str, str | None], ...]
    signatories: tuple[str, ...]
    witnesses: tuple[str, ...]
    start: int
    end: int


class Signing(NamedTuple):
    """One signing told: where its verb stands, the agreements it names (none where unnamed), the groups of parties."""

    told: Told
    at: int
    agreements: tuple[AgreementDraft, ...]
    groups: tuple[Group, ...]
    people: tuple[Side, ...]
    """The sides of those who sign."""
    counted: bool
    """Whether it signs a number of agreements that the text does not name."""
    signed: bool
    """Whether it was signed, not only passed or issued together."""


def read_signings(sides: Sides, titles: list[Title]) -> list[Signing]:
    """The signings that a document tells, in order, each agreement once; a ceremony of signing names it last."""
    text = sides.text
    verbs = [(told, verb) for told in sides.story.telling("signing") for verb in _verbs(sides, told)]
    verbs.sort(key=lambda item: text.startswith("仪式", item[1].end()))
    found: list[Signing] = []
    taken: set[str] = set()
    for told, verb in verbs:
        signing = _signing(sides, told, verb, titles, taken)
        if signing is not None:
            taken.update(agreement.title for agreement in signing.agreements if text[agreement.start] == "《")
            found.append(signing)
    return _completed(sorted(found, key=lambda signing: signing.at))


def _completed(signings: list[Signing]) -> list[Signing]:
    """Agreements without parties are those of the only group that a document lets sign."""
    groups = {signing.groups[0] for signing in signings if len(signing.groups) == 1}
    if len(groups) != 1:
        return signings
    parties = tuple((side.name, side.region.name if side.region else None) for side in groups.pop())
    return [
        signing._replace(
            agreements=tuple(a if a.parties else a._replace(parties=parties) for a in signing.agreements)
        )
        for signing in signings
    ]


def _verbs(sides: Sides, told: Told) -> list[re.Match[str]]:
    """The verbs of signing that report one: no plan, no duty, no background, no attribute (签署的《…》)."""
    text = sides.text
    found = [verb for verb in _SIGN.finditer(text, told.start, told.end) if _reports(sides, told, verb)]
    for verb in _PASSED.finditer(text, told.start, told.end):
        if text.startswith("《", verb.end()) and not sides.story.past(told, verb.start()):
            found.append(verb)
    return sorted(found, key=lambda match: match.start())


def _reports(sides: Sides, told: Told, verb: re.Match[str]) -> bool:
    text = sides.text
    if text.startswith(_NO_SIGNING_AFTER, verb.end()):
        return False
    if verb.group() == "签" and not text.startswith(("《", "“"), verb.end()):
        return False
    named = sides.roster.within(max(told.start, verb.start() - 12), verb.start())
    after_name = bool(named) and named[-1].end == verb.start()  # 许可 before the verb may be one
    if not after_name and _OUGHT.search(text, max(told.start, verb.start() - 4), verb.start()):
        return False
    return not sides.story.planned(told, verb.start()) and not sides.story.past(told, verb.start())


def _signing(
    sides: Sides, told: Told, verb: re.Match[str], titles: list[Title], taken: set[str]
) -> Signing | None:
    """What one verb signs, by whom; None where it signs nothing of ours."""
    start = _clause_start(sides.text, max(told.start, verb.start() - _LONGEST), verb.start())
    here = titles[bisect_left(titles, (start,)) : bisect_left(titles, (told.end,))]
    titles = [title for title in here if title.name not in taken]
    signed = _PASSED.match(verb.group()) is None
    spans = _named(sides.text, told, verb, titles, start)
    if not signed:
        spans = [span for span in spans if _PASSED_KIND.search(span[2])]
    kept = [span for span in spans if not _INTERNAL.search(span[2])]
    if len(kept) < len(spans) or (not signed and not kept):
        return None
    groups = _with_subject(sides, groups_in(sides, start, verb.start()), start)
    witnessed = sides.text.rfind("见证", start, verb.start())
    people = tuple(sides.people(max(start, witnessed), verb.start()))
    drafts = _drafts(sides, told, kept, groups, start, verb.start())
    return Signing(
        told,
        verb.start(),
        tuple(drafts),
        tuple(groups),
        people,
        _counted(sides.text, told, verb, kept),
        signed,
    )


def _with_subject(sides: Sides, groups: list[Group], start: int) -> list[Group]:
    """与乙市签署: who signs with the one named is the document's other side."""
    alone = len(groups) == 1 and len(groups[0]) == 1
    if not alone or not sides.text.startswith(("与", "同", "和"), start):
        return groups
    other = next((side for side in sides.main if side.region is not groups[0][0].region), None)
    return [(other, groups[0][0])] if other else groups


def _counted(text: str, told: Told, verb: re.Match[str], spans: list[Span]) -> bool:
    """Whether a number of agreements is left without names: 签署6份协议, 《甲》等6个协议."""
    start = spans[-1][1] if spans else verb.end()
    comma = text.find("，", start, told.end)
    return _COUNT.search(text, start, comma if comma >= 0 else told.end) is not None


def _clause_start(text: str, floor: int, at: int) -> int:
    """Where the clause of a verb begins; marks inside 《》 and （） do not count."""
    start, depth = floor, 0
    for mark in _MARK.finditer(text, floor, at):
        if mark.group() in "《（":
            depth += 1
        elif mark.group() in "》）":
            depth = max(depth - 1, 0)
        elif depth == 0:
            start = mark.end()
    return start


def _named(text: str, told: Told, verb: re.Match[str], titles: list[Title], start: int) -> list[Span]:
    """The agreements that a verb signs: 《》 after it, else a phrase after it, else 《》 before it."""
    spans = _titles_after(text, told, verb, titles)
    if not spans and (phrase := _phrase_after(text, told, verb)):
        spans = [phrase]
    if not spans:
        before = (t for t in titles if start <= t.start and t.end <= verb.start())
        spans = [(t.start, t.end, t.name) for t in before if _KIND_END.search(t.name)]
    if not spans and (seen := _SEEN.search(text, start, verb.start())):
        spans = [(seen.start(1), seen.end(1), seen.group(1))]
    return spans


def _titles_after(text: str, told: Told, verb: re.Match[str], titles: list[Title]) -> list[Span]:
    """The list of 《》 that a verb governs: 签署《A》《B》和《C》; words may stand before the first."""
    found: list[Span] = []
    end = verb.end()
    for title in titles[bisect_left(titles, (end,)) :]:
        between = text[end : title.start]
        far = title.start >= told.end or len(between) > 24
        if far or (_LIST.fullmatch(between) is None if found else _BREAK.search(between) is not None):
            break
        found.append((title.start, title.end, title.name))
        end = title.end
    return found


def _phrase_after(text: str, told: Told, verb: re.Match[str]) -> Span | None:
    """The agreement that stands without 《》 after a verb: 签订毗邻乡镇护林协议; unnamed counts are none."""
    match = _PHRASE.match(text, verb.end(), told.end)
    if match is None:
        return None
    lead = _PHRASE_LEAD.match(text, match.start(1))
    begin = lead.end() if lead else match.start(1)
    words = text[begin : match.end(1)]
    if len(words) < 4 or _UNNAMED.match(words) or _COUNT.search(words):
        return None
    return begin, match.end(1), words


def _drafts(
    sides: Sides, told: Told, spans: list[Span], groups: list[Group], start: int, at: int
) -> list[AgreementDraft]:
    """Agreements with their parties: as many groups as titles are paired by position, else each group signs each."""
    written = sides.story.page.flat.as_written
    signers = tuple(mention.name for mention in sides.roster.within(start, at))
    witnesses = _witnesses(sides, told, at)
    drafts: list[AgreementDraft] = []
    for index, (begin, end, title) in enumerate(spans):
        chosen = [groups[index]] if len(groups) == len(spans) else groups or [()]
        for group in chosen:
            named = (inner_parties(sides, begin, end) if len(chosen) == 1 else ()) or _as_named(sides, group)
            parties = tuple((written(name), region) for name, region in named)
            drafts.append(AgreementDraft(written(title), parties, signers, witnesses, begin, end))
    return drafts


def _witnesses(sides: Sides, told: Told, at: int) -> tuple[str, ...]:
    """The people of 在…见证下 and of …见证…签署 before the verb."""
    match = _WITNESS.search(sides.text, told.start, at)
    if match is None:
        return ()
    floor = max(sides.text.rfind(mark, told.start, match.start()) for mark in "；。：")
    return tuple(mention.name for mention in sides.roster.within(max(floor, told.start), match.start()))


def _as_named(sides: Sides, group: Group) -> tuple[tuple[str, str | None], ...]:
    """The parties of one group, or the document's bodies or sides where none is named."""
    parties = group or tuple(Side(body, None) for body in sides.bodies) or sides.main
    return tuple((side.name, side.region.name if side.region else None) for side in parties)
