"""The tables of the demonstration, read and checked.

``load()`` gives everything as tuples of typed rows; what the columns mean stands at the top of each table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TypeVar

from huishang.reading.lexicon.tables import LexiconError, parse

LEVELS = frozenset({"leaders", "deputies", "departments", "cities", "counties"})
EXCHANGE_STATES = frozenset({"held", "planned", "postponed", "cancelled"})
EVENT_TYPES = frozenset({"visit", "meeting", "signing", "ceremony"})
PARTS = frozenset({"host", "guest", "party"})
ROLES = frozenset(
    {"chair", "speaker", "briefer", "signatory", "witness", "leader", "host", "attendee", "companion"}
)
AGREEMENT_KINDS = frozenset({"framework", "special", "plan", "memorandum", "other"})
AGREEMENT_STATES = frozenset({"negotiated", "signed", "in_force", "amended", "expired", "ended"})
FIELDS = frozenset({"connectivity", "industry", "tourism", "ecology", "services", "mechanism", "other"})
FINDINGS = frozenset({"found", "none found"})

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_ID = re.compile(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*")
_T = TypeVar("_T")


class TableError(Exception):
    """A table of the demonstration that says something impossible; the message names file, row and column."""


@dataclass(frozen=True, slots=True)
class Source:
    """A page on which facts were read."""

    id: str
    publisher: str
    published: str
    address: str
    note: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """Visits, meetings and signings of regions that belong together."""

    id: str
    title_zh: str
    title_en: str
    level: str
    state: str
    reason: str
    series: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One visit, meeting, signing or ceremony of an exchange."""

    exchange: str
    order: int
    type: str
    name: str
    start: str
    end: str
    place: str
    source: str


@dataclass(frozen=True, slots=True)
class Party:
    """A side of an exchange."""

    exchange: str
    order: int
    party: str
    part: str
    source: str


@dataclass(frozen=True, slots=True)
class Participant:
    """A person who took part, with the posts that the report gives and what he or she did."""

    exchange: str
    order: int
    name: str
    posts: tuple[str, ...]
    side: str
    roles: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A place that was looked at."""

    exchange: str
    order: int
    site: str
    date: str
    source: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was signed, or agreed without signature; ``parent`` is the agreement that it belongs to."""

    id: str
    exchange: str
    parent: str
    title: str
    kind: str
    signed: str
    term: str
    state: str
    parties: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised or proposed, retold."""

    exchange: str
    agreement: str
    field: str
    text: str
    speaker: str
    due: str
    source: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What is publicly known of the time before or after an exchange, or that nothing was found."""

    id: str
    exchange: str
    field: str
    fact: str
    date: str
    value: str
    unit: str
    definition: str
    state: str
    source: str
    contradicts: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report retold for the demonstration; ``text`` begins with the title."""

    file: str
    exchange: str
    title: str
    published: str
    sources: tuple[str, ...]
    side: str
    text: str


@dataclass(frozen=True, slots=True)
class Demonstration:
    """All facts of the demonstration, each tuple in the order of its table."""

    sources: tuple[Source, ...]
    exchanges: tuple[Exchange, ...]
    events: tuple[Event, ...]
    parties: tuple[Party, ...]
    participants: tuple[Participant, ...]
    stops: tuple[Stop, ...]
    agreements: tuple[Agreement, ...]
    promises: tuple[Promise, ...]
    followup: tuple[Finding, ...]
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, which gives its cells checked; rows count from 1 below the column names."""

    file: str
    number: int
    cells: dict[str, str]

    def error(self, column: str, complaint: str) -> TableError:
        """Return the error that names this row and the column."""
        return TableError(f"{self.file}: row {self.number}, column {column}: {complaint}")

    def text(self, column: str) -> str:
        """Return a cell that may be empty."""
        if column not in self.cells:
            raise self.error(column, "there is no such column")
        cell = self.cells[column]
        if cell != cell.strip():
            raise self.error(column, f"blanks around «{cell.strip()}»")
        return cell

    def need(self, column: str) -> str:
        """Return a cell that may not be empty."""
        cell = self.text(column)
        if not cell:
            raise self.error(column, "is empty")
        return cell

    def key(self, column: str) -> str:
        """Return an id: letters and digits in parts joined by hyphens."""
        cell = self.need(column)
        if not _ID.fullmatch(cell):
            raise self.error(column, f"«{cell}» is no id: letters and digits, joined by hyphens")
        return cell

    def order(self) -> int:
        """Return the place of the row among those of its exchange."""
        cell = self.need("order")
        if not cell.isascii() or not cell.isdigit() or cell.startswith("0"):
            raise self.error("order", f"«{cell}» is no number from 1")
        return int(cell)

    def choice(self, column: str, allowed: Iterable[str]) -> str:
        """Return a cell that holds one of the words allowed."""
        cell = self.need(column)
        if cell not in allowed:
            raise self.error(column, f"«{cell}» is none of {', '.join(sorted(allowed))}")
        return cell

    def words(self, column: str, separator: str) -> tuple[str, ...]:
        """Return the parts of a cell; none where it is empty."""
        cell = self.text(column)
        parts = tuple(cell.split(separator)) if cell else ()
        if "" in parts or len(set(parts)) != len(parts):
            raise self.error(column, f"an empty or repeated part in «{cell}»")
        return parts

    def day(self, column: str) -> str:
        """Return an ISO date, a month or a year that exists; may be empty."""
        cell = self.text(column)
        if not cell:
            return ""
        match = _DATE.fullmatch(cell)
        if match is None:
            raise self.error(column, f"«{cell}» is no date: YYYY-MM-DD, YYYY-MM or YYYY")
        year, month, day = (int(part) if part else 1 for part in match.groups())
        try:
            date(year, month, day)
        except ValueError:
            raise self.error(column, f"there is no day «{cell}»") from None
        return cell


