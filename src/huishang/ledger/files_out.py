"""Tables as files that a spreadsheet opens, without anything in them being taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = "=+-@\t\r\n＝＋－＠"
"""Beginnings of a cell that some spreadsheet runs as a formula, full-width ones included (OWASP, CSV injection)."""
_WIDTH = 16
"""Characters of a column of a workbook; longer words break into lines."""
_MOST = 32_767
"""Characters that a cell of a workbook can hold."""


def as_csv(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """A table as CSV with the mark by which spreadsheets know UTF-8; a cell that would be run begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(map(harmless, heads))
    writer.writerows(map(harmless, line) for line in lines)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """A table as a workbook whose head stays and can be filtered; every cell is text, never a formula or a link."""
    import xlsxwriter  # loaded only where somebody asks for a workbook

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "constant_memory": True}) as book:
        sheet, head = book.add_worksheet(), book.add_format({"bold": True})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.set_column(0, len(heads) - 1, _WIDTH)
        sheet.freeze_panes(1, 1)
        last = 0
        for at, name in enumerate(heads):
            sheet.write_string(0, at, name, head)
        for last, line in enumerate(lines, 1):
            for at, words in enumerate(line):
                sheet.write_string(last, at, words[:_MOST], body)
        sheet.autofilter(0, 0, last, len(heads) - 1)
    return out.getvalue()


def harmless(cell: str) -> str:
    """The words of a cell, so that a spreadsheet shows them and does not run them."""
    return f"'{cell}" if cell.startswith(tuple(FORMULA)) else cell
