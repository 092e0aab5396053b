"""Where the sides differ: two returns on one row, side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from huishang.ledger.models import Commitment, Confirmation, Period, ProgressReport
from huishang.ledger.queries.lists import visible_rows
from huishang.ledger.rules.confirming import Word
from huishang.ledger.words import ReportState
from huishang.sides.models import Mechanism


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing of a row on which sides differ: what each says, by its label. ``about`` is a column of a report,
    ``value:`` with the key of a target, ``dispute:`` with the subject, or ``silent`` where only some reported.
    """

    row: Commitment
    about: str
    said: dict[str, str]


def difference_of_sides(user: Any, mechanism: Mechanism, period: Period) -> list[Difference]:
    """Everything on which the accepted reports of a period differ between the sides, and what is disputed now, by row.

    Of several bodies of one side the highest share, and each value once, stand for the side. The number of
    queries does not grow with the rows.
    """
    rows = {row.pk: row for row in visible_rows(user, mechanism)}
    told = _told(period, rows)
    found = [one for row, sides in told.items() for one in _compare(rows[row], sides)]
    found += _silent(period, rows, told)
    found += _disputes(rows)
    return sorted(found, key=lambda one: (one.row.serial, one.about))


def _told(period: Period, rows: dict[int, Commitment]) -> dict[int, dict[str, dict[str, str]]]:
    """What each side says of each row, by what it is about."""
    reports = ProgressReport.objects.filter(period=period, row__in=list(rows), state=ReportState.ACCEPTED)
    told: dict[int, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for report in reports.select_related("side").prefetch_related("values__target").order_by("percent", "pk"):
        says = told[report.row_id][report.side.label]
        says["done"] = str(report.done)
        if report.percent is not None:
            says["percent"] = _figure(report.percent)
        for value in report.values.all():
            if value.value is not None:
                says[f"value:{value.target.key}"] = _figure(value.value)
    return told


def _compare(row: Commitment, sides: dict[str, dict[str, str]]) -> list[Difference]:
    abouts = sorted({about for says in sides.values() for about in says})
    found = []
    for about in abouts:
        said = {label: says[about] for label, says in sides.items() if about in says}
        if len(set(said.values())) > 1:
            found.append(Difference(row, about, said))
    return found


def _silent(period: Period, rows: dict[int, Commitment], told: dict[int, Any]) -> list[Difference]:
    """Rows on which one side's report is accepted and another side, which was asked for one, has none."""
    asked = ProgressReport.objects.filter(period=period, row__in=list(told)).values_list("row", "side__label")
    due: dict[int, set[str]] = defaultdict(set)
    for row, label in asked:
        due[row].add(label)
    return [
        Difference(rows[row], "silent", {label: "" for label in sorted(missing)})
        for row, sides in told.items()
        if (missing := due[row] - set(sides))
    ]


def _disputes(rows: dict[int, Commitment]) -> list[Difference]:
    """What a side disputes now: its last answer to a request that is open."""
    said = Confirmation.objects.filter(request__row__in=list(rows), request__outcome="")
    last: dict[tuple[int, str, str], Confirmation] = {}
    for one in said.select_related("request", "side").order_by("pk"):
        last[one.request_id, one.request.subject, one.side.label] = one
    by_request: dict[tuple[int, str, int], dict[str, str]] = defaultdict(dict)
    for (request, subject, label), one in last.items():
        by_request[request, subject, one.request.row_id][label] = one.code or str(one.word)
    disputed = {str(Word.DISPUTED), str(Word.MORE_EVIDENCE)}
    against = {key[0] for key, one in last.items() if one.word in disputed}
    return [
        Difference(rows[row], f"dispute:{subject}", words)
        for (request, subject, row), words in by_request.items()
        if request in against
    ]


def _figure(value: Any) -> str:
    return f"{value.normalize():f}"
