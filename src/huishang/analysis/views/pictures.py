"""Pictures of the whole record, and each picture as a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from huishang.accounts.access import needs
from huishang.accounts.rules import Act
from huishang.analysis import figures
from huishang.analysis.pictures.tiles import places
from huishang.analysis.queries import areas, promises
from huishang.record.queries import exchanges, years
from huishang.registry.models import Region

MOST_ON_A_LINE = 300
"""Exchanges on one timeline; more cannot be told apart."""


@needs(Act.READ)
def pictures(request: HttpRequest) -> HttpResponse:
    """The record as pictures: tile map, network, calendar, fields; over the years that are asked for."""
    since, until, first = _asked(request)
    query = urlencode({k: v for k, v in (("since", since), ("until", until), ("first", first)) if v})
    found = [_of_all(name, since, until, first, query) for name in ("tiles", "network", "calendar", "fields")]
    known = sorted(years())
    context = {"figures": [one for one in found if one.rows], "years": known, "since": since, "until": until}
    return render(request, "analysis/pictures.html", context)


@needs(Act.READ)
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """One picture as PNG: of the whole record, or of the regions that are named."""
    since, until, first = _asked(request)
    slugs = [slug for slug in request.GET.get("of", "").split("+") if slug]
    figure = of_regions(name, slugs) if slugs else _of_all(name, since, until, first, "")
    if figure is None:
        raise Http404
    response = HttpResponse(figure.png(), content_type="image/png")
    response["Content-Disposition"] = f'attachment; filename="huishang-{name}.png"'
    return response


def _asked(request: HttpRequest) -> tuple[str, str, str]:
    def year(key: str) -> str:
        value = request.GET.get(key, "")
        return value if len(value) == 4 and value.isascii() and value.isdigit() else ""

    first = request.GET.get("first", "")
    return year("since"), year("until"), first if first in places() else ""


def _of_all(name: str, since: str, until: str, first: str, query: str) -> Any:
    match name:
        case "tiles":
            return figures.tile_map(since, until, first, query)
        case "network":
            return figures.network(since, until, query)
        case "calendar":
            return figures.calendar(since, until, query)
        case "fields":
            found = promises.promises()
            found = found.filter(on__gte=since) if since else found
            found = found.filter(on__lt=str(int(until) + 1)) if until else found
            return figures.fields(promises.by_field_and_year(found), query)
    return None


def of_regions(name: str, slugs: Sequence[str]) -> Any:
    """The timeline or the fields of one region or of what is between several; None for another name or region."""
    regions = list(Region.objects.filter(slug__in=slugs))
    if len(regions) != len(set(slugs)):
        return None
    met = areas.exchanges_of(regions[0]) if len(regions) == 1 else areas.exchanges_between(regions)
    query = urlencode({"of": "+".join(slugs)})
    if name == "timeline":
        return timeline_of(met, query)
    if name == "fields":
        return figures.fields(promises.by_field_and_year(promises.at(met)), query)
    return None


def timeline_of(met: Any, query: str) -> Any:
    """The latest exchanges of some as a timeline."""
    latest = exchanges().filter(pk__in=met.order_by().values("pk"))[:MOST_ON_A_LINE]
    return figures.timeline(latest, query)
