"""Files made to break a reader: each ends in a sentence, or in a reading, within limits of time and memory.

The command runs in a process of its own whose address space and CPU time the system limits, so that
what takes too much is killed and fails here.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

MEMORY = 1536 << 20
SECONDS = 30

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ENTITIES = "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12))
LAUGHS = f"<!DOCTYPE r [<!ENTITY a0 'ha'>{_ENTITIES}]>"
PASSWORDS = "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"


class Ended(NamedTuple):
    """How the command ended."""

    status: int
    out: str
    complaints: list[str]


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))


def read(path: Path) -> Ended:
    """Read a file under limits; whatever happens, there is no traceback and no more than a sentence."""
    env = {**os.environ, "LANG": "en_US.UTF-8", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "huishang", "read", "--lang", "en", "--format", "jsonl", path],
        preexec_fn=limited,
        capture_output=True,
        env=env,
        timeout=4 * SECONDS,
    )
    errors = done.stderr.decode("utf-8")
    assert "Traceback" not in errors, errors[-2000:]
    assert done.returncode in (0, 1), f"killed: {done.returncode} {errors[-500:]}"
    return Ended(done.returncode, done.stdout.decode("utf-8"), errors.splitlines())


def refused(path: Path) -> str:
    """The one sentence that a file ends with."""
    ended = read(path)
    assert ended.status == 1
    assert ended.out == ""
    assert len(ended.complaints) == 1
    assert ended.complaints[0].startswith(f"{path}: ")
    return ended.complaints[0]


def office(path: Path, parts: dict[str, bytes | Iterable[bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in parts.items():
            with archive.open(name, "w", force_zip64=True) as stream:
                for piece in [data] if isinstance(data, bytes) else data:
                    stream.write(piece)
    return path


def word(path: Path, document: bytes | Iterable[bytes]) -> Path:
    relations = f'<R><r Type="{R}/officeDocument" Target="word/document.xml"/></R>'.encode()
    return office(path, {"_rels/.rels": relations, "word/document.xml": document})


def word_text(body: str, doctype: str = "") -> bytes:
    return f'{doctype}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()


def sheet(
    path: Path, rows: bytes | Iterable[bytes], *, strings: bytes | Iterable[bytes] = b"", after: str = ""
) -> Path:
    """A workbook of one sheet, written by hand."""

    def whole() -> Iterable[bytes]:
        yield f'<worksheet xmlns="{S}"><sheetData>'.encode()
        yield from [rows] if isinstance(rows, bytes) else rows
        yield f"</sheetData>{after}</worksheet>".encode()

    def shared() -> Iterable[bytes]:
        yield f'<sst xmlns="{S}">'.encode()
        yield from [strings] if isinstance(strings, bytes) else strings
        yield b"</sst>"

    book = f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets><sheet name="甲" sheetId="1" r:id="s"/></sheets></workbook>'
    relations = (
        f'<R><r Id="s" Type="{R}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<r Id="t" Type="{R}/sharedStrings" Target="sharedStrings.xml"/></R>'
    )
    return office(
        path,
        {
            "_rels/.rels": f'<R><r Type="{R}/officeDocument" Target="xl/workbook.xml"/></R>'.encode(),
            "xl/workbook.xml": book.encode(),
            "xl/_rels/workbook.xml.rels": relations.encode(),
            "xl/worksheets/sheet1.xml": whole(),
            "xl/sharedStrings.xml": shared(),
        },
    )


def pdf(path: Path, objects: dict[int, bytes], trailer: bytes = b"") -> Path:
    """A PDF without a table of objects, which readers then make for themselves."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, data) for number, data in objects.items())
    path.write_bytes(b"%PDF-1.5\n" + body + b"trailer<</Root 1 0 R" + trailer + b">>\n%%EOF\n")
    return path


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


CATALOG = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>"}
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def page(contents: bytes, resources: bytes = b"") -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents %s/Resources<<%s>>>>" % (
        contents,
        resources,
    )


# -- Word ------------------------------------------------------------------------------------------


def test_a_word_file_that_unpacks_to_a_gigabyte(tmp_path: Path) -> None:
    blank = b" " * (1 << 20)
    path = word(tmp_path / "a.docx", (blank for _ in range(1024)))
    assert path.stat().st_size < 2 << 20
    assert "MiB" in refused(path)


