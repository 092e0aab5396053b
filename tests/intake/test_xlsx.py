"""Excel files: what they show is read, what they hide is named, what would blow up is refused."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from huishang.intake import IntakeError, Source, limits, load
from huishang.intake.numbers import form_of
from huishang.intake.source import Said

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CELL = "<sheetData><row><c><v>1</v></c></row></sheetData>"


def by_hand(path: Path, sheet: str, *, strings: str = "", styles: str = "", doctype: str = "") -> Path:
    """An Excel file of one sheet, written by hand."""
    relations = {"sheet": "worksheet", "strings": "sharedStrings", "styles": "styles"}
    parts = "".join(
        f'<r Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>' for name, kind in relations.items()
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", f'<R><r Type="{OFFICE}/officeDocument" Target="/xl/book.xml"/></R>')
        archive.writestr("xl/_rels/book.xml.rels", f"<R>{parts}</R>")
        archive.writestr(
            "xl/book.xml",
            f'<workbook xmlns="{NAMESPACE}" xmlns:r="{OFFICE}"><sheets><sheet name="表" r:id="sheet"/></sheets></workbook>',
        )
        archive.writestr("xl/sheet.xml", f'{doctype}<worksheet xmlns="{NAMESPACE}">{sheet}</worksheet>')
        archive.writestr("xl/strings.xml", f'<sst xmlns="{NAMESPACE}">{strings}</sst>')
        archive.writestr("xl/styles.xml", f'<styleSheet xmlns="{NAMESPACE}">{styles}</styleSheet>')
    return path


def saved(book: Workbook, path: Path) -> Source:
    book.save(path)
    (source,) = load(path)
    return source


def sheet_of(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def problem(path: Path) -> str:
    with pytest.raises(IntakeError) as caught:
        list(load(path))
    assert caught.value.message("en").startswith(str(path))
    return caught.value.problem


def test_rows_are_lines_and_sheets_stand_apart(tmp_path: Path) -> None:
    book = Workbook()
    for row in (
        ["合作清单"],
        [],
        ["序号", "事项", None, "单位"],
        [1, "修路\n通车", None, " 甲厅 "],
        [2, "架桥"],
    ):
        sheet_of(book).append(row)
    book.create_sheet("二").append(["甲", True, 0.5])
    book.create_sheet("空")
    source = saved(book, tmp_path / "a.xlsx")
    assert source.text == "合作清单\n序号\t事项\t单位\n1\t修路 通车\t甲厅\n2\t架桥\t\n\n甲\tTRUE\t0.5"
    assert source.notes == ()


def test_days_and_numbers_as_they_are_shown(tmp_path: Path) -> None:
    book = Workbook()
    sheet = sheet_of(book)
    cells = (
        (datetime.date(2026, 12, 31), "yyyy/m/d", "2026-12-31"),
        (datetime.datetime(2026, 12, 31, 9, 30), "yyyy-mm-dd h:mm", "2026-12-31 09:30"),
        (datetime.date(2026, 12, 1), 'yyyy"年"m"月"', "2026-12"),
        (datetime.date(2026, 12, 31), "[$-804]aaaa;@", "46387"),
        (datetime.time(9, 30), "h:mm", "09:30"),
        (0.85, "0%", "85%"),
        (0.8512, "0.0%", "85.1%"),
        (12, '0"条"', "12条"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (-3.14159, "0.00_);(0.00)", "-3.14"),
        (0.1 + 0.2, "General", "0.3"),
        (20, "@", "20"),
    )
    for row, (value, form, _) in enumerate(cells, 1):
        sheet.cell(row, 1, value).number_format = form
        sheet.cell(row, 2, "x")
    text = saved(book, tmp_path / "a.xlsx").text
    assert [line.split("\t")[0] for line in text.split("\n")] == [shown for _, _, shown in cells]


@pytest.mark.parametrize(
    ("number", "code", "value", "shown"),
    [
        ("14", None, "46387", "2026-12-31"),
        ("57", None, "46387", "2026-12"),
        ("31", None, "46387", "2026-12-31"),
        ("20", None, "0.5", "12:00"),
        ("9", None, "0.5", "50%"),
        ("14", None, "1", "1900-01-01"),
        ("14", None, "61", "1900-03-01"),
        ("14", None, "-1", "-1"),
        ("14", None, "9999999", "9999999"),
        ("0", None, "1e400", "inf"),
        ("0", None, "nan", "nan"),
        ("0", None, "待定", "待定"),
        ("164", "0.00E+00", "12345", "12345"),
        ("164", "# ?/?", "0.5", "0.5"),
        ("164", "[h]:mm", "2", "2"),
        ("164", '"约"0', "3", "约3"),
        ("164", ";;;", "3", "3"),
        ("x", None, "3", "3"),
    ],
)
def test_forms_of_numbers(number: str, code: str | None, value: str, shown: str) -> None:
    assert form_of(number, code).show(value) == shown


def test_days_counted_from_1904(tmp_path: Path) -> None:
    assert form_of("14", None).show("44925", from_1904=True) == "2026-12-31"


def test_what_is_hidden_is_left_out_and_named(tmp_path: Path) -> None:
    book = Workbook()
    sheet = sheet_of(book)
    sheet.title = "清单"
    for row in (["事项", "内部意见", "单位"], ["修路", "不急", "甲厅"], ["架桥", "暂缓", "乙厅"]):
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["F"].hidden = True
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[9].hidden = True
    draft = book.create_sheet("底稿")
    draft.sheet_state = "veryHidden"
    draft.append(["不得外传"])
    source = saved(book, tmp_path / "a.xlsx")
    assert source.text == "事项\t单位\n修路\t甲厅"
    assert source.notes == (
        Said("hidden_sheets", (("count", 1), ("names", "底稿"))),
        Said("hidden_rows", (("sheet", "清单"), ("count", 1))),
        Said("hidden_columns", (("sheet", "清单"), ("count", 1))),
    )


def test_a_merged_cell_counts_for_its_rows_even_where_it_begins_in_a_hidden_one(tmp_path: Path) -> None:
    book = Workbook()
    sheet = sheet_of(book)
    for row in (["事项", "单位"], ["修路", "甲厅"], ["架桥"], ["通航"], [], ["治水", "乙厅"]):
        sheet.append(row)
    sheet.merge_cells("B2:B5")
    sheet.row_dimensions[2].hidden = True
    assert saved(book, tmp_path / "a.xlsx").text == "事项\t单位\n架桥\t甲厅\n通航\t甲厅\n治水\t乙厅"


def test_formulas_give_what_was_stored_with_them(tmp_path: Path) -> None:
    cells = (
        '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"甲"</f><v>甲</v></c><c r="C1"><f>X()</f></c>'
    )
    cells += '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    (source,) = load(by_hand(tmp_path / "a.xlsx", f'<sheetData><row r="1">{cells}</row></sheetData>'))
    assert source.text == "2\t甲\t#DIV/0!"
    assert source.notes == (Said("uncalculated", (("sheet", "表"), ("count", 1))),)


def test_strings_without_how_they_are_pronounced_and_cells_without_places(tmp_path: Path) -> None:
    strings = "<si><r><t>合</t></r><r><t>作</t></r><rPh><t>hezuo</t></rPh></si>"
    rows = '<row><c t="s"><v>0</v></c><c t="s"><v>7</v></c><c t="inlineStr"><is><t>行内</t></is></c></row>'
    (source,) = load(by_hand(tmp_path / "a.xlsx", f"<sheetData>{rows}{rows}</sheetData>", strings=strings))
    assert source.text == "合作\t行内\n合作\t行内"


@pytest.mark.parametrize(
    "sheet",
    [
        CELL + '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        CELL + '<mergeCells><mergeCell ref="B9:A1"/><mergeCell ref="?"/><mergeCell/></mergeCells>',
        '<cols><col min="1" max="x" hidden="1"/><col min="9" max="999999999" hidden="1"/></cols>' + CELL,
        '<sheetData><row r="-1"><c r="1A" s="99"><v>1</v></c></row></sheetData>',
    ],
)
def test_places_that_are_none_or_without_end_do_no_harm(tmp_path: Path, sheet: str) -> None:
    (source,) = load(by_hand(tmp_path / "a.xlsx", sheet))
    assert source.text == "1"


def test_cells_far_apart_take_no_room(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    (source,) = load(by_hand(tmp_path / "a.xlsx", f"<sheetData>{rows}</sheetData>"))
    assert source.text == "1\n2"


def test_a_workbook_that_defines_entities_is_refused(tmp_path: Path) -> None:
    evil = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    sheet = '<sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData>'
    assert problem(by_hand(tmp_path / "a.xlsx", sheet, doctype=evil)) == "entities"


def test_a_workbook_that_unpacks_too_far_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cell = f"<sheetData><row><c t='str'><v>{'a' * (5 << 20)}</v></c></row></sheetData>"
    assert problem(by_hand(tmp_path / "bomb.xlsx", cell)) == "bomb"
    path = by_hand(tmp_path / "a.xlsx", CELL)
    with zipfile.ZipFile(path) as archive:
        size = sum(info.file_size for info in archive.infolist())
    monkeypatch.setattr("huishang.intake.xlsx.WORKBOOK_BYTES", limits.Limit(size, "why_workbook"))
    assert [source.text for source in load(path)] == ["1"]
    monkeypatch.setattr("huishang.intake.xlsx.WORKBOOK_BYTES", limits.Limit(size - 1, "why_workbook"))
    assert problem(path) == "too_large"


def test_strings_and_merged_cells_that_multiply_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huishang.intake.grid.TABLE_TEXT", limits.Limit(1000, "why_tables"))
    strings = f"<si><t>{'甲' * 99}</t></si>"
    row = '<row><c t="s"><v>0</v></c></row>'
    path = by_hand(tmp_path / "ten.xlsx", f"<sheetData>{row * 10}</sheetData>", strings=strings)
    assert [len(source.text) for source in load(path)] == [10 * 99 + 9]
    path = by_hand(tmp_path / "eleven.xlsx", f"<sheetData>{row * 11}</sheetData>", strings=strings)
    assert problem(path) == "too_large"
    rows = row + '<row><c/><c t="str"><v>x</v></c></row>' * 9
    merged = '<mergeCells><mergeCell ref="A1:A10"/></mergeCells>' * 2
    path = by_hand(tmp_path / "m.xlsx", f"<sheetData>{rows}</sheetData>{merged}", strings=strings)
    assert problem(path) == "too_large"


def test_archives_and_files_that_are_no_workbook(tmp_path: Path) -> None:
    for name, inside, expected in (
        ("a.xlsx", "x.txt", "not_excel"),
        ("b.xlsx", "word/document.xml", "mismatch"),
        ("c.docx", "xl/workbook.xml", "mismatch"),
        ("d.xlsx", "xl/workbook.xml", "not_excel"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(inside, "<x/>")
        assert problem(tmp_path / name) == expected, name
    whole = by_hand(tmp_path / "whole.xlsx", CELL).read_bytes()
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)
    for name, data, expected in (
        ("cut.xlsx", whole[: len(whole) // 2], "damaged"),
        ("old.xlsx", old, "old_office"),
        ("old.xls", old, "old_office"),
        ("text.xlsx", b"plain", "mismatch"),
        ("empty.xlsx", b"", "empty"),
    ):
        (tmp_path / name).write_bytes(data)
        assert problem(tmp_path / name) == expected, name
    assert problem(by_hand(tmp_path / "blank.xlsx", "<sheetData/>")) == "no_text"
    assert problem(by_hand(tmp_path / "broken.xlsx", "<sheetData><row>")) == "damaged"


def test_every_cut_of_a_workbook_ends_with_its_text_or_a_sentence(tmp_path: Path) -> None:
    whole = by_hand(tmp_path / "a.xlsx", CELL).read_bytes()
    for end in range(4, len(whole), 7):
        damaged = io.BytesIO(whole)
        damaged.seek(end)
        damaged.write(b"\xff\x00\xff")
        (tmp_path / "b.xlsx").write_bytes(damaged.getvalue())
        failed: list[IntakeError] = []
        found = list(load(tmp_path / "b.xlsx", failed=failed.append))
        assert len(found) + len(failed) == 1
