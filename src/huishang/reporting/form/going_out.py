"""The form as a workbook: what identifies a row is locked, what is chosen has a list, every text is only text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.utils.translation import gettext_lazy as _

from huishang.ledger.words import ReportState
from huishang.reporting.form.layout import (
    CODE_ROW,
    FIRST_ROW,
    GUIDE,
    HEAD_ROW,
    IDENTITY_ROW,
    SHEET,
    Column,
    both,
    choices,
    columns,
    identity,
    locked_words,
)
from huishang.reporting.parts import parts_of

_WIDE = {
    "title": 30,
    "work": 40,
    "problems": 30,
    "to_coordinate": 30,
    "next_step": 30,
    "target": 28,
    "version": 9,
}
_OWED = (ReportState.DRAFT, ReportState.RETURNED)
_SAFE = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
_GUIDE = (
    _(
        "Fill in the white cells only. Grey cells identify a row or tell what was agreed; changes there are not taken."
    ),
    _("Values are cumulative: from the beginning up to the end of the period, in the unit that is named."),
    _(
        "A plan value is changed only by a change that all sides confirm. One that is altered here is shown and not taken."
    ),
    _("Say how far by the list. Write days as 2026-03-31. Write values, not formulas."),
    _(
        "A row that is left out, or deleted, is left as it is stored. Bringing in the same form twice changes nothing."
    ),
    _("Bring the form in on the page it came from. You see what would change before anything is stored."),
)


def workbook(period: Any, reporter: Any, reports: Sequence[Any]) -> bytes:
    """The form of a body for a period: of all its reports those that it may still write, as they are stored."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _SAFE) as book:
        _Form(book, period, reporter, reports).write()
        _guide(book)
    return stream.getvalue()


class _Form:
    """The sheet while it is written."""

    def __init__(self, book: Any, period: Any, reporter: Any, reports: Sequence[Any]) -> None:
        self.sheet = book.add_worksheet(SHEET)
        self.period, self.reporter, self.reports = period, reporter, reports
        self.columns = columns(reports)
        wrap = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#B8BEC6"}
        self.grey = book.add_format({**wrap, "bg_color": "#EEF0F2"})
        self.head = book.add_format({**wrap, "bg_color": "#DDE6F1", "bold": True})
        self.open = book.add_format({**wrap, "locked": False, "num_format": "General"})
        # A quoted text stays a text when somebody edits a cell that begins with "=".
        self.text = book.add_format({**wrap, "locked": False, "num_format": "@", "quote_prefix": True})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.small = book.add_format({"font_color": "#6B7480", "font_size": 9})

    def write(self) -> None:
        """Everything of it."""
        name, code = self.reporter.name, self.period.code
        self.sheet.write_string(0, 0, f"{name} {code} {both(_('Report of progress'))}", self.title)
        for at, words in enumerate(identity(self.period, self.reporter)):
            self.sheet.write_string(IDENTITY_ROW - 1, at, words, self.small)
        for at, column in enumerate(self.columns):
            self.sheet.write_string(CODE_ROW - 1, at, column.code)
            self.sheet.write_string(HEAD_ROW - 1, at, column.name, self.head)
            self.sheet.set_column(at, at, _WIDE.get(column.kind, 16))
        self.sheet.set_row(CODE_ROW - 1, None, None, {"hidden": True})
        for place, report in enumerate(one for one in self.reports if one.state in _OWED):
            self._row(FIRST_ROW - 1 + place, report)
        self.sheet.freeze_panes(HEAD_ROW, 3)
        self.sheet.protect("", {"format_columns": True, "format_rows": True})
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(HEAD_ROW - 1)

    def _row(self, place: int, report: Any) -> None:
        told = parts_of(report)
        for at, column in enumerate(self.columns):
            if not column.is_open:
                self.sheet.write_string(place, at, locked_words(column, report), self.grey)
                continue
            part = column.part(report)
            if part is None:
                self.sheet.write_blank(place, at, None, self.grey)
            else:
                self._open(place, at, column, told[part])

    def _open(self, place: int, at: int, column: Column, words: str) -> None:
        if column.kind in ("percent", "value"):
            self._figure(place, at, words)
            return
        if column.kind == "done":
            by_code = {code: label for label, code in choices().items()}
            self.sheet.data_validation(
                place, at, place, at, {"validate": "list", "source": list(by_code.values())}
            )
            words = by_code.get(words, words)
        if words:
            self.sheet.write_string(place, at, words, self.text)
        else:
            self.sheet.write_blank(place, at, None, self.text)

    def _figure(self, place: int, at: int, words: str) -> None:
        """A number; one with more digits than a workbook keeps is written as text."""
        if not words:
            self.sheet.write_blank(place, at, None, self.open)
        elif Decimal(f"{float(words):.15g}") == Decimal(words):
            self.sheet.write_number(place, at, float(words), self.open)
        else:
            self.sheet.write_string(place, at, words, self.text)


def _guide(book: Any) -> None:
    """How the form is filled in, in both languages."""
    sheet = book.add_worksheet(GUIDE)
    sheet.set_column(0, 0, 110)
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for at, words in enumerate(_GUIDE):
        sheet.write_string(at, 0, both(words), wrap)
    sheet.protect()
