"""A form that comes back: what it would change, or each cell that cannot be taken and why. Nothing is stored here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from huishang.intake.cells import Cell, Kind, Sheet, read_cells
from huishang.reporting.form.layout import (
    CODE_ROW,
    FIRST_ROW,
    IDENTITY_ROW,
    MARK,
    SHEET,
    Column,
    address,
    choices,
    columns,
    identity,
    locked_words,
)
from huishang.reporting.forms import ReportForm
from huishang.reporting.parts import label_of, shown

_DAY_ZERO = date(1899, 12, 30)
"""The day from which a workbook counts days."""
_LAST_ROW = 5000
"""No form of ours is longer; what stands further down is not looked at."""


class NotThisForm(Exception):
    """The file is not the form of this body and period; the text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be taken: its place, what stands there, why."""

    cell: str
    words: str
    why: str
    sheet: str = SHEET


@dataclass(frozen=True, slots=True)
class Change:
    """A part of a report that the form says otherwise than it is stored."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Altered:
    """A locked cell that is not as it went out; it is not taken. ``is_plan``: a plan value, changed without a word."""

    cell: str
    number: str
    label: str
    stored: str
    said: str
    is_plan: bool


@dataclass
class Brought:
    """What a form would do: changes by report, what was altered where nothing may be, and what stands in the way."""

    changes: list[tuple[ReportForm, list[Change]]] = field(default_factory=list)
    altered: list[Altered] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def compare(data: bytes, period: Any, reporter: Any, reports: Sequence[Any]) -> Brought:
    """What a file would change of the reports of a body in a period.

    Raises:
        IntakeError: it is no workbook, is damaged, or passes a limit.
        NotThisForm: it is the form of something else, or none of ours.

    """
    sheet = read_cells(data).get(SHEET)
    if sheet is None:
        raise NotThisForm(
            _("The file has no sheet “%(sheet)s”: it is not the form of this page.") % {"sheet": SHEET}
        )
    _check_identity(sheet, period, reporter)
    return _Reader(sheet, reports).read()


def _check_identity(sheet: Sheet, period: Any, reporter: Any) -> None:
    wanted = identity(period, reporter)
    found = [_words(sheet, IDENTITY_ROW, at) for at in range(1, len(wanted) + 1)]
    if found[0] != MARK:
        raise NotThisForm(_("The first cell of row 2 does not say which form it is. Fetch the form anew."))
    if found[1:3] != wanted[1:3]:
        facts = {"theirs": f"{found[3]} {found[4]}"[:200], "ours": f"{wanted[3]} {wanted[4]}"}
        raise NotThisForm(_("This is the form of %(theirs)s; here goes the form of %(ours)s.") % facts)