@cache
def load() -> Demonstration:
    """Return the whole demonstration.

    Raises:
        TableError: a table is malformed, or a row names what no other table has.

    """
    found = Demonstration(
        sources=_table("sources", _source),
        exchanges=_table("exchanges", _exchange),
        events=_table("events", _event),
        parties=_table("parties", _party),
        participants=_table("participants", _participant),
        stops=_table("stops", _stop),
        agreements=_table("agreements", _agreement),
        promises=_table("promises", _promise),
        followup=_table("followup", _finding),
        documents=_table("documents", _document),
    )
    check(found)
    return found


def check(demonstration: Demonstration) -> None:
    """Raise where a row names a source, exchange, agreement or finding that no table has."""
    all_ = demonstration
    sources = _ids("sources", [row.id for row in all_.sources])
    exchanges = _ids("exchanges", [row.id for row in all_.exchanges])
    agreements = _ids("agreements", [row.id for row in all_.agreements])
    findings = _ids("followup", [row.id for row in all_.followup])
    for file, column, names in (
        ("exchanges", "sources", [row.sources for row in all_.exchanges]),
        ("documents", "source", [row.sources for row in all_.documents]),
    ):
        _known(file, column, names, sources)
    for file, rows in _dated(all_).items():
        _known(file, "exchange", [(row.exchange,) for row in rows], exchanges)
        _known(file, "source", [(row.source,) if row.source else () for row in rows], sources)
    _known("documents", "exchange", [(row.exchange,) for row in all_.documents], exchanges)
    _known("agreements", "parent", [_some(row.parent) for row in all_.agreements], agreements)
    _known("promises", "agreement", [_some(row.agreement) for row in all_.promises], agreements)
    _known("followup", "contradicts", [_some(row.contradicts) for row in all_.followup], findings)


_Fact = Event | Party | Participant | Stop | Agreement | Promise | Finding


def _dated(demonstration: Demonstration) -> dict[str, tuple[_Fact, ...]]:
    """Return the tables whose rows belong to one exchange and cite one source."""
    return {
        "events": demonstration.events,
        "parties": demonstration.parties,
        "participants": demonstration.participants,
        "stops": demonstration.stops,
        "agreements": demonstration.agreements,
        "promises": demonstration.promises,
        "followup": demonstration.followup,
    }


def _some(name: str) -> tuple[str, ...]:
    return (name,) if name else ()


def _ids(file: str, names: list[str]) -> frozenset[str]:
    """Return the ids of a table, each of which may occur once."""
    seen: set[str] = set()
    for number, name in enumerate(names, 1):
        if name in seen:
            raise TableError(f"{file}.tsv: row {number}, column id: «{name}» is there twice")
        seen.add(name)
    return frozenset(seen)


def _known(file: str, column: str, names: list[tuple[str, ...]], known: frozenset[str]) -> None:
    for number, row in enumerate(names, 1):
        for name in row:
            if name not in known:
                raise TableError(f"{file}.tsv: row {number}, column {column}: «{name}» is in no table")


