"""What the screen of a document shows: the text with its marks, the record as sections of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from huishang.documents.models import Document
from huishang.review.matching import same_value
from huishang.review.models import KIND_NAMES, Finding
from huishang.review.naming import FIELD_NAMES, STATE_NAMES, STATE_SIGNS, line_of
from huishang.review.queries import Node, tree, walk
from huishang.review.rules import Kind, State
from huishang.review.segments import Mark, segments

_DOCUMENT = (Kind.TITLE, Kind.NUMBER, Kind.ISSUER, Kind.SIGNED_ON, Kind.PLAN_TITLE, Kind.ADDRESSEE)
_CONTRACT = (Kind.CONTRACT_PARTY, Kind.TERM, Kind.COPIES, Kind.DUTY, Kind.FOLLOW_UP)
SECTIONS: tuple[tuple[str, Promise, tuple[Kind, ...]], ...] = (
    ("document", _("The document itself"), _DOCUMENT),
    ("contract", _("The agreement itself"), _CONTRACT),
    ("session", _("Session and minutes"), (Kind.SESSION, Kind.DECISION)),
    ("people", _("People"), (Kind.PERSON,)),
    ("events", _("Events"), (Kind.EVENT,)),
    ("agreements", _("Agreements"), (Kind.AGREEMENT,)),
    ("commitments", _("Commitments"), (Kind.COMMITMENT,)),
    ("phrases", _("Set phrases"), (Kind.PHRASE,)),
)
CHIPS = frozenset(
    {
        Kind.ROLE,
        Kind.EVENT_DATE,
        Kind.EVENT_PLACE,
        Kind.EVENT_PARTY,
        Kind.PARTICIPANT,
        Kind.SITE,
        Kind.AGREEMENT_PARTY,
        Kind.SIGNATORY,
        Kind.WITNESS,
        Kind.ADDRESSEE,
        Kind.ATTENDANT,
        Kind.RESPONSIBLE,
        Kind.PHRASE,
    }
)
"""Kinds that stand beside each other in a line, for there are many short ones."""

_LOOKS = {
    Kind.PERSON: "person",
    Kind.POST: "person",
    Kind.PARTICIPANT: "person",
    Kind.EVENT: "event",
    Kind.EVENT_DATE: "event",
    Kind.SITE: "place",
    Kind.EVENT_PLACE: "place",
    Kind.EVENT_PARTY: "place",
    Kind.AGREEMENT: "agreement",
    Kind.AGREEMENT_PARTY: "agreement",
    Kind.SIGNATORY: "agreement",
    Kind.WITNESS: "agreement",
    Kind.COMMITMENT: "commitment",
    Kind.DUTY: "commitment",
    Kind.FOLLOW_UP: "agreement",
    Kind.DECISION: "commitment",
    Kind.RESPONSIBLE: "commitment",
}
_RANKS = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Row:
    """A finding as the record shows it, with what stands below it."""

    node: Node
    level: int
    main: str
    detail: str
    now: str
    """What the newest reading gives where it is another than what a person decided; empty: nothing else."""
    rows: tuple[Row, ...] = ()
    chips: tuple[Row, ...] = ()

    @property
    def finding(self) -> Finding:
        """The finding."""
        return self.node.finding

    @property
    def kind_name(self) -> str:
        """What kind it is, in words."""
        return str(KIND_NAMES[Kind(self.finding.kind)])

    @property
    def sign(self) -> str:
        """The state as a sign."""
        return STATE_SIGNS[self.node.state]

    @property
    def state_name(self) -> str:
        """The state in words."""
        return str(STATE_NAMES[self.node.state])


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the record with its heading; ``open`` of its findings nobody has decided."""

    key: str
    name: str
    level: int
    open: int
    total: int
    rows: tuple[Row, ...] = ()
    chips: tuple[Row, ...] = ()
    parts: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Screen:
    """Everything of one document's screen; ``nodes`` are its findings as a tree."""

    document: Document
    nodes: tuple[Node, ...] = field(repr=False)

    @property
    def sections(self) -> list[Section]:
        """The record."""
        return [
            made
            for made in (_section(self, *one) for one in SECTIONS)
            if made.rows or made.chips or made.parts
        ]

    @property
    def open(self) -> int:
        """How many findings nobody has decided."""
        return _count_open(self.nodes)

    @property
    def total(self) -> int:
        """How many findings count or could."""
        return sum(node.state is not State.GONE for node in walk(self.nodes))

    @property
    def done(self) -> int:
        """How many are decided, themselves or by rejecting what they belong to."""
        return self.total - self.open

    @property
    def text(self) -> SafeString:
        """The original's characters with marks; the text is escaped and never markup."""
        marks = [_mark(node) for node in walk(self.nodes) if node.standing[1] is not None]
        parts = [_segment(one.start, one.text, one.marks) for one in segments(self.document.text, marks)]
        return mark_safe("".join(parts))

    def row(self, node: Node) -> Row:
        """A finding as a row, without what is below it."""
        return _row(self.document.text, node, 2)


