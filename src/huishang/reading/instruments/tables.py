"""Tables read by their heads: task lists and ledgers whose rows stand as lines, tab rows or one cell a line.

A head is a line (or a run of short lines) of column names, one of which names bodies. Where a row has as
many cells as the head, they are the head's; else bodies and terms are told by their own form.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from huishang.reading.instruments.allocations import is_body, labels
from huishang.reading.instruments.draft import Place
from huishang.reading.instruments.script import Script
from huishang.reading.instruments.splitting import cut

_OWNERS = ("lead", "support", "responsible")
_OWNER_HEAD = re.compile("(?:单位|部门|主体|城市|地区)(?= |\n|$)")
_LONGEST_NAME = 16
_CELL = re.compile("[^ \n]+")
_SERIAL = re.compile(" *(?P<n>\\d{1,4})(?=[ .、．\t\n]|$)")
_TERM = re.compile(
    "(?:20\\d\\d ?年|\\d{1,2} ?月|年底|[一二三四]季度|长期|全年|持续|已完成|上半年|下半年)[^，。；、]{0,10}$"
)
_SECTION = re.compile(
    "[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|附件|附表|注：|备注：|抄送"
)
_LONGEST_GAP = 15
_NOTE_BEHIND = re.compile("（[^（）]*）$")  # 目标（可量化）
_LONGEST_HEAD = 400
_HEADS_WITHIN = 60000
_MOST_LINES = 20000
_MATTER = ("task", "target", "note")
_FRAGMENT = re.compile("[省市区县][^。]{0,6}|[^。]{0,3}[局厅委办部府会、，]")
_GLUED = re.compile("(?<=[厅局委办府])(?=[省市]|自治区)")


class Row(NamedTuple):
    """A row: its number as written, cells by part, in the order of the table; ``place`` is the whole row."""

    number: str | None
    cells: tuple[tuple[str, Place], ...]
    place: Place

    def of(self, *parts: str) -> list[Place]:
        """The cells of some parts."""
        return [place for part, place in self.cells if part in parts]


class _Line(NamedTuple):
    start: int
    end: int
    cells: tuple[Place, ...]
    tabbed: bool


def read_rows(script: Script, original_tabs: frozenset[int] = frozenset()) -> list[Row]:
    """The rows of all tables; ``original_tabs``: where the untouched text has tabs."""
    if _OWNER_HEAD.search(script.scan) is None:
        return []
    lines = _lines(script, original_tabs)
    found: list[Row] = []
    at = 0
    while at < len(lines):
        head = _head(script, lines, at)
        if head is None:
            at += 1
            continue
        parts, first, by_line = head
        if _is_tabbed(lines, first, len(parts)):
            rows, at = _tab_rows(script, lines, parts, first)
        else:
            rows, at = _rows(script, lines, parts, first, by_line, bool(original_tabs))
        found += rows
    return found


def lists_tasks(scan: str) -> bool:
    """Whether a line names the columns of a task list."""
    for match in _OWNER_HEAD.finditer(scan, 0, _HEADS_WITHIN):
        start = scan.rfind("\n", 0, match.start()) + 1
        stop = scan.find("\n", match.end() - 1)
        line = scan[start : stop if stop >= 0 else len(scan)]
        if len(line) <= _LONGEST_HEAD and _parts(line.split()):
            return True
    return False


def _lines(script: Script, tabs: frozenset[int]) -> list[_Line]:
    """The lines that are not blank, each cut into cells at its tabs, else at its blanks."""
    lines = []
    start = 0
    for raw in script.text.split("\n")[:_MOST_LINES]:
        end = start + len(raw)
        if raw.strip(" "):
            inside = [at for at in range(start, end) if at in tabs] if tabs else []
            cells = (
                _tab_cells(script.text, start, end, inside)
                if inside
                else _blank_cells(script.text, start, end)
            )
            lines.append(_Line(start, end, cells, bool(inside)))
        start = end + 1
    return lines


def _blank_cells(text: str, start: int, end: int) -> tuple[Place, ...]:
    return tuple(Place(*match.span()) for match in _CELL.finditer(text, start, end))


def _tab_cells(text: str, start: int, end: int, tabs: list[int]) -> tuple[Place, ...]:
    edges = [start - 1, *tabs, end]
    return tuple(Place(left + 1, right) for left, right in pairwise(edges))


def part_of(name: str) -> str | None:
    """What a column is for, by the longest label that its name ends with; None for no column name."""
    known = labels()
    name = _NOTE_BEHIND.sub("", name)
    for length in range(min(len(name), _LONGEST_NAME), 1, -1):
        if name[-length:] in known:
            return known[name[-length:]]
    return None


def _head(script: Script, lines: list[_Line], at: int) -> tuple[list[str], int, bool] | None:
    """The parts of a head that begins at line ``at``, the line after it, and whether each cell is a line."""
    line = lines[at]
    if len(line.cells) >= (2 if line.tabbed else 3):
        names = [script.words(*cell) for cell in line.cells]
        parts = _parts(names)
        below = _below(script, names, parts, lines[at + 1]) if parts and at + 1 < len(lines) else None
        return (below or parts, at + 2 if below else at + 1, False) if parts else None
    names = []
    for other in lines[at : at + 14]:
        name = script.words(other.start, other.end)
        if len(other.cells) > 2 or len(name) > _LONGEST_NAME or (part_of(name) is None and len(name) > 8):
            break
        if name.isdecimal():
            break
        names.append(name)
    while names:
        parts = _parts(names)
        if parts and part_of(names[0]) is not None and part_of(names[-1]) is not None:
            return parts, at + len(names), True
        names.pop()
    return None


def _below(script: Script, above: list[str], parts: list[str], line: _Line) -> list[str] | None:
    """The parts of a head of two rows (责任单位 above 牵头单位, 配合单位), None where the next line is no head.

    Under a name that spans several columns each column has its own; the others are blank or say it again.
    """
    if not line.tabbed or len(line.cells) != len(above):
        return None
    names = [script.words(*cell) for cell in line.cells]
    spanned = [not words or above[at + 1 : at + 2] == [""] for at, words in enumerate(above)]
    alike = (under or name in ("", words) for name, words, under in zip(names, above, spanned, strict=True))
    if not all(alike) or not any(name and under for name, under in zip(names, spanned, strict=True)):
        return None
    found = [part_of(name) if under else None for name, under in zip(names, spanned, strict=True)]
    return [own or part for own, part in zip(found, parts, strict=True)]


def _parts(names: list[str]) -> list[str] | None:
    """Names of columns → parts; None where they are no head: too long, or no bodies, or no matter.

    A blank name belongs to the one before it, which spans both columns.
    """
    if any(len(name) > _LONGEST_NAME or "。" in name or "：" in name for name in names):
        return None
    parts: list[str] = []
    for name in names:
        parts.append(part_of(name) or ("note" if name or not parts else parts[-1]))
    kinds = {part for name in names if (part := part_of(name)) is not None}
    if not kinds & set(_OWNERS):
        return None
    if len(names) == 2:
        return parts if "task" in kinds else None
    known = sum(part_of(name) is not None for name in names)
    most = known * 2 >= sum(map(bool, names)) and known >= 2
    return parts if most or (known >= 5 and "task" in kinds) else None


def _is_tabbed(lines: list[_Line], first: int, width: int) -> bool:
    """Whether the rows below a head are lines with as many cells between tabs."""
    return any(line.tabbed and len(line.cells) == width for line in lines[first : first + 4])


def _tab_rows(script: Script, lines: list[_Line], parts: list[str], at: int) -> tuple[list[Row], int]:
    """The rows below a head, a line each; lines without tabs (sections, notes) are none and end nothing soon."""
    rows: list[Row] = []
    idle = 0
    while at < len(lines) and idle <= _LONGEST_GAP and _head(script, lines, at) is None:
        line = lines[at]
        idle = 0 if line.tabbed else idle + 1
        if line.tabbed:
            rows += _row(script, parts, list(line.cells))
        at += 1
    return rows, at


def _rows(
    script: Script, lines: list[_Line], parts: list[str], at: int, by_line: bool, tabs: bool
) -> tuple[list[Row], int]:
    """The rows below a head, and the line where the table ends."""
    rows: list[Row] = []
    cells: list[Place] = []
    serial, idle = 0, 0
    numbered = parts[0] == "number" or not (tabs or by_line)
    while at < len(lines) and idle <= _LONGEST_GAP:
        line = lines[at]
        number = _SERIAL.match(script.text, line.start, line.end)
        if _head(script, lines, at) is not None:
            break
        begins = number is not None and int(number["n"]) in (serial + 1, 1) if numbered else True
        if begins or _SECTION.match(script.text, line.start):
            rows += _row(script, parts, cells)
            cells = []
        if begins and number is not None and numbered:
            serial, idle = int(number["n"]), 0
        elif begins and not numbered and not by_line:
            idle = 0 if len(line.cells) >= len(parts) - 1 else idle + 4
        else:
            idle += 1
        if not _SECTION.match(script.text, line.start) and (begins or cells):
            cells += [Place(line.start, line.end)] if by_line else line.cells
            if by_line and not numbered and len(cells) == len(parts):
                rows += _row(script, parts, cells)
                cells = []
        at += 1
    return rows + _row(script, parts, cells), at


def _row(script: Script, parts: list[str], cells: list[Place]) -> list[Row]:
    """The row of these cells, if it has bodies and a matter and is not broken beyond reading."""
    if len(cells) < 2 or len(cells) > 400:
        return []
    named = list(zip(parts, cells, strict=True)) if len(cells) == len(parts) else []
    named = [(part, cell) for part, cell in named if script.words(*cell)]
    if not named or any(part in _OWNERS and not _owns(script, cell) for part, cell in named):
        named = _by_form(script, parts, cells)
        if not _whole(script, named):
            return []
    if not {part for part, _ in named} & set(_OWNERS) or all(part not in _MATTER for part, _ in named):
        return []
    numbers = [script.words(*cell) for part, cell in named if part == "number"]
    return [Row(numbers[0] if numbers else None, tuple(named), Place(cells[0].start, cells[-1].end))]


def _whole(script: Script, named: list[tuple[str, Place]]) -> bool:
    """Whether the bodies stand together behind the matter; words among them are pieces of a broken cell."""
    owned = [at for at, (part, _) in enumerate(named) if part in _OWNERS]
    if not owned or any(part not in (*_OWNERS, "due") for part, _ in named[owned[0] :]):
        return False
    before = script.words(*named[owned[0] - 1][1]) if owned[0] else ""
    return not _FRAGMENT.fullmatch(before)


def _by_form(script: Script, parts: list[str], cells: list[Place]) -> list[tuple[str, Place]]:
    """Parts for cells that are more or fewer than the head's: by number, bodies and terms at their ends."""
    owners = [part for part in parts if part in _OWNERS]
    named: list[tuple[str, Place]] = []
    for at, cell in enumerate(cells):
        words = script.words(*cell)
        if at == 0 and _SERIAL.fullmatch(words):
            named.append(("number", cell))
        elif at and "due" in parts and len(words) <= 18 and _TERM.search(words):
            named.append(("due", cell))
        elif at and owners and _owns(script, cell):
            named.append((owners.pop(0) if len(owners) > 1 else owners[0], cell))
        else:
            named.append(("task", cell))
    return named


def _owns(script: Script, cell: Place) -> bool:
    """Whether a cell is a list of bodies and nothing else."""
    pieces = [name for piece in cut(script.scan, cell.start, cell.end) for name in _GLUED.split(piece.words)]
    return bool(pieces) and cell.end - cell.start <= 400 and all(is_body(name) for name in pieces)
