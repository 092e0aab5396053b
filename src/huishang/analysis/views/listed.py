"""What several pages show of lists: the first lines and how many there are."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from huishang.analysis.queries.meetings import side_by_side, with_people
from huishang.record import queries as record
from huishang.record.models import Agreement, Exchange

MOST = 20
"""Lines of one table on a page about something; the lists have all."""


def exchanges_listed(found: QuerySet[Exchange]) -> dict[str, Any]:
    """The latest exchanges of some, each with who led its sides, and the number of all."""
    latest = record.exchanges().filter(pk__in=found.order_by().values("pk"))
    return {"exchanges": side_by_side(with_people(latest)[:MOST]), "exchange_count": found.count()}


def agreements_listed(found: QuerySet[Agreement]) -> dict[str, Any]:
    """The latest agreements of some and the number of all."""
    return {"agreements": list(found[:MOST]), "agreement_count": found.count()}
