"""What a person, a body or a region took part in."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from huishang.accounts.access import needs
from huishang.accounts.rules import Act
from huishang.record import queries
from huishang.record.views.listing import page_of
from huishang.registry.models import Organization, Person, Region
from huishang.registry.queries import tenures


@needs(Act.READ)
def person(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A person: posts with what attests them, exchanges, agreements signed or witnessed."""
    one = get_object_or_404(Person.objects.select_related("merged_into"), uuid=uuid)
    if one.merged_into:
        return redirect("record:person", one.standing.uuid)
    return _entity(request, one, {"kind": "people", "tenures": tenures(one)})


@needs(Act.READ)
def body(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A body: the exchanges and agreements to which it is a side."""
    one = get_object_or_404(Organization.objects.select_related("merged_into", "region"), uuid=uuid)
    if one.merged_into:
        return redirect("record:body", one.standing.uuid)
    return _entity(request, one, {"kind": "bodies"})


@needs(Act.READ)
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """A region: its exchanges and agreements."""
    return _entity(request, get_object_or_404(Region, slug=slug), {"kind": "regions"})


def _entity(
    request: HttpRequest, one: Person | Organization | Region, more: dict[str, object]
) -> HttpResponse:
    context = {
        "one": one,
        "page": page_of(request, queries.exchanges_of(one)),
        "agreements": queries.agreements_of(one)[:100],
        **more,
    }
    return render(request, "record/entity.html", context)
