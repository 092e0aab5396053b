"""The list of a mechanism's rows, and the same as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from huishang.ledger import queries
from huishang.ledger.columns import Column, chosen, columns
from huishang.ledger.files_out import as_csv, as_xlsx
from huishang.ledger.names import FIELDS, LIGHTS, STATES
from huishang.ledger.queries import Listed
from huishang.ledger.views.asked import Asked, asked
from huishang.ledger.views.bulk import offered
from huishang.sides.access import within
from huishang.sides.models import Mechanism, Side, SideBody
from huishang.sides.queries import sides as sides_of
from huishang.sides.rules import Act

ON_A_PAGE = 100
MOST_ON_A_PAGE = 500
AT_ONCE = 500
"""Rows that a file is made of at a time."""


@dataclass(frozen=True)
class Choice:
    """One word of a facet: how many rows have it, and the address that takes it in or out."""

    name: str
    count: int
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """A kind of words that a list can be narrowed by."""

    name: str
    choices: list[Choice]


@within(Act.READ_SHARED)
def rows(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """The rows of a mechanism, narrowed, sorted and cut into pages as the address says."""
    request.standing.demand(Act.READ_SHARED)
    today = timezone.localdate()
    ask, sides = asked(request, mechanism, today), sides_of(mechanism)
    found = queries.rows(request.user, mechanism, ask.filters, ask.order)
    counts = queries.facets(request.user, mechanism, ask.filters)
    page = _page(request, found, counts.total)
    known = columns(sides)
    context = {
        "mechanism": mechanism,
        "tab": "rows",
        "asked": ask,
        "today": today,
        "page": page,
        "rows": queries.listed(mechanism, list(page.object_list), today),
        "columns": [_head(ask, column) for column in chosen(known, ask.columns)],
        "all_columns": known,
        "facets": _facets(ask, counts, sides),
        "switches": _switches(ask),
        "bulk_acts": offered(request.standing),
        "may_export": request.standing.may(Act.EXPORT),
        "may_make": request.standing.may_somewhere(Act.MAKE_ROW),
    }
    return render(request, "ledger/rows.html", context)


@within(Act.EXPORT)
def rows_csv(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """All rows of the list that the address asks for, with its columns, as CSV."""
    request.standing.demand(Act.EXPORT)
    heads, lines = _table(request, mechanism)
    response = HttpResponse(as_csv(heads, lines), content_type="text/csv; charset=utf-8")
    return _named(response, mechanism, "csv")


@within(Act.EXPORT)
def rows_xlsx(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """All rows of the list that the address asks for, with its columns, as a workbook."""
    request.standing.demand(Act.EXPORT)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = HttpResponse(as_xlsx(*_table(request, mechanism)), content_type=kind)
    return _named(response, mechanism, "xlsx")


def _table(request: HttpRequest, mechanism: Mechanism) -> tuple[list[str], Iterator[list[str]]]:
    """The heads and cells of the whole list that is asked for."""
    today = timezone.localdate()
    ask = asked(request, mechanism, today)
    shown = chosen(columns(sides_of(mechanism)), ask.columns)
    found = queries.rows(request.user, mechanism, ask.filters, ask.order)
    lines = _in_portions(mechanism, found.iterator(chunk_size=AT_ONCE), today)
    return [str(c.name) for c in shown], ([c.text(one) for c in shown] for one in lines)


def _in_portions(mechanism: Mechanism, found: Iterable[Any], today: date) -> Iterator[Listed]:
    rest = iter(found)
    while portion := list(islice(rest, AT_ONCE)):
        yield from queries.listed(mechanism, portion, today)


def _named(response: HttpResponse, mechanism: Mechanism, ending: str) -> HttpResponse:
    """An answer that is stored as a file named after the mechanism and the day."""
    name = f"{mechanism.short or mechanism.name} {timezone.localdate()}.{ending}"
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _page(request: HttpRequest, found: Any, total: int) -> Any:
    each = request.GET.get("each", "")
    size = min(int(each), MOST_ON_A_PAGE) if each in ("50", "100", "500") else ON_A_PAGE
    pages = Paginator(found, size)
    pages.count = total  # the facets have counted already
    return pages.get_page(request.GET.get("page"))


def _head(ask: Asked, column: Column) -> dict[str, Any]:
    """The head of a column: its address sorts by it, the other way round where it is sorted by it now."""
    by = column.order
    way = {by: "ascending", f"-{by}": "descending"}.get(ask.order, "") if by else ""
    return {"column": column, "address": ask.sorted_by(by) if by else "", "way": way}


def _facets(ask: Asked, counts: queries.Facets, sides: list[Side]) -> list[Facet]:
    lights = {key or "unjudged": name for key, name in LIGHTS.items()}
    by_light = {key or "unjudged": n for key, n in counts.lights.items()}
    return [
        _facet(ask, _("Light"), "light", lights, by_light),
        _facet(ask, pgettext("column", "Field"), "field", FIELDS, counts.fields),
        _facet(ask, pgettext("column", "State"), "state", STATES, counts.states),
        *(_bodies(ask, counts, side) for side in sides),
    ]


def _facet(ask: Asked, name: str, key: str, names: Any, counts: dict[str, int]) -> Facet:
    """The words of a facet that any row has, or that are chosen, in their order."""
    given = ask.query.getlist(key)
    shown = [value for value in names if counts.get(value) or value in given]
    return Facet(
        name,
        [Choice(str(names[v]), counts.get(v, 0), ask.toggled(key, str(v)), str(v) in given) for v in shown],
    )


def _bodies(ask: Asked, counts: queries.Facets, side: Side) -> Facet:
    """The bodies of a side that have a duty on a row of the list; one can be chosen."""

    def choice(body: SideBody) -> Choice:
        is_chosen = ask.filters.body == body.pk
        address = ask.address(body="" if is_chosen else str(body.pk))
        return Choice(str(body), counts.bodies.get(body.pk, 0), address, is_chosen)

    choices = [choice(body) for body in side.bodies.all()]
    return Facet(side.region.name, [one for one in choices if one.count or one.is_chosen])


def _switches(ask: Asked) -> list[Choice]:
    """Filters that are on or off."""
    names = {"mine": _("Waits for me"), "overdue": _("Overdue, not delivered"), "open": _("Still owed")}
    return [
        Choice(name, 0, ask.address(**{key: "" if ask.query.get(key) else "1"}), bool(ask.query.get(key)))
        for key, name in names.items()
    ]
