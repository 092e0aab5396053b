from __future__ import annotations

import io

import openpyxl
import pytest

from huishang.lists.files_out import as_csv, as_xlsx, harmless


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"])
def test_a_cell_that_would_be_run_is_made_harmless(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "1=1", "甲", " 年底前", "'=1"])
def test_any_other_cell_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


def test_a_number_stays_a_number_and_nothing_is_an_empty_cell() -> None:
    assert harmless(-3) == "-3"
    assert harmless(None) == ""


def test_csv_has_the_mark_of_utf_8_and_keeps_lines_and_quotes_within_a_cell() -> None:
    body = as_csv(["甲", "=乙"], [["一\n二", 'a"b'], ["@x", 3]])
    assert body.startswith(b"\xef\xbb\xbf")
    assert body.decode("utf-8-sig") == '甲,\'=乙\r\n"一\n二","a""b"\r\n\'@x,3\r\n'


def test_a_workbook_has_words_as_words_and_numbers_as_numbers() -> None:
    hostile = ["=1+1", "{=1+1}", '=HYPERLINK("http://a.example")', "http://a.example", "internal:A1", "007"]
    body = as_xlsx("表", ["=头", "数"], [[words, n] for n, words in enumerate(hostile)])
    sheet = openpyxl.load_workbook(io.BytesIO(body)).active
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == hostile
    assert {cell.data_type for cell in cells} == {"s"} and all(cell.quotePrefix for cell in cells)
    assert [cell.hyperlink for cell in cells] == [None] * len(hostile)
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == list(range(len(hostile)))
    assert sheet["A1"].data_type == "s" and sheet.freeze_panes == "A2"


def test_a_workbook_of_nothing_has_its_heads() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx("表", ["甲"], []))).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["甲"]]


def test_a_cell_longer_than_a_workbook_takes_is_cut_and_not_lost() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx("表", ["甲"], [["长" * 40_000]]))).active
    assert sheet["A2"].value == "长" * 32_767
