"""Agreements signed at the occasion that a document reports: titles, parties, who signed, who witnessed."""

from __future__ import annotations

import re
from typing import NamedTuple

from huishang.reading.acts.subjects import Group, groups_in
from huishang.reading.acts.sides import Side, Sides
from huishang.reading.acts.told import Told
from huishang.reading.lexicon.geography import parent
from huishang.reading.mentions.titles import Title

_SIGN = re.compile("(?:签署|签订|签定|签约|签下|草签|续签|换签|签)(?:了|下|的是)?")
_PASSED = re.compile("(?:审议通过|通过|联合发布|共同发布|联合印发|共同印发|达成)(?:了|并签署了?)?")
_KINDS = "协议书|协议|备忘录|合同|意向书|公约|协定|议定书|倡议书|行动计划|任务清单|责任书|联合声明"
_PHRASE = re.compile(f"([^，。；：！？《》（）\n]{{0,44}}?(?:{_KINDS}))")
_KIND_END = re.compile(f"(?:{_KINDS}|合作机制|工作机制|机制|协作机制|清单|方案|计划|规划|纪要|宣言|声明|章程|办法|规则|意见)(?:（[^）]{{0,24}}）)?$")
_UNNAMED = re.compile(
    "^(?:了)?(?:[0-9一二三四五六七八九十百两数多]+余?[个份项批]|系列|一系列|一批|一揽子|相关|有关|多[个份项]|若干|首批|各类|等|该|此|这|上述|其中|近[0-9]+)"
)
_INTERNAL = re.compile("责任书|责任状|承诺书")
# 见证了多项双边合作文件的签署: what was signed stands before.
_SEEN = re.compile("见证了?(?:[多几数][项份个]|一系列|系列|一批)?([^，。；《》]{4,30}(?:文件|协议|备忘录|合同))的")
_LIST = re.compile("(?:[、和与及]|以及|[，；]?(?:并)?(?:还)?签署了?|等)?")
_WITNESS = re.compile("(?:共同|一同)?见证(?:了|下|并)?")


class AgreementDraft(NamedTuple):
    """An agreement at ``[start, end)``: its title, parties ``(name, region or None)``, and who signed and witnessed."""

    title: str
    parties: tuple[tuple[str, str | None], ...]
    signatories: tuple[str, ...]
    witnesses: tuple[str, ...]
    start: int
    end: int


class Signing(NamedTuple):
    """One signing told: where its verb stands, and the agreements that it names (none where unnamed)."""

    told: Told
    at: int
    agreements: tuple[AgreementDraft, ...]
    groups: tuple[Group, ...]
    people: tuple[Side, ...]
    """The sides of those who sign."""
    unnamed: bool
    signed: bool
    """Whether it was signed, not only passed or issued together."""


def read_signings(sides: Sides, titles: list[Title]) -> list[Signing]:
    """The signings that a document tells, in order, each agreement once."""
    found: list[Signing] = []
    taken: set[int] = set()
    verbs = [(told, verb) for told in sides.story.telling("signing") for verb in _verbs(sides, told)]
    verbs.sort(key=lambda item: sides.text.startswith("仪式", item[1].end()))
    for told, verb in verbs:
        signing = _signing(sides, told, verb, titles, taken)
        if signing is not None:
            named = {a.title for a in signing.agreements}
            taken.update(t.start for t in titles if t.name in named)
            found.append(signing)
    return sorted(found, key=lambda signing: signing.at)


def _verbs(sides: Sides, told: Told) -> list[re.Match[str]]:
    """The verbs of signing that report one: no plan, no background, no attribute (签署的《…》)."""
    text = sides.text
    found = []
    for verb in _SIGN.finditer(text, told.start, told.end):
        if text.startswith(("的", "以来", "后", "率", "酒店", "饭店", "国", "仪式前", "仪式后"), verb.end()):
            continue
        if verb.group() == "签" and not text.startswith(("《", "“"), verb.end()):
            continue
        if sides.story.planned(told, verb.start()) or sides.story.past(told, verb.start()):
            continue
        found.append(verb)
    for verb in _PASSED.finditer(text, told.start, told.end):
        if text.startswith("《", verb.end()) and not sides.story.past(told, verb.start()):
            found.append(verb)
    return sorted(found, key=lambda match: match.start())


def _signing(
    sides: Sides, told: Told, verb: re.Match[str], titles: list[Title], taken: set[int]
) -> Signing | None:
    """What one verb signs, by whom."""
    text = sides.text
    start = _clause_start(text, told.start, verb.start())
    spans = [span for span in _titles_after(text, told, verb, titles) if span[0] not in taken]
    if _PASSED.match(verb.group()) and not any(re.search("协议|备忘录|公约", name) for _, _, name in spans):
        return None
    unnamed = not spans
    if not spans and (span := _phrase_after(text, told, verb)):
        spans, unnamed = [span], False
    if not spans:
        before = [t for t in titles if start <= t.start and t.end <= verb.start()]
        spans = [(t.start, t.end, t.name) for t in before if t.start not in taken and _KIND_END.search(t.name)]
        unnamed = not spans
    if not spans and (seen := _SEEN.search(text, start, verb.start())) and seen.end() == verb.start():
        spans, unnamed = [(seen.start(1), seen.end(1), seen.group(1))], False
    spans = [span for span in spans if not _INTERNAL.search(span[2])]
    if not spans and not unnamed:
        return None
    groups = groups_in(sides, start, verb.start())
    drafts = _drafts(sides, told, spans, groups, start, verb)
    people = tuple(sides.people(max(start, text.rfind("见证", start, verb.start())), verb.start()))
    return Signing(told, verb.start(), tuple(drafts), tuple(groups), people, unnamed, _PASSED.match(verb.group()) is None)


