"""Reporting periods by their codes: 2026-03, 2026-Q1, 2026-H1, 2026. Pure."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from huishang.ledger.words import PeriodKind

_CODE = re.compile(r"(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?", re.ASCII)


def span_of(code: str) -> tuple[PeriodKind, date, date] | None:
    """The kind, the first and the last day of a period; None where the code is none."""
    match = _CODE.fullmatch(code)
    if match is None or match[1] == "0000":
        return None
    year, month, quarter, half = int(match[1]), match[2], match[3], match[4]
    if month:
        return _span(PeriodKind.MONTH, year, int(month), 1)
    if quarter:
        return _span(PeriodKind.QUARTER, year, int(quarter) * 3 - 2, 3)
    if half:
        return _span(PeriodKind.HALF, year, int(half) * 6 - 5, 6)
    return _span(PeriodKind.YEAR, year, 1, 12)


def _span(kind: PeriodKind, year: int, first: int, months: int) -> tuple[PeriodKind, date, date]:
    last = first + months - 1
    return kind, date(year, first, 1), date(year, last, monthrange(year, last)[1])
