"""What is stored in the cells of a workbook, by address."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from huishang.intake import IntakeError
from huishang.intake.cells import Cell, Kind, read_cells


def workbook(**values: Any) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "表"
    for place, value in values.items():
        book.active[place] = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_cells_are_told_with_what_is_stored_not_with_what_is_shown() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(A1="字", B3=1.23456, C1=True, D1=date(2026, 3, 2))))
    book.active["B3"].number_format = "0.0"
    book.active.row_dimensions[3].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    assert read_cells(stream.getvalue()) == {
        "表": {
            (1, 1): Cell("字", Kind.TEXT),
            (3, 2): Cell("1.23456", Kind.NUMBER),
            (1, 3): Cell("TRUE", Kind.TRUTH),
            (1, 4): Cell("46083", Kind.NUMBER),
        }
    }


@pytest.mark.parametrize(
    ("value", "digits"),
    [(1.1, "1.1"), (1e15, "1000000000000000"), (-2, "-2")],
)
def test_a_number_has_its_shortest_digits(value: float, digits: str) -> None:
    assert read_cells(workbook(A1=value))["表"][1, 1].words == digits


def test_a_formula_is_told_as_one_and_a_text_that_looks_like_one_is_text() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    book.active["A2"].value, book.active["A2"].data_type = "=1+1", "s"
    stream = io.BytesIO()
    book.save(stream)
    cells = next(iter(read_cells(stream.getvalue()).values()))
    assert [cells[row, 1].kind for row in (1, 2)] == [Kind.FORMULA, Kind.TEXT]


@pytest.mark.parametrize("data", [b"", b"PK", b"a text"])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(IntakeError):
        read_cells(data)