def _clause_start(text: str, floor: int, at: int) -> int:
    """Where the clause of a verb begins; marks inside 《》 and （） do not count."""
    depth = 0
    for index in range(at - 1, floor - 1, -1):
        mark = text[index]
        if mark in "》）":
            depth += 1
        elif mark in "《（":
            depth -= 1
        elif depth <= 0 and mark in "，；。：！？":
            return index + 1
    return floor


def _titles_after(
    text: str, told: Told, verb: re.Match[str], titles: list[Title]
) -> list[tuple[int, int, str]]:
    """The list of 《》 that a verb governs: 签署《A》《B》和《C》; words may stand before the first."""
    found: list[tuple[int, int, str]] = []
    end = verb.end()
    for title in titles:
        if title.start < verb.end():
            continue
        between = text[end : title.start]
        limit = 24 if not found else 3
        if title.start >= told.end or len(between) > limit or re.search("[。；，：]|的$|根据|按照", between) or _SIGN.search(between):
            break
        if found and not _LIST.fullmatch(between):
            break
        found.append((title.start, title.end, title.name))
        end = title.end
    return found


def _phrase_after(text: str, told: Told, verb: re.Match[str]) -> tuple[int, int, str] | None:
    """The agreement that stands without 《》 after a verb: 签订毗邻乡镇护林协议; unnamed counts are none."""
    match = _PHRASE.match(text, verb.end(), told.end)
    if match is None:
        return None
    words = match.group(1)
    lead = re.match("(?:了)?(?:一份|两地|双方|首个)?", words)
    begin = match.start(1) + (lead.end() if lead else 0)
    words = text[begin : match.end(1)]
    if _UNNAMED.match(words) or re.search("[0-9一二三四五六七八九十两][份个项]", words) or len(words) < 4:
        return None
    if text.startswith(("的", "约定", "签署", "内容"), match.end(1)) and not text.startswith("的", match.end(1)):
        return None
    return begin, match.end(1), words


def _drafts(
    sides: Sides,
    told: Told,
    spans: list[tuple[int, int, str]],
    groups: list[Group],
    start: int,
    verb: re.Match[str],
) -> list[AgreementDraft]:
    """Agreements with their parties; 分别 pairs titles and groups by position."""
    text = sides.text
    apart = "分别" in text[start : verb.start()]
    drafts: list[AgreementDraft] = []
    signers = tuple(m.name for m in sides.roster.within(start, verb.start()))
    witnesses = _witnesses(sides, told, start, verb.start())
    for index, (begin, end, name) in enumerate(spans):
        if len(groups) > 1 and len(spans) == len(groups):
            chosen = [groups[index]]
        elif len(groups) > 1:
            chosen = list(groups)
        else:
            chosen = list(groups[:1]) or [()]
        del apart
        apart = False
        for group in chosen:
            parties = _inner_parties(sides, begin, end) if len(chosen) == 1 else ()
            drafts.append(AgreementDraft(name, parties or _named(sides, group), signers, witnesses, begin, end))
    return drafts


def _witnesses(sides: Sides, told: Told, start: int, at: int) -> tuple[str, ...]:
    """The people of 在…见证下 and of …见证…签署, in the stretch before the verb."""
    match = _WITNESS.search(sides.text, told.start, at)
    if match is None:
        return ()
    floor = max(sides.text.rfind(mark, told.start, match.start()) for mark in "；。：")
    return tuple(m.name for m in sides.roster.within(max(floor, told.start), match.start()))


def _named(sides: Sides, group: Group) -> tuple[tuple[str, str | None], ...]:
    """The parties of one group, or the document's sides where none is named."""
    if group:
        return tuple((side.name, side.region.name if side.region else None) for side in group)
    if sides.bodies:
        return tuple((body, None) for body in sides.bodies)
    return tuple((side.name, side.region.name if side.region else None) for side in sides.main)


_GOVERNMENT = re.compile("(?:省|市|县|区|自治州|州)?(?:人民政府|政府|党委|人大常委会|人民检察院|高级人民法院)")
_GAP = re.compile("(?:[ 、与和暨同及·—–-]|（[^）]*）)*")
_LEAD = re.compile("(?:关于)?(?:(?:20)?[0-9]{2,4}年度?)?(?:关于)?")


def _inner_parties(sides: Sides, begin: int, end: int) -> tuple[tuple[str, str | None], ...]:
    """The parties that a title itself begins with: 四川省人民政府 贵州省人民政府…; fewer than two are none."""
    text = sides.text
    at = begin + (1 if text.startswith("《", begin) else 0)
    lead = _LEAD.match(text, at, end)
    at = lead.end() if lead else at
    found: list[tuple[str, str | None]] = []
    last: Side | None = None
    while at < end:
        cppcc = text.startswith("政协", at)
        mention = sides.places.starting_at(at + 2 if cppcc else at)
        if mention is None or len(mention.regions) > 1:
            break
        region = mention.regions[0]
        adjacent = last is not None and text[at - 1] not in " 、与和暨同及·—–-"
        if adjacent and last and last.region and parent(region) == last.region and found:
            found.pop()
        after = mention.end
        name = region.name
        if cppcc and text.startswith("委员会", after):
            name, after = text[at : after + 3], after + 3
        elif (government := _GOVERNMENT.match(text, after, end)) is not None:
            name, after = text[at : government.end()], government.end()
        found.append((name, region.name))
        last = Side(region.name, region)
        gap = _GAP.match(text, after, end)
        at = gap.end() if gap else after
    return tuple(found) if len(found) > 1 else ()
