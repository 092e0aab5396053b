"""Rows as a list shows them: the three axes, what each waits for, and what each side says. Only what is shared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef

from huishang.ledger.actions.reporting import REPORTED_ON
from huishang.ledger.actions.stepping import leading
from huishang.ledger.measured import day_of, delivered_on
from huishang.ledger.models import Assignment, Commitment, Confirmation, Period, ProgressReport, Request
from huishang.ledger.rules.axes import (
    Agreement,
    Answer,
    Freshness,
    Span,
    Timeliness,
    agreement,
    freshness,
    timeliness,
)
from huishang.ledger.rules.confirming import CONSENT, Word
from huishang.ledger.rules.due import Due, Precision
from huishang.ledger.rules.states import OVER, State
from huishang.ledger.words import Done, PeriodKind, ReportState, Wait
from huishang.sides.models import Mechanism, Side

_RHYTHMS = {PeriodKind.MONTH: Span.MONTHLY, PeriodKind.QUARTER: Span.QUARTERLY}
"""Longer periods go by the year's rhythm: nothing shorter can be asked of them."""


@dataclass(frozen=True, slots=True)
class Waits:
    """What a row waits for, and of whom: labels of sides or names of bodies; ``subject`` where an answer is asked."""

    what: Wait
    who: tuple[str, ...] = ()
    subject: str = ""


@dataclass
class Listed:
    """A row of a list. An axis is None where its question does not arise: nothing is late that is over,
    and nothing stale that is not reported on. ``reports`` are the last shared ones of each side, by its key.
    """

    row: Commitment
    duties: list[Assignment]
    reports: dict[int, list[ProgressReport]] = field(default_factory=dict)
    timeliness: Answer[Timeliness] | None = None
    freshness: Answer[Freshness] | None = None
    agreement: Answer[Agreement] | None = None
    waits: list[Waits] = field(default_factory=list)

    def leads(self, side: Side) -> list[Assignment]:
        """The bodies of a side that lead; where none does, the responsible ones."""
        return leading([duty for duty in self.duties if duty.side_id == side.pk])

    def percent(self, side: Side) -> Decimal | None:
        """The share done by a side's last shared report; of several bodies the highest."""
        told = [one.percent for one in self.reports.get(side.pk, ()) if one.percent is not None]
        return max(told, default=None)


def listed(mechanism: Mechanism, rows: Sequence[Commitment], today: date) -> list[Listed]:
    """Rows that ``queries.rows`` gave, as a list shows them on a day. The queries do not grow with the rows."""
    labels = dict(Side.objects.filter(mechanism=mechanism, retired_at=None).values_list("pk", "label"))
    last = Period.objects.filter(mechanism=mechanism).order_by("start").last()
    rhythm = _RHYTHMS.get(PeriodKind(last.kind), Span.YEARLY) if last else Span.QUARTERLY
    reports, requests = _reports(rows), _requests(rows)
    found = []
    for row in rows:
        one = Listed(row, row.duties, reports[row.pk])
        one.timeliness = _timeliness(one, today)
        one.freshness = _freshness(one, rhythm, today)
        one.agreement = _agreement(one, requests[row.pk], labels)
        one.waits = _waits(one, requests[row.pk], labels)
        found.append(one)
    return found


def _reports(rows: Sequence[Commitment]) -> dict[int, dict[int, list[ProgressReport]]]:
    """The shared reports of the last period that each side reported on, by row and side."""
    shared = ProgressReport.objects.filter(state=ReportState.ACCEPTED)
    later = shared.filter(
        row=OuterRef("row"), side=OuterRef("side"), period__start__gt=OuterRef("period__start")
    )
    last = shared.filter(~Exists(later), row__in=[row.pk for row in rows])
    found: dict[int, dict[int, list[ProgressReport]]] = defaultdict(lambda: defaultdict(list))
    for one in last.select_related("period").prefetch_related("values__target").order_by("pk"):
        found[one.row_id][one.side_id].append(one)
    return found


def _requests(rows: Sequence[Commitment]) -> dict[int, list[Request]]:
    """What is asked now, by row, with the answers."""
    asked = Request.objects.filter(row__in=[row.pk for row in rows], outcome="")
    found: dict[int, list[Request]] = defaultdict(list)
    for one in asked.prefetch_related("confirmations").order_by("pk"):
        found[one.row_id].append(one)
    return found


def _timeliness(one: Listed, today: date) -> Answer[Timeliness] | None:
    if one.row.state in OVER - {State.CLOSED}:
        return None
    precision = Precision(one.row.precision) if one.row.precision else Precision.NONE
    return timeliness(Due(one.row.due, precision, one.row.term), today, delivered_on(one.row, one.reports))


def _freshness(one: Listed, rhythm: Span, today: date) -> Answer[Freshness] | None:
    if one.row.state not in REPORTED_ON:
        return None
    days = [day_of(report.submitted_at) for reports in one.reports.values() for report in reports]
    return freshness(max(days, default=None), rhythm, today)


def _agreement(one: Listed, asked: Iterable[Request], labels: dict[int, str]) -> Answer[Agreement] | None:
    """Do the sides say the same: of what is asked now; where nothing is, of how far the row is."""
    for request in asked:
        last = last_answers(request)
        said = {label: _assent(last.get(key)) for key, label in labels.items()}
        found = agreement(said)
        if found.value is not Agreement.SAME:
            return found
    if not one.reports:
        return None
    owing = {duty.side_id for duty in one.duties if duty.side_id} | set(one.reports)
    return agreement({labels[key]: _told(one.reports.get(key, ())) for key in owing if key in labels})


def _assent(given: Confirmation | None) -> bool | None:
    """Whether an answer confirms; None where none was given, and where the time ran out."""
    return None if given is None or given.word == Word.NO_REPLY else given.word in CONSENT


def _told(reports: Sequence[ProgressReport]) -> object | None:
    """What a side says of how far a row is, in a form that can be compared; None where it says nothing."""
    if not reports:
        return None
    values = {v.target.key: v.value for r in reports for v in r.values.all() if v.value is not None}
    shares = [r.percent for r in reports if r.percent is not None]
    return (
        max(r.done == Done.FULLY for r in reports),
        max(shares, default=None),
        tuple(sorted(values.items())),
    )


def last_answers(request: Request) -> dict[int, Confirmation]:
    """The last answer of each side to a request, by the key of the side; silence takes no answer away."""
    found: dict[int, Confirmation] = {}
    for one in sorted(request.confirmations.all(), key=lambda one: one.pk):
        if one.word != Word.NO_REPLY or one.side_id not in found:
            found[one.side_id] = one
    return found


def _waits(one: Listed, asked: Sequence[Request], labels: dict[int, str]) -> list[Waits]:
    """What the row waits for: answers of sides first, then what its state wants."""
    found = []
    for request in asked:
        last = last_answers(request)
        missing = tuple(label for key, label in labels.items() if not _assent(last.get(key)))
        found.append(Waits(Wait.ANSWER, missing, request.subject))
    if found:
        return found
    match State(one.row.state):
        case State.EXTRACTED:
            return [Waits(Wait.REVIEW)]
        case State.REVIEWED:
            bodies = [d.name for d in leading(one.duties) if d.acknowledged_version != one.row.version]
            return [Waits(Wait.ACKNOWLEDGEMENT, tuple(bodies))]
        case State.AGREED:
            return [Waits(Wait.START)]
        case State.VERIFIED:
            return [Waits(Wait.CLOSING)]
    return []
