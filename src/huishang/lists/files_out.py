"""Tables as files that a spreadsheet opens, without anything in them being taken for a formula."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

import xlsxwriter

Cell = str | int | None
FORMULA = "=+-@\t\r\n＝＋－＠"
"""Beginnings of a cell that some spreadsheet runs as a formula, full-width ones included (OWASP, CSV injection)."""
MOST_LETTERS = 32_767
"""Characters that a cell of a workbook holds."""
WIDTHS = (8, 60)
"""Widths of a column, in digits of the workbook's font."""
_LOOKED_AT = 200
"""Lines by which the widths of columns are chosen."""


def as_csv(heads: Sequence[str], lines: Iterable[Sequence[Cell]]) -> bytes:
    """A table as CSV with the mark by which spreadsheets know UTF-8; a cell that would be run begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(map(harmless, heads))
    writer.writerows(map(harmless, line) for line in lines)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(title: str, heads: Sequence[str], lines: Iterable[Sequence[Cell]]) -> bytes:
    """A table as a workbook: heads that stay and print on each page, numbers as numbers, all words as words.

    Words are written as strings and marked as such (quotePrefix), so that a cell does not turn into a formula even
    when somebody edits it.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True, "in_memory": False}) as book:
        book.set_properties({"title": title})
        sheet = book.add_worksheet()
        plain = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        head = book.add_format({"bold": True, "bottom": 1, "quote_prefix": True})
        rest = iter(lines)
        first = [line for line, _ in zip(rest, range(_LOOKED_AT), strict=False)]
        for place, name in enumerate(heads):
            sheet.set_column(place, place, _width(name, [line[place] for line in first]))
            sheet.write_string(0, place, name, head)
        row = 0
        for row, line in enumerate(_chained(first, rest), 1):
            for place, cell in enumerate(line):
                if isinstance(cell, int):
                    sheet.write_number(row, place, cell)
                elif cell:
                    sheet.write_string(row, place, cell[:MOST_LETTERS], plain)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, row, max(len(heads) - 1, 0))
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
    return out.getvalue()


def harmless(cell: Cell) -> str:
    """What a cell says, so that a spreadsheet shows it and does not run it; a number stays one."""
    if isinstance(cell, int):
        return str(cell)
    words = cell or ""
    return f"'{words}" if words.startswith(tuple(FORMULA)) else words


def _chained(first: list[Sequence[Cell]], rest: Iterable[Sequence[Cell]]) -> Iterable[Sequence[Cell]]:
    yield from first
    yield from rest


def _width(head: str, cells: Iterable[Cell]) -> int:
    widest = max(_digits(str(cell or "")) for cell in (head, *cells))
    return min(max(widest + 2, WIDTHS[0]), WIDTHS[1])


def _digits(words: str) -> int:
    """How wide words are; Chinese characters take two digits."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words)
