"""Agreements signed at the occasion that a document reports: titles, parties, who signed, who witnessed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from itertools import islice
from typing import NamedTuple

from huishang.reading.acts.exchanges.named import COUNT, Span, named_by, of_ceremony
from huishang.reading.acts.exchanges.side import Group, Side, is_own
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.signers import signers
from huishang.reading.acts.exchanges.titled import title_letters, title_parties
from huishang.reading.acts.exchanges.told import Told
from huishang.reading.mentions.titles import Title

_SIGN = re.compile("(?:签署|签订|会签(?![署订定约字])|签定|签约|签字|签下|草签|续签|换签|签)(?:了|下|的是)?")
_PASSED = re.compile("(?:审议通过|通过|联合发布|共同发布|联合印发|共同印发)(?:了|并签署了?)?")
_NO_SIGNING_AFTER = ("的", "以来", "后", "率", "酒店", "饭店", "国", "仪式前", "仪式后")
_OUGHT = re.compile("(?:应|应当|须|可|需|要|鼓励|引导|推动|支持|促成|督促|依法|拒绝|不|未|没|没有)$")
_PASSED_KIND = re.compile("协议|备忘录|公约")
# Inside one house, or of private persons: no agreement of sides.
_INTERNAL = re.compile(
    "责任书|责任状|(?<!互认)(?<!合作)(?<!联合)(?<!共建)承诺书|劳动合同|就业协议|就业合同|流转(?:协议|合同)|租赁合同|广告合同|停火|停战|离婚"
)
_WITNESS = re.compile("(?:共同|一同)?见证(?:了|下|并)?")
_JOINT = re.compile("(?:[、和及]|以及|并)*")
_LONGEST = 400
"""No clause that tells who signs is longer, so that a text of nothing but verbs of signing costs no more."""
_MANY = 40
"""No stretch tells of more signings: a text of nothing but their verbs costs no more than any other."""
_APART = 20
"""Nor does a document tell of more signings than one in so many characters."""
_MARK = re.compile("[，；。：！？《》（）]")


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


class _Known(NamedTuple):
    """What the signings read so far name: titles in 《》, and where each agreement ends, in order."""

    titles: set[str]
    ends: list[int]

    def add(self, text: str, signing: Signing) -> None:
        for agreement in signing.agreements:
            insort(self.ends, agreement.end)
            if text[agreement.start] == "《":
                self.titles.add(agreement.title.removesuffix("书"))

    def behind(self, text: str, start: int, at: int) -> int:
        """Where a verb's subject can begin: behind what another verb of its clause signs."""
        index = bisect_right(self.ends, at) - 1
        if index < 0 or self.ends[index] <= start:
            return start
        joint = _JOINT.match(text, self.ends[index], at)
        return joint.end() if joint else start


