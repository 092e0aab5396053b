"""Which exchanges of the record an occasion may be."""

from __future__ import annotations

from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from huishang.record.actions.ground import OF_EXCHANGE, as_element
from huishang.record.matching import GOVERNMENT, Occasion, occasion
from huishang.record.models import Doubt, Exchange

MOST_CANDIDATES = 200
"""More exchanges of one pair in one year than anybody holds; a bound for the search."""


def candidates(ours: Occasion) -> list[tuple[Exchange, Occasion]]:
    """The exchanges that an occasion could be: some side in common, and not another year."""
    names = [*ours.sides, *(side + GOVERNMENT for side in ours.sides)]
    found = Exchange.objects.filter(
        parties__name__in=names, parties__withdrawn_because="", withdrawn_because="", merged_into=None
    )
    if ours.span:
        years = range(ours.span[0].year - 1, ours.span[1].year + 2)
        found = found.filter(reduce(or_, (Q(start__startswith=str(year)) for year in years), Q(start="")))
    standing = found.prefetch_related(*OF_EXCHANGE.values()).distinct().order_by("pk")[:MOST_CANDIDATES]
    return [(exchange, occasion_of(exchange)) for exchange in standing]


def occasion_of(exchange: Exchange) -> Occasion:
    """What decides whether an exchange is the same as another one."""
    rows = [row for name in OF_EXCHANGE.values() for row in getattr(exchange, name).all()]
    return occasion(as_element(row) for row in rows if row.stands)


def doubt(
    a: Exchange, b: Exchange, reasons: tuple[str, ...], at: datetime, *, settled_by: Any = None
) -> None:
    """Note that two exchanges may be one, or, settled, that they are two; what was noted before stays."""
    first, second = sorted((a, b), key=lambda x: x.pk)
    Doubt.objects.get_or_create(
        first=first,
        second=second,
        defaults={
            "reasons": " ".join(reasons),
            "at": at,
            "settled_by": settled_by,
            "settled_at": at if settled_by else None,
        },
    )
