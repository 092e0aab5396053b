"""Rows of tables → items, as brackets become items."""

from __future__ import annotations

from collections.abc import Sequence

from huishang.reading.instruments.allocations import Named, read_pieces
from huishang.reading.instruments.draft import Item, Place
from huishang.reading.instruments.items import FieldOf, strength_of, told, units_of
from huishang.reading.instruments.naming import Context
from huishang.reading.instruments.outline import first_clause
from huishang.reading.instruments.script import Script
from huishang.reading.instruments.tables import Row
from huishang.reading.instruments.targets import find_targets
from huishang.reading.instruments.terms import find_due, read_term
from huishang.reading.layout import Page
from huishang.reading.model import UnitPart

_OWNERS: tuple[UnitPart, ...] = ("lead", "support", "responsible")


def tabs_of(page: Page) -> frozenset[int]:
    """Where the untouched text has tabs, in places of the normal form."""
    flat = page.flat
    if "\t" not in flat.original:
        return frozenset()
    found: set[int] = set()
    start = 0
    for line in flat.text.split("\n"):
        original = flat.quote(start, start + len(line))
        if "\t" in original and len(original) == len(line):
            found.update(start + at for at, letter in enumerate(original) if letter == "\t")
        start += len(line) + 1
    return frozenset(found)


def items_of_rows(
    script: Script, rows: Sequence[Row], context: Context, year: str | None, field_of: FieldOf
) -> list[Item]:
    """One item for each row that names bodies."""
    return [item for row in rows if (item := _item(script, row, context, year, field_of)) is not None]


def _item(script: Script, row: Row, context: Context, year: str | None, field_of: FieldOf) -> Item | None:
    units = units_of(script, _bodies(script, row), context)
    matter = row.of("task") or row.of("target", "note")
    if not units or not matter:
        return None
    place = Place(matter[0].start, max(cell.end for cell in row.of("task", "target", "note")))
    words = script.text[place.start : place.end]
    terms = row.of("due")
    due = (
        read_term(script.text, terms[0].start, terms[0].end, year)
        if terms
        else find_due(script.text, place.start, place.end, year)
    )
    targets = (
        *_stated(script, row),
        *(t for cell in row.of("task") for t in find_targets(script.text, *cell)),
    )
    heading = first_clause(script, matter[0].start, matter[0].end)
    field = field_of(told(None, heading, units, words))
    return Item(row.number, heading, None, place, units, due, targets, field, strength_of(words))


def _bodies(script: Script, row: Row) -> list[Named]:
    bodies: list[Named] = []
    for part in _OWNERS:
        for cell in row.of(part):
            group = (bodies[-1].group if bodies else 0) + 100
            bodies += read_pieces(script.scan, cell.start, cell.end, part, group)[0]
    return bodies


def _stated(script: Script, row: Row) -> list[Place]:
    """The cells of a column of targets that give a number."""
    return [cell for cell in row.of("target") if any(c.isdecimal() for c in script.words(*cell))]