def test_a_word_file_that_is_packed_too_hard(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", (b" " * (1 << 20) for _ in range(64)))
    refused(path)


def test_a_word_file_that_lies_about_its_size(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", (b" " * (1 << 20) for _ in range(300)))
    data = bytearray(path.read_bytes())
    true, told = (300 << 20).to_bytes(8, "little"), (1000).to_bytes(8, "little")
    data = data.replace(true, told).replace(true[:4], told[:4])
    path.write_bytes(data)
    refused(path)


@pytest.mark.parametrize("doctype", [LAUGHS, PASSWORDS])
def test_a_word_file_with_entities(tmp_path: Path, doctype: str) -> None:
    body = f"<w:p><w:r><w:t>{'&a11;' if doctype == LAUGHS else '&x;'}</w:t></w:r></w:p>"
    refused(word(tmp_path / "a.docx", word_text(body, doctype)))


def test_a_word_file_nested_without_end(tmp_path: Path) -> None:
    refused(word(tmp_path / "a.docx", word_text("<w:p>" * 200_000 + "</w:p>" * 200_000)))


def test_a_word_file_of_very_many_paragraphs(tmp_path: Path) -> None:
    body = "".join(f"<w:p><w:r><w:t>{number}</w:t></w:r></w:p>" for number in range(150_000))
    assert read(word(tmp_path / "a.docx", word_text(body))).status == 0


def test_a_word_file_of_very_many_attributes(tmp_path: Path) -> None:
    attributes = " ".join(f'a{number}=""' for number in range(200_000))
    read(word(tmp_path / "a.docx", word_text(f"<w:p {attributes}/>")))


def test_a_word_file_whose_parts_refer_to_themselves(tmp_path: Path) -> None:
    relations = f'<R><r Type="{R}/officeDocument" Target="_rels/.rels"/></R>'.encode()
    refused(office(tmp_path / "a.docx", {"_rels/.rels": relations}))


def test_a_word_file_with_a_hundred_thousand_parts(tmp_path: Path) -> None:
    parts: dict[str, bytes | Iterable[bytes]] = {f"x/{number}": b"" for number in range(100_000)}
    refused(office(tmp_path / "a.docx", parts))


# -- Excel -----------------------------------------------------------------------------------------


def test_a_workbook_that_unpacks_to_half_a_gigabyte(tmp_path: Path) -> None:
    rows = (b"<row><c><v>1</v></c></row>" * 40_000 for _ in range(500))
    refused(sheet(tmp_path / "a.xlsx", rows))


def test_a_workbook_whose_strings_unpack_to_half_a_gigabyte(tmp_path: Path) -> None:
    strings = (b"<si><t>1</t></si>" * 60_000 for _ in range(500))
    refused(sheet(tmp_path / "a.xlsx", b'<row><c t="s"><v>0</v></c></row>', strings=strings))


def test_a_workbook_with_a_cell_at_the_far_end(tmp_path: Path) -> None:
    row = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>1</t></is></c></row>'
    read(sheet(tmp_path / "a.xlsx", row))


def test_a_workbook_with_a_cell_beyond_every_end(tmp_path: Path) -> None:
    row = b'<row r="99999999999"><c r="ZZZZZZZZ99999999999" t="inlineStr"><is><t>1</t></is></c></row>'
    read(sheet(tmp_path / "a.xlsx", row))


def test_a_workbook_merged_from_end_to_end(tmp_path: Path) -> None:
    row = b'<row r="1"><c r="A1" t="inlineStr"><is><t>1</t></is></c></row>'
    merges = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    read(sheet(tmp_path / "a.xlsx", row, after=merges))


def test_a_workbook_of_a_long_string_many_times(tmp_path: Path) -> None:
    """A megabyte of characters that ten thousand cells refer to would be ten gigabytes of text."""
    cells = b"".join(b'<row r="%d"><c t="s"><v>0</v></c></row>' % number for number in range(1, 10_001))
    refused(
        sheet(
            tmp_path / "a.xlsx", cells, strings=b"<si><t>" + os.urandom(500_000).hex().encode() + b"</t></si>"
        )
    )


# -- PDF -------------------------------------------------------------------------------------------


def test_a_pdf_whose_pages_go_round(tmp_path: Path) -> None:
    objects = {1: CATALOG[1], 2: b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]/Parent 2 0 R>>"}
    refused(pdf(tmp_path / "a.pdf", objects))


def test_a_pdf_that_tells_of_a_billion_pages(tmp_path: Path) -> None:
    refused(
        pdf(
            tmp_path / "a.pdf",
            {**CATALOG, 2: b"<</Type/Pages/Count 2000000000/Kids[3 0 R]>>", 3: page(b"[]")},
        )
    )


def test_a_pdf_whose_form_draws_itself(tmp_path: Path) -> None:
    form = stream(
        b"/F Do /F Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>"
    )
    refused(
        pdf(
            tmp_path / "a.pdf",
            {**CATALOG, 3: page(b"5 0 R", b"/XObject<</F 4 0 R>>"), 4: form, 5: stream(b"/F Do")},
        )
    )


def test_a_pdf_whose_forms_draw_each_other_ten_times(tmp_path: Path) -> None:
    """Twelve levels of ten each: 10¹² pieces of text."""
    objects = {**CATALOG, 3: page(b"4 0 R", b"/XObject<</F 10 0 R>>"), 4: stream(b"/F Do"), 5: FONT}
    for level in range(10, 22):
        resources = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>" % (
            level + 1
        )
        objects[level] = stream(b"/F Do " * 10, resources)
    text = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</T 5 0 R>>>>"
    objects[22] = stream(b"BT /T 9 Tf (a) Tj ET", text)
    read(pdf(tmp_path / "a.pdf", objects))


def test_a_pdf_whose_page_unpacks_to_a_gigabyte(tmp_path: Path) -> None:
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(1024)) + packer.flush()
    contents = stream(zlib.compress(data, 9), b"/Filter[/FlateDecode/FlateDecode]")
    read(pdf(tmp_path / "a.pdf", {**CATALOG, 3: page(b"4 0 R"), 4: contents}))


