"""What the tests of this folder share: one table of words as an Excel file, a Word file, a page and a text."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

Rows = Sequence[Sequence[str]]
Merges = Sequence[tuple[int, int, int, int]]
"""Of each: first row and column, last row and column, from 0."""


def as_xlsx(path: Path, title: str, rows: Rows, merges: Merges) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append([title])
    for row in rows:
        sheet.append([int(words) if words.isdecimal() else words or None for words in row])
    for a, b, c, d in merges:
        sheet.merge_cells(start_row=a + 2, start_column=b + 1, end_row=c + 2, end_column=d + 1)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(rows[0]))
    book.save(path)


def as_docx(path: Path, title: str, rows: Rows, merges: Merges) -> None:
    document = Document()
    document.add_paragraph(title)
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(at, column).text = words
    for a, b, c, d in merges:
        words = table.cell(a, b).text
        table.cell(a, b).merge(table.cell(c, d)).text = words
    document.save(str(path))


def as_html(path: Path, title: str, rows: Rows, merges: Merges) -> None:
    spans = {(a, b): (c - a + 1, d - b + 1) for a, b, c, d in merges}
    inside = {(i, j) for a, b, c, d in merges for i in range(a, c + 1) for j in range(b, d + 1)} - set(spans)
    lines = []
    for at, row in enumerate(rows):
        cells = [
            f"<td rowspan={spans.get((at, j), (1, 1))[0]} colspan={spans.get((at, j), (1, 1))[1]}>"
            f"{html.escape(words)}</td>"
            for j, words in enumerate(row)
            if (at, j) not in inside
        ]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    table = "\n".join(lines)
    page = f"<meta charset=utf-8><h1>{title}</h1><div id=zoom><p>{'　' * 60}</p><table>{table}</table></div>"
    path.write_text(f"<!DOCTYPE html><html>{page}", "utf-8")


def as_txt(path: Path, title: str, rows: Rows, merges: Merges) -> None:
    whole = [list(row) for row in rows]
    for a, b, c, _ in merges:
        for at in range(a + 1, c + 1):
            whole[at][b] = whole[a][b]
    path.write_text("\n".join([title, *("\t".join(row) for row in whole)]), "utf-8")


FORMS: dict[str, Callable[[Path, str, Rows, Merges], None]] = {
    ".xlsx": as_xlsx,
    ".docx": as_docx,
    ".html": as_html,
    ".txt": as_txt,
}


@pytest.fixture
def write_table() -> Callable[[Path, str, Rows, Merges], None]:
    """Write a table in the form that the file's name tells."""
    return lambda path, title, rows, merges: FORMS[path.suffix](path, title, rows, merges)
