"""A list as an answer to a request: the page with its facets and columns, or the same as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header

from huishang.lists.asked import Asked, asked, columns_shown
from huishang.lists.files_out import Cell, as_csv, as_xlsx
from huishang.lists.listing import Column, Facet, Listing, Value, Words
from huishang.lists.queries import columns_of, views_of

SIZES = (50, 100, 500)
"""Rows on a page; the first until one asks for more."""
OFFERED = 8
"""Values of a facet that are seen at once; the others are a click away."""
MOST_OFFERED = 60
"""Values of a facet at all: so that a page stays light. What is rarer is found by words, or from the page of the thing."""
AT_ONCE = 500
"""Rows that a file is made of at a time."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, or a switch: the address takes it in or out."""

    name: Words
    address: str
    is_chosen: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """A facet with what is seen of it at once, and the rest; one that is not counted yet has where it is counted."""

    name: Words
    choices: list[Choice]
    more: list[Choice]
    counted_at: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; its address sorts by it, ``way`` says how it is sorted by it now."""

    column: Column
    address: str
    way: str


@dataclass(frozen=True, slots=True)
class ShownCell:
    """What a row says in a column, and how it is drawn."""

    column: Column
    row: Any
    text: Cell
    address: str


def answer(request: HttpRequest, listing: Listing, template: str, **context: Any) -> HttpResponse:
    """The list that a request asks for, as a page or, with ``as=xlsx`` or ``as=csv``, as a file."""
    ask = asked(request.GET, listing)
    columns = columns_shown(listing, request.GET.getlist("column"), columns_of(request.user, listing.key))
    if (form := request.GET.get("as")) in ("xlsx", "csv"):
        return _file(ask, columns, form)
    for facet in listing.facets:
        if facet.key == request.GET.get("count"):
            counted = {"facet": _shown(ask, facet, _values(ask, facet))}
            return render(request, "lists/facet.html", counted)
    shown = _page_context(request, ask, columns) | context
    return render(request, template, shown)


def _page_context(request: HttpRequest, ask: Asked, columns: Sequence[Column]) -> dict[str, Any]:
    listing = ask.listing
    facets = {facet: _values(ask, facet) for facet in listing.facets if not _waits(ask, facet)}
    page = Paginator(ask.sorted().values_list("pk", flat=True), _size(request)).get_page(
        request.GET.get("page")
    )
    keys = list(page.object_list)
    rows = listing.load(keys)
    return {
        "listing": listing,
        "asked": ask,
        "page": page,
        "lines": [[_cell(column, rows[key]) for column in columns] for key in keys if key in rows],
        "heads": [_head(ask, column) for column in columns],
        "columns": [(column, column in columns) for column in listing.columns],
        "facets": [
            _shown(ask, facet, facets[facet])
            if facet in facets
            else ShownFacet(facet.name, [], [], ask.address(count=facet.key))
            for facet in listing.facets
            if facets.get(facet, True)
        ],
        "chosen": list(_chosen(ask, facets)),
        "switches": [
            Choice(s.name, ask.address(**{s.key: "" if s in ask.switches else "1"}), s in ask.switches)
            for s in listing.switches
        ],
        "views": views_of(request.user, listing.key),
        "view_query": ask.address(column=[column.key for column in columns])[1:],
        "without_columns": request.path + ask.address(column=""),
        "sizes": [(size, ask.address(each=str(size)), size == page.paginator.per_page) for size in SIZES],
        "today": timezone.localdate(),
    }


def _waits(ask: Asked, facet: Facet) -> bool:
    """Whether a facet is counted only when somebody opens it."""
    return facet.is_folded and facet.key not in ask.values


def _values(ask: Asked, facet: Facet) -> list[Value]:
    """The values of a facet with how many things each would leave, and those that are chosen though nothing has them."""
    values = facet.counts(ask.found(without=None if facet.is_all else facet))
    missing = set(ask.values.get(facet.key, ())) - {value.key for value in values}
    return values + (facet.named(sorted(missing)) if missing else [])


def _shown(ask: Asked, facet: Facet, values: Sequence[Value]) -> ShownFacet:
    chosen = ask.values.get(facet.key, ())
    choices = [
        Choice(v.name, ask.toggled(facet.key, v.key), v.key in chosen, v.count) for v in values[:MOST_OFFERED]
    ]
    seen = [one for place, one in enumerate(choices) if place < OFFERED or one.is_chosen]
    return ShownFacet(facet.name, seen, [one for one in choices if one not in seen])


def _chosen(ask: Asked, facets: dict[Facet, list[Value]]) -> Iterator[tuple[Words, Choice]]:
    """What the list is narrowed to, each with the address that takes it out."""
    for facet, values in facets.items():
        for value in values:
            if value.key in ask.values.get(facet.key, ()):
                yield facet.name, Choice(value.name, ask.toggled(facet.key, value.key), True)
    for switch in ask.switches:
        yield "", Choice(switch.name, ask.address(**{switch.key: ""}), True)
    if ask.words:
        yield "", Choice(f"“{ask.words}”", ask.address(words=""), True)


def _head(ask: Asked, column: Column) -> Head:
    by = column.order
    way = {by: "ascending", f"-{by}": "descending"}.get(ask.order, "") if by else ""
    return Head(column, ask.sorted_by(by) if by else "", way)


def _cell(column: Column, row: Any) -> ShownCell:
    return ShownCell(column, row, column.text(row), column.link(row) if column.link else "")


def _size(request: HttpRequest) -> int:
    asked_for = request.GET.get("each", "")
    return next((size for size in SIZES if str(size) == asked_for), SIZES[0])


def _file(ask: Asked, columns: Sequence[Column], form: str) -> HttpResponse:
    """All things of the list that is asked for, in the columns of the screen.

    Raises PermissionDenied where this person may look but take nothing away.
    """
    if not ask.listing.may_export:
        raise PermissionDenied
    heads, name = [str(column.name) for column in columns], str(ask.listing.name)
    lines = ([column.text(row) for column in columns] for row in _in_portions(ask))
    body = as_csv(heads, lines) if form == "csv" else as_xlsx(name, heads, lines)
    response = HttpResponse(body, content_type="text/csv; charset=utf-8" if form == "csv" else XLSX)
    file_name = f"{name} {timezone.localdate()}.{form}"
    response.headers["Content-Disposition"] = content_disposition_header(True, file_name)
    return response


def _in_portions(ask: Asked) -> Iterator[Any]:
    keys = iter(list(ask.sorted().values_list("pk", flat=True)))
    while portion := list(islice(keys, AT_ONCE)):
        rows = ask.listing.load(portion)
        yield from (rows[key] for key in portion if key in rows)
