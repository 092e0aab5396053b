"""Paths → documents: what form a file has, what stands in a folder, what came on standard input."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from huishang.intake.jsonl import is_line, lines_of, read_jsonl
from huishang.intake.limits import FILE_BYTES, HTML_TOGETHER, check_bytes
from huishang.intake.source import IntakeError, Said, Source
from huishang.intake.text import decode, without_nul

if TYPE_CHECKING:
    from huishang.intake.html import Page

FORMS = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "HTML",
    ".htm": "HTML",
    ".shtml": "HTML",
    ".xhtml": "HTML",
    ".docx": "Word",
    ".xlsx": "Excel",
    ".xlsm": "Excel",
    ".pdf": "PDF",
    ".jsonl": "JSONL",
}
_SUFFIX = {
    "text": ".txt",
    "HTML": ".html",
    "Word": ".docx",
    "Excel": ".xlsx",
    "PDF": ".pdf",
    "JSONL": ".jsonl",
}
_PACKED = ("Word", "Excel")
_START_BYTES = 1024
_KNOWN = " ".join(_SUFFIX.values())
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)

Failed = Callable[[IntakeError], None]


def fail(error: IntakeError) -> NoReturn:
    """What happens to an error when nobody else takes it."""
    raise error


def load(path: str | Path, *, published: str | None = None, failed: Failed = fail) -> Iterator[Source]:
    """The documents of a file, of a folder and all below it, or of standard input (``-``).

    ``published`` is the date of documents that bring none; a page's own metadata count less than it,
    a JSON line's own date more. What cannot be read is given to ``failed``, and the rest goes on.
    """
    name = os.fspath(path)
    try:
        if name == "-":
            yield from _stream(sys.stdin.buffer, "-", published, failed)
        elif os.path.isdir(name):
            for below in _files_below(Path(name), failed):
                yield from load(below, published=published, failed=failed)
        else:
            yield from _file(Path(name), published, failed)
    except IntakeError as error:
        failed(error if error.origin else error.at(name))


def load_bytes(
    data: bytes, name: str, *, form: str | None = None, published: str | None = None, failed: Failed = fail
) -> Iterator[Source]:
    """The documents of a file that is not on disk: sent by a browser, or pasted.

    ``name`` says where it came from, for people. The form is told by the end of the name as that of a
    file is, unless ``form`` names it.
    """
    suffix = _SUFFIX[form] if form else Path(name).suffix.lower()
    try:
        _check_suffix(suffix, data[:_START_BYTES])
        yield from _stream(io.BytesIO(data), name, published, failed, suffix)
    except IntakeError as error:
        failed(error if error.origin else error.at(name))


def files_of(path: str | Path, *, failed: Failed = fail) -> Iterator[Path]:
    """The files that :func:`load` would open: the one that is named, or those of a folder and all below it."""
    try:
        if os.path.isdir(path):
            yield from _files_below(Path(path), failed)
        else:
            yield Path(path)
    except IntakeError as error:
        failed(error if error.origin else error.at(os.fspath(path)))


def bytes_of(path: Path) -> bytes:
    """A file's bytes, if it is not too large."""
    try:
        with path.open("rb") as stream:
            data = stream.read(FILE_BYTES.most + 1)
            check_bytes(max(len(data), os.fstat(stream.fileno()).st_size), FILE_BYTES)
            return data
    except OSError as error:
        raise _io_error(error).at(str(path)) from error
    except IntakeError as error:
        raise error.at(str(path)) from error


def _check_suffix(suffix: str, start: bytes) -> None:
    """Refuse the name of a form that cannot be read."""
    if not suffix or suffix in FORMS:
        return
    if _form(start) == "old":
        raise IntakeError("old_office")
    raise IntakeError("unknown_form", suffix=suffix, known=_KNOWN)


def is_page(data: bytes) -> bool:
    """Whether a text is the source of a page."""
    return _form(data) == "HTML"


def known_suffixes() -> tuple[str, ...]:
    """How the names of files end that can be read."""
    return tuple(FORMS)


