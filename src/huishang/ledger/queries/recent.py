"""What happened last in a mechanism."""

from __future__ import annotations

from typing import Any

from huishang.ledger.models import HistoryLine, Obstacle
from huishang.sides.access import may, visible
from huishang.sides.models import Mechanism
from huishang.sides.rules import Act as Permission


def recent_history(user: Any, mechanism: Mechanism, most: int) -> list[HistoryLine]:
    """The newest lines of history that a person may read, the newest first: shared ones and his own side's."""
    lines = HistoryLine.objects.filter(chain__mechanism=mechanism).select_related(
        "row", "side", "person", "chain"
    )
    seen = visible(lines, user, mechanism="chain__mechanism", side="chain__layer")
    return list(seen.order_by("-at", "-pk")[:most])


def obstacles(user: Any, mechanism: Mechanism) -> list[Obstacle]:
    """The register of obstacles of a mechanism: those that have not ended first, by their clock."""
    if not may(user, Permission.READ_SHARED, mechanism):
        return []
    parts = ("row", "owner__region", "owner_body__organization__merged_into", "raised_by", "raised_for")
    found = Obstacle.objects.filter(mechanism=mechanism).select_related(*parts)
    return sorted(found, key=lambda one: (one.ended_at is not None, one.due is None, str(one.due), one.pk))
