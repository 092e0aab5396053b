"""All speech and provisions, cut into clauses, each with its speaker and what it does."""

from __future__ import annotations

import re
from typing import NamedTuple

from huishang.reading.acts.clauses import clauses
from huishang.reading.acts.modality import Modal, modal_of
from huishang.reading.acts.speech import Stretch, stretches
from huishang.reading.acts.work import Weighed, weigh
from huishang.reading.layout import Page
from huishang.reading.mentions.roster import Roster
from huishang.reading.model import Act


class StatementDraft(NamedTuple):
    """One clause of speech or provision, in offsets of the normal form.

    ``core`` is where the words of what is to be done begin (after 希望双方, 愿, list ordinals); ``work`` is
    how clearly they name work: above 0 they do. ``sentence`` is the start of the stretch it was cut from.
    """

    start: int
    end: int
    speaker: str | None
    act: Act
    core: int
    work: float
    sentence: int


_THANKS = re.compile("感谢|欢迎|祝贺|慰问|致敬|谢意|预祝|祝愿|问候")
_PRAISE = re.compile("值得[^，]{0,12}(?:学习|借鉴)|成就|高度评价|充分肯定|赞赏|令人[^，]{1,6}|先进典型|走在[^，]{0,6}前列")
_REPORT = re.compile("^(?:目前|当前|今年|近年来|去年|正|已|[^，]{2,8}(?:正在?|已经?))|正朝着|奋力|围绕[^，]{2,12}做文章")
_FIGURE = re.compile("[0-9][^，]{0,8}(?:%|元|个|家|人|公里|倍|项|吨|亩|万)")
_FACT = re.compile(
    "^(?:这|那|目前|现在|近年|去年|过去|截至|已|正|多年来|几年来|当前|其中|有利于|对于|我们?(?:深|一直|始终|相信))"
    "|[^，]{0,14}(?:是|具有|有着|取得了|正在|已经|已有|值得|充分[体表]现|体现了|得益于)|[^，]{1,16}了(?!解)[^，]{2}|[^，]{2,}了$|[^，]*(?:就是要?)$"
)
_MOOD_ACT: dict[str, Act] = {"proposal": "proposal", "pledge": "pledge", "provision": "provision"}


def read_statements(page: Page, roster: Roster) -> list[StatementDraft]:
    """Every clause of speech and provision of a page, in the order of the text."""
    drafts: list[StatementDraft] = []
    mood: str | None = None
    for stretch in stretches(page, roster):
        mood = _read(page.text, stretch, None if stretch.fresh else mood, drafts)
    return drafts


def _read(text: str, stretch: Stretch, carried: str | None, drafts: list[StatementDraft]) -> str | None:
    """Read one stretch; ``carried`` is the mood that goes on from the sentence before. Returns the mood."""
    mood = _first_mood(stretch, carried)
    pieces = list(clauses(text, stretch.start, stretch.end))
    asserted = mood is not None and carried is None
    for index, (start, end) in enumerate(pieces):
        modal = modal_of(text, start, end)
        core = start
        if modal is not None:
            core, mood, asserted = modal.core, modal.mood, True
            if stretch.source in ("provision", "plan"):
                mood = "provision"
        elif mood is not None and _FACT.match(text, core, end):
            mood = None if index else mood
            drafts.append(_plain(text, stretch, start, end))
            continue
        if mood is None:
            drafts.append(_plain(text, stretch, start, end))
            continue
        weighed = weigh(text, core, end, modal is not None, index == len(pieces) - 1)
        if not asserted and not weighed.verbal:
            # A new sentence that does not start with a verb leaves the list of what is to be done.
            mood = None
            drafts.append(_plain(text, stretch, start, end))
            continue
        asserted = True
        drafts.append(_wanted(text, stretch, start, end, core, mood, weighed, modal))
    return mood


def _first_mood(stretch: Stretch, carried: str | None) -> str | None:
    if stretch.source == "provision":
        return "provision"
    if stretch.source == "order" and stretch.fresh:
        return "proposal"
    return carried


def _plain(text: str, stretch: Stretch, start: int, end: int) -> StatementDraft:
    """A clause that asks for nothing and promises nothing."""
    act: Act = "background"
    if stretch.source in ("provision", "plan"):
        act = "fact"
    elif _THANKS.search(text, start, end):
        act = "thanks"
    elif _PRAISE.search(text, start, end):
        act = "praise"
    elif _REPORT.search(text, start, end):
        act = "report"
    elif _FIGURE.search(text, start, end):
        act = "fact"
    return StatementDraft(start, end, stretch.speaker, act, start, 0.0, stretch.start)


def _wanted(
    text: str,
    stretch: Stretch,
    start: int,
    end: int,
    core: int,
    mood: str,
    weighed: Weighed,
    modal: Modal | None,
) -> StatementDraft:
    """A clause of a proposal, a pledge or a provision; an aim where it names no work."""
    act: Act = _MOOD_ACT[mood]
    if weighed.score <= 0:
        act = "thanks" if _THANKS.search(text, start, end) else "aim"
    return StatementDraft(start, end, stretch.speaker, act, weighed.core, weighed.score, stretch.start)
