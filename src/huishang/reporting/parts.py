"""A report as its parts, each under one name with its words: what page, Excel form and difference share.

Names: the columns of a report, and ``value_``, ``definition_`` and ``done_on_`` with the key of a target or milestone.
Figures are digits without a blank or comma, days are ISO, an empty word says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy

from huishang.ledger.actions import Told
from huishang.ledger.names import DONE

WORDS = ("work", "physical", "percent", "problems", "to_coordinate", "coordinate_by", "next_step", "done")
LENGTHS = {
    "work": 4000,
    "physical": 300,
    "problems": 4000,
    "to_coordinate": 4000,
    "coordinate_by": 200,
    "next_step": 4000,
    "definition": 300,
}
"""Characters that a part may have; ``definition`` stands for every definition."""
LABELS: dict[str, str | Promise] = {
    "work": pgettext_lazy("part of a report", "Done in this period"),
    "physical": pgettext_lazy("part of a report", "Physical progress"),
    "percent": pgettext_lazy("part of a report", "Done of the whole, %"),
    "problems": pgettext_lazy("part of a report", "Problems"),
    "to_coordinate": pgettext_lazy("part of a report", "To be coordinated"),
    "coordinate_by": pgettext_lazy("part of a report", "By whom"),
    "next_step": pgettext_lazy("part of a report", "Next step"),
    "done": pgettext_lazy("part of a report", "How far"),
}


def parts_of(report: Any) -> dict[str, str]:
    """What a report says now; its row has ``measured`` and ``steps`` (``ledger.queries.reports_of``)."""
    told = {name: str(getattr(report, name) or "") for name in WORDS if name != "percent"}
    told["percent"] = figure(report.percent)
    values = {one.target.key: one for one in report.values.all()}
    for target in report.row.measured:
        one = values.get(target.key)
        told[f"value_{target.key}"] = figure(one.value) if one else ""
        told[f"definition_{target.key}"] = one.definition if one else ""
    days = {one.milestone.key: one.done_on for one in report.milestones.all()}
    for step in report.row.steps:
        day = days.get(step.key)
        told[f"done_on_{step.key}"] = day.isoformat() if day else ""
    return told


def last_parts(report: Any, before: Any) -> dict[str, str]:
    """What the last accepted report said under the parts of this one: milestones and work are never carried."""
    if before is None:
        return {}
    told = {name: str(getattr(before, name) or "") for name in WORDS if name not in ("percent", "work")}
    told["percent"] = figure(before.percent)
    for one in before.values.all():
        told[f"value_{one.target.key}"] = figure(one.value)
        told[f"definition_{one.target.key}"] = one.definition
    return told


def told_from(parts: Mapping[str, str]) -> Told:
    """What the ledger is told by parts; all of a report are given."""
    keys = [name.removeprefix("value_") for name in parts if name.startswith("value_")]
    steps = [name.removeprefix("done_on_") for name in parts if name.startswith("done_on_")]
    days = {key: parts[f"done_on_{key}"] for key in steps}
    return Told(
        **{name: parts[name] for name in WORDS},
        values={key: (parts[f"value_{key}"], parts[f"definition_{key}"]) for key in keys},
        done_on={key: date.fromisoformat(day) if day else None for key, day in days.items()},
    )


def label_of(report: Any, name: str) -> str:
    """What a part is called on the form of its row, the unit with it."""
    if name in LABELS:
        return str(LABELS[name])
    kind, _, key = name.rpartition("_")
    if kind == "done_on":
        step = next(one for one in report.row.steps if one.key == key)
        return gettext("Day done: %(milestone)s") % {"milestone": step.name}
    target = next(one for one in report.row.measured if one.key == key)
    if kind == "value":
        facts = {"target": target.name, "unit": target.unit or gettext("no unit")}
        return gettext("%(target)s, cumulative, in %(unit)s") % facts
    return gettext("%(target)s: definition, where yours differs") % {"target": target.name}


def shown(name: str, words: str) -> str:
    """The words of a part for people."""
    return str(DONE[words]) if name == "done" and words in DONE else words


def figure(value: Decimal | None) -> str:
    """A figure in digits, without zeros that say nothing."""
    if value is None:
        return ""
    return f"{value.normalize():f}" if value else "0"


def plan_of(target: Any) -> dict[str, str]:
    """The confirmed plan of a target: by code of a period what is planned up to its end."""
    return {code: str(value) for code, value in target.plan}
