"""Progress by weighted milestones: how far each is, times its weight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from huishang.ledger.rules.tables import rows
from huishang.ledger.rules.versions import RuleId, chosen, rule_of


class Stage(StrEnum):
    """How far a milestone or a project is; scored_states.tsv has the scores."""

    NOT_STARTED = "not_started"
    STUDY = "study"
    BUILDING = "building"
    TRIAL = "trial"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Weighted:
    """Progress of the whole in percent, not rounded, and the rule that scored its parts."""

    percent: Decimal
    rule: RuleId


def weighted_progress(
    parts: Iterable[tuple[Decimal, Stage]], name: str = "basin-plan", version: int | None = None
) -> Weighted | None:
    """Progress of parts given as weight and stage; None where nothing has weight.

    Raises:
        UnknownRule: there is no such rule.
        ValueError: a weight is negative.

    """
    listed = list(parts)
    if any(weight < 0 for weight, _ in listed):
        raise ValueError("a milestone cannot weigh less than nothing: correct its weight")
    rule = chosen(_scores(), name, version)
    scores = _scores()[rule]
    whole = sum((weight for weight, _ in listed), Decimal(0))
    if not whole:
        return None
    reached = sum((weight * scores[stage] for weight, stage in listed), Decimal(0))
    return Weighted(reached / whole * 100, rule)


@cache
def _scores() -> dict[RuleId, dict[Stage, Decimal]]:
    found: dict[RuleId, dict[Stage, Decimal]] = {}
    for row in rows("scored_states"):
        found.setdefault(rule_of(row), {})[Stage(row["state"])] = Decimal(row["score"])
    return found