def screen_of(document: Document) -> Screen:
    """The screen of a document as it stands."""
    return Screen(document, tree(document))


def _section(screen: Screen, key: str, name: Promise, kinds: tuple[Kind, ...]) -> Section:
    nodes = tuple(n for n in screen.nodes if n.finding.kind in kinds and n.state is not State.GONE)
    if key == "commitments":
        parts = tuple(_field(screen, nodes, one, str(words)) for one, words in FIELD_NAMES.items())
        parts = tuple(part for part in parts if part.rows)
        return Section(key, str(name), 1, _count_open(nodes), len(nodes), parts=parts)
    rows, chips = _parted(_grown(screen.document.text, nodes, 2))
    return Section(key, str(name), 1, _count_open(nodes), len(nodes), rows, chips)


def _field(screen: Screen, nodes: tuple[Node, ...], field_: str, name: str) -> Section:
    of_field = tuple(node for node in nodes if node.standing[0]["field"] == field_)
    rows = _grown(screen.document.text, of_field, 3)
    return Section(f"field-{field_}", name, 2, _count_open(of_field), len(of_field), rows)


def _grown(text: str, nodes: Iterable[Node], level: int) -> tuple[Row, ...]:
    return tuple(_row(text, node, level, grown=True) for node in nodes if node.state is not State.GONE)


def _row(text: str, node: Node, level: int, *, grown: bool = False) -> Row:
    value, start, end = node.standing
    quote = text[start:end] if start is not None else ""
    main, detail = line_of(node.finding.kind, value, quote)
    rows, chips = _parted(_grown(text, node.children, level + 1)) if grown else ((), ())
    return Row(node, level, main, detail, _read_now(text, node), rows, chips)


def _read_now(text: str, node: Node) -> str:
    """What the reader gives by now where a person decided on another value."""
    finding, held = node.finding, node.finding.verdict
    if held is None or finding.added_by_id or same_value(finding.value, held.value):
        return ""
    if held.before is not None and same_value(finding.value, held.before["value"]):
        return ""
    quote = text[finding.start : finding.end] if finding.start is not None else ""
    return " · ".join(part for part in line_of(finding.kind, finding.value, quote) if part)


def _parted(rows: Iterable[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    rows = tuple(rows)
    is_chip: Callable[[Row], bool] = lambda row: row.finding.kind in CHIPS  # noqa: E731
    return tuple(row for row in rows if not is_chip(row)), tuple(row for row in rows if is_chip(row))


def _count_open(nodes: Iterable[Node]) -> int:
    return sum(node.state is State.OPEN and not node.hidden for node in walk(nodes))


def _mark(node: Node) -> Mark:
    _value, start, end = node.standing
    finding = node.finding
    shown = not node.hidden and node.state is not State.GONE
    look = _LOOKS.get(Kind(finding.kind), "other") if shown else ""
    return Mark(finding.pk, start or 0, end or 0, look, _RANKS[Kind(finding.kind)])


def _segment(start: int, text: str, marks: tuple[Mark, ...]) -> str:
    words = str(escape(text)).replace("\r", "&#13;").replace("\0", "\ufffd")
    looks = [mark.look for mark in marks if mark.look]
    ids = " ".join(str(mark.id) for mark in marks)
    if not looks:
        named = f' data-f="{ids}"' if ids else ""
        return f'<span data-s="{start}"{named}>{words}</span>'
    outer = "".join(f" in-{look}" for look in dict.fromkeys(looks[:-1]) if look != looks[-1])
    return f'<mark data-s="{start}" data-f="{ids}" class="is-{looks[-1]}{outer}">{words}</mark>'
