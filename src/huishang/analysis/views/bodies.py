"""The page of a body."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from huishang.accounts.access import needs
from huishang.accounts.rules import Act
from huishang.analysis.queries import promises
from huishang.analysis.views.listed import MOST, agreements_listed, exchanges_listed
from huishang.record import queries as record
from huishang.registry import queries as registry
from huishang.registry.models import Organization


@needs(Act.READ)
def body(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A body: its people, its exchanges and agreements, and what it is named as responsible for."""
    one = get_object_or_404(Organization.objects.select_related("merged_into", "region"), uuid=uuid)
    if one.merged_into:
        return redirect("analysis:body", one.standing.uuid)
    owed = promises.owed_by(one)
    context = {
        "body": one,
        "succession": registry.succession(one),
        "people": registry.people_of_body(one)[:MOST],
        "promises": owed[:MOST],
        "table": promises.by_field_and_year(owed),
        **exchanges_listed(record.exchanges_of(one)),
        **agreements_listed(record.agreements_of(one)),
    }
    return render(request, "analysis/body.html", context)
