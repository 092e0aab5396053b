"""When something shared is confirmed: by each side, of this version, by nobody who made it. Pure.

Silence past the set time is noted and is never consent; a dispute carries a coded reason, and both
versions stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from huishang.ledger.rules.states import Refusal


class Subject(StrEnum):
    """What each side confirms."""

    ROW = "row"
    BASELINE = "baseline"
    CHANGE = "change"
    DELIVERY = "delivery"
    CLOSING = "closing"
    REOPENING = "reopening"


class Word(StrEnum):
    """What a side says of it; the last is noted by the clock, never said by a person."""

    CONFIRMED = "confirmed"
    REMARKED = "remarked"
    DISPUTED = "disputed"
    MORE_EVIDENCE = "more_evidence"
    NO_REPLY = "no_reply"


class Dispute(StrEnum):
    """Why a side disputes: the four classes of failing performance, then what is said of text and figures."""

    NOT_DONE = "not_done"
    WRONGLY_DONE = "wrongly_done"
    WEAKLY_DONE = "weakly_done"
    LATE = "late"
    FIGURE = "figure"
    DEFINITION = "definition"
    EVIDENCE = "evidence"
    WORDING = "wording"
    BODIES = "bodies"
    TERM = "term"
    NOT_AGREED = "not_agreed"
    OTHER = "other"


CONSENT = frozenset({Word.CONFIRMED, Word.REMARKED})
"""The words that confirm; a remark stands beside the consent and does not weaken it."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is to be confirmed: one version of something, asked of sides at an instant, until another one."""

    subject: Subject
    version: int
    sides: frozenset[str]
    makers: frozenset[str]
    asked_at: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of a side; ``person`` is None where the clock noted that none came."""

    side: str
    person: str | None
    word: Word
    version: int
    at: datetime
    code: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the sides stand to a matter, by their last answers to this version of it."""

    confirmed: frozenset[str]
    disputed: dict[str, str]
    more_evidence: frozenset[str]
    no_reply: frozenset[str]
    unasked: frozenset[str]

    @property
    def is_confirmed(self) -> bool:
        """Whether every side has confirmed."""
        return not (self.disputed or self.more_evidence or self.no_reply or self.unasked)

    @property
    def missing(self) -> frozenset[str]:
        """The sides whose confirmation is not there, for whatever reason."""
        return frozenset(self.disputed) | self.more_evidence | self.no_reply | self.unasked


def standing(matter: Matter, said: Iterable[Said]) -> Standing:
    """How the sides stand: what was said of another version, by a maker or by no side of the matter is void."""
    last: dict[str, Said] = {}
    for one in said:
        if is_void(matter, one) or (one.word is Word.NO_REPLY and one.side in last):
            continue
        last[one.side] = one
    by_word = {word: {side for side, one in last.items() if one.word is word} for word in Word}
    return Standing(
        confirmed=frozenset(by_word[Word.CONFIRMED] | by_word[Word.REMARKED]),
        disputed={side: last[side].code for side in sorted(by_word[Word.DISPUTED])},
        more_evidence=frozenset(by_word[Word.MORE_EVIDENCE]),
        no_reply=frozenset(by_word[Word.NO_REPLY]),
        unasked=matter.sides - frozenset(last),
    )


def is_void(matter: Matter, said: Said) -> bool:
    """Whether an answer does not count for this version of the matter."""
    return said.version != matter.version or said.side not in matter.sides or said.person in matter.makers


def refusal(matter: Matter, said: Said) -> Refusal | None:
    """Why an answer cannot be taken; None where it can."""
    if said.side not in matter.sides:
        return Refusal("no_side_of_it", {"side": said.side})
    if said.version != matter.version:
        return Refusal("other_version", {"said": said.version, "now": matter.version})
    if said.word is Word.NO_REPLY:
        return _refused_silence(matter, said)
    if said.person is None:
        return Refusal("nobody_said_it")
    if said.person in matter.makers:
        return Refusal("own_making")
    if said.word is Word.DISPUTED and said.code not in set(Dispute):
        return Refusal("no_reason")
    if said.word is Word.REMARKED and not said.remark.strip():
        return Refusal("no_remark")
    return None


def _refused_silence(matter: Matter, said: Said) -> Refusal | None:
    if said.person is not None:
        return Refusal("silence_is_said_by_nobody")
    if matter.until is None or said.at <= matter.until:
        return Refusal("time_not_over", {"until": matter.until})
    return None


def silent(matter: Matter, said: Iterable[Said], at: datetime) -> frozenset[str]:
    """The sides that have said nothing although the time is over, and of whom that is not noted yet."""
    if matter.until is None or at <= matter.until:
        return frozenset()
    return standing(matter, said).unasked
