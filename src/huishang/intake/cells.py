"""An Excel file → what is stored in the cells of each sheet, each under its place: for forms that come back filled in.

Unlike :mod:`huishang.intake.xlsx`, which gives what a person sees, nothing is rounded, merged, or left out because it
is hidden. A formula is told as one, and nothing is worked out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from huishang.intake.archive import Archive, opened
from huishang.intake.grid import Meter
from huishang.intake.limits import FILE_BYTES, WORKBOOK_BYTES, check_bytes
from huishang.intake.source import IntakeError
from huishang.intake.xlsx import forget, place_of, whole_number, words_of

_RELATION = re.compile("{[^}]*/relationships}id")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    ERROR = "error"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words; of a number its shortest digits, of a formula what was stored with it."""

    words: str
    kind: Kind


Sheet = dict[tuple[int, int], Cell]
"""Cells by row and column, both from 1; empty ones are not there."""


def read_cells(data: bytes) -> dict[str, Sheet]:
    """The sheets of an Excel file by name.

    Raises:
        IntakeError: it is none, is damaged, or passes a limit.

    """
    check_bytes(len(data), FILE_BYTES)
    with opened(data, WORKBOOK_BYTES) as archive:
        name = archive.main_part("xl/")
        if name is None:
            raise IntakeError("not_excel")
        return _Book(archive, name).sheets()


class _Book:
    """The strings that all sheets share, and the sheets."""

    def __init__(self, archive: Archive, name: str) -> None:
        self.archive, self.meter = archive, Meter()
        self.parts = archive.related(name)
        self.tree = archive.tree(name)
        self.strings = self._strings()

    def sheets(self) -> dict[str, Sheet]:
        found = {}
        for one in self.tree.iterfind("{*}sheets/{*}sheet"):
            key = next((value for key, value in one.attrib.items() if _RELATION.fullmatch(key)), "")
            part = self.parts.get(key)
            if part is not None and part.kind == "worksheet":
                found[one.get("name") or ""] = self._sheet(part.name)
        return found

    def _strings(self) -> list[str]:
        part = next((part.name for part in self.parts.values() if part.kind == "sharedStrings"), None)
        found = []
        for event, element in self.archive.elements(part, "si") if part else ():
            if event == "end":
                found.append(_plain(words_of(element)))
                forget(element)
        return found

    def _sheet(self, part: str) -> Sheet:
        cells: Sheet = {}
        row = column = 0
        for event, element in self.archive.elements(part, "row", "c"):
            is_row = element.tag.endswith("}row")
            if event == "start" and is_row:
                row, column = whole_number(element.get("r")) or row + 1, 0
            elif event == "end" and not is_row:
                at = place_of(element.get("r") or "")
                column = at[1] if at else column + 1
                cell = self._cell(element)
                if cell.words or cell.kind is Kind.FORMULA:
                    self.meter.add(cell.words)
                    cells[row, column] = cell
            if event == "end":
                forget(element)
        return cells

    def _cell(self, element: Any) -> Cell:
        form = element.get("t") or "n"
        found = element.find("{*}v")
        value = (found.text or "") if found is not None else ""
        if element.find("{*}f") is not None:
            return Cell(value, Kind.FORMULA)
        if form == "inlineStr":
            return Cell(_plain(words_of(element)), Kind.TEXT)
        if form == "s":
            at = whole_number(value)
            return Cell(self.strings[at] if value and at < len(self.strings) else "", Kind.TEXT)
        if form in ("str", "d"):
            return Cell(_plain(value), Kind.TEXT)
        if form == "b":
            return Cell({"1": "TRUE", "0": "FALSE"}.get(value, value), Kind.TRUTH)
        return Cell(value, Kind.ERROR) if form == "e" else _number(value)


def _number(value: str) -> Cell:
    """A number in the digits that were meant: 1.1, not the 1.1000000000000001 that programs store."""
    try:
        return Cell(f"{Decimal(repr(float(value))).normalize():f}" if value else "", Kind.NUMBER)
    except (ValueError, ArithmeticError):
        return Cell(value, Kind.ERROR)


def _plain(words: str) -> str:
    """Characters that XML cannot hold, which the form writes as _x000D_."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), words)