class _Reader:
    """The sheet while its rows are looked at."""

    def __init__(self, sheet: Sheet, reports: Sequence[Any]) -> None:
        self.sheet = sheet
        self.by_number = {one.row.number: one for one in reports}
        self.seen: dict[str, int] = {}
        self.found = Brought()
        known = {column.code: column for column in columns(reports)}
        codes = ((at, cell.words) for (row, at), cell in sheet.items() if row == CODE_ROW)
        self.columns: dict[str, tuple[int, Column]] = {
            code: (at, known[code]) for at, code in sorted(codes) if code in known
        }
        if missing := sorted(known.keys() - self.columns.keys()):
            raise NotThisForm(
                _(
                    "The columns are not those of the form as it is now (missing: %(codes)s). Fetch the form anew."
                )
                % {"codes": ", ".join(missing[:5])}
            )

    def read(self) -> Brought:
        """All rows, top down."""
        rows = sorted({row for row, _at in self.sheet if FIRST_ROW <= row <= _LAST_ROW})
        for row in rows:
            self._row(row)
        return self.found

    def _row(self, row: int) -> None:
        number = _words(self.sheet, row, self.columns["number"][0])
        report = self._report(row, number)
        if report is None:
            return
        form, places = self._form(row, report)
        self._alterations(row, report)
        faulty = len(self.found.faults)
        self._formulas(row, places)
        if len(self.found.faults) == faulty and not form.is_valid():
            self._faults(row, form, places)
        if len(self.found.faults) == faulty:
            self._changes(row, form)

    def _report(self, row: int, number: str) -> Any:
        """The report that a row is about; a fault where there is none, twice, or its text has changed."""
        report = self.by_number.get(number)
        if report is None:
            if not number and not any(
                self._cell(row, at) for at, column in self.columns.values() if column.is_open
            ):
                return None
            self._fault(row, "number", _("This body owes no row of this number in the period."))
        elif number in self.seen:
            self._fault(
                row, "number", _("This number stands in row %(row)d already.") % {"row": self.seen[number]}
            )
        elif self._said(row, "version") != str(report.row.version):
            why = _("The row has version %(version)d now; the form is of an older one. Fetch the form anew.")
            self._fault(row, "version", why % {"version": report.row.version})
        else:
            self.seen[number] = row
            return report
        return None

    def _form(self, row: int, report: Any) -> tuple[ReportForm, Mapping[str, int]]:
        """The form of a report, filled in as the page would be, and in which column each part stands."""
        prefix = f"r{report.pk}"
        places = {
            part: at
            for at, column in self.columns.values()
            if column.is_open and (part := column.part(report)) is not None
        }
        data = {f"{prefix}-{part}": self._filled(row, at, part) for part, at in places.items()}
        return ReportForm(data | {f"{prefix}-revision": str(report.revision)}, report, None), places

    def _filled(self, row: int, at: int, part: str) -> str:
        """What a cell says, as the page would send it."""
        cell = self._cell(row, at)
        if cell is None:
            return "not_yet" if part == "done" else ""
        if part == "done":
            return choices().get(cell.words.strip(), cell.words)
        if part.startswith("done_on_") and cell.kind is Kind.NUMBER:
            return _day(cell.words)
        return cell.words

    def _formulas(self, row: int, places: Mapping[str, int]) -> None:
        for at in places.values():
            cell = self._cell(row, at)
            if cell is not None and cell.kind in (Kind.FORMULA, Kind.ERROR):
                self.found.faults.append(
                    Fault(
                        address(row, at),
                        cell.words,
                        _("The cell holds a formula or an error: write the value."),
                    )
                )

    def _faults(self, row: int, form: ReportForm, places: Mapping[str, int]) -> None:
        for part, errors in form.errors.items():
            at = places.get(part, self.columns["number"][0])
            cell = self._cell(row, at)
            self.found.faults.append(
                Fault(address(row, at), cell.words[:200] if cell else "", " ".join(errors))
            )

    def _changes(self, row: int, form: ReportForm) -> None:
        said, report = form.parts(), form.report
        changes = [
            Change(label_of(report, part), shown(part, form.stored[part]), shown(part, words))
            for part, words in said.items()
            if words != form.stored[part]
        ]
        if not changes:
            return
        if report.state not in ("draft", "returned"):
            self._fault(
                row,
                "number",
                _("This report has been handed in; it can be written only when it is returned."),
            )
            return
        self.found.changes.append((form, changes))

    def _alterations(self, row: int, report: Any) -> None:
        for at, column in self.columns.values():
            if column.is_open or column.kind in ("number", "version", "returned"):
                continue
            stored, said = locked_words(column, report), _words(self.sheet, row, at)
            if _plain(stored) != _plain(said):
                is_plan = column.kind == "plan"
                self.found.altered.append(
                    Altered(address(row, at), report.row.number, column.name, stored, said[:300], is_plan)
                )

    def _fault(self, row: int, code: str, why: str) -> None:
        at = self.columns[code][0]
        self.found.faults.append(Fault(address(row, at), _words(self.sheet, row, at)[:200], why))

    def _said(self, row: int, code: str) -> str:
        return _words(self.sheet, row, self.columns[code][0])

    def _cell(self, row: int, at: int) -> Cell | None:
        return self.sheet.get((row, at))


def _words(sheet: Sheet, row: int, at: int) -> str:
    cell = sheet.get((row, at))
    return cell.words.strip() if cell is not None else ""


def _plain(words: str) -> str:
    """Words without what a workbook program may change of them: line ends, blanks at the ends, zeros after a point."""
    words = "\n".join(words.split("\r\n")).strip()
    head, point, tail = words.partition(".")
    is_figure = point and tail.isdecimal() and head.lstrip("-").isdecimal()
    return words.rstrip("0").rstrip(".") if is_figure else words


def _day(serial: str) -> str:
    """The day of a number that a workbook stores for it; the number itself where it is none."""
    try:
        return (_DAY_ZERO + timedelta(days=int(serial))).isoformat()
    except (ValueError, OverflowError):
        return serial