def _table(name: str, build: Callable[[Row], _T]) -> tuple[_T, ...]:
    """Return the rows of one table, each built from its checked cells."""
    file = f"{name}.tsv"
    text = (files(__package__) / file).read_text("utf-8")
    return read(text, file, build)


def read(text: str, file: str, build: Callable[[Row], _T]) -> tuple[_T, ...]:
    """Return what ``build`` makes of the rows of a table's text; ``file`` is the name that errors give."""
    try:
        rows = parse(text, file)
    except LexiconError as error:
        raise TableError(str(error)) from None
    return tuple(build(Row(file, number, cells)) for number, cells in enumerate(rows, 1))


def _source(row: Row) -> Source:
    return Source(
        row.key("id"), row.text("publisher"), row.day("published"), row.need("address"), row.need("note")
    )


def _exchange(row: Row) -> Exchange:
    state, reason = row.choice("state", EXCHANGE_STATES), row.text("reason")
    if bool(reason) != (state in {"postponed", "cancelled"}):
        raise row.error("reason", f"stands with postponed and cancelled, and only there; state is {state}")
    return Exchange(
        row.key("id"),
        row.need("title_zh"),
        row.need("title_en"),
        row.choice("level", LEVELS),
        state,
        reason,
        row.text("series"),
        row.words("sources", " ") or (row.need("sources"),),
    )


def _event(row: Row) -> Event:
    start, end = row.day("start"), row.day("end")
    if end and end < start:
        raise row.error("end", f"{end} is before {start}")
    return Event(
        row.key("exchange"),
        row.order(),
        row.choice("type", EVENT_TYPES),
        row.need("name"),
        start,
        end,
        row.text("place"),
        row.key("source"),
    )


def _party(row: Row) -> Party:
    return Party(
        row.key("exchange"), row.order(), row.need("party"), row.choice("part", PARTS), row.key("source")
    )


def _participant(row: Row) -> Participant:
    roles = row.words("roles", " ") or (row.need("roles"),)
    for role in roles:
        if role not in ROLES:
            raise row.error("roles", f"«{role}» is none of {', '.join(sorted(ROLES))}")
    return Participant(
        row.key("exchange"),
        row.order(),
        row.need("name"),
        row.words("post", "、"),
        row.text("side"),
        roles,
        row.key("source"),
    )


def _stop(row: Row) -> Stop:
    return Stop(row.key("exchange"), row.order(), row.need("site"), row.day("date"), row.key("source"))


def _agreement(row: Row) -> Agreement:
    return Agreement(
        row.key("id"),
        row.key("exchange"),
        row.text("parent"),
        row.need("title"),
        row.choice("kind", AGREEMENT_KINDS),
        row.day("signed"),
        row.text("term"),
        row.choice("state", AGREEMENT_STATES),
        row.words("parties", "、") or (row.need("parties"),),
        row.key("source"),
    )


def _promise(row: Row) -> Promise:
    return Promise(
        row.key("exchange"),
        row.text("agreement"),
        row.choice("field", FIELDS),
        row.need("text"),
        row.text("speaker"),
        row.text("due"),
        row.key("source"),
    )


def _finding(row: Row) -> Finding:
    state, source = row.choice("state", FINDINGS), row.text("source")
    if bool(source) != (state == "found"):
        raise row.error("source", f"stands with what was found, and only there; state is {state}")
    if bool(row.text("value")) and not row.text("unit"):
        raise row.error("unit", f"is empty, but the value is {row.text('value')}")
    return Finding(
        row.key("id"),
        row.key("exchange"),
        row.choice("field", FIELDS),
        row.need("fact"),
        row.day("date"),
        row.text("value"),
        row.text("unit"),
        row.text("definition"),
        state,
        source,
        row.text("contradicts"),
    )


def _document(row: Row) -> Document:
    file = row.need("file")
    path = files(__package__) / "documents" / file
    if not path.is_file():
        raise row.error("file", f"there is no «{file}» in the folder documents")
    text, title = path.read_text("utf-8"), row.need("title")
    if text.split("\n", 1)[0] != title:
        raise row.error("title", f"«{title}» is not the first line of {file}")
    return Document(
        file,
        row.key("exchange"),
        title,
        row.day("published") or row.need("published"),
        row.words("source", " ") or (row.need("source"),),
        row.need("side"),
        text,
    )
