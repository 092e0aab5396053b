"""Tables → lines: a row a line, its cells parted by tabs, what merged cells say in each row they span.

A table that only lays a page out (a menu beside a text, a box) gives its cells' own lines instead.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from huishang.intake.limits import TABLE_TEXT, check_characters

Rows = dict[int, dict[int, str]]

_MOST_COLUMNS = 256
_LONGEST_CELL = 1000
"""A table with a longer cell lays a page out: the cell holds a text."""
_LONGEST_WIDE = 4000
"""The same where several rows have three cells or more, as no page is laid out."""


class Merged(NamedTuple):
    """A cell that reaches down over rows."""

    first: int
    last: int
    column: int


class Meter:
    """Counts the characters of one document's tables, for merged cells and shared strings multiply them."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, words: str) -> str:
        """Count a cell and give it back; one too many is refused."""
        self.count += 1 + len(words)
        check_characters(self.count, TABLE_TEXT)
        return words


def one_line(words: str) -> str:
    """The words of a cell: every run of white space, line breaks too, is one blank."""
    return " ".join(words.split())


def fill(rows: Rows, merged: Iterable[Merged], meter: Meter) -> None:
    """Put what a merged cell says into each row it spans that says something of its own."""
    own = sorted(number for number, cells in rows.items() if any(cells.values()))
    for one in merged:
        words = rows.get(one.first, {}).get(one.column, "")
        if words:
            for number in own[bisect_right(own, one.first) : bisect_left(own, one.last + 1)]:
                rows[number][one.column] = meter.add(words)


def lines_of(rows: Rows) -> Iterator[str]:
    """Each row that says something as a line; columns without a word in any row are left out.

    A row with one filled cell (a title, the name of a section) has no tabs.
    """
    columns = sorted({column for cells in rows.values() for column, words in cells.items() if words})
    for number in sorted(rows):
        cells = rows[number]
        filled = [words for words in cells.values() if words]
        if len(filled) == 1:
            yield filled[0]
        elif filled:
            yield "\t".join(cells.get(column, "") for column in columns)


class Table:
    """A table of a page or a Word file while it is read, row by row and cell by cell."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._rows: Rows = {}
        self._lines: list[list[list[str]]] = []
        self._merged: dict[tuple[int, int], int] = {}  # (first row, column) → last row
        self._reach: dict[int, int] = {}  # column → the last row that a cell above takes
        self._open: dict[int, int] = {}  # column → the row where Word's merged cell began
        self._column = 0

    def start_row(self) -> None:
        """Begin the next row."""
        self._rows[len(self._lines)] = {}
        self._lines.append([])
        self._column = 0

    def add(self, lines: list[str], *, across: int = 1, down: int = 1) -> None:
        """Add a cell that spans so many columns and rows."""
        row = self._row()
        while self._reach.get(self._column, -1) >= row:
            self._column += 1
        self._put(row, lines)
        if down > 1 and self._column < _MOST_COLUMNS:
            self._merged[row, self._column] = row + down - 1
            for column in range(self._column, min(self._column + across, _MOST_COLUMNS)):
                self._reach[column] = row + down - 1
        self._column += max(1, min(across, _MOST_COLUMNS))

    def add_joined(self, lines: list[str], *, across: int = 1, begins: bool, goes_on: bool) -> None:
        """Add a cell as Word writes it: the first of merged ones ``begins``, each further one ``goes_on``."""
        row = self._row()
        first = self._open.get(self._column) if goes_on else None
        if first is not None:
            self._merged[first, self._column] = row
        else:
            self._put(row, lines)
        if begins:
            self._open[self._column] = row
        elif first is None:
            self._open.pop(self._column, None)
        self._column += max(1, min(across, _MOST_COLUMNS))

    def lines(self) -> list[str]:
        """The rows as lines; those of a table that only lays a page out as the lines of their cells."""
        if not self.is_of_data():
            return [line for row in self._lines for cell in row for line in cell]
        fill(self._rows, [Merged(a, b, column) for (a, column), b in self._merged.items()], self._meter)
        return list(lines_of(self._rows))

    def is_of_data(self) -> bool:
        """Whether two rows or more have two filled cells or more, and no cell holds a whole text."""
        filled = [[len(words) for words in cells.values() if words] for cells in self._rows.values()]
        longest = max((length for lengths in filled for length in lengths), default=0)
        wide = sum(len(lengths) > 2 for lengths in filled) > 1
        narrow = sum(len(lengths) > 1 for lengths in filled) > 1
        return (narrow and longest <= _LONGEST_CELL) or (wide and longest <= _LONGEST_WIDE)

    def _row(self) -> int:
        if not self._lines:
            self.start_row()
        return len(self._lines) - 1

    def _put(self, row: int, lines: list[str]) -> None:
        kept = [line for line in lines if line.strip()]
        self._lines[row].append(kept)
        self._rows[row][self._column] = self._meter.add(one_line(" ".join(kept)))
