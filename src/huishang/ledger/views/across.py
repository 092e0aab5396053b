"""All rows looked at in other ways: by state, where the sides differ, on a past day, what stands in the way."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from huishang.ledger import queries
from huishang.ledger.models import Period, Target
from huishang.ledger.names import CODES, DONE, FIELDS, STATES, SUBJECTS
from huishang.ledger.queries import Difference, Past
from huishang.ledger.rules.states import State
from huishang.sides.access import within
from huishang.sides.models import Mechanism, Side
from huishang.sides.queries import sides as sides_of
from huishang.sides.rules import Act

ON_A_COLUMN = 20
"""Rows of one state on the board, those due first; the list has the rest."""
ON_A_PAGE = 100


@within(Act.READ_SHARED)
def board(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """The rows by state, in the order in which a row goes through them."""
    request.standing.demand(Act.READ_SHARED)
    seen = queries.visible_rows(request.user, mechanism)
    counts = queries.facets(request.user, mechanism).states
    columns = [
        (
            state,
            STATES[state],
            counts[state],
            list(seen.filter(state=state).order_by(F("due").asc(nulls_last=True), "serial")[:ON_A_COLUMN]),
        )
        for state in State
        if counts.get(state)
    ]
    return render(request, "ledger/board.html", {"mechanism": mechanism, "tab": "board", "columns": columns})


@within(Act.READ_SHARED)
def differences(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """Where the sides differ in a period, and what is disputed now: what each says in a column of its own."""
    request.standing.demand(Act.READ_SHARED)
    periods = list(Period.objects.filter(mechanism=mechanism).order_by("-start"))
    wanted = request.GET.get("period", "")
    period = next((one for one in periods if one.code == wanted), periods[0] if periods else None)
    found = queries.difference_of_sides(request.user, mechanism, period) if period else []
    sides, names = sides_of(mechanism), _target_names(found)
    context = {
        "mechanism": mechanism,
        "tab": "differences",
        "periods": periods,
        "period": period,
        "sides": sides,
        "lines": [(one.row, _about(one, names), _said(one, sides)) for one in found],
    }
    return render(request, "ledger/differences.html", context)


def _target_names(found: list[Difference]) -> dict[tuple[int, str], str]:
    rows = {one.row.pk for one in found if one.about.startswith("value:")}
    targets = Target.objects.filter(row__in=rows)
    return {(target.row_id, target.key): target.name for target in targets}


def _about(one: Difference, names: dict[tuple[int, str], str]) -> str:
    """What a difference is about, in words."""
    kind, _colon, key = one.about.partition(":")
    match kind:
        case "value":
            return names.get((one.row.pk, key), key)
        case "dispute":
            return str(SUBJECTS[key])
        case "silent":
            return _("Report")
        case "percent":
            return _("Share done")
    return _("How far it is")


def _said(one: Difference, sides: list[Side]) -> list[str]:
    """What each side says, in the order of the sides; silence is named."""
    if one.about == "silent":
        return [_("has not reported") if side.label in one.said else "" for side in sides]
    told = [one.said.get(side.label, "") for side in sides]
    if one.about == "done":
        return [str(DONE[words]) if words else "" for words in told]
    if one.about.startswith("dispute:"):
        return [str(CODES.get(words, words)) for words in told]
    return told


@within(Act.READ_SHARED)
def past(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """The whole ledger as it was at the end of a past day; nothing can be done on it."""
    request.standing.demand(Act.READ_SHARED)
    today = timezone.localdate()
    day = _day(request.GET.get("on", ""), today)
    sides = sides_of(mechanism)
    found = queries.ledger_as_of(request.user, mechanism, _end_of(day))
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "mechanism": mechanism,
        "tab": "past",
        "day": day,
        "today": today,
        "sides": sides,
        "page": page,
        "lines": [_then(one, sides) for one in page.object_list],
    }
    return render(request, "ledger/past.html", context)


def _day(words: str, today: date) -> date:
    """The day that is asked for; today where it is none, or has not come yet."""
    try:
        found = parse_date(words)
    except ValueError:
        found = None
    return min(found, today) if found else today


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))


def _then(one: Past, sides: list[Side]) -> dict[str, Any]:
    """A row as a line: its words as they were then."""
    duties = one.content.duties
    leads = {d.side: d.part for d in duties if d.part == "lead"}
    bodies = [
        [
            d.body
            for d in duties
            if d.side == side.region.name and (d.part == "lead" or side.region.name not in leads)
        ]
        for side in sides
    ]
    return {
        "past": one,
        "number": one.row.number,
        "title": one.content.title,
        "field": FIELDS[one.content.field],
        "bodies": bodies,
        "term": one.content.term or one.content.until,
        "state": STATES[one.state],
        "since": timezone.localtime(one.since).date(),
    }


@within(Act.READ_SHARED)
def obstacles(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """The register of obstacles: who has to clear each, by when, and how it ended."""
    request.standing.demand(Act.READ_SHARED)
    found = queries.obstacles(request.user, mechanism)
    context = {"mechanism": mechanism, "tab": "obstacles", "obstacles": found, "today": timezone.localdate()}
    return render(request, "ledger/obstacles.html", context)
