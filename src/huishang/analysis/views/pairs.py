"""The page of two or more regions, and choosing them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from huishang.accounts.access import needs
from huishang.accounts.rules import Act
from huishang.analysis.queries import areas, meetings, promises
from huishang.analysis.views.listed import MOST, agreements_listed, exchanges_listed
from huishang.analysis.views.pictures import timeline_of
from huishang.record.queries import sides
from huishang.registry.models import Region

MOST_REGIONS = 6


@needs(Act.READ)
def pair(request: HttpRequest, slugs: list[str]) -> HttpResponse:
    """Everything between two or more regions: exchanges, agreements and promises, levels, who leads."""
    found = {one.slug: one for one in Region.objects.filter(slug__in=slugs)}
    regions = [found[slug] for slug in slugs if slug in found]
    if not 2 <= len(regions) <= MOST_REGIONS or len(regions) != len(slugs):
        raise Http404
    met = areas.exchanges_between(regions)
    promised = promises.at(met)
    context = {
        "regions": regions,
        "levels": meetings.by_level(met),
        "promises": promised[:MOST],
        "table": promises.by_field_and_year(promised),
        "timeline": timeline_of(met, urlencode({"of": "+".join(slugs)})),
        **exchanges_listed(met),
        **agreements_listed(areas.agreements_between(regions)),
    }
    return render(request, "analysis/pair.html", context)


@needs(Act.READ)
def choose(request: HttpRequest) -> HttpResponse:
    """Choose two or more regions by name; where every name is a region, go on to their page."""
    names = [name.strip() for name in request.GET.getlist("region") if name.strip()]
    chosen = {name: _region(name) for name in names}
    unknown = [name for name, one in chosen.items() if one is None]
    slugs = list(dict.fromkeys(one.slug for one in chosen.values() if one))
    if len(slugs) >= 2 and not unknown:
        return redirect("analysis:pair", slugs[:MOST_REGIONS])
    error = ""
    if unknown:
        error = _("No region is called so, or several are: %(names)s. Write the full name.") % {
            "names": "、".join(unknown)
        }
    elif names:
        error = _("Choose two different regions.")
    context = {"names": [*names, "", ""][: max(2, len(names))], "error": error, "sides": sides()}
    return render(request, "analysis/choose_pair.html", context, status=422 if error else 200)


def _region(name: str) -> Region | None:
    full = list(Region.objects.filter(name=name, until=None)[:2])
    found = full or list(Region.objects.filter(short=name, until=None)[:2])
    return found[0] if len(found) == 1 else None
