"""What is awaited of whom and until when, for the clock that reminds; of a side's own affairs only how many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from huishang.ledger.actions.asking import permission_for
from huishang.ledger.actions.reporting import owing
from huishang.ledger.models import Commitment, Confirmation, Period, ProgressReport, Request
from huishang.ledger.rules.confirming import Subject, Word
from huishang.ledger.rules.states import State
from huishang.ledger.words import ReportState
from huishang.sides.models import Mechanism, Side, SideBody
from huishang.sides.rules import Act as Permission


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something with a deadline. ``clock`` names its rule; ``who`` are the bodies of sides that it is awaited of.

    ``row`` is null for the reports of a period, which ``count`` counts; ``act`` is what answering takes.
    """

    clock: str
    key: str
    due: date
    who: tuple[tuple[Side, SideBody | None], ...]
    act: Permission
    row: Commitment | None = None
    period: Period | None = None
    count: int = 1


def awaited(mechanism: Mechanism) -> list[Awaited]:
    """Everything that is awaited in a mechanism now. The number of queries does not grow with the rows."""
    return [*_reports(mechanism), *_deliveries(mechanism), *_answers(mechanism)]


def _reports(mechanism: Mechanism) -> Iterator[Awaited]:
    """What each body has still to report in an open period."""
    owed = ProgressReport.objects.filter(
        period__mechanism=mechanism,
        period__closed_at=None,
        state__in=[ReportState.DRAFT, ReportState.RETURNED],
    )
    grouped: dict[tuple[int, int, int | None], list[ProgressReport]] = defaultdict(list)
    named = owed.select_related("period", "side__mechanism", "body__side", "body__organization__merged_into")
    for one in named.order_by("period", "side", "pk"):
        grouped[one.period_id, one.side_id, one.body_id].append(one)
    for ours in grouped.values():
        first = ours[0]
        key = f"report:{first.period.uuid}:{first.side_id}:{first.body_id or ''}"
        due, who = timezone.localdate(first.period.closes_at), ((first.side, first.body),)
        yield Awaited("report", key, due, who, Permission.REPORT, period=first.period, count=len(ours))


def _deliveries(mechanism: Mechanism) -> Iterator[Awaited]:
    """Rows that hold and are not reported as done."""
    held = Commitment.objects.filter(
        mechanism=mechanism, state__in=[State.AGREED, State.IN_PROGRESS], due__isnull=False
    )
    for row in held.prefetch_related(
        "assignments__side__mechanism", "assignments__body__side", "assignments__body__organization"
    ):
        who = tuple(owing(row.assignments.all()))
        yield Awaited("delivery", f"delivery:{row.uuid}", row.due, who, Permission.REPORT, row=row)


def _answers(mechanism: Mechanism) -> Iterator[Awaited]:
    """What the sides are asked to confirm and have said nothing to, each side by itself."""
    open_ = Request.objects.filter(row__mechanism=mechanism, outcome="", until__isnull=False)
    said = Confirmation.objects.filter(request__in=open_).exclude(word=Word.NO_REPLY)
    answered = set(said.values_list("request", "side"))
    sides = list(Side.objects.filter(mechanism=mechanism, retired_at=None).select_related("mechanism"))
    for request in open_.select_related("row"):
        act, due = permission_for(Subject(request.subject), Word.CONFIRMED), timezone.localdate(request.until)
        for side in sides:
            if (request.pk, side.pk) not in answered and side.pk != _reporter(request):
                key = f"confirmation:{request.uuid}:{side.pk}"
                yield Awaited("confirmation", key, due, ((side, None),), act, row=request.row)


def _reporter(request: Request) -> int | None:
    """The side that a delivery is reported by: it does not verify itself."""
    return request.row.reported_by_id if request.subject == Subject.DELIVERY else None
