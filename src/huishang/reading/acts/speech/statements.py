"""All speech and provisions, cut into clauses, each with its speaker and what it does."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from huishang.reading.acts.speech.clauses import clauses
from huishang.reading.acts.speech.cues import Cue, find_cues
from huishang.reading.acts.speech.modality import NUMERALS, after_sides, modal_of
from huishang.reading.acts.speech.stretches import Stretch, stretches
from huishang.reading.acts.speech.work import JOINT, Place, look_up, weigh
from huishang.reading.layout import Page
from huishang.reading.mentions.roster import Roster
from huishang.reading.model import Act
from huishang.reading.scan import Hits


class StatementDraft(Struct, frozen=True, gc=False):
    """One clause of speech or provision, in offsets of the normal form.

    ``core`` is where the words of what is to be done begin (after 希望双方, 愿, list ordinals); ``work`` is
    how clearly they name work: above 0 they do. ``sentence`` is the start of the stretch it was cut from.
    """

    start: int
    end: int
    speaker: str | None
    act: Act
    core: int
    work: int
    sentence: int


_FIGURE = re.compile("[0-9][^，]{0,8}(?:%|元|个|家|人|公里|倍|项|吨|亩|万)")
_FACT = re.compile(
    "(?:这|那|相信|坚信|深信|祝|预祝|感谢|欢迎|尽管|虽然|如果|只要|只有|唯有|无论|不仅是|因为|由于|让我们|目前|现在|近年|去年|过去"
    "|截至|已|正|多年来|几年来|当前|其中|有利于|对于|我们?(?:深|一直|始终|相信))"
    "|[^，]{0,14}(?:是|具有|有着|取得了|正在|已经|已有|值得|充分[体表]现|体现了|得益于)|[^，]{2,}(?:[十万]分|非常|较为|很)[一-鿿]{2}$|[^，]{2,}签[订署][^，]*(?:》|协议|合同|备忘录)$|[^，]{1,16}了(?!解)[^，]{2}|[^，]{2,}了$|[^，]*就是要?$"
)
_TOGETHER = re.compile(
    "(?:也|将|继续)?(?:与|同|和)[^，]{1,20}(?:一道|一起|共同努力|携手)|(?:双方)?通过[^，]{1,12}(?:[形方]式|协作|合作|渠道)|在[^，]{1,8}[上面]"
)
_NONE = -900
"""The weight of a clause that only says with whom, by what means or in what."""
_LINK = re.compile("同时|此外|另外|为此|其中|一方面|另一方面")
"""A clause that only joins provisions: the list goes on behind it."""
_WITH = "也将继续与同和双通在"
_LEAD = 300
_PROVIDED = ("provision", "plan")
_NATIONAL = re.compile("中共中央|国务院|国家主席|国家副主席|全国政协|全国人大|总书记")
_PLAIN_ACTS: tuple[Act, ...] = ("thanks", "praise", "report")
_MOOD_ACT: dict[str, Act] = {"proposal": "proposal", "pledge": "pledge", "provision": "provision"}


def read_statements(page: Page, hits: Hits, roster: Roster) -> list[StatementDraft]:
    """Every clause of speech and provision of a page, in the order of the text."""
    cues = find_cues(hits)
    if not cues:
        return []
    found = stretches(page, roster, cues)
    if not found:
        return []
    starts = [cue.start for cue in cues]
    reader = _Reader(page.text)
    for stretch in found:
        reader.read(stretch, cues[bisect_left(starts, stretch.start) : bisect_left(starts, stretch.end)])
    return reader.drafts


class _Reader:
    """Reads stretch after stretch; keeps the mood (proposal, pledge, provision) that goes on between them."""

    __slots__ = ("asserted", "drafts", "joint", "mood", "national", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.drafts: list[StatementDraft] = []
        self.mood: str | None = None
        self.asserted = False
        """Whether the sentence at hand has shown that the mood holds in it."""
        self.joint = False
        self.national = _NATIONAL.search(text, 0, _LEAD) is not None

    def read(self, stretch: Stretch, cues: Sequence[Cue]) -> None:
        """Read one stretch with its cues, clause by clause."""
        if stretch.fresh:
            self.mood = {"provision": "provision", "order": "proposal"}.get(stretch.source)
        self.asserted = stretch.fresh and self.mood is not None
        self.joint = False
        pieces = clauses(self.text, stretch.start, stretch.end)
        at, count, last = 0, len(cues), len(pieces) - 1
        for index, (start, end) in enumerate(pieces):
            first = at
            while at < count and cues[at].start < end:
                at += 1
            self._clause(stretch, start, end, cues[first:at] if first < at else (), index, index == last)

    def _clause(
        self, stretch: Stretch, start: int, end: int, cues: Sequence[Cue], index: int, last: bool
    ) -> None:
        """Read one clause: the ``index``-th of its stretch, ``last`` or not."""
        core = start
        text = self.text
        modal = modal_of(text, start, end, cues) if cues or text[start] in NUMERALS else None
        if modal is not None:
            self.mood, core = modal
            self.asserted = True
            if stretch.source in _PROVIDED:
                self.mood = "provision"
        mood = self.mood
        if mood is None or core == end:
            self.drafts.append(_plain(text, stretch, start, end, cues))
            return
        if stretch.source in _PROVIDED and _LINK.fullmatch(text, start, end):
            self.drafts.append(_plain(text, stretch, start, end, cues))
            return
        words = text[core:end]
        # 双方在…方面加强交流: in a list of provisions the sides may stand before what they do.
        done = after_sides(text, core, end) if stretch.source in _PROVIDED and modal is None else core
        found = look_up(text[done:end] if done < end else words)
        if modal is None and found.head == "none":
            fact = _FACT.match(words) is not None
            if fact or not self.asserted:
                # A sentence that does not begin with a verb leaves the list of what is to be done.
                self.mood = mood if index and not fact else None
                self.drafts.append(_plain(text, stretch, start, end, cues))
                return
        self.asserted = self.asserted or found.head not in ("prep", "stance")
        place = Place(modal is not None, mood, stretch.source, last, self.joint, self.national)
        work = _NONE if words[0] in _WITH and _TOGETHER.fullmatch(words) else weigh(found, place)
        self.joint = self.joint or found.kinds & JOINT != 0
        act = _MOOD_ACT[mood]
        if work <= 0:
            act = "thanks" if any([cue.sense.act == "thanks" for cue in cues]) else "aim"
        self.drafts.append(StatementDraft(start, end, stretch.speaker, act, core, work, stretch.start))


def _plain(text: str, stretch: Stretch, start: int, end: int, cues: Sequence[Cue]) -> StatementDraft:
    """A clause that asks for nothing and promises nothing."""
    act: Act = "background"
    acts = [cue.sense.act for cue in cues if cue.sense.act] if cues else None
    if stretch.source in _PROVIDED:
        act = "fact"
    elif acts:
        act = next(one for one in _PLAIN_ACTS if one in acts)
    elif _FIGURE.search(text, start, end):
        act = "fact"
    return StatementDraft(start, end, stretch.speaker, act, start, 0, stretch.start)
