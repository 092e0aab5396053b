"""A Word file → its paragraphs in reading order, those in text boxes included; a table's row is a line.

Read directly from the parts of the archive: ``python-docx`` leaves out what stands in smart tags (where
Word keeps dates in Chinese files), content controls and accepted insertions.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from huishang.intake.archive import opened
from huishang.intake.grid import Meter, Table
from huishang.intake.limits import UNPACKED_BYTES
from huishang.intake.source import IntakeError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DROPPED = frozenset((f"{_W}del", f"{_W}moveFrom", _FALLBACK))
_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read_docx(data: bytes) -> str:
    """The text of a Word file, a line a paragraph or a row of a table."""
    with opened(data, UNPACKED_BYTES) as archive:
        name = archive.main_part("word/")
        if name is None:
            raise IntakeError("not_word")
        tree = archive.tree(name)
    return "\n".join(_Text().read(tree))


class _Text:
    """The lines of a document while its tree is walked.

    Paragraphs come in the order in which they end: a text box before the paragraph that holds it.
    """

    def __init__(self) -> None:
        self.paragraphs: list[list[str]] = []
        self.tables: list[Table] = []
        self.sinks: list[list[str]] = [[]]
        self.meter = Meter()

    def read(self, root: Any) -> list[str]:
        """Walk the tree and give its lines."""
        skip: Any = None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if skip is not None:
                skip = None if event == "end" and element is skip else skip
            elif event == "start":
                skip = element if element.tag in _DROPPED else None
                self.start(element.tag)
            else:
                self.end(element)
        return self.sinks[0]

    def start(self, tag: str) -> None:
        """An element begins."""
        if tag == f"{_W}p":
            self.paragraphs.append([])
        elif tag == f"{_W}tbl":
            self.tables.append(Table(self.meter))
        elif tag == f"{_W}tr" and self.tables:
            self.tables[-1].start_row()
        elif tag == f"{_W}tc":
            self.sinks.append([])

    def end(self, element: Any) -> None:
        """An element ends: a paragraph, a cell and a table then give their words."""
        tag = element.tag
        if tag == f"{_W}p":
            self.sinks[-1].append("".join(self.paragraphs.pop()))
        elif tag == f"{_W}tc":
            lines = self.sinks.pop()
            if self.tables:
                self.tables[-1].add_joined(lines, **_merging(element))
        elif tag == f"{_W}tbl":
            self.sinks[-1] += self.tables.pop().lines()
        elif self.paragraphs:
            self.add(element)

    def add(self, element: Any) -> None:
        """A piece of a paragraph."""
        if element.tag == f"{_W}t":
            self.paragraphs[-1].append(element.text or "")
        elif element.getparent().tag == f"{_W}r":
            self.paragraphs[-1].append(_MARKS.get(element.tag, ""))


def _merging(cell: Any) -> dict[str, Any]:
    """How many columns a cell spans, and whether it begins or goes on cells merged downwards."""
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    across = "" if span is None else span.get(f"{_W}val", "")
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    begins = merge is not None and merge.get(f"{_W}val") == "restart"
    return {
        "across": int(across) if across.isdecimal() and len(across) < 5 else 1,
        "begins": begins,
        "goes_on": merge is not None and not begins,
    }