def read_signings(sides: Sides, titles: list[Title]) -> list[Signing]:
    """The signings that a document tells, in order, each agreement once; a ceremony of signing names it last."""
    text = sides.text
    told_of = ((told, verb) for told in sides.story.telling("signing") for verb in _verbs(sides, told))
    verbs = list(islice(told_of, _MANY + len(text) // _APART))
    verbs.sort(key=lambda item: text.startswith("仪式", item[1].end()))
    found: list[Signing] = []
    known = _Known(set(), [])
    for told, verb in verbs:
        signing = _signing(sides, told, verb, titles, known)
        if signing is not None:
            found.append(signing)
            known.add(text, signing)
    return _completed(sorted(found, key=lambda signing: signing.at))


def _completed(signings: list[Signing]) -> list[Signing]:
    """Agreements without parties are those of the only group that a document lets sign."""
    signings = _told_once(signings)
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


def _told_once(signings: list[Signing]) -> list[Signing]:
    """Without what is told again of the same regions: their governments' stays, else their own and no department's."""
    drafts = [a for signing in signings for a in signing.agreements]
    ranks: dict[tuple[str, frozenset[str | None]], int] = {}
    for agreement in drafts:
        key = _of_regions(agreement)
        ranks[key] = min(_rank(agreement), ranks.get(key, _DEPARTMENT))

    def kept(agreement: AgreementDraft) -> bool:
        best = ranks[_of_regions(agreement)]
        return best == _DEPARTMENT or _rank(agreement) == best or None in _of_regions(agreement)[1]

    return [s._replace(agreements=tuple(a for a in s.agreements if kept(a))) for s in signings]


_DEPARTMENT = 2


def _rank(agreement: AgreementDraft) -> int:
    """0 where governments sign, 1 where regions do, else 2."""
    if all(name.endswith("政府") for name, _ in agreement.parties):
        return 0
    return 1 if all(name == region for name, region in agreement.parties) else _DEPARTMENT


def _of_regions(agreement: AgreementDraft) -> tuple[str, frozenset[str | None]]:
    return agreement.title, frozenset(region for _, region in agreement.parties)


def _verbs(sides: Sides, told: Told) -> list[re.Match[str]]:
    """The verbs of signing that report one: no plan, no duty, no background, no attribute (签署的《…》)."""
    text = sides.text
    verbs = islice(_SIGN.finditer(text, told.start, told.end), _MANY)
    found = [verb for verb in verbs if _reports(sides, told, verb)]
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
    sides: Sides, told: Told, verb: re.Match[str], titles: list[Title], known: _Known
) -> Signing | None:
    """What one verb signs, by whom, after what is known; None where it signs nothing of ours."""
    start = _clause_start(sides.text, max(told.start, verb.start() - _LONGEST), verb.start())
    start = known.behind(sides.text, start, verb.start())
    here = titles[bisect_left(titles, (start,)) : bisect_left(titles, (told.end,))]
    titles = [title for title in here if title.name.removesuffix("书") not in known.titles]
    signed = _PASSED.match(verb.group()) is None
    spans = named_by(sides.text, told, verb, titles, start)
    if not signed:
        spans = [span for span in spans if _PASSED_KIND.search(span[2])]
    kept = [span for span in spans if not _INTERNAL.search(span[2])]
    if len(kept) < len(spans) or (not signed and not kept):
        return None
    groups: list[Group] = []
    if not kept and not known.ends:
        kept, groups = of_ceremony(sides, verb, start)
    end = _subject_end(kept, start, verb.start())
    groups = groups or signers(sides, told, start, end, strangers=bool(kept))
    witnessed = sides.text.rfind("见证", start, verb.start())
    people = tuple(sides.people(max(start, witnessed), verb.start()))
    drafts = _drafts(sides, told, kept, groups, start, verb.start())
    counted = _counted(sides.text, told, verb, kept)
    return Signing(told, verb.start(), tuple(drafts), tuple(groups), people, counted, signed)


def _subject_end(spans: list[Span], start: int, at: int) -> int:
    """Where the subject ends: at the verb, or at the agreement that stands before it (甲市、乙市《协议》签约仪式)."""
    return min((begin for begin, _, _ in spans if start < begin < at), default=at)


def _counted(text: str, told: Told, verb: re.Match[str], spans: list[Span]) -> bool:
    """Whether a number of agreements is left without names: 签署6份协议, 《甲》等6个协议."""
    start = spans[-1][1] if spans else verb.end()
    comma = text.find("，", start, told.end)
    return COUNT.search(text, start, comma if comma >= 0 else told.end) is not None


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


def _drafts(
    sides: Sides, told: Told, spans: list[Span], groups: list[Group], start: int, at: int
) -> list[AgreementDraft]:
    """Agreements with their parties: as many groups as titles are paired by position, else each group signs each."""
    written = sides.story.page.flat.as_written
    signatories = tuple(mention.name for mention in sides.roster.within(start, at))
    witnesses = _witnesses(sides, told, at)
    drafts: list[AgreementDraft] = []
    for index, (begin, end, title) in enumerate(spans):
        chosen = [groups[index]] if len(groups) == len(spans) else groups or [()]
        for group in chosen:
            named = title_parties(sides, begin, end) if len(chosen) == 1 else ()
            parties = _parties(sides, group, named, begin)
            spelled = tuple(
                (written(side.name), side.region.name if side.region else None) for side in parties
            )
            drafts.append(AgreementDraft(written(title), spelled, signatories, witnesses, begin, end))
    return drafts


def _parties(sides: Sides, group: Group, named: Group, begin: int) -> Group:
    """Bodies that sign, else whom the title names, else who signs, else the document's bodies or sides."""
    if named and not (group and all(map(is_own, group)) and not any(map(is_own, named))):
        return named
    bodies = tuple(Side(body, None) for body in sides.bodies)
    return group or title_letters(sides, begin) or bodies or sides.main


def _witnesses(sides: Sides, told: Told, at: int) -> tuple[str, ...]:
    """The people of 在…见证下 and of …见证…签署 before the verb."""
    match = _WITNESS.search(sides.text, told.start, at)
    if match is None:
        return ()
    floor = max(sides.text.rfind(mark, told.start, match.start()) for mark in "；。：")
    return tuple(mention.name for mention in sides.roster.within(max(floor, told.start), match.start()))
