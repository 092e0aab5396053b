"""What the sides say of one row, beside each other as equals, and by how much they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huishang.ledger.models import ProgressReport, ReportValue, Target
from huishang.ledger.rules.targets import Value
from huishang.ledger.rules.targets import difference as less
from huishang.sides.models import Side

COLUMNS: tuple[tuple[str, str | Promise], ...] = (
    ("done", pgettext_lazy("report", "How far")),
    ("percent", _("Share done")),
    ("physical", _("Physical progress")),
    ("work", _("What was done")),
    ("problems", _("Problems")),
    ("to_coordinate", _("To be coordinated")),
    ("coordinate_by", _("By whom")),
    ("next_step", _("Next step")),
)
"""The columns of a report, in the order of the form."""
COMPARED = {"done", "percent"}
"""What must be the same on both sides; words may differ without contradiction."""


@dataclass(frozen=True)
class Line:
    """One thing that sides say: the words of each in their order; ``difference`` where figures can be compared."""

    name: str | Promise
    said: list[str]
    differs: bool = False
    difference: str = ""
    definition: str = ""
    planned: str = ""


@dataclass(frozen=True)
class Beside:
    """The reports of one period beside each other."""

    period: str
    reports: list[list[ProgressReport]]
    lines: list[Line]
    targets: list[Line]


def beside(
    sides: Sequence[Side], reports: Sequence[ProgressReport], targets: Sequence[Target], period: str
) -> Beside:
    """The shared reports of a period, a column for each side; where several bodies report, all of them."""
    columns = [[r for r in reports if r.side_id == side.pk and r.period.code == period] for side in sides]
    lines = [_line(key, name, columns) for key, name in COLUMNS]
    return Beside(
        period,
        columns,
        [line for line in lines if any(line.said)],
        [_target(target, columns, period) for target in targets],
    )


def _line(key: str, name: str | Promise, columns: list[list[ProgressReport]]) -> Line:
    said = ["\n".join(filter(None, (_words(report, key) for report in column))) for column in columns]
    told = [words for words in said if words]
    return Line(name, said, key in COMPARED and len(set(told)) > 1)


def _words(report: ProgressReport, key: str) -> str:
    if key == "done":
        return str(report.get_done_display())
    if key == "percent":
        return "" if report.percent is None else f"{_figure(report.percent)} %"
    return str(getattr(report, key))


def _target(target: Target, columns: list[list[ProgressReport]], period: str) -> Line:
    """The value of a target by each side, what was planned up to then, and how far the sides are apart."""
    given = [_value(target, column) for column in columns]
    known = [value for value in given if value is not None]
    plan = {str(code): str(value) for code, value in target.plan}
    ends = [_as_value(target, value) for value in known]
    gap = less(max(ends, key=_number), min(ends, key=_number)) if len(ends) > 1 else None
    is_alike = gap is None or (gap.number == 0 and all(e.definition == ends[0].definition for e in ends))
    return Line(
        target.name,
        ["" if value is None else _told(target, value) for value in given],
        not is_alike,
        "" if gap is None else f"{_figure(gap.number)} {target.unit}",
        target.definition,
        plan.get(period, ""),
    )


def _value(target: Target, column: list[ProgressReport]) -> ReportValue | None:
    """The highest value that a side's bodies give."""
    found = [v for r in column for v in r.values.all() if v.target_id == target.pk and v.value is not None]
    return max(found, key=lambda value: value.value, default=None)


def _as_value(target: Target, value: ReportValue) -> Value:
    return Value(value.value, target.unit, value.definition or target.definition)


def _number(value: Value) -> Decimal:
    return value.number


def _told(target: Target, value: ReportValue) -> str:
    words = f"{_figure(value.value)} {target.unit}"
    return f"{words}（{value.definition}）" if value.definition else words


def _figure(value: Decimal) -> str:
    return f"{value.normalize():f}"
