"""How an Excel file shows its numbers: dates, shares, fixed decimals, units written behind."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

_DAYS = frozenset((*range(14, 18), *range(27, 32), 36, *range(50, 59)))
"""Numbers of built-in forms that show days, those of Chinese editions included."""
_TIMES = frozenset((18, 19, 20, 21, *range(32, 36), 45, 46, 47))
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 39: "#,##0.00"}
_MONTHS = {17: "%Y-%m", 27: "%Y-%m", 36: "%Y-%m", 50: "%Y-%m", 52: "%Y-%m", 57: "%Y-%m"}
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|[_*].')
_PATTERN = re.compile(r"(?P<before>[^0#?]*)(?P<whole>[0#?,]+)(?:\.(?P<part>[0#?]+))?(?P<after>[^0#?]*)")
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_LAST_DAY = 2958466


class NumberForm(NamedTuple):
    """How a number is shown: as a moment (``moment``, of strftime), else with decimals and words around."""

    moment: str | None = None
    decimals: int | None = None
    grouped: bool = False
    percent: bool = False
    before: str = ""
    after: str = ""

    def show(self, value: str, from_1904: bool = False) -> str:
        """The number that a cell stores, as it is shown; what is no number as it stands."""
        try:
            number = float(value)
        except ValueError:
            return value
        if self.moment and 0 <= number < _LAST_DAY:
            return _moment(number, self.moment, from_1904)
        if self.moment or self.decimals is None or abs(number) >= 1e15:
            return _plain(number)
        number *= 100 if self.percent else 1
        shown = f"{number:{',' if self.grouped else ''}.{self.decimals}f}"
        return f"{self.before}{shown}{self.after}"


GENERAL = NumberForm()


@lru_cache(1024)
def form_of(number: str, code: str | None) -> NumberForm:
    """The form that a style names: by its own code, else by the number of a built-in one."""
    known = int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 0
    if code is None and known in _DAYS | _TIMES:
        return NumberForm(_MONTHS.get(known) or ("%H:%M" if known in _TIMES else "%Y-%m-%d"))
    return _by_code(code if code is not None else _BUILT_IN.get(known, "General"))


def _by_code(code: str) -> NumberForm:
    section = code.split(";")[0]
    bare = _LITERAL.sub("", section).lower()
    if bare.strip() in ("", "general", "@") or _ELAPSED.search(section):
        return GENERAL
    if set(bare) & set("ymdhs"):
        return NumberForm(_moment_form(bare))
    if "e" in bare or "/" in bare:
        return GENERAL
    match = _PATTERN.fullmatch(_LITERAL.sub(lambda m: m[1] or m[2] or "", section))
    if match is None:
        return GENERAL
    grouped = "," in match["whole"].strip(",")
    return NumberForm(
        None, len(match["part"] or ""), grouped, "%" in match["after"], match["before"], match["after"]
    )


def _moment_form(code: str) -> str:
    """As precise as the form that a person sees, in ISO order."""
    if not set(code) & set("yd") and set(code) & set("hs"):
        return "%H:%M"
    if "d" in code:
        return "%Y-%m-%d %H:%M" if "h" in code else "%Y-%m-%d"
    return "%Y-%m" if "m" in code else "%Y"


def _moment(number: float, form: str, from_1904: bool) -> str:
    """Days since the end of 1899 (or the start of 1904) → a moment."""
    if from_1904:
        start = datetime(1904, 1, 1)
    else:  # that calendar has a 29 February 1900, which never was
        start = datetime(1899, 12, 30) if number >= 60 else datetime(1899, 12, 31)
    try:
        return (start + timedelta(seconds=round(number * 86400))).strftime(form)
    except OverflowError:
        return _plain(number)


def _plain(number: float) -> str:
    """A number without more digits than people see."""
    if abs(number) < 1e15 and number == int(number):
        return str(int(number))
    return f"{number:.11g}"
