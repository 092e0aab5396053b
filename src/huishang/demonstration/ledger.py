"""The rows of the demonstration's ledger and what is evidence on them, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from huishang.demonstration.mechanisms import load_mechanisms
from huishang.demonstration.tables import FIELDS, Row, TableError, load, read


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A promise or project of a mechanism, retold."""

    id: str
    mechanism: str
    exchange: str
    agreement: str
    field: str
    title: str
    aim: str
    speaker: str
    side: str
    source: str


@dataclass(frozen=True, slots=True)
class LedgerEvidence:
    """That a finding of the follow-up is evidence on a row, and for which side it is brought."""

    row: str
    finding: str
    side: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The tables, each in its order."""

    rows: tuple[LedgerRow, ...]
    evidence: tuple[LedgerEvidence, ...]


def load_ledger() -> Ledger:
    """The rows and their evidence.

    Raises:
        TableError: a table is malformed, or names what no other table has.

    """
    found = Ledger(
        read(_text("ledger_rows"), "ledger_rows.tsv", _row),
        read(_text("ledger_evidence"), "ledger_evidence.tsv", _evidence),
    )
    check_ledger(found)
    return found


def check_ledger(found: Ledger) -> None:
    """Raise where a row or evidence names what no table has, or a finding stands twice."""
    facts, mechanisms = load(), load_mechanisms()
    sides = {(side.mechanism, side.region) for side in mechanisms.sides}
    known = {
        "mechanism": {one.id for one in mechanisms.mechanisms},
        "exchange": {one.id for one in facts.exchanges},
        "agreement": {"", *(one.id for one in facts.agreements)},
        "source": {one.id for one in facts.sources},
    }
    rows = {one.id: one for one in found.rows}
    if len(rows) != len(found.rows):
        raise TableError("ledger_rows.tsv: an id is there twice")
    for one in found.rows:
        for column, names in known.items():
            if getattr(one, column) not in names:
                raise TableError(f"ledger_rows.tsv: {one.id}: «{getattr(one, column)}» is no {column}")
        if (one.mechanism, one.side) not in sides:
            raise TableError(f"ledger_rows.tsv: {one.id}: «{one.side}» is no side of {one.mechanism}")
    _check_evidence(found, rows, sides, {one.id for one in facts.followup})


def _check_evidence(
    found: Ledger, rows: dict[str, LedgerRow], sides: set[tuple[str, str]], findings: set[str]
) -> None:
    seen: set[str] = set()
    for one in found.evidence:
        if one.row not in rows or one.finding not in findings or one.finding in seen:
            raise TableError(f"ledger_evidence.tsv: {one.row} {one.finding}: in no table, or twice")
        if (rows[one.row].mechanism, one.side) not in sides:
            raise TableError(f"ledger_evidence.tsv: {one.finding}: «{one.side}» is no side")
        seen.add(one.finding)


def _text(name: str) -> str:
    return (files(__package__) / f"{name}.tsv").read_text("utf-8")


def _row(row: Row) -> LedgerRow:
    return LedgerRow(
        row.key("id"),
        row.key("mechanism"),
        row.key("exchange"),
        row.text("agreement"),
        row.choice("field", FIELDS),
        row.need("title"),
        row.need("aim"),
        row.text("speaker"),
        row.need("side"),
        row.key("source"),
    )


def _evidence(row: Row) -> LedgerEvidence:
    return LedgerEvidence(row.key("row"), row.key("finding"), row.need("side"))
