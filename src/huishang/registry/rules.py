"""What follows for a name in a document: which person it is, or that a person must decide. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from huishang.registry.linking.candidates import Candidate

Outcome = Literal["link", "new", "open"]


@dataclass(frozen=True, slots=True)
class Decision:
    """``link`` to ``key``; make a ``new`` one; or leave it ``open`` for a person, with the candidates."""

    outcome: Outcome
    key: int | None = None
    score: float | None = None
    reasons: tuple[str, ...] = ()


def decide(candidates: Sequence[Candidate[int]], *, is_judged: bool, tells_who: bool) -> Decision:
    """What the rule does with a name, given its candidates, best first.

    ``is_judged``: a reviewer has accepted, corrected or added the finding; before that no new person or
    body is made, since the reader may have taken a word for a name. ``tells_who``: the document says
    enough (a post, a region) to tell this one from others of the same name.

    Two that both seem the same are never chosen between: that is a person's.
    """
    same = [one for one in candidates if one.judgement.verdict == "same"]
    unsure = [one for one in candidates if one.judgement.verdict == "unsure"]
    if len(same) == 1:
        best = same[0]
        return Decision("link", best.key, best.judgement.score, best.judgement.reasons)
    if same or unsure or not is_judged or not tells_who:
        return Decision("open")
    return Decision("new")


def occasion(event_days: Sequence[str], published: str | None) -> str:
    """The day on which a document's posts held: of its latest event that is not after its publication.

    Not the earliest: reports recall earlier meetings. Days are ISO with their precision (``2023-11-23``,
    ``2023-11``); a day without a year (``11-22``) tells nothing here. Without such an event it is the day of
    publication; empty where the document gives neither.
    """
    dated = [day for day in event_days if day[:4].isdigit() and (published is None or day <= published)]
    return max(dated) if dated else published or ""
