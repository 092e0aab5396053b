"""The page of a region."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode

from huishang.accounts.access import needs
from huishang.accounts.rules import Act
from huishang.analysis.models import Following
from huishang.analysis.queries import areas, meetings, promises
from huishang.analysis.queries.partners import partners
from huishang.analysis.views.listed import MOST, agreements_listed, exchanges_listed
from huishang.analysis.views.pictures import timeline_of
from huishang.registry import queries as registry
from huishang.registry.models import Region


@needs(Act.READ)
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """A region: with whom it met, when and at which level, what it signed and promised, its bodies and people."""
    one = get_object_or_404(Region.objects.select_related("parent", "successor"), slug=slug)
    parts = request.GET.get("parts") != "0"
    met = areas.exchanges_of(one, parts=parts)
    promised = promises.at(met)
    found = partners(one) if parts else []
    context = {
        "region": one,
        "has_parts": bool(registry.prefix(one)),
        "parts": parts,
        "is_followed": Following.objects.filter(user=request.user, region=one).exists(),
        "levels": meetings.by_level(met),
        "partners": found[:MOST],
        "partner_count": len(found),
        "promises": promised[:MOST],
        "table": promises.by_field_and_year(promised),
        "people": registry.people_in(one)[:MOST],
        "bodies": registry.bodies().filter(region=one)[:MOST],
        "timeline": timeline_of(met, urlencode({"of": one.slug})),
        **exchanges_listed(met),
        **agreements_listed(areas.agreements_of(one, parts=parts)),
    }
    return render(request, "analysis/region.html", context)
