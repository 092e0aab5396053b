"""What a person has to report and to decide now, in every mechanism that he belongs to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from huishang.ledger import queries
from huishang.reporting.reporters import Reporter
from huishang.sides.access import mechanisms_of
from huishang.sides.models import Mechanism
from huishang.sides.rules import Act


@dataclass
class Owed:
    """What waits in one open period: by body how much is to be written (returned of it), and what is to be decided."""

    period: Any
    to_write: list[tuple[Reporter, str, int, int]] = field(default_factory=list)
    to_decide: int = 0


@dataclass
class Place:
    """A mechanism in which a person reports or decides, with what waits there, the oldest period first."""

    mechanism: Mechanism
    owed: list[Owed]


def mine_of(user: Any) -> list[Place]:
    """Every mechanism whose periods this person may read, with what waits for him."""
    return [
        Place(one, _owed(user, one)) for one in mechanisms_of(user, Act.READ_SHARED) if not one.is_retired
    ]


def _owed(user: Any, mechanism: Mechanism) -> list[Owed]:
    waiting = queries.waiting_for(user, mechanism)
    found: dict[int, Owed] = {}
    for report in [*waiting.to_write, *waiting.to_decide]:
        found.setdefault(report.period_id, Owed(report.period))
    for report in waiting.to_decide:
        found[report.period_id].to_decide += 1
    for period, reporter, count, returned in _by_reporter(waiting.to_write):
        period.mechanism = mechanism
        found[period.pk].to_write.append((reporter, reporter.address("write", period), count, returned))
    return sorted(found.values(), key=lambda one: one.period.end)


def _by_reporter(reports: list[Any]) -> list[tuple[Any, Reporter, int, int]]:
    grouped: dict[tuple[int, int, int | None], list[Any]] = defaultdict(list)
    for one in reports:
        grouped[one.period_id, one.side_id, one.body_id].append(one)
    return [
        (
            ours[0].period,
            Reporter(ours[0].side, ours[0].body),
            len(ours),
            sum(one.state == "returned" for one in ours),
        )
        for ours in grouped.values()
    ]
