"""The page of a person."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from huishang.accounts.access import needs
from huishang.accounts.rules import Act
from huishang.analysis.queries import promises
from huishang.analysis.views.listed import MOST
from huishang.record.queries import signed_or_witnessed, took_part
from huishang.registry.models import Person
from huishang.registry.queries import tenures


@needs(Act.READ)
def person(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A person: posts with what attests them, exchanges, what he or she promised, signed and witnessed."""
    one = get_object_or_404(Person.objects.select_related("merged_into"), uuid=uuid)
    if one.merged_into:
        return redirect("analysis:person", one.standing.uuid)
    promised, there, signatures = promises.by(one), took_part(one), signed_or_witnessed(one)
    context = {
        "person": one,
        "tenures": tenures(one),
        "participations": there[:MOST],
        "participation_count": there.count(),
        "promises": promised[:MOST],
        "table": promises.by_field_and_year(promised),
        "signatures": signatures[:MOST],
        "signature_count": signatures.count(),
    }
    return render(request, "analysis/person.html", context)
