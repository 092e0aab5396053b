"""Tables as files that a spreadsheet opens, without anything in them being taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = "=+-@\t\r\n＝＋－＠"
"""Beginnings of a cell that some spreadsheet runs as a formula, full-width ones included (OWASP, CSV injection)."""


def as_csv(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """A table as CSV with the mark by which spreadsheets know UTF-8; a cell that would be run begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(map(harmless, heads))
    writer.writerows(map(harmless, line) for line in lines)
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """The words of a cell, so that a spreadsheet shows them and does not run them."""
    return f"'{cell}" if cell.startswith(tuple(FORMULA)) else cell
