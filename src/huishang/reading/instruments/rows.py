"""Rows of tables → items, as brackets become items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from huishang.reading.instruments.allocations import Named, read_pieces
from huishang.reading.instruments.draft import Due, Item, Place, Precision
from huishang.reading.instruments.items import FieldOf, strength_of, told, units_of
from huishang.reading.instruments.naming import Context
from huishang.reading.instruments.outline import first_clause
from huishang.reading.instruments.script import Script
from huishang.reading.instruments.tables import Row
from huishang.reading.instruments.targets import find_targets
from huishang.reading.instruments.terms import find_due, read_term
from huishang.reading.layout import Page
from huishang.reading.model import UnitPart

_NUMERIC = re.compile("[\\d./~～至—–-]+")
_SERIAL = re.compile(
    " *(?P<number>\\d{1,3}[.、．](?!\\d)|[一二三四五六七八九十]{1,3}、|（(?:\\d{1,3}|[一二三四五六七八九十]{1,3})）) *"
)
_DAY = re.compile("(20\\d\\d)(?:[-./](\\d{1,2})(?:[-./](\\d{1,2}))?)?(?!\\d)")
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
        elif "\t" in original:  # something in the line was left out: 砬(lá)子
            blanks = (start + at for at, letter in enumerate(line) if letter == " ")
            found.update(at for at in blanks if flat.quote(at, at + 1) == "\t")
        start += len(line) + 1
    return frozenset(found)


def items_of_rows(
    script: Script, rows: Sequence[Row], context: Context, year: str | None, field_of: FieldOf
) -> list[Item]:
    """One item for each row that names bodies."""
    return [item for row in rows if (item := _item(script, row, context, year, field_of)) is not None]


def _item(script: Script, row: Row, context: Context, year: str | None, field_of: FieldOf) -> Item | None:
    units = units_of(script, _bodies(script, row), context)
    matter = _matter(row, "task", "target") or _matter(row, "note")
    if not units or not matter:
        return None
    number, start = _numbered(script, row, matter[0])
    place = Place(start, matter[-1].end)
    words = script.text[place.start : place.end]
    terms = row.of("due")
    due = _term(script, terms[0], year) if terms else find_due(script.text, *place, year)
    targets = (
        *_stated(script, row),
        *(t for cell in row.of("task") for t in find_targets(script.text, *cell)),
    )
    heading = first_clause(script, start, matter[0].end)
    field = field_of(told(None, heading, units, words))
    return Item(number, heading, None, place, units, due, targets, field, strength_of(words))


def _matter(row: Row, *parts: str) -> list[Place]:
    """The cells of some parts that stand together: a column of 协调事项 behind the bodies is another matter."""
    found: list[Place] = []
    for part, cell in row.cells:
        if part in parts:
            found.append(cell)
        elif found and part in (*_OWNERS, "due", "person"):
            break
    return found


def _numbered(script: Script, row: Row, matter: Place) -> tuple[str | None, int]:
    """The row's number, and where its matter begins: without a column of numbers the matter may begin with one."""
    found = _SERIAL.match(script.text, matter.start, matter.end) if row.number is None else None
    return (found["number"], found.end()) if found else (row.number, matter.start)


def _term(script: Script, cell: Place, year: str | None) -> Due | None:
    """A term in words, or as ledgers write days and months: 2033-12-31, 2033.12, 2033/6; of several the last."""
    words = script.words(*cell)
    found = [match.groups() for match in _DAY.finditer(words)] if _NUMERIC.fullmatch(words) else []
    if not found:
        return read_term(script.text, cell.start, cell.end, year)
    iso = "-".join(f"{int(part):02}" for part in found[-1] if part)
    precisions: tuple[Precision, ...] = ("year", "month", "day")
    return Due(iso, words, precisions[iso.count("-")], cell) if _exists(iso) else None


def _exists(iso: str) -> bool:
    """Whether there is such a day, month or year."""
    try:
        return bool(date.fromisoformat((iso + "-01-01")[:10]))
    except ValueError:
        return False


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
