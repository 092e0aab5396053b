"""What the writes share: which rows there are, how a value gets its source, how two changes at once are noticed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models

from huishang.documents.models import Document
from huishang.record import elements as e
from huishang.record.elements import Citation, Element, Given
from huishang.record.matching import pair_up
from huishang.record.models import (
    TARGETS,
    Agreement,
    AgreementParty,
    Change,
    Exchange,
    Fact,
    Participation,
    Party,
    Signature,
    Source,
    Stage,
    Stop,
)
from huishang.record.rules import kind_of

COLUMNS: dict[str, tuple[str, ...]] = {
    e.EXCHANGE: ("title", "level", "state", "series", "number"),
    e.STAGE: ("type", "name", "start", "end", "place"),
    e.PARTY: ("name", "part"),
    e.PARTICIPATION: ("name", "post", "side", "roles"),
    e.STOP: ("name", "date"),
    e.AGREEMENT: ("title", "kind", "state", "signed", "term", "since", "until"),
    e.AGREEMENT_PARTY: ("name",),
    e.SIGNATURE: ("name", "part"),
    e.FACT: ("text", "date", "value", "unit", "definition"),
}
"""The columns of each kind of row that have sources."""

KEY = {e.STAGE: "type", e.AGREEMENT: "title", e.FACT: "text", e.EXCHANGE: "told"}
"""The field without which a row is none; ``name`` for the others."""

MODELS: dict[str, type[models.Model]] = {
    e.EXCHANGE: Exchange,
    e.STAGE: Stage,
    e.PARTY: Party,
    e.PARTICIPATION: Participation,
    e.STOP: Stop,
    e.AGREEMENT: Agreement,
    e.AGREEMENT_PARTY: AgreementParty,
    e.SIGNATURE: Signature,
    e.FACT: Fact,
}
OF_EXCHANGE = {e.STAGE: "stages", e.PARTY: "parties", e.PARTICIPATION: "participations", e.STOP: "stops"}
OF_AGREEMENT = {e.AGREEMENT_PARTY: "parties", e.SIGNATURE: "signatures"}
_KINDS = {model: kind for kind, model in MODELS.items()}

Row = models.Model


class RecordError(Exception):
    """What was asked cannot be done; the text is a sentence for people."""


class Stale(RecordError):
    """Somebody changed the row since the form was opened; ``change`` is his last line of history."""

    def __init__(self, change: Change | None) -> None:
        super().__init__("changed since")
        self.change = change


@dataclass(frozen=True, slots=True)
class Hand:
    """An entry by hand: who, when, from what source."""

    by: Any
    at: datetime
    cited: Citation


def kind_of_row(row: Row) -> str:
    """The kind of an element that a row is."""
    return _KINDS[type(row)]


def as_element(row: Row) -> Element:
    """A row as it is shown, in the form in which sources are compared."""
    kind = kind_of_row(row)
    given = tuple(Given(column, str(getattr(row, column))) for column in COLUMNS[kind])
    parts = ()
    if kind == e.AGREEMENT:
        parts = tuple(as_element(part) for name in OF_AGREEMENT.values() for part in getattr(row, name).all())
    return Element(kind, tuple(g for g in given if g.value), parts)


def check_revision(row: Exchange | Agreement, revision: int | None) -> None:
    """Refuse a change that was made without seeing the last one."""
    if revision is not None and row.revision != revision:
        raise Stale(row.changes.exclude(by=None).select_related("by").first())


def locked(row: Row) -> Row:
    """The same row, read anew and held until the end of the transaction."""
    return type(row).objects.select_for_update().get(pk=row.pk)


def note(
    row: Exchange | Agreement,
    act: str,
    at: datetime,
    *,
    by: Any = None,
    document: Document | None = None,
    words: str = "",
) -> None:
    """Add one line of history."""
    Change.objects.create(
        **{kind_of_row(row): row}, act=act, at=at, by=by, document=document, words=words[:1000]
    )


@dataclass
class Book:
    """The sources of one origin, a document or an entry by hand, as they are written.

    For a document: ``give`` confirms a source that is there already or adds it, and ``close`` ends those that
    the document does not give any more. For a hand: an earlier entry of the same field ends with the new one.
    """

    at: datetime
    document: Document | None = None
    hand: Hand | None = None
    added: int = 0
    ended: int = 0
    _live: dict[tuple[str, int, str, str, int | None], Source] = field(default_factory=dict)
    _new: list[Source] = field(default_factory=list)
    _made: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.document is not None:
            live = Source.objects.filter(document=self.document, ended_at=None).select_related(*TARGETS)
            self._live = {_key(source): source for source in live}

    def rows_of_finding(self, kind: str, finding: int) -> set[int]:
        """The rows of a kind on which a finding of this document stands now."""
        return {key[1] for key in self._live if key[0] == kind and key[4] == finding}

    def left(self) -> list[Row]:
        """The rows on which this document stands and whose values it did not confirm yet."""
        return [source.target for source in self._live.values()]

    def made(self, row: Row) -> Row:
        """Remember a row that was just made: nothing was entered for it before."""
        self._made.add((kind_of_row(row), row.pk))
        return row

    def give(self, row: Row, given: Given, cited: Citation | None = None) -> None:
        """Give a row's field a value."""
        kind = kind_of_row(row)
        if self.document is not None:
            if self._live.pop((kind, row.pk, given.field, given.value, given.finding), None) is None:
                self._add(kind, row, given, document=self.document, finding_id=given.finding)
            return
        assert self.hand is not None
        self._supersede(kind, row, given)
        cited = cited or self.hand.cited
        origin = {"entered_by": self.hand.by, "entered_at": self.hand.at}
        self._add(kind, row, given, **origin, cited=cited.words, address=cited.address)

    def retract(self, row: Row, field_name: str) -> None:
        """End what was entered by hand for a field."""
        lines = Source.objects.filter(
            **{kind_of_row(row): row}, field=field_name, document=None, ended_at=None
        )
        self.ended += lines.update(ended_at=self.at)

    def close(self) -> None:
        """Write what is new, and end what the document does not give any more."""
        Source.objects.bulk_create(self._new, batch_size=200)
        gone = [source.pk for source in self._live.values()]
        self.ended += Source.objects.filter(pk__in=gone).update(ended_at=self.at)
        self._live, self._new = {}, []

    def _add(self, kind: str, row: Row, given: Given, **origin: Any) -> None:
        self._new.append(Source(**{kind: row}, field=given.field, value=given.value, **origin))
        self.added += 1

    def _supersede(self, kind: str, row: Row, given: Given) -> None:
        if given.field != e.TOLD and (kind, row.pk) not in self._made:
            self.retract(row, given.field)