def test_a_pdf_nested_without_end(tmp_path: Path) -> None:
    read(pdf(tmp_path / "a.pdf", {**CATALOG, 3: page(b"[" * 500_000)}))


def test_a_pdf_that_is_locked(tmp_path: Path) -> None:
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>/ID[(a)(a)]" % (b"o" * 32, b"u" * 32)
    assert "password" in refused(pdf(tmp_path / "a.pdf", {**CATALOG, 3: page(b"[]")}, lock))


# -- pages and lines -------------------------------------------------------------------------------

HTML: dict[str, Callable[[], str]] = {
    "a million tags": lambda: "<p>甲</p>" * 500_000,
    "breaks": lambda: "甲<br>" * 200_000,
    "rows": lambda: "<table>" + "<tr><td>甲" * 100_000,
    "links": lambda: "<a href=x>甲</a>" * 200_000,
    "bodies": lambda: "<div class=content>甲</div>" * 100_000,
    "attributes": lambda: "<p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">甲",
    "references": lambda: "&amp;&#x4e00;" * 500_000,
    "no end of a comment": lambda: "<!--" * 1_000_000,
    "no end of a tag": lambda: "<p class='" + "甲" * 3_000_000,
    "a long name": lambda: f"<{'a' * 3_000_000}>甲",
    "only less-than": lambda: "<" * 3_000_000,
    "metadata": lambda: "<meta name=pubdate content=2023>" * 300_000 + "甲",
    "charsets": lambda: "<meta charset=" * 300_000 + "甲",
}


@pytest.mark.parametrize("make", HTML.values(), ids=list(HTML))
def test_a_page_of_very_much(tmp_path: Path, make: Callable[[], str]) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body>{make()}", "utf-8")
    ended = read(path)
    assert len(ended.complaints) == ended.status


@pytest.mark.parametrize("tag", ["div", "b", "table", "font", "blockquote"])
def test_a_page_nested_without_end(tmp_path: Path, tag: str) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body>" + f"<{tag}>" * 1_000_000 + "甲", "utf-8")
    refused(path)


def test_a_line_nested_without_end(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text":' + "[" * 1_000_000, "utf-8")
    refused(path)


def test_a_line_of_many_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text":"' + "甲" * 3_000_000 + '"}', "utf-8")
    assert read(path).status == 0


def test_a_file_of_nothing_but_signatures(tmp_path: Path) -> None:
    for suffix, data in ((".docx", b"PK\x03\x04"), (".xlsx", b"PK\x03\x04"), (".pdf", b"%PDF-1.4")):
        path = tmp_path / f"a{suffix}"
        path.write_bytes(data)
        refused(path)


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream_:
        stream_.truncate(1 << 40)  # a hole: takes no room
    assert "MiB" in refused(path)


def test_the_limits_bite(tmp_path: Path) -> None:
    """A process that takes more is stopped: else this file tests nothing."""
    done = subprocess.run(
        [sys.executable, "-c", "x = bytearray(3 << 30)"], preexec_fn=limited, capture_output=True
    )
    assert b"MemoryError" in done.stderr
