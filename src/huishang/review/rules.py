"""What can be found in a document, in which form, which verdicts there are, and what counts after them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a finding is. The comment gives the form of its value, keys as in the contract of a reading."""

    TITLE = "title"  # {"text"}
    NUMBER = "number"  # {"text"}: 发文字号
    ISSUER = "issuer"  # {"name"}
    SIGNED_ON = "signed_on"  # {"date"}: 成文日期
    PERSON = "person"  # {"name", "side"}
    POST = "post"  # of a person: {"title", "region", "organization"}
    ROLE = "role"  # of a person: {"role"}
    EVENT = "event"  # {"type", "name", "status"}
    EVENT_DATE = "event_date"  # of an event: {"start", "end"}
    EVENT_PLACE = "event_place"  # of an event: {"name"}
    EVENT_PARTY = "event_party"  # of an event: {"region", "part"}
    PARTICIPANT = "participant"  # of an event: {"name", "role"}
    SITE = "site"  # of an event: {"name"}
    AGREEMENT = "agreement"  # {"title"}
    AGREEMENT_PARTY = "agreement_party"  # of an agreement: {"name", "region"}
    SIGNATORY = "signatory"  # of an agreement: {"name"}
    WITNESS = "witness"  # of an agreement: {"name"}
    COMMITMENT = "commitment"  # {"field", "strength", "speaker", "number", "heading", "due", "targets"}
    PLAN_TITLE = "plan_title"  # {"text"}: what a notice encloses
    ADDRESSEE = "addressee"  # {"name"}: to whom a notice goes
    CONTRACT_PARTY = "contract_party"  # {"name", "label", "region"}: 甲方, 乙方
    TERM = "term"  # {"text"}: how long an agreement holds
    COPIES = "copies"  # {"text"}
    DUTY = "duty"  # {"owner"}: what an agreement lays on 甲方, 乙方 or 双方
    FOLLOW_UP = "follow_up"  # {"text"}: how an agreement is to be followed up
    SESSION = "session"  # {"name", "date", "place", "chair"}
    ATTENDANT = "attendant"  # of a session: {"name", "part"}
    DECISION = "decision"  # {"outcome", "number", "due"}
    RESPONSIBLE = "responsible"  # of a commitment or decision: {"name", "part", "side"}
    PHRASE = "phrase"  # {"text"}


class VerdictKind(StrEnum):
    """What a person can decide: on a finding of the reader, or by adding one of his own."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"


class State(StrEnum):
    """How a finding stands: what a person decided, or that nobody did and whether the reader still gives it."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"
    GONE = "gone"
    """Nobody decided, and the newest reading does not give it any more; or its addition was taken back."""


PARENTS: dict[str, tuple[Kind, ...]] = {
    Kind.POST: (Kind.PERSON,),
    Kind.ROLE: (Kind.PERSON,),
    Kind.EVENT_DATE: (Kind.EVENT,),
    Kind.EVENT_PLACE: (Kind.EVENT,),
    Kind.EVENT_PARTY: (Kind.EVENT,),
    Kind.PARTICIPANT: (Kind.EVENT,),
    Kind.SITE: (Kind.EVENT,),
    Kind.AGREEMENT_PARTY: (Kind.AGREEMENT,),
    Kind.SIGNATORY: (Kind.AGREEMENT,),
    Kind.WITNESS: (Kind.AGREEMENT,),
    Kind.ATTENDANT: (Kind.SESSION,),
    Kind.RESPONSIBLE: (Kind.COMMITMENT, Kind.DECISION),
}
"""What a kind belongs to; the others stand by themselves."""

PLACED = frozenset({Kind.EVENT, Kind.COMMITMENT, Kind.DUTY, Kind.DECISION})
"""Kinds whose value alone does not tell two of them apart: they are known by their characters too."""

ONE_EACH = frozenset(
    {
        Kind.TITLE,
        Kind.NUMBER,
        Kind.SIGNED_ON,
        Kind.EVENT_DATE,
        Kind.PLAN_TITLE,
        Kind.TERM,
        Kind.COPIES,
        Kind.SESSION,
    }
)
"""Kinds of which a document, or a parent, has one: another value is a change of the same."""

IDENTITY: dict[str, str] = {
    Kind.PERSON: "name",
    Kind.EVENT_PARTY: "region",
    Kind.PARTICIPANT: "name",
    Kind.AGREEMENT: "title",
    Kind.AGREEMENT_PARTY: "name",
    Kind.CONTRACT_PARTY: "name",
    Kind.ATTENDANT: "name",
    Kind.RESPONSIBLE: "name",
}
"""The key of a value that makes it the same one when its other keys differ."""

ROLES = (
    "chair",
    "speaker",
    "briefer",
    "signatory",
    "witness",
    "leader",
    "host",
    "attendee",
    "companion",
    "mentioned",
)
CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    (Kind.ROLE, "role"): ROLES,
    (Kind.PARTICIPANT, "role"): ROLES,
    (Kind.EVENT, "type"): ("visit", "meeting", "signing", "ceremony"),
    (Kind.EVENT, "status"): ("held", "planned"),
    (Kind.EVENT_PARTY, "part"): ("host", "guest", "party"),
    (Kind.COMMITMENT, "field"): (
        "connectivity",
        "industry",
        "tourism",
        "ecology",
        "services",
        "mechanism",
        "other",
    ),
    (Kind.COMMITMENT, "strength"): ("确保", "推进", "力争", "探索"),
    (Kind.ATTENDANT, "part"): ("present", "excused", "sitting_in"),
    (Kind.DECISION, "outcome"): ("decided", "heard"),
    (Kind.RESPONSIBLE, "part"): ("lead", "support", "responsible"),
}
"""The values that some keys are limited to."""

