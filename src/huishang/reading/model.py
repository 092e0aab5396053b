"""What a reading is made of: immutable types, named as the reading contract names its keys.

Every type is a frozen ``msgspec.Struct``; encoding a :class:`Reading` with ``msgspec.json``
gives the contract's JSON object, keys in this order. A ``span`` is ``(start, end)`` in Unicode
code points of ``document.text``, end excluded; a ``quote`` is exactly ``text[start:end]``.
``None`` means that the document does not say.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Span = tuple[int, int]

DocumentKind = Literal["communique", "instrument", "minutes", "other"]
Role = Literal[
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
]
EventType = Literal["visit", "meeting", "signing", "ceremony"]
EventStatus = Literal["held", "planned"]
PartyPart = Literal["host", "guest", "party"]
Act = Literal["thanks", "praise", "report", "background", "aim", "proposal", "pledge", "provision", "fact"]
Field = Literal["connectivity", "industry", "tourism", "ecology", "services", "mechanism", "other"]
Strength = Literal["确保", "推进", "力争", "探索"]
UnitPart = Literal["lead", "support", "responsible"]


class Quoted(msgspec.Struct, frozen=True):
    """Characters of the document: ``text[span[0]:span[1]] == quote``."""

    span: Span
    quote: str


class Document(msgspec.Struct, frozen=True):
    """The document that was read: what it calls itself, and its own untouched text."""

    id: str
    title: str | None
    published: str | None  # ISO date, given by the caller or found in the text
    published_span: Span | None  # where the text gives it; None when the caller gave it
    kind: DocumentKind
    number: str | None  # 发文字号
    issuers: tuple[str, ...]
    signed: str | None  # 成文日期, ISO
    outlet: Quoted | None  # the paper or site that names itself
    byline: tuple[Quoted, ...]  # reporters and editors: never people of the record
    text: str


class Post(msgspec.Struct, frozen=True):
    """A post that the text gives a person as his or her own, in full form."""

    title: str
    region: str | None
    organization: str | None
    span: Span
    quote: str


class Person(msgspec.Struct, frozen=True):
    """A person named in the document, with posts, side and every role played."""

    name: str
    posts: tuple[Post, ...]
    side: str | None
    roles: tuple[Role, ...]
    mentions: tuple[Quoted, ...]


class Party(msgspec.Struct, frozen=True):
    """A region (full official name) or body that takes part in an event."""

    region: str
    part: PartyPart


class Participant(msgspec.Struct, frozen=True):
    """One role that one person plays in one event, where the text says so."""

    name: str
    role: Role
    span: Span
    quote: str


class Site(msgspec.Struct, frozen=True):
    """A place, enterprise or project inspected on the way."""

    name: str
    span: Span
    quote: str


class Event(msgspec.Struct, frozen=True):
    """A visit, meeting, signing or ceremony between sides."""

    type: EventType
    name: str | None
    status: EventStatus
    start: str | None  # ISO date, or MM-DD where no year can be known
    end: str | None
    when: Quoted | None
    places: tuple[str, ...]
    parties: tuple[Party, ...]
    participants: tuple[Participant, ...]
    sites: tuple[Site, ...]
    span: Span
    quote: str


class AgreementParty(msgspec.Struct, frozen=True):
    """A party as the document names it, with the region it belongs to."""

    name: str
    region: str | None


class Agreement(msgspec.Struct, frozen=True):
    """An agreement signed at the occasion that the document reports."""

    title: str
    parties: tuple[AgreementParty, ...]
    signatories: tuple[str, ...]
    witnesses: tuple[str, ...]
    span: Span
    quote: str


class Statement(msgspec.Struct, frozen=True):
    """One clause of speech or provision."""

    speaker: str | None
    act: Act
    span: Span
    quote: str


class Responsible(msgspec.Struct, frozen=True):
    """A body that owes an item, its name in full."""

    name: str
    part: UnitPart
    side: str | None


class Commitment(msgspec.Struct, frozen=True):
    """A statement that names something to be done together or for each other."""

    quote: str
    span: Span
    speaker: str | None
    act: Act
    field: Field
    strength: Strength | None
    number: str | None
    heading: str | None
    responsible: tuple[Responsible, ...]
    due: str | None  # ISO year, month or day
    targets: tuple[str, ...]


class OutlineNode(msgspec.Struct, frozen=True):
    """A numbered unit of an instrument (第五条, 一、, （一）, 1., ——); ``parent`` counts in the outline, null is none."""

    number: str
    heading: str
    depth: int
    parent: int | None
    span: Span
    quote: str


class ContractParty(msgspec.Struct, frozen=True):
    """甲方 or 乙方 of an agreement."""

    label: str
    name: str
    region: str | None


class Duty(msgspec.Struct, frozen=True):
    """What an agreement lays on 甲方, 乙方 or 双方."""

    owner: str
    span: Span
    quote: str


class Contract(msgspec.Struct, frozen=True):
    """What an agreement alone has: parties, term, copies, duties, how it is to be followed up."""

    parties: tuple[ContractParty, ...]
    term: str | None
    copies: str | None
    duties: tuple[Duty, ...]
    follow_up: tuple[Quoted, ...]


class Decision(msgspec.Struct, frozen=True):
    """An item of minutes: decided (议定) or only heard."""

    number: str | None
    decided: bool
    responsible: tuple[Responsible, ...]
    due: str | None
    span: Span
    quote: str


class Session(msgspec.Struct, frozen=True):
    """What minutes alone have: the session, who was there, what was decided."""

    name: str | None
    date: str | None
    place: str | None
    chair: str | None
    present: tuple[str, ...]
    excused: tuple[str, ...]
    sitting_in: tuple[str, ...]
    decisions: tuple[Decision, ...]


class Instrument(msgspec.Struct, frozen=True):
    """The form of an agreement, plan, notice or of minutes; null for other documents."""

    addressees: tuple[str, ...]
    plan_title: str | None
    outline: tuple[OutlineNode, ...]
    contract: Contract | None
    session: Session | None


class Warning(msgspec.Struct, frozen=True):  # noqa: A001 - the contract's own word
    """Something that could not be decided, and why."""

    code: str
    message: str
    span: Span | None


class Reading(msgspec.Struct, frozen=True):
    """All that was read from one document."""

    document: Document
    people: tuple[Person, ...]
    events: tuple[Event, ...]
    agreements: tuple[Agreement, ...]
    statements: tuple[Statement, ...]
    commitments: tuple[Commitment, ...]
    phrases: tuple[Quoted, ...]
    instrument: Instrument | None
    warnings: tuple[Warning, ...]
