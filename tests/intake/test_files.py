"""Files, folders and lines → documents; what cannot be read is named and the rest goes on."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document

from huishang.intake import IntakeError, Source, files, jsonl, limits, load, load_bytes

REPORT = "甲省代表团到乙省考察。\n双方签署协议。\n"


def problems(path: Path | str) -> list[str]:
    found: list[IntakeError] = []
    documents = list(load(path, failed=found.append))
    assert not documents
    for error in found:
        assert error.message("zh").startswith(str(path))
        assert error.message("en").startswith(str(path))
    return [error.problem for error in found]


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def pdf(*, body: bytes = b"", kids: bytes = b"[3 0 R]", extra: bytes = b"", trailer: bytes = b"") -> bytes:
    """A small PDF; without a table of objects, which readers then make for themselves."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids "
        + kids
        + b">>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R\n"
        b"/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n"
        % (len(body), body)
        + b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        + extra
        + b"trailer<</Root 1 0 R"
        + trailer
        + b">>\n%%EOF\n"
    )


def word(path: Path, body: str, *, doctype: str = "") -> Path:
    """A Word file of nothing but its text, written by hand."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", f'<R><r Type="{relation}" Target="word/document.xml"/></R>')
        archive.writestr(
            "word/document.xml",
            f'{doctype}<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>',
        )
    return path


def test_a_text_keeps_its_own_characters(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "\ufeff甲省\r\n　乙省\n")
    assert list(load(path, published="2023-11-24")) == [
        Source(text="甲省\r\n　乙省\n", origin=str(path), published="2023-11-24")
    ]


def word_table(path: Path, rows: list[list[str]], *merged: tuple[int, int, int, int]) -> str:
    """The text of a Word file with a table between two paragraphs; ``merged`` cells: from row, column to."""
    document = Document()
    document.add_paragraph("甲省、乙省合作事项")
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(at, column).text = words
    for a, b, c, d in merged:
        words = table.cell(a, b).text
        table.cell(a, b).merge(table.cell(c, d)).text = words
    document.add_paragraph("双方签字")
    document.save(str(path))
    (source,) = load(path)
    lines = source.text.split("\n")
    assert (lines[0], lines[-1]) == ("甲省、乙省合作事项", "双方签字")
    return "\n".join(lines[1:-1])


def test_a_row_of_a_word_table_is_a_line(tmp_path: Path) -> None:
    rows = [["序号", "事项", "备注"], ["1", "修路\n通车", ""], ["2", "架桥", "急"]]
    assert word_table(tmp_path / "a.docx", rows) == "序号\t事项\t备注\n1\t修路 通车\t\n2\t架桥\t急"


def test_a_word_table_that_lays_a_page_out_gives_the_lines_of_its_cells(tmp_path: Path) -> None:
    assert word_table(tmp_path / "a.docx", [["甲省政府\n乙省政府", "文件"]]) == "甲省政府\n乙省政府\n文件"
    long = "共建。" * 600
    assert word_table(tmp_path / "b.docx", [["目录", long], ["一", "页脚"]]) == f"目录\n{long}\n一\n页脚"


def test_merged_cells_of_a_word_table_count_for_every_row(tmp_path: Path) -> None:
    rows = [
        ["合作清单", "", "", ""],
        ["序号", "事项", "单位", "时限"],
        ["1", "修路", "甲厅", "年底"],
        ["2", "架桥", "", ""],
    ]
    assert word_table(tmp_path / "a.docx", rows, (0, 0, 0, 3), (2, 2, 3, 2), (2, 3, 3, 3)).split("\n") == [
        "合作清单",
        "序号\t事项\t单位\t时限",
        "1\t修路\t甲厅\t年底",
        "2\t架桥\t甲厅\t年底",
    ]


def test_a_word_table_inside_a_cell_becomes_the_words_of_the_cell(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(2, 2)
    for at, words in enumerate(("事项", "单位", "修路")):
        table.cell(at // 2, at % 2).text = words
    inner = table.cell(1, 1).add_table(2, 2)
    for at, words in enumerate(("牵头", "甲厅", "配合", "乙厅")):
        inner.cell(at // 2, at % 2).text = words
    document.save(str(tmp_path / "a.docx"))
    assert [source.text for source in load(tmp_path / "a.docx")] == ["事项\t单位\n修路\t牵头 甲厅 配合 乙厅"]


def test_word_keeps_smart_tags_and_insertions_and_drops_deletions(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>甲省于</w:t></w:r><w:smartTag><w:r><w:t>11月22日</w:t></w:r></w:smartTag>"
        "<w:ins><w:r><w:t>签署</w:t></w:r></w:ins><w:del><w:r><w:delText>撤回</w:delText></w:r></w:del>"
        "<w:r><w:tab/><w:t>协议</w:t></w:r></w:p>"
    )
    path = word(tmp_path / "a.docx", body)
    assert [source.text for source in load(path)] == ["甲省于11月22日签署\t协议"]


def test_word_that_defines_entities_is_refused(tmp_path: Path) -> None:
    good = word(tmp_path / "good.docx", "<w:p><w:r><w:t>文</w:t></w:r></w:p>")
    assert [source.text for source in load(good)] == ["文"]
    evil = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    assert problems(word(tmp_path / "evil.docx", "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", doctype=evil)) == [
        "entities"
    ]


def test_word_that_unpacks_too_far_is_refused(tmp_path: Path) -> None:
    bomb = "<w:p><w:r><w:t>" + "甲" * (3 << 20) + "</w:t></w:r></w:p>"
    assert problems(word(tmp_path / "bomb.docx", bomb)) == ["bomb"]
    small = "<w:p><w:r><w:t>" + "甲" * (1 << 20) + "</w:t></w:r></w:p>"
    assert [len(source.text) for source in load(word(tmp_path / "small.docx", small))] == [1 << 20]


def test_word_larger_than_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = word(tmp_path / "a.docx", "<w:p><w:r><w:t>文</w:t></w:r></w:p>")
    with zipfile.ZipFile(path) as archive:
        size = sum(info.file_size for info in archive.infolist())
    monkeypatch.setattr("huishang.intake.docx.UNPACKED_BYTES", limits.Limit(size, "why_unpacked"))
    assert [source.text for source in load(path)] == ["文"]
    monkeypatch.setattr("huishang.intake.docx.UNPACKED_BYTES", limits.Limit(size - 1, "why_unpacked"))
    assert problems(path) == ["too_large"]


def test_archives_that_are_no_word_files(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("x.txt", "x")
    assert problems(tmp_path / "a.docx") == ["not_word"]
    assert problems(write(tmp_path / "cut.docx", (tmp_path / "a.docx").read_bytes()[:40])) == ["damaged"]
    assert problems(write(tmp_path / "old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99))) == [
        "old_office"
    ]
    assert problems(write(tmp_path / "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99))) == [
        "old_office"
    ]


def test_pdf_text(tmp_path: Path) -> None:
    body = b"BT /F 12 Tf 20 200 Td (Joint plan) Tj 0 -20 Td (Second line) Tj ET"
    assert [source.text for source in load(write(tmp_path / "a.pdf", pdf(body=body)))] == [
        "Joint plan\nSecond line"
    ]


def test_pdf_that_cannot_be_read(tmp_path: Path) -> None:
    locked = b"6 0 obj<</Filter/Standard/V 1/R 2/O<" + b"00" * 32 + b">/U<" + b"00" * 32 + b">/P -4>>endobj\n"
    id_ = b"/Encrypt 6 0 R/ID[<" + b"00" * 16 + b"><" + b"00" * 16 + b">]"
    assert problems(write(tmp_path / "locked.pdf", pdf(extra=locked, trailer=id_))) == ["encrypted"]
    assert problems(write(tmp_path / "empty.pdf", pdf())) == ["scanned"]
    assert problems(write(tmp_path / "cut.pdf", b"%PDF-1.4\n")) == ["damaged"]


def test_pdf_whose_pages_hold_themselves_ends(tmp_path: Path) -> None:
    assert problems(write(tmp_path / "loop.pdf", pdf(kids=b"[2 0 R]"))) in (["damaged"], ["scanned"])


def test_pdf_pages_up_to_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.pdf", pdf(body=b"BT /F 12 Tf 20 200 Td (x) Tj ET"))
    monkeypatch.setattr("huishang.intake.pdf.PDF_PAGES", limits.Limit(1, "why_pages"))
    assert [source.text for source in load(path)] == ["x"]
    monkeypatch.setattr("huishang.intake.pdf.PDF_PAGES", limits.Limit(0, "why_pages"))
    assert problems(path) == ["too_large"]


def test_file_size_up_to_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "FILE_BYTES", limits.Limit(len(REPORT.encode()), "why_file"))
    assert [source.text for source in load(write(tmp_path / "a.txt", REPORT))] == [REPORT]
    assert problems(write(tmp_path / "b.txt", REPORT + "x")) == ["too_large"]


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.txt", b"", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.txt", b" \n\t\n", "no_text"),
        ("a.html", b"<html><script>x</script></html>", "no_text"),
        ("a.xyz", b"text", "unknown_form"),
        ("a.txt", b"%PDF-1.4", "mismatch"),
        ("a.pdf", b"PK\x03\x04", "mismatch"),
        ("a.docx", b"plain text", "mismatch"),
        ("a.pdf", b"plain text", "mismatch"),
        ("a.txt", b"<!DOCTYPE html><p>x", "mismatch"),
    ],
)
def test_a_file_that_is_not_what_it_should_be(tmp_path: Path, name: str, data: bytes, problem: str) -> None:
    assert problems(write(tmp_path / name, data)) == [problem]


def test_what_is_not_there_or_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert problems(tmp_path / "none.txt") == ["missing"]
    path = write(tmp_path / "a.txt", REPORT)

    def closed(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)  # a test that runs as root can read every file
    assert problems(path) == ["denied"]


def test_a_folder_is_read_in_the_order_of_names_and_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/d.txt", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, name)
    write(tmp_path / "ab.txt", b"")
    errors: list[IntakeError] = []
    assert [source.text for source in load(tmp_path, failed=errors.append)] == ["a.txt", "b.txt", "sub/c.txt"]
    assert [(error.origin, error.problem) for error in errors] == [(str(tmp_path / "ab.txt"), "empty")]


def test_a_folder_without_documents_is_named(tmp_path: Path) -> None:
    write(tmp_path / "picture.png", b"x")
    assert problems(tmp_path) == ["empty_folder"]


def test_json_lines_keep_ids_and_name_bad_lines(tmp_path: Path) -> None:
    lines = [
        '{"id": "一", "text": "甲", "published": "2023-11-24", "title": "题"}',
        "{broken",
        "",
        '{"text": 3}',
        '{"text": "乙", "published": "2023-13-01"}',
        '{"text": "乙", "published": "20231124"}',
        '{"text": "\\ud800"}',
        "[" * 5000,
        '{"id": 7, "text": "丙", "published": null, "more": 1}',
    ]
    path = write(tmp_path / "a.jsonl", "\n".join(lines))
    errors: list[IntakeError] = []
    assert list(load(path, published="2020-01-02", failed=errors.append)) == [
        Source("甲", f"{path}:1", "一", "题", "2023-11-24"),
        # a date in another form is no reason to lose a document: the reader leaves it out and says so
        Source("乙", f"{path}:5", None, None, "2023-13-01"),
        Source("乙", f"{path}:6", None, None, "20231124"),
        Source("丙", f"{path}:9", "7", None, "2020-01-02"),
    ]
    assert [(error.line, error.problem) for error in errors] == [
        (2, "bad_line"),
        (4, "bad_line"),
        (7, "bad_line"),
        (8, "bad_line"),
    ]
    assert errors[0].message("zh").startswith(f"{path}：第 2 行：")
    assert errors[0].message("en").startswith(f"{path}: line 2: ")


def test_a_line_that_is_too_long_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (files, jsonl):
        monkeypatch.setattr(module, "FILE_BYTES", limits.Limit(20, "why_file"))
    path = write(tmp_path / "a.jsonl", '{"text":"a"}\n{"text":"' + "b" * 200 + '"}\n{"text":"c"}')
    errors: list[IntakeError] = []
    assert [source.text for source in load(path, failed=errors.append)] == ["a", "c"]
    assert [(error.line, error.problem) for error in errors] == [(2, "too_large")]


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> list[Source]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return list(load("-"))


def test_standard_input_tells_its_form_by_its_first_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    assert stdin(monkeypatch, REPORT.encode("gb18030")) == [Source(REPORT, "-")]
    assert stdin(monkeypatch, b'{"id":"1","text":"a"}\n{"text":"b"}') == [
        Source("a", "-:1", "1"),
        Source("b", "-:2"),
    ]
    assert stdin(monkeypatch, b'{"not": "a document"}')[0].text == '{"not": "a document"}'
    assert stdin(monkeypatch, b"<html><p>a</html>")[0].text == "a"


def test_without_anyone_to_take_an_error_it_is_raised(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="没有这个文件"):
        list(load(tmp_path / "none.txt"))


def test_a_device_without_end_is_refused() -> None:
    if not os.path.exists("/dev/zero"):
        pytest.skip("this system has no /dev/zero")
    assert problems("/dev/zero") == ["too_large"]


def test_bytes_are_opened_as_their_name_says_or_as_the_caller_does() -> None:
    assert list(load_bytes(REPORT.encode("gb18030"), "a.TXT")) == [Source(REPORT, "a.TXT")]
    assert [source.form for source in load_bytes(b"<html><p>a</html>", "a")] == ["HTML"]
    [page] = load_bytes("<p>甲</p>".encode(), "https://example.org/a.pdf", form="HTML")
    assert (page.text, page.form) == ("甲", "HTML")
    lines = b'{"text": "a"}\n{}\n{"text": "b"}'
    errors: list[IntakeError] = []
    assert [source.text for source in load_bytes(lines, "a.jsonl", failed=errors.append)] == ["a", "b"]
    assert [(error.origin, error.line) for error in errors] == [("a.jsonl", 2)]


@pytest.mark.parametrize(
    "name, data, problem",
    [
        ("a.txt", b"", "empty"),
        ("a.xyz", b"text", "unknown_form"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
        ("a.pdf", b"text", "mismatch"),
    ],
)
def test_bytes_that_cannot_be_read(name: str, data: bytes, problem: str) -> None:
    with pytest.raises(IntakeError) as error:
        list(load_bytes(data, name))
    assert (error.value.problem, error.value.origin) == (problem, name)


def test_a_nul_that_no_database_keeps_is_replaced_and_counted() -> None:
    [source] = load_bytes(b'{"text": "a\\u0000b"}', "a.jsonl")
    assert (source.text, source.replaced) == ("a\ufffdb", 1)