def _files_below(folder: Path, failed: Failed) -> Iterator[Path]:
    """Every file of a known form, in the order of names; hidden ones and links to folders are passed over."""
    empty = True
    for top, below, names in os.walk(
        folder, onerror=lambda error: failed(_io_error(error).at(str(error.filename)))
    ):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.lower() in FORMS and not name.startswith("."):
                empty = False
                yield Path(top, name)
    if empty:
        raise IntakeError("empty_folder", known=_KNOWN)


def _file(path: Path, published: str | None, failed: Failed) -> Iterator[Source]:
    suffix = path.suffix.lower()
    if suffix not in FORMS and path.exists():
        _check_suffix(suffix, _start(path) if path.is_file() else b"")
    try:
        with path.open("rb") as stream:
            yield from _stream(stream, str(path), published, failed, suffix)
    except OSError as error:
        raise _io_error(error) from error


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_START_BYTES)
    except OSError as error:
        raise _io_error(error) from error


def _io_error(error: OSError) -> IntakeError:
    if isinstance(error, FileNotFoundError):
        return IntakeError("missing")
    if isinstance(error, PermissionError):
        return IntakeError("denied")
    return IntakeError("unreadable", detail=error.strerror or type(error).__name__)


def _stream(
    stream: BinaryIO, origin: str, published: str | None, failed: Failed, suffix: str = ""
) -> Iterator[Source]:
    """Read a stream whose form its name tells or, without a suffix, its first characters."""
    first = stream.readline(FILE_BYTES.most + 1)
    if FORMS.get(suffix) == "JSONL" or (not suffix and is_line(first)):
        if not first:
            raise IntakeError("empty")
        yield from read_jsonl(lines_of(stream, first), origin, published, failed)
        return
    data = first + stream.read(max(FILE_BYTES.most + 1 - len(first), 0))
    check_bytes(len(data), FILE_BYTES)
    if not data:
        raise IntakeError("empty")
    found = _form(data)
    if found == "old":
        raise IntakeError("old_office")
    form = FORMS.get(suffix, found)
    if found == "archive":
        found = _packed(data, form)
        form = found if form == "archive" else form
    if found not in (form, "text") or (form in (*_PACKED, "PDF") and found != form):
        raise IntakeError("mismatch", suffix=suffix, found=found, wanted=_SUFFIX[found])
    yield _document(data, form, origin, published)


def _form(data: bytes) -> str:
    """The form that the first bytes tell."""
    if data.startswith(b"%PDF-"):
        return "PDF"
    if data.startswith(b"PK\x03\x04"):
        return "archive"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "old"
    return "HTML" if _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")) else "text"


def _packed(data: bytes, form: str) -> str:
    """Which Office form an archive has; where its parts do not tell, the one that its name says."""
    from huishang.intake.archive import office_form

    return office_form(data) or (form if form in _PACKED else "Word")


def _document(data: bytes, form: str, origin: str, published: str | None) -> Source:
    """One document in a form; the modules of other forms are not loaded."""
    replaced = 0
    notes: tuple[Said, ...] = ()
    if form == "HTML":
        page = _page(data)
        text, replaced, published = page.text, page.replaced, published or page.published
    elif form == "Word":
        from huishang.intake.docx import read_docx

        text = read_docx(data)
    elif form == "Excel":
        from huishang.intake.xlsx import read_xlsx

        text, notes = read_xlsx(data)
    elif form == "PDF":
        from huishang.intake.pdf import read_pdf

        text = read_pdf(data)
    else:
        text, replaced = decode(data)
    text, replaced = without_nul(text, replaced)
    if not text.strip():
        raise IntakeError("no_text")
    return Source(text, origin, published=published, replaced=replaced, notes=notes, form=form)


def _page(data: bytes) -> Page:
    """A page of HTML; a large one is opened in a process of its own."""
    from huishang.intake.html import Page, read_html

    if len(data) <= HTML_TOGETHER:
        return read_html(data)
    from huishang.intake.apart import apart

    answer = apart("HTML", data)
    return Page(answer.pages[0], answer.published, answer.replaced)
