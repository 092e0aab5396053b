"""Reporting periods and their reports: a side's own whole, of the others what is shared."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet

from huishang.ledger.models import Milestone, Period, ProgressReport, Target
from huishang.ledger.words import ReportState
from huishang.sides.access import may
from huishang.sides.models import Mechanism, Side, SideBody
from huishang.sides.rules import Act as Permission

_FORM = (
    Prefetch("row__targets", Target.objects.filter(left_at=None), to_attr="measured"),
    Prefetch("row__milestones", Milestone.objects.filter(left_at=None), to_attr="steps"),
    "values__target",
    "milestones__milestone",
)


def periods(user: Any, mechanism: Mechanism) -> QuerySet[Period]:
    """The periods of a mechanism, the latest first."""
    if not may(user, Permission.READ_SHARED, mechanism):
        return Period.objects.none()
    return Period.objects.filter(mechanism=mechanism).order_by("-start", "-end")


def reports_of(user: Any, period: Period, side: Side, body: SideBody | None) -> QuerySet[ProgressReport]:
    """The reports of a body in a period (``body`` None: of a side whose body is not known), by number of the row.

    Each ``row`` has ``measured``, its targets, and ``steps``, its milestones. Six queries for any number of them.
    """
    if not may(user, Permission.READ_PRIVATE, period.mechanism, side, body):
        return ProgressReport.objects.none()
    found = ProgressReport.objects.filter(period=period, side=side, body=body)
    named = found.select_related("row__mechanism", "period", "side", "body", "written_by")
    return named.prefetch_related(*_FORM).order_by("row__serial")


def reports_of_side(user: Any, period: Period, side: Side) -> QuerySet[ProgressReport]:
    """Every report of one's own side in a period, by body and row; of another side none."""
    if not may(user, Permission.READ_PRIVATE, period.mechanism, side):
        return ProgressReport.objects.none()
    found = ProgressReport.objects.filter(period=period, side=side)
    named = found.select_related(
        "row", "period", "side", "body__organization__merged_into", "written_by", "submitted_by"
    )
    return named.prefetch_related(*_FORM).order_by(F("body").asc(nulls_first=True), "row__serial")


def shared_of(user: Any, period: Period) -> dict[int, tuple[int, int]]:
    """Of each side, by key: how many reports are accepted and so shared, of how many that are owed."""
    if not may(user, Permission.READ_SHARED, period.mechanism):
        return {}
    accepted = Count("pk", filter=Q(state=ReportState.ACCEPTED))
    counted = ProgressReport.objects.filter(period=period).order_by().values_list("side")
    return {side: (done, owed) for side, done, owed in counted.annotate(done=accepted, owed=Count("pk"))}


def last_accepted(reports: Collection[ProgressReport]) -> dict[int, ProgressReport]:
    """Of each report, by key, the last accepted one of the same body on the same row before; two queries."""
    if not reports:
        return {}
    period = next(iter(reports)).period
    earlier = ProgressReport.objects.filter(
        row__in=[one.row_id for one in reports], period__end__lt=period.start, state=ReportState.ACCEPTED
    )
    ordered = earlier.select_related("period").prefetch_related("values__target", "milestones__milestone")
    last = {(one.row_id, one.side_id, one.body_id): one for one in ordered.order_by("period__end")}
    found = ((one.pk, last.get((one.row_id, one.side_id, one.body_id))) for one in reports)
    return {key: before for key, before in found if before is not None}
