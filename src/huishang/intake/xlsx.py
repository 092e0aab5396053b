"""An Excel file → the rows of its visible sheets as lines, cells parted by tabs, as a person sees them.

Read directly from the parts of the archive, row by row. What is hidden is left out and named; formulas
give the values that were stored with them, and nothing is worked out anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

from huishang.intake.archive import Archive, opened
from huishang.intake.grid import Merged, Meter, Rows, fill, lines_of, one_line
from huishang.intake.limits import WORKBOOK_BYTES
from huishang.intake.numbers import GENERAL, NumberForm, form_of
from huishang.intake.source import IntakeError, Said

_REFERENCE = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_COLUMNS = 16384  # the most that the form knows
_RELATION = re.compile("{[^}]*/relationships}id")


class Workbook(NamedTuple):
    """The text of an Excel file, and notes on what of it was left out."""

    text: str
    notes: tuple[Said, ...]


def read_xlsx(data: bytes) -> Workbook:
    """Read an Excel file."""
    with opened(data, WORKBOOK_BYTES) as archive:
        name = archive.main_part("xl/")
        if name is None:
            raise IntakeError("not_excel")
        return _Book(archive, name).read()


class _Book:
    """What all sheets share: strings, forms of numbers, the day from which days are counted."""

    def __init__(self, archive: Archive, name: str) -> None:
        self.archive = archive
        self.parts = archive.related(name)
        self.tree = archive.tree(name)
        self.meter = Meter()
        self.from_1904 = any(one.get("date1904") in ("1", "true") for one in self.tree.iter("{*}workbookPr"))
        self.strings = list(self._strings())
        self.forms = list(self._forms())

    def read(self) -> Workbook:
        """The visible sheets, a blank line between two."""
        texts: list[str] = []
        notes: list[Said] = []
        hidden: list[str] = []
        for one in self.tree.iterfind("{*}sheets/{*}sheet"):
            name = one.get("name") or ""
            part = self.parts.get(next((v for k, v in one.attrib.items() if _RELATION.fullmatch(k)), ""))
            if part is None or part.kind != "worksheet":
                continue
            if one.get("state", "visible") != "visible":
                hidden.append(name)
                continue
            sheet = _Sheet(self).read(part.name)
            texts.append("\n".join(lines_of(sheet.rows)))
            notes += sheet.notes(name)
        if hidden:
            notes.insert(0, Said("hidden_sheets", (("count", len(hidden)), ("names", "、".join(hidden)))))
        return Workbook("\n\n".join(filter(None, texts)), tuple(notes))

    def _part(self, kind: str) -> str | None:
        return next((part.name for part in self.parts.values() if part.kind == kind), None)

    def _strings(self) -> Iterator[str]:
        """The strings that cells refer to by number."""
        if name := self._part("sharedStrings"):
            for event, element in self.archive.elements(name, "si"):
                if event == "end":
                    yield words_of(element)
                    forget(element)

    def _forms(self) -> Iterator[NumberForm]:
        """The form of numbers of each style."""
        if name := self._part("styles"):
            tree = self.archive.tree(name)
            codes = {one.get("numFmtId"): one.get("formatCode") or "" for one in tree.iter("{*}numFmt")}
            for one in tree.iterfind("{*}cellXfs/{*}xf"):
                number = one.get("numFmtId") or "0"
                yield form_of(number, codes.get(number))


@dataclass
class _Sheet:
    """One sheet while it is read."""

    book: _Book
    rows: Rows = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    uncalculated: int = 0
    row: int = 0
    column: int = 0

    def read(self, name: str) -> _Sheet:
        """Read the sheet's part; merged cells are filled before hidden rows and columns are left out."""
        for event, element in self.book.archive.elements(name, "col", "row", "c", "mergeCell"):
            kind = element.tag.rpartition("}")[2]
            if event == "start":
                if kind == "row":
                    self._start_row(element)
            elif kind == "c":
                self._cell(element)
            elif kind == "mergeCell":
                self._merge(element.get("ref") or "")
            elif kind == "col" and element.get("hidden") in ("1", "true"):
                self.hidden_columns.append(
                    (whole_number(element.get("min")), whole_number(element.get("max")))
                )
            if event == "end":
                forget(element)
        fill(self.rows, self.merged, self.book.meter)
        self._leave_out()
        return self

    def notes(self, name: str) -> Iterator[Said]:
        """What was left out of the sheet."""
        for key, count in (
            ("hidden_rows", len(self.hidden_rows)),
            ("hidden_columns", sum(last - first + 1 for first, last in self.hidden_columns)),
            ("uncalculated", self.uncalculated),
        ):
            if count:
                yield Said(key, (("sheet", name), ("count", count)))

    def _start_row(self, element: Any) -> None:
        self.row = whole_number(element.get("r")) or self.row + 1
        self.column = 0
        if element.get("hidden") in ("1", "true"):
            self.hidden_rows.add(self.row)

    def _cell(self, cell: Any) -> None:
        at = place_of(cell.get("r") or "")
        self.column = at[1] if at else self.column + 1
        words = one_line(self._value(cell))
        if words:
            self.rows.setdefault(self.row, {})[self.column] = self.book.meter.add(words)

    def _value(self, cell: Any) -> str:
        """What a cell shows."""
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            return words_of(cell)
        found = cell.find("{*}v")
        value = (found.text or "") if found is not None else ""
        if kind == "s":
            at = whole_number(value)
            return self.book.strings[at] if value and at < len(self.book.strings) else ""
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        if not value and cell.find("{*}f") is not None:
            self.uncalculated += kind == "n"
        if kind != "n" or not value:
            return value
        style = whole_number(cell.get("s"))
        form = self.book.forms[style] if style < len(self.book.forms) else GENERAL
        return form.show(value, self.book.from_1904)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = place_of(first), place_of(last)
        if start and end and end[0] > start[0]:
            self.merged.append(Merged(start[0], end[0], start[1]))

    def _leave_out(self) -> None:
        """Take away what is hidden, and count of it only what says something."""
        self.hidden_rows &= {number for number, cells in self.rows.items() if any(cells.values())}
        for number in self.hidden_rows:
            del self.rows[number]
        used = {column for cells in self.rows.values() for column in cells}
        hidden = used & _covered(self.hidden_columns)
        for cells in self.rows.values():
            for column in hidden & cells.keys():
                del cells[column]
        self.hidden_columns = [(column, column) for column in hidden]


def _covered(ranges: list[tuple[int, int]]) -> set[int]:
    """The columns that ranges of columns cover."""
    edges = [0] * (_COLUMNS + 2)
    for first, last in ranges:
        edges[min(first, _COLUMNS + 1)] += 1
        edges[min(last, _COLUMNS) + 1] -= 1
    return {column for column, depth in enumerate(accumulate(edges)) if depth > 0}


def words_of(element: Any) -> str:
    """The words of a string, but not how they are pronounced."""
    return "".join(one.text or "" for one in element.iter("{*}t") if not one.getparent().tag.endswith("}rPh"))


def place_of(reference: str) -> tuple[int, int] | None:
    """B3 → (3, 2): row and column, from 1."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def whole_number(words: str | None) -> int:
    """A whole number of a part, 0 where there is none."""
    return int(words) if words and len(words) < 10 and words.isascii() and words.isdecimal() else 0


def forget(element: Any) -> None:
    """Free what was read: neither the element nor those before it are needed any more."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
