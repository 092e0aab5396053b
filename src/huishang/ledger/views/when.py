"""When something is due: along time, and by the days of a month."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from huishang.ledger import queries
from huishang.ledger.bars import Scale, scale_of
from huishang.ledger.models import Commitment, Milestone
from huishang.ledger.views.asked import asked
from huishang.registry.partial import days
from huishang.sides.access import within
from huishang.sides.models import Mechanism
from huishang.sides.rules import Act

ON_A_PAGE = 60
_STANDING = Prefetch(
    "milestones", Milestone.objects.filter(left_at=None).exclude(due=None), to_attr="dated_milestones"
)


@dataclass(frozen=True)
class Bar:
    """A row along time: its bar, and where its milestones lie."""

    row: Commitment
    start: date
    left: float
    width: float
    milestones: list[tuple[float, Milestone]]
    is_late: bool


@dataclass(frozen=True)
class Entry:
    """Something that falls on a day of the calendar."""

    kind: str
    words: str
    row: Commitment


@within(Act.READ_SHARED)
def timeline(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """The rows of a list that have a last day, as bars along time beside their dates."""
    request.standing.demand(Act.READ_SHARED)
    today = timezone.localdate()
    ask = asked(request, mechanism, today)
    dated = queries.rows(request.user, mechanism, ask.filters, "term").exclude(due=None)
    page = Paginator(dated.prefetch_related(_STANDING), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    scale = scale_of([day for row in rows for day in (_start(row), row.due)], today)
    context = {
        "mechanism": mechanism,
        "tab": "timeline",
        "asked": ask,
        "page": page,
        "bars": [_bar(row, scale, today) for row in rows],
        "years": scale.years,
        "today": today,
        "today_at": scale.at(today),
    }
    return render(request, "ledger/timeline.html", context)


def _start(row: Commitment) -> date:
    """The first day of a row: as its text says, else the day on which it was made."""
    stated = days(row.since) if row.since else None
    return stated[0] if stated else timezone.localtime(row.made_at).date()


def _bar(row: Any, scale: Scale, today: date) -> Bar:
    left, width = scale.bar(_start(row), row.due)
    milestones = [(scale.at(one.due), one) for one in row.dated_milestones if scale.has(one.due)]
    return Bar(row, _start(row), left, width, milestones, row.due < today and row.closed_on is None)


@within(Act.READ_SHARED)
def calendar(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """What falls on the days of a month: last days of rows, milestones, clocks of obstacles."""
    request.standing.demand(Act.READ_SHARED)
    today = timezone.localdate()
    first = _month(request.GET.get("month", ""), today)
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    found = _entries(request.user, mechanism, weeks[0][0], weeks[-1][-1])
    context = {
        "mechanism": mechanism,
        "tab": "calendar",
        "month": first,
        "weeks": [[(day, day.month == first.month, found.get(day, [])) for day in week] for week in weeks],
        "weekdays": weeks[0],
        "today": today,
        "before": _moved(first, -1),
        "after": _moved(first, 1),
    }
    return render(request, "ledger/calendar.html", context)


def _month(words: str, today: date) -> date:
    """The first day of the month that is asked for, of this month where it is none."""
    span = days(words) if len(words) == len("2026-03") else None
    return span[0] if span and date.min.year < span[0].year < date.max.year else today.replace(day=1)


def _moved(first: date, months: int) -> date:
    """The first day of the month before or after."""
    at = first.year * 12 + first.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)


def _entries(user: Any, mechanism: Mechanism, first: date, last: date) -> dict[date, list[Entry]]:
    """What falls on each day; three queries for any number of rows."""
    seen, span = queries.visible_rows(user, mechanism), (first, last)
    found: dict[date, list[Entry]] = defaultdict(list)
    for row in seen.filter(due__range=span).order_by("serial"):
        found[row.due].append(Entry(_("Last day"), row.title, row))
    steps = Milestone.objects.filter(row__in=seen, left_at=None, due__range=span).select_related("row")
    for step in steps.order_by("row__serial", "pk"):
        found[step.due].append(Entry(_("Milestone"), step.name, step.row))
    for one in queries.obstacles(user, mechanism):
        if one.row and one.due and first <= one.due <= last and one.ended_at is None:
            found[one.due].append(Entry(_("Obstacle"), one.title, one.row))
    return found
