"""What the readers of instruments and minutes find: immutable drafts in coordinates of the normal form.

``page.flat.span`` turns every ``start``/``end`` here into the span of the untouched original.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from huishang.reading.model import DocumentKind, Field, Strength, UnitPart

Precision = Literal["day", "month", "year", "open"]


class Place(NamedTuple):
    """A place of the normal form."""

    start: int
    end: int


class Due(NamedTuple):
    """A deadline: ISO as precise as its words; ``iso`` is None for 持续推进 and for words without a year."""

    iso: str | None
    words: str
    precision: Precision
    place: Place


class Unit(NamedTuple):
    """A body that owes an item: full name, its part, the region of its side, where it is named."""

    name: str
    part: UnitPart
    side: str | None
    place: Place


class Node(NamedTuple):
    """A numbered unit of the text (第五条, 一、, ——); ``parent`` counts in the list of nodes, -1 is none."""

    number: str
    level: str
    depth: int
    heading: str
    start: int
    body: int
    end: int
    parent: int


class Item(NamedTuple):
    """The smallest unit that carries its own bodies, and what it says of them, of terms and targets."""

    number: str | None
    heading: str
    section: str | None
    place: Place
    units: tuple[Unit, ...]
    due: Due | None
    targets: tuple[Place, ...]
    field: Field
    strength: Strength | None


class Head(NamedTuple):
    """What stands around an instrument's text."""

    title: str | None
    number: str | None
    issuers: tuple[str, ...]
    signed: str | None
    addressees: tuple[str, ...]
    plan_title: str | None


class ContractParty(NamedTuple):
    """甲方：… — ``label`` as written, ``name``, full region or None."""

    label: str
    name: str
    region: str | None


class Duty(NamedTuple):
    """A provision of an agreement and who owes it: 甲方, 乙方 or 双方."""

    owner: str
    place: Place


class Contract(NamedTuple):
    """What an agreement alone has: parties, term, copies, duties, how it is followed up."""

    parties: tuple[ContractParty, ...]
    term: str | None
    copies: str | None
    duties: tuple[Duty, ...]
    follow_up: tuple[Place, ...]


class Decision(NamedTuple):
    """An item of minutes: decided (议定) or only heard; owners and term where the text gives them."""

    number: str | None
    decided: bool
    place: Place
    units: tuple[Unit, ...]
    due: Due | None


class Session(NamedTuple):
    """What minutes alone have."""

    name: str | None
    date: str | None
    place: str | None
    chair: str | None
    present: tuple[str, ...]
    excused: tuple[str, ...]
    sitting_in: tuple[str, ...]
    decisions: tuple[Decision, ...]


class InstrumentDraft(NamedTuple):
    """All that was read from the form of one instrument or of minutes.

    ``items`` carry their own bodies; ``provisions`` are what is owed where the text has no such item:
    the decisions of minutes, the smallest numbered units of an agreement or joint plan.
    """

    kind: DocumentKind
    head: Head
    nodes: tuple[Node, ...]
    items: tuple[Item, ...]
    provisions: tuple[Item, ...]
    contract: Contract | None
    session: Session | None
