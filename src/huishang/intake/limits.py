"""How large an input may be, and why. A limit is data: each has its number and its reason."""

from __future__ import annotations

from dataclasses import dataclass

from huishang.intake.source import IntakeError, Said

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limit:
    """A number that an input may reach and not pass; ``why`` is a key of the table of texts."""

    most: int
    why: str


FILE_BYTES = Limit(64 * MIB, "why_file")
UNPACKED_BYTES = Limit(256 * MIB, "why_unpacked")
WORKBOOK_BYTES = Limit(64 * MIB, "why_workbook")
"""Less than for a Word text: a cell takes more work than a word."""
TABLE_TEXT = Limit(8 << 20, "why_tables")
"""Characters of all cells, what merged cells and shared strings repeat included."""
PACKING_RATIO = Limit(200, "why_ratio")
RATIO_FROM_BYTES = 4 * MIB
"""A small part of equal bytes may be packed harder than any text without harm."""
PDF_PAGES = Limit(3000, "why_pages")
SECONDS = 20
"""CPU time for opening a file in a process of its own (:mod:`huishang.intake.apart`); large plans take two or three."""
MEMORY = 1024 * MIB
"""Address space of that process."""
HTML_TOGETHER = 256 << 10
"""A larger page is opened in a process of its own: articles are smaller, and its cost is little beside theirs."""
HTML_DEPTH = Limit(256, "why_depth")
"""The parser's own: it drops what is deeper, so that a page that has it is refused."""


def check_bytes(size: int, limit: Limit) -> None:
    """Refuse more bytes than a limit allows."""
    if size > limit.most:
        raise too_large(mebibytes(size), mebibytes(limit.most), limit)


def check_pages(count: int, limit: Limit) -> None:
    """Refuse more pages than a limit allows."""
    if count > limit.most:
        raise too_large(_pages(count), _pages(limit.most), limit)


def check_characters(count: int, limit: Limit) -> None:
    """Refuse more characters than a limit allows."""
    if count > limit.most:
        raise too_large(_characters(count), _characters(limit.most), limit)


def too_large(size: object, most: object, limit: Limit) -> IntakeError:
    """The error of an input that passes a limit."""
    return IntakeError("too_large", size=size, limit=most, why=Said(limit.why))


def mebibytes(size: int) -> str:
    """A number of bytes for people."""
    return f"{size / MIB:.1f} MiB"


def _characters(count: int) -> Said:
    return Said("characters", (("count", count),))


def _pages(count: int) -> Said:
    return Said("pages", (("count", count),))
