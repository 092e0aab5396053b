"""An exchange or agreement as its page shows it: every value with marks that lead to who gives it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from huishang.documents.models import Document
from huishang.record import names, order
from huishang.record.actions.ground import COLUMNS, kind_of_row
from huishang.record.actions.refresh import claims, document_key
from huishang.record.models import Exchange, Source
from huishang.record.shown import contradicts
from huishang.registry import writing


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered way from a value to who gives it; ``quote`` are the characters, where it has any."""

    number: int
    address: str
    quote: str


@dataclass(frozen=True, slots=True)
class Version:
    """A value as some of its sources give it."""

    value: str
    marks: tuple[Mark, ...]
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Value:
    """A value as shown, its marks, and every version where the sources contradict each other."""

    text: str
    marks: tuple[Mark, ...]
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Versions of one value that cannot all be right."""

    of: str
    field: object
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """One line of the list of sources: a document, or a citation of an entry by hand."""

    number: int
    document: Document | None = None
    source: Source | None = None


@dataclass
class Sources:
    """All sources of a page, numbered: documents by their date, then what was entered by hand."""

    origins: list[Origin] = field(default_factory=list)
    _numbers: dict[object, int] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Any]) -> Sources:
        """Number the sources of rows that carry them as ``live``."""
        made = cls()
        every = [source for row in rows for source in row.live]
        by_document = sorted((s for s in every if s.document_id), key=document_key)
        for source in (*by_document, *sorted((s for s in every if not s.document_id), key=lambda s: s.pk)):
            key = _origin_key(source)
            if key not in made._numbers:
                made._numbers[key] = len(made.origins) + 1
                made.origins.append(Origin(made._numbers[key], source.document, source))
        return made

    def mark(self, source: Source) -> Mark:
        """The mark of one source."""
        number = self._numbers[_origin_key(source)]
        if source.document is None:
            return Mark(number, f"#source-{number}", "")
        held = source.finding
        quote = source.document.text[held.start : held.end] if held.start is not None else ""
        return Mark(number, address_of(source.document, held.pk), quote[:80])

    def marks(self, sources: Iterable[Source]) -> tuple[Mark, ...]:
        """One mark for each origin."""
        first: dict[int, Mark] = {}
        for source in sources:
            mark = self.mark(source)
            first.setdefault(mark.number, mark)
        return tuple(first[number] for number in sorted(first))

    def values(self, row: Any) -> dict[str, Value]:
        """Every field of a row with its marks."""
        fields: dict[str, list[Source]] = defaultdict(list)
        for source in row.live:
            fields["roles" if source.field == "role" else source.field].append(source)
        result = {}
        for column in COLUMNS[kind_of_row(row)]:
            text = _words(row, column)
            result[column] = Value(
                text, self.marks(fields[column]), self._versions(column, fields[column], row)
            )
        return result

    def _versions(self, column: str, sources: Sequence[Source], row: Any) -> tuple[Version, ...]:
        if not contradicts(column, claims(sources)):
            return ()
        by_value: dict[str, list[Source]] = defaultdict(list)
        for source in sources:
            by_value[source.value].append(source)
        held = str(getattr(row, column))
        return tuple(
            Version(_word(column, value, kind_of_row(row)), self.marks(by_value[value]), value == held)
            for value in sorted(by_value, key=lambda value: (value != held, value))
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """A row with its values."""

    row: Any
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Side:
    """A side with its people in protocol order."""

    name: str
    party: Shown | None
    people: list[Shown]


def address_of(document: Document, finding: int | None = None) -> str:
    """Where a document is read, at a finding of it."""
    address = reverse("review:screen", args=[document.uuid])
    return f"{address}#f{finding}" if finding else address


def shown(sources: Sources, rows: Iterable[Any]) -> list[Shown]:
    """The rows that stand, with their values."""
    return [Shown(row, sources.values(row)) for row in rows if not row.withdrawn_because]


def contradictions(rows: Iterable[Shown]) -> list[Contradiction]:
    """Every value of some rows on which sources contradict each other."""
    return [
        Contradiction(str(one.row), names.FIELDS[column], value.versions)
        for one in rows
        for column, value in one.values.items()
        if value.versions
    ]


def side_names(exchange: Exchange) -> list[str]:
    """The names of the sides in their order of display."""
    parties = [
        (p.name, p.region.short if p.region else "", p.part) for p in exchange.parties.all() if p.stands
    ]
    return order.sides(parties, exchange.series)


def sides(exchange: Exchange, parties: Sequence[Shown], people: Sequence[Shown]) -> list[Side]:
    """People by side, the host's first; whose side is none of the parties stand under the region they name, last."""
    by_name = {one.row.name: one for one in parties}
    of_side: dict[str, list[Shown]] = defaultdict(list)
    for one in people:
        of_side[_home(one.row.side, exchange)].append(one)
    own = side_names(exchange)
    others = [name for name in of_side if name not in by_name]
    return [Side(name, by_name.get(name), of_side[name]) for name in (*own, *others)]


def _home(side: str, exchange: Exchange) -> str:
    """The party that somebody belongs to: his own region, or the one that it lies in."""
    parties = [party for party in exchange.parties.all() if party.stands]
    if any(party.name == side for party in parties):
        return side
    codes = exchange.codes  # type: ignore[attr-defined]
    code = codes.get(side, "")
    for party in parties:
        own = party.region.code.rstrip("0") if party.region else ""
        if code and own and code.startswith(own):
            return party.name
    return side


def _origin_key(source: Source) -> object:
    return source.document_id or (source.cited, source.address, source.entered_by_id)


def _words(row: Any, column: str) -> str:
    return _word(column, str(getattr(row, column)), kind_of_row(row))


def _word(column: str, value: str, kind: str) -> str:
    """A value as pages call it: coded words in the language of the page."""
    coded = {
        "level": names.LEVELS,
        "type": names.STAGES,
        "state": names.STATES if kind == "exchange" else names.AGREEMENT_STATES,
        "kind": names.AGREEMENT_KINDS,
        "part": names.SIGNATURE_PARTS if kind == "signature" else names.PARTS,
    }.get(column)
    if column == "roles":
        return "、".join(str(names.ROLES[role]) for role in value.split() if role in names.ROLES)
    return str(coded.get(value, value)) if coded else value


def when(one: Exchange | Any) -> str:
    """The days of an exchange or stage, as the language of the page writes them."""
    return writing.span(one.start, one.end, get_language() or "")
