"""A Word file → its paragraphs, those in tables and text boxes included, in reading order.

Read directly from the parts of the archive: ``python-docx`` leaves out what stands in smart tags (where
Word keeps dates in Chinese files), content controls and accepted insertions.
"""

from __future__ import annotations

import io
import posixpath
import zlib
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from huishang.intake.limits import PACKING_RATIO, RATIO_FROM_BYTES, UNPACKED_BYTES, check_bytes
from huishang.intake.source import IntakeError, Said

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFFICE_DOCUMENT = "/officeDocument"
_DROPPED = frozenset((f"{_W}del", f"{_W}moveFrom", _FALLBACK))
_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}

_DAMAGE = (BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, zlib.error, etree.XMLSyntaxError)
"""What a broken or locked archive, or a broken part of it, makes the libraries raise."""


def read_docx(data: bytes) -> str:
    """The text of a Word file, a line a paragraph."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            tree = _part(archive, _main_part(archive))
    except _DAMAGE as error:
        raise IntakeError("damaged", detail=type(error).__name__) from error
    return "\n".join(_paragraphs(tree))


def _main_part(archive: ZipFile) -> str:
    """The name of the part that holds the text, as the archive's own list of relations gives it."""
    if "_rels/.rels" not in archive.namelist():
        raise IntakeError("not_word")
    for relation in _part(archive, "_rels/.rels"):
        if (relation.get("Type") or "").endswith(_OFFICE_DOCUMENT):
            name = posixpath.normpath((relation.get("Target") or "").lstrip("/"))
            if name in archive.namelist() and name.startswith("word/"):
                return name
    raise IntakeError("not_word")


def _part(archive: ZipFile, name: str) -> Any:
    """One part of the archive as a tree; nothing that could blow up is unpacked or expanded.

    The archive's own figures can be trusted here: no more than they say is ever unpacked.
    """
    info = archive.getinfo(name)
    check_bytes(info.file_size, UNPACKED_BYTES)
    ratio = info.file_size // max(info.compress_size, 1)
    if info.file_size > RATIO_FROM_BYTES and ratio > PACKING_RATIO.most:
        raise IntakeError("bomb", ratio=ratio, limit=PACKING_RATIO.most, why=Said(PACKING_RATIO.why))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(archive.read(name), parser)
    if root.getroottree().docinfo.doctype:
        raise IntakeError("entities")
    return root


def _paragraphs(root: Any) -> Iterator[str]:
    """The paragraphs in the order in which they end: a text box before the paragraph that holds it."""
    open_parts: list[list[str]] = []
    skip: Any = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skip is not None:
            skip = None if event == "end" and element is skip else skip
        elif event == "start" and element.tag in _DROPPED:
            skip = element
        elif element.tag == f"{_W}p":
            if event == "start":
                open_parts.append([])
            else:
                yield "".join(open_parts.pop())
        elif event == "end" and open_parts:
            if element.tag == f"{_W}t":
                open_parts[-1].append(element.text or "")
            elif element.getparent().tag == f"{_W}r":
                open_parts[-1].append(_MARKS.get(element.tag, ""))
