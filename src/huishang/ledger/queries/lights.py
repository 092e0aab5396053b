"""By which rule the lights of a mechanism are given, and what lights a row had."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from huishang.ledger.actions.lights import rule_in_force
from huishang.ledger.models import Commitment, LightChoice, LightVerdict
from huishang.ledger.queries.lists import visible_rows
from huishang.sides.access import may
from huishang.sides.models import Mechanism
from huishang.sides.rules import Act as Permission


def light_choice(user: Any, mechanism: Mechanism) -> LightChoice | None:
    """The rule of lights in force; None where the sides have chosen none, or this person may not read the rows."""
    return rule_in_force(mechanism) if may(user, Permission.READ_SHARED, mechanism) else None


def light_choices(user: Any, mechanism: Mechanism) -> list[LightChoice]:
    """Every rule that was proposed, the last one first, with who consented."""
    if not may(user, Permission.READ_SHARED, mechanism):
        return []
    found = LightChoice.objects.filter(mechanism=mechanism).select_related("proposed_by")
    return list(found.prefetch_related("consents__side", "consents__person").order_by("-pk"))


def lights_of(user: Any, row: Commitment) -> list[LightVerdict]:
    """Every light that a row had, the first one first, each by the rule of its day."""
    seen = visible_rows(user, row.mechanism).filter(pk=row.pk)
    return list(LightVerdict.objects.filter(row__in=seen).order_by("pk"))


def last_lights(user: Any, mechanism: Mechanism, rows: Sequence[Commitment]) -> dict[int, LightVerdict]:
    """The last verdict on each of these rows, by the key of the row. Two queries for any number."""
    seen = visible_rows(user, mechanism).filter(pk__in=[row.pk for row in rows]).order_by()
    found = LightVerdict.objects.filter(row__in=seen.values("pk"))
    return {one.row_id: one for one in found.order_by("pk")}
