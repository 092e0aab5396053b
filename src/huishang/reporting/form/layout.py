"""Where things stand in the form: one sheet, a row a commitment, a column a part; names in both languages.

Row 1 holds the title, row 2 the identity of the form, row 3 the codes of the columns (hidden), row 4 their names.
A row's own targets and milestones stand in numbered places: ``value_2`` is the value of its second target.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from huishang.ledger.names import DONE
from huishang.reporting.parts import LABELS, WORDS, figure, plan_of

SHEET = "填报 Report"
GUIDE = "说明 Guide"
IDENTITY_ROW, CODE_ROW, HEAD_ROW, FIRST_ROW = 2, 3, 4, 5
MARK = "huishang-report-1"
"""What the identity of a form begins with: its kind and the version of this layout."""

_LOCKED: dict[str, str | Promise] = {
    "number": pgettext_lazy("column of the form", "Number"),
    "version": pgettext_lazy("column of the form", "Version of the row"),
    "title": pgettext_lazy("column of the form", "Commitment"),
    "term": pgettext_lazy("column of the form", "Term"),
}
_PLACED: dict[str, str | Promise] = {
    "target": pgettext_lazy("column of the form", "Target %(n)d"),
    "plan": pgettext_lazy("column of the form", "Target %(n)d: planned up to this period"),
    "value": pgettext_lazy("column of the form", "Target %(n)d: cumulative value"),
    "definition": pgettext_lazy("column of the form", "Target %(n)d: definition, where yours differs"),
    "step": pgettext_lazy("column of the form", "Milestone %(n)d"),
    "done_on": pgettext_lazy("column of the form", "Milestone %(n)d: day done"),
}
RETURNED = _("Returned, because")
_OPEN = (*WORDS, "value", "definition", "done_on")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands in it, and in which numbered place (0: in none)."""

    kind: str
    place: int = 0

    @property
    def code(self) -> str:
        """As row 3 has it."""
        return f"{self.kind}_{self.place}" if self.place else self.kind

    @property
    def is_open(self) -> bool:
        """Whether the body fills it in."""
        return self.kind in _OPEN

    @property
    def name(self) -> str:
        """What row 4 calls it, in both languages."""
        label = _LOCKED.get(self.kind) or LABELS.get(self.kind) or _PLACED.get(self.kind) or RETURNED
        return both(label).replace("%(n)d", str(self.place))

    def part(self, report: Any) -> str | None:
        """The part of a report that the column is for; None where its row has no such target or milestone."""
        if not self.place:
            return self.kind
        things = report.row.steps if self.kind == "done_on" else report.row.measured
        return f"{self.kind}_{things[self.place - 1].key}" if self.place <= len(things) else None


def columns(reports: Sequence[Any]) -> list[Column]:
    """The columns of a form: as many places as the row with the most targets and milestones needs."""
    targets = max((len(one.row.measured) for one in reports), default=0)
    steps = max((len(one.row.steps) for one in reports), default=0)
    return [
        *(Column(kind) for kind in (*_LOCKED, "returned", *WORDS)),
        *(
            Column(kind, n)
            for n in range(1, targets + 1)
            for kind in ("target", "plan", "value", "definition")
        ),
        *(Column(kind, n) for n in range(1, steps + 1) for kind in ("step", "done_on")),
    ]


def locked_words(column: Column, report: Any) -> str:
    """What stands in a column that the body does not fill in."""
    row, at = report.row, column.place - 1
    if column.kind in ("target", "plan"):
        if at >= len(row.measured):
            return ""
        target = row.measured[at]
        return _told(target) if column.kind == "target" else plan_of(target).get(report.period.code, "")
    if column.kind == "step":
        return row.steps[at].name if at < len(row.steps) else ""
    if column.kind == "returned":
        code = both(report.get_returned_code_display) if report.returned_code else ""
        return f"{code} {report.returned_words}".strip() if report.state == "returned" else ""
    return str(getattr(row, column.kind))


def _told(target: Any) -> str:
    """A target with its figure, unit and definition."""
    wanted = f"{figure(target.value)} {target.unit}".strip()
    defined = f"（{target.definition}）" if target.definition else ""
    return f"{target.name}: {wanted}{defined}" if wanted else f"{target.name}{defined}"


def identity(period: Any, reporter: Any) -> list[str]:
    """Row 2: the mark, the period and the body by their keys, then both for people."""
    return [MARK, str(period.uuid), reporter.key, period.code, reporter.name]


def choices() -> dict[str, str]:
    """What can be chosen for how far a row is: by the words of the list the code."""
    return {both(label): str(code) for code, label in DONE.items()}


def both(label: Any) -> str:
    """A label in Chinese and English, once where they are the same."""
    said = []
    for language in ("zh-hans", "en"):
        with override(language):
            said.append(str(label() if callable(label) else label))
    return " ".join(dict.fromkeys(said))


def letters(column: int) -> str:
    """A column, counted from 1, as Excel names it."""
    return "".join(reversed(list(_letters(column))))


def _letters(column: int) -> Iterator[str]:
    while column:
        column, rest = divmod(column - 1, 26)
        yield chr(ord("A") + rest)


def address(row: int, column: int) -> str:
    """A cell as Excel names it: C7."""
    return f"{letters(column)}{row}"