def _key(source: Source) -> tuple[str, int, str, str, int | None]:
    target = source.target
    return kind_of_row(target), target.pk, source.field, source.value, source.finding_id


def place(
    book: Book, owner: Exchange | Agreement, related: str, elements: Sequence[Element]
) -> list[tuple[Row, Element]]:
    """Each element with its row: the one it stood on before, else one that is like it, else a new one."""
    rows = list(getattr(owner, related).all())
    result: list[tuple[Row, Element]] = []
    rest = list(elements)
    for element in elements:
        row = _stood_on(book, rows, element)
        if row is not None:
            rows.remove(row)
            rest.remove(element)
            result.append((row, element))
    pairs = dict((j, rows[i]) for i, j in pair_up([as_element(row) for row in rows], rest))
    for j, element in enumerate(rest):
        result.append((pairs[j] if j in pairs else _new(book, owner, related, element), element))
    return result


def write(book: Book, owner: Exchange | Agreement, related: str, elements: Sequence[Element]) -> list[Row]:
    """Write elements of one kind with their sources; the rows, in the order of the elements."""
    placed = place(book, owner, related, elements)
    for row, element in placed:
        if book.hand is not None and row.withdrawn_because:  # whoever enters it says that it stands
            row.withdrawn_because, row.withdrawn_by = "", None
            row.save(update_fields=["withdrawn_because", "withdrawn_by"])
        for given in element.given:
            book.give(row, given, element.cited)
        for name, kind in (("parties", e.AGREEMENT_PARTY), ("signatures", e.SIGNATURE)):
            parts = [part for part in element.parts if part.kind == kind]
            if parts:
                write(book, row, name, parts)
    at = {id(element): i for i, element in enumerate(elements)}
    return [row for row, element in sorted(placed, key=lambda pair: at[id(pair[1])])]


def _stood_on(book: Book, rows: Iterable[Row], element: Element) -> Row | None:
    key = KEY.get(element.kind, "name")
    finding = next((given.finding for given in element.given if given.field == key), None)
    if finding is None:
        return None
    stood = book.rows_of_finding(element.kind, finding)
    return next((row for row in rows if row.pk in stood), None)


def _new(book: Book, owner: Exchange | Agreement, related: str, element: Element) -> Row:
    values: dict[str, Any] = {column: element.get(column) for column in COLUMNS[element.kind]}
    if element.kind == e.AGREEMENT:
        values["kind"] = values["kind"] or str(kind_of(values["title"]))
        values["state"] = values["state"] or "signed"
        values |= {"added_at": book.at, "added_by": book.hand.by if book.hand else None}
    if element.kind == e.PARTY:
        values["part"] = values["part"] or "party"
    return book.made(getattr(owner, related).create(**values))
