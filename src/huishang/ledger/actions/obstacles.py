"""The register of obstacles: raised, escalated a level, solved, or told to be beyond solving, because."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from huishang.ledger.actions.ground import Deed, LedgerError, locked, note
from huishang.ledger.models import Commitment, Obstacle
from huishang.ledger.words import ObstacleLevel, ObstacleState
from huishang.sides.models import Mechanism, Side, SideBody
from huishang.sides.rules import Act as Permission

LEVELS = list(ObstacleLevel)


@transaction.atomic
def raise_obstacle(
    by: Any,
    mechanism: Mechanism,
    title: str,
    at: datetime,
    *,
    row: Commitment | None = None,
    words: str = "",
    owner: Side | None = None,
    owner_body: SideBody | None = None,
    due: date | None = None,
    level: ObstacleLevel = ObstacleLevel.OFFICES,
) -> Obstacle:
    """Put what stands in the way on the register, with who has to clear it and by when."""
    deed = Deed(by, mechanism, at)
    deed.demand(Permission.CHANGE_ROW)
    held = locked(row) if row is not None else None
    if held is not None and held.mechanism_id != mechanism.pk:
        raise LedgerError(_("The row belongs to another mechanism."))
    if owner is not None and owner.mechanism_id != mechanism.pk:
        raise LedgerError(_("Only sides of this mechanism are asked."))
    if owner_body is not None and owner_body.side != owner:
        raise LedgerError(_("Say whose body it is."))
    if not title.strip():
        raise LedgerError(_("Say what stands in the way."))
    obstacle = Obstacle.objects.create(
        mechanism=mechanism,
        row=held,
        title=title.strip()[:300],
        words=words,
        owner=owner,
        owner_body=owner_body,
        due=due,
        level=level,
        raised_for=deed.side,
        raised_by=by,
        raised_at=at,
    )
    _told(deed, "raise_obstacle", obstacle, obstacle.title)
    return obstacle


@transaction.atomic
def escalate(
    by: Any,
    obstacle: Obstacle,
    why: str,
    at: datetime,
    *,
    due: date | None = None,
    revision: int | None = None,
) -> Obstacle:
    """Bring an obstacle before the next higher level, with a new clock."""
    obstacle, deed = _held(by, obstacle, at, revision)
    if obstacle.level == LEVELS[-1]:
        raise LedgerError(_("It is before the leaders already."))
    if not why.strip():
        raise LedgerError(_("Say why."))
    obstacle.level = LEVELS[LEVELS.index(ObstacleLevel(obstacle.level)) + 1]
    obstacle.state, obstacle.due = ObstacleState.ESCALATED, due
    return _save(deed, "escalate_obstacle", obstacle, why)


@transaction.atomic
def solve(by: Any, obstacle: Obstacle, how: str, at: datetime, *, revision: int | None = None) -> Obstacle:
    """Say that an obstacle is cleared, and how."""
    return _end(by, obstacle, ObstacleState.SOLVED, how, at, revision)


@transaction.atomic
def give_up(
    by: Any, obstacle: Obstacle, because: str, at: datetime, *, revision: int | None = None
) -> Obstacle:
    """Say that an obstacle cannot be solved, because."""
    if not because.strip():
        raise LedgerError(_("Say why it cannot be solved."))
    return _end(by, obstacle, ObstacleState.UNSOLVABLE, because, at, revision)


def _end(
    by: Any, obstacle: Obstacle, state: ObstacleState, words: str, at: datetime, revision: int | None
) -> Obstacle:
    obstacle, deed = _held(by, obstacle, at, revision)
    obstacle.state, obstacle.because, obstacle.ended_at = state, words[:1000], at
    return _save(deed, "end_obstacle", obstacle, words)


def _held(by: Any, obstacle: Obstacle, at: datetime, revision: int | None) -> tuple[Obstacle, Deed]:
    found = Obstacle.objects.select_for_update(of=("self",)).select_related("mechanism").get(pk=obstacle.pk)
    deed = Deed(by, found.mechanism, at)
    deed.demand(Permission.CHANGE_ROW)
    if revision is not None and found.revision != revision:
        raise LedgerError(_("Somebody changed this obstacle after you opened it. Look at it again."))
    if found.ended_at is not None:
        raise LedgerError(_("This obstacle has ended."))
    return found, deed


def _save(deed: Deed, act: str, obstacle: Obstacle, words: str) -> Obstacle:
    obstacle.revision += 1
    obstacle.save()
    _told(deed, act, obstacle, words)
    return obstacle


def _told(deed: Deed, act: str, obstacle: Obstacle, words: str) -> None:
    row = locked(obstacle.row) if obstacle.row else None
    facts = {"obstacle": str(obstacle.uuid), "level": str(obstacle.level), "due": str(obstacle.due or "")}
    note(deed, act, row=row, before=row.state if row else "", code=str(obstacle.state), words=words, **facts)