FORMS: dict[str, tuple[str, ...]] = {
    Kind.TITLE: ("text",),
    Kind.NUMBER: ("text",),
    Kind.ISSUER: ("name",),
    Kind.SIGNED_ON: ("date",),
    Kind.PERSON: ("name", "side"),
    Kind.POST: ("title", "region", "organization"),
    Kind.ROLE: ("role",),
    Kind.EVENT: ("type", "name", "status"),
    Kind.EVENT_DATE: ("start", "end"),
    Kind.EVENT_PLACE: ("name",),
    Kind.EVENT_PARTY: ("region", "part"),
    Kind.PARTICIPANT: ("name", "role"),
    Kind.SITE: ("name",),
    Kind.AGREEMENT: ("title",),
    Kind.AGREEMENT_PARTY: ("name", "region"),
    Kind.SIGNATORY: ("name",),
    Kind.WITNESS: ("name",),
    Kind.COMMITMENT: ("field", "strength", "speaker", "number", "heading", "due", "targets"),
    Kind.PLAN_TITLE: ("text",),
    Kind.ADDRESSEE: ("name",),
    Kind.CONTRACT_PARTY: ("name", "label", "region"),
    Kind.TERM: ("text",),
    Kind.COPIES: ("text",),
    Kind.DUTY: ("owner",),
    Kind.FOLLOW_UP: ("text",),
    Kind.SESSION: ("name", "date", "place", "chair"),
    Kind.ATTENDANT: ("name", "part"),
    Kind.DECISION: ("outcome", "number", "due"),
    Kind.RESPONSIBLE: ("name", "part", "side"),
    Kind.PHRASE: ("text",),
}
"""The keys of each kind's value, the one it cannot be without first."""

OPTIONAL = frozenset(
    {
        (Kind.PERSON, "side"),
        (Kind.POST, "region"),
        (Kind.POST, "organization"),
        (Kind.EVENT, "name"),
        (Kind.EVENT_DATE, "end"),
        (Kind.AGREEMENT_PARTY, "region"),
        (Kind.COMMITMENT, "strength"),
        (Kind.COMMITMENT, "speaker"),
        (Kind.COMMITMENT, "number"),
        (Kind.COMMITMENT, "heading"),
        (Kind.COMMITMENT, "due"),
        (Kind.COMMITMENT, "targets"),
        (Kind.CONTRACT_PARTY, "label"),
        (Kind.CONTRACT_PARTY, "region"),
        (Kind.SESSION, "name"),
        (Kind.SESSION, "date"),
        (Kind.SESSION, "place"),
        (Kind.SESSION, "chair"),
        (Kind.DECISION, "number"),
        (Kind.DECISION, "due"),
        (Kind.RESPONSIBLE, "side"),
    }
)
"""Keys that may be null: the document need not say it."""

_DATE = r"([12]\d{3}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TERM = r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
PATTERNS: dict[tuple[str, str], re.Pattern[str]] = {
    (Kind.SIGNED_ON, "date"): re.compile(_DATE, re.ASCII),
    (Kind.EVENT_DATE, "start"): re.compile(_DATE, re.ASCII),
    (Kind.EVENT_DATE, "end"): re.compile(_DATE, re.ASCII),
    (Kind.COMMITMENT, "due"): re.compile(_TERM, re.ASCII),
    (Kind.SESSION, "date"): re.compile(_DATE, re.ASCII),
    (Kind.DECISION, "due"): re.compile(_TERM, re.ASCII),
}
"""How dates are written: an ISO day, month and day where no year can be known, or a year or month for a term."""


def wrong_keys(kind: str, value: Mapping[str, Any]) -> list[str]:
    """The keys of a value that its kind does not allow as they are; an empty list: the value has its form."""
    keys = FORMS[kind]
    wrong = [key for key in value if key not in keys]
    wrong += [key for key in keys if not _fits(kind, key, value.get(key))]
    return wrong if wrong or any(value.get(key) for key in keys) else [keys[0]]


def _fits(kind: str, key: str, value: Any) -> bool:
    if key == "targets":
        return isinstance(value, list | tuple) and all(isinstance(one, str) and one for one in value)
    if value is None:
        return (kind, key) in OPTIONAL
    if not isinstance(value, str) or not value.strip():
        return False
    choices, pattern = CHOICES.get((kind, key)), PATTERNS.get((kind, key))
    return (choices is None or value in choices) and (pattern is None or bool(pattern.fullmatch(value)))


def state_of(verdict: str | None, *, given: bool) -> State:
    """How a finding stands, by the verdict that holds and whether the newest reading gives it."""
    if verdict is not None:
        return State(verdict)
    return State.OPEN if given else State.GONE


def counts(state: State) -> bool:
    """Whether a finding in this state is part of the record."""
    return state not in (State.REJECTED, State.GONE)
