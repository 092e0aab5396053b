"""The ledger as it was on a past day: texts from their versions, states from history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from huishang.ledger.content import Content
from huishang.ledger.models import Commitment, HistoryLine, RowVersion
from huishang.ledger.queries.lists import visible_rows
from huishang.sides.models import Mechanism


@dataclass(frozen=True, slots=True)
class Past:
    """A row as it was at an instant."""

    row: Commitment
    version: int
    content: Content
    state: str
    since: datetime


def ledger_as_of(user: Any, mechanism: Mechanism, at: datetime) -> list[Past]:
    """Every row that there was at an instant, as it was then, by number. Three queries for any number of rows."""
    return _past(visible_rows(user, mechanism), at)


def row_as_of(user: Any, row: Commitment, at: datetime) -> Past | None:
    """A row as it was at an instant; None where it was not made yet, or this person may not see it."""
    found = _past(visible_rows(user, row.mechanism).filter(pk=row.pk), at)
    return found[0] if found else None


def _past(rows: QuerySet[Commitment], at: datetime) -> list[Past]:
    version = RowVersion.objects.filter(row=OuterRef("pk"), made_at__lte=at).order_by("-number")
    line = HistoryLine.objects.filter(row=OuterRef("pk"), chain__layer=None, at__lte=at).order_by("-sequence")
    found = list(
        rows.annotate(
            version_then=Subquery(version.values("pk")[:1]), state_then=Subquery(line.values("after")[:1])
        )
        .exclude(version_then=None)
        .order_by("serial")
    )
    versions = RowVersion.objects.in_bulk([row.version_then for row in found])
    since = _since([row.pk for row in found], at)
    return [
        Past(
            row,
            versions[row.version_then].number,
            versions[row.version_then].text,
            row.state_then,
            since[row.pk],
        )
        for row in found
    ]


def _since(rows: list[int], at: datetime) -> dict[int, datetime]:
    """When each row came into the state that it had at an instant."""
    lines = HistoryLine.objects.filter(row__in=rows, chain__layer=None, at__lte=at).exclude(before=F("after"))
    return dict(lines.order_by("sequence").values_list("row", "at"))
