"""The states of a row, and which act of whom leads from one to the next. Pure; the table is ``transitions.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files

from huishang.reading.lexicon.tables import parse


class State(StrEnum):
    """How far a row is. Whether it is late, whether its reports are fresh and whether the sides say
    the same of it are three other questions.
    """

    EXTRACTED = "extracted"
    REVIEWED = "reviewed"
    ACKNOWLEDGED = "acknowledged"
    AGREED = "agreed"
    IN_PROGRESS = "in_progress"
    REPORTED = "reported"
    VERIFIED = "verified"
    CLOSED = "closed"
    CONTINUING = "continuing"
    SUSPENDED = "suspended"
    DECLINED = "declined"
    SUPERSEDED = "superseded"
    MERGED = "merged"
    LAPSED = "lapsed"


class Act(StrEnum):
    """What brings a row from one state into another."""

    REVIEW = "review"
    REVISE = "revise"
    ACKNOWLEDGE = "acknowledge"
    AGREE = "agree"
    START = "start"
    REPORT_DONE = "report_done"
    TAKE_BACK = "take_back"
    VERIFY = "verify"
    CLOSE = "close"
    CONTINUE = "continue"
    SUSPEND = "suspend"
    RESUME = "resume"
    DECLINE = "decline"
    RECONSIDER = "reconsider"
    SUPERSEDE = "supersede"
    MERGE = "merge"
    LAPSE = "lapse"
    REOPEN = "reopen"


class Need(StrEnum):
    """What must be there before an act is done."""

    ALL_SIDES = "all_sides"
    ALL_LEADS = "all_leads"
    EVIDENCE = "evidence"
    VERIFIED = "verified"
    REASON = "reason"
    OTHER_ROW = "other_row"


class Whose(StrEnum):
    """For which side somebody must act."""

    ANY = "any"
    OWING = "owing"
    OWN = "own"
    OTHER = "other"


DRAFT = frozenset({State.EXTRACTED, State.REVIEWED, State.ACKNOWLEDGED})
"""States in which the sides have not agreed yet: the text may still be revised without their confirmation."""

OPEN = frozenset({State.AGREED, State.IN_PROGRESS, State.CONTINUING, State.SUSPENDED})
"""States in which a row is owed and its baseline can be changed, by the confirmation of all sides."""

OVER = frozenset({State.CLOSED, State.DECLINED, State.SUPERSEDED, State.MERGED, State.LAPSED})
"""States in which nothing is owed any more."""


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table."""

    act: Act
    origins: frozenset[State]
    to: State
    asks: frozenset[str]
    whose: Whose
    needs: frozenset[Need]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something cannot be done: a code, and what a sentence about it has to name."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides whether an act may be done on a row now.

    ``may`` are the permissions of the person for ``side`` (``sides``); ``confirmed`` are the sides whose confirmation of what this act decides counts (``rules.confirming``);
    ``reported_by`` is the side whose report says that it is done.
    """

    may: frozenset[str]
    side: str | None
    sides: frozenset[str]
    owing: frozenset[str] = frozenset()
    reported_by: str | None = None
    leads: frozenset[str] = frozenset()
    acknowledged: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    has_evidence: bool = False
    has_verified_evidence: bool = False
    reason: str = ""
    other_row: str = ""


@cache
def transitions() -> tuple[Transition, ...]:
    """The table.

    Raises:
        ValueError: it names an act, state, need or side that there is not.

    """
    text = (files(__package__) / "transitions.tsv").read_text("utf-8")
    return tuple(_transition(cells) for cells in parse(text, "transitions.tsv"))


def _transition(cells: Mapping[str, str]) -> Transition:
    return Transition(
        Act(cells["act"]),
        frozenset(State(name) for name in cells["from"].split()),
        State(cells["to"]),
        frozenset(cells["asks"].split()),
        Whose(cells["side"]),
        frozenset(Need(name) for name in cells["needs"].split()),
    )


def step(state: State, act: Act) -> Transition | None:
    """The line of the table for an act in a state; None where the act cannot be done in it."""
    return next((line for line in transitions() if line.act is act and state in line.origins), None)


def next_states(state: State) -> dict[Act, State]:
    """The acts that can be done in a state, each with the state that follows."""
    return {line.act: line.to for line in transitions() if state in line.origins}


def may_try(state: State, act: Act, facts: Facts) -> Refusal | None:
    """Why this person may not do an act in this state, whatever else is there; None where he may."""
    line = step(state, act)
    if line is None:
        return Refusal("not_in_this_state", {"state": str(state), "act": str(act)})
    if not facts.may & line.asks:
        return Refusal("not_allowed", {"act": str(act), "asks": tuple(sorted(line.asks))})
    if not _is_of_side(line.whose, facts):
        return Refusal("not_of_this_side", {"act": str(act), "whose": str(line.whose)})
    return None


def transition(state: State, act: Act, facts: Facts) -> State | Refusal:
    """The state that follows an act, or why it cannot be done."""
    refused = may_try(state, act, facts)
    if refused is not None:
        return refused
    line = step(state, act)
    assert line is not None  # may_try has looked
    for need in Need:
        if need in line.needs and (lacking := _lacking(need, facts)) is not None:
            return lacking
    return line.to


def _is_of_side(whose: Whose, facts: Facts) -> bool:
    match whose:
        case Whose.ANY:
            return True
        case Whose.OWING:
            return facts.side in facts.owing
        case Whose.OWN:
            return facts.side is not None and facts.side == facts.reported_by
        case Whose.OTHER:
            return facts.side in facts.sides and facts.side != facts.reported_by


def _lacking(need: Need, facts: Facts) -> Refusal | None:
    """The refusal where something that is needed is not there."""
    match need:
        case Need.ALL_SIDES:
            missing = facts.sides - facts.confirmed
            return Refusal("waits_for_sides", {"sides": tuple(sorted(missing))}) if missing else None
        case Need.ALL_LEADS:
            if not facts.leads:
                return Refusal("no_lead_body")
            missing = facts.leads - facts.acknowledged
            return Refusal("waits_for_leads", {"bodies": tuple(sorted(missing))}) if missing else None
        case Need.EVIDENCE:
            return None if facts.has_evidence else Refusal("no_evidence")
        case Need.VERIFIED:
            return None if facts.has_verified_evidence else Refusal("evidence_not_verified")
        case Need.REASON:
            return None if facts.reason else Refusal("no_reason")
        case Need.OTHER_ROW:
            return None if facts.other_row else Refusal("no_other_row")
