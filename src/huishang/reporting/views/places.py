"""Which period and which body an address names, for the person who asks; what he may not know of is not found."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from huishang.ledger import queries
from huishang.reporting.reporters import Reporter
from huishang.sides.models import Mechanism, Side, SideBody
from huishang.sides.rules import Act


def period_of(request: HttpRequest, mechanism: Mechanism, period: UUID) -> Any:
    """The period of an address."""
    return get_object_or_404(
        queries.periods(request.user, mechanism).select_related("mechanism"), uuid=period
    )


def reporter_of(request: HttpRequest, mechanism: Mechanism, body: int | None, side: int | None) -> Reporter:
    """The body, or the side, of an address, for somebody who reports for it."""
    found = _body(mechanism, body) if body is not None else _side(mechanism, side)
    if not request.standing.may(Act.REPORT, found.side, found.body):
        raise Http404
    return found


def _body(mechanism: Mechanism, key: int) -> Reporter:
    bodies = SideBody.objects.filter(side__mechanism=mechanism)
    body = get_object_or_404(bodies.select_related("side__region", "organization__merged_into"), pk=key)
    return Reporter(body.side, body)


def _side(mechanism: Mechanism, key: int | None) -> Reporter:
    return Reporter(get_object_or_404(mechanism.sides.select_related("region"), pk=key), None)


def own_side(request: HttpRequest, mechanism: Mechanism) -> Side | None:
    """The side that the person belongs to; None for joint office and observers."""
    return mechanism.sides.filter(pk__in=request.standing.sides).select_related("region").first()
