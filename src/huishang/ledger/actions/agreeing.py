"""From a row that was read out to one that all sides hold: reviewed, revised, taken on, declined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from huishang.ledger.actions.asking import ask
from huishang.ledger.actions.ground import Deed, LedgerError, Refused, locked, note
from huishang.ledger.actions.stepping import do, known_reason, leading
from huishang.ledger.actions.texts import Bodies, current, void_requests, write_version
from huishang.ledger.content import changed, differences, touches
from huishang.ledger.models import Assignment, Commitment, SideDuty
from huishang.ledger.rules.confirming import Subject
from huishang.ledger.rules.states import DRAFT, Act, Refusal, State
from huishang.ledger.words import Reason, Scope
from huishang.sides.rules import Act as Permission


@transaction.atomic
def review(by: Any, row: Commitment, at: datetime, *, revision: int | None = None) -> Commitment:
    """Say that what was read out is a row as it stands."""
    row = locked(row, revision)
    do(Deed(by, row.mechanism, at), row, Act.REVIEW)
    return row


@transaction.atomic
def revise(
    by: Any, row: Commitment, changes: Mapping[str, Any], at: datetime, *, why: str = "", revision: int | None
) -> Commitment:
    """Change the text of a row that the sides have not agreed on; what was taken on or confirmed of it is void.

    ``changes`` gives parts of the content anew. Later a change is proposed (``propose``).
    """
    row = locked(row, revision)
    deed = Deed(by, row.mechanism, at)
    deed.demand(Permission.CHANGE_ROW)
    before = current(row)
    after = changed(before, changes)
    found = differences(before, after)
    if not found:
        raise LedgerError(_("Nothing would be changed."))
    parts = [one.part for one in found]
    in_scope(row, parts)
    version = write_version(deed, row, after)
    do(deed, row, Act.REVISE, words=why, parts=parts, content=version.digest)
    return row


@transaction.atomic
def place_bodies(by: Any, row: Commitment, at: datetime) -> int:
    """Look again which bodies of the sides the names of a row mean, after a side has named its bodies; how many."""
    row = locked(row)
    deed = Deed(by, row.mechanism, at)
    deed.demand(Permission.CHANGE_ROW)
    bodies = Bodies(row.mechanism)
    found = 0
    for duty in (
        row.assignments.filter(left_at=None, body=None).exclude(side=None).select_related("side__region")
    ):
        duty.body = bodies.named(duty.name, duty.side)
        if duty.body is not None:
            duty.save(update_fields=["body"])
            found += 1
    if found:
        note(deed, "assign", row=row, before=row.state, words=str(found))
    return found


@transaction.atomic
def acknowledge(by: Any, assignment: Assignment, at: datetime, *, revision: int | None = None) -> Commitment:
    """Take a row on for a body; with the last lead body the row is acknowledged, and the sides are asked to agree."""
    row = locked(assignment.row, revision)
    deed = Deed(by, row.mechanism, at)
    duties = list(row.assignments.filter(left_at=None).select_related("body", "side"))
    ours = next((duty for duty in duties if duty.pk == assignment.pk), None)
    if ours is None:
        raise LedgerError(_("The body has no duty on this row any more."))
    if ours.side is None or ours.side != deed.side:
        raise PermissionDenied
    deed.demand(Permission.ACKNOWLEDGE, ours.body)
    if row.state != State.REVIEWED:
        raise Refused(Refusal("not_in_this_state", {"state": row.state, "act": str(Act.ACKNOWLEDGE)}))
    ours.acknowledged_version, ours.acknowledged_by, ours.acknowledged_at = row.version, by, at
    ours.save()
    waiting = [one for one in leading(duties) if one.acknowledged_version != row.version]
    if waiting or not leading(duties):
        note(deed, str(Act.ACKNOWLEDGE), row=row, before=row.state, words=ours.name)
        return row
    do(deed, row, Act.ACKNOWLEDGE, body=ours.body, words=ours.name)
    ask(deed, row, Subject.ROW, of=row.uuid, version=row.version, makers={_author(row)})
    return row


def _author(row: Commitment) -> Any:
    """Who wrote the text that stands: taking a row up again makes a version, and no text."""
    digest = row.versions.get(number=row.version).digest
    return row.versions.filter(digest=digest).order_by("number").first().made_by


@transaction.atomic
def decline(
    by: Any, row: Commitment, reason: Reason, words: str, at: datetime, *, revision: int | None = None
) -> Commitment:
    """Say for one's side that it does not take the row: then it is none, with the reason kept."""
    row = locked(row, revision)
    deed = Deed(by, row.mechanism, at)
    void_requests(deed, row)
    do(deed, row, Act.DECLINE, reason=known_reason(reason), words=words)
    return row


@transaction.atomic
def reconsider(
    by: Any, row: Commitment, reason: Reason, words: str, at: datetime, *, revision: int | None = None
) -> Commitment:
    """Take up again a row that was declined: as a new version, for nothing that was said of it before counts."""
    row = locked(row, revision)
    deed = Deed(by, row.mechanism, at)
    write_version(deed, row, current(row))
    do(deed, row, Act.RECONSIDER, reason=known_reason(reason), words=words)
    return row


@transaction.atomic
def replace(
    by: Any,
    row: Commitment,
    act: Act,
    other: Commitment,
    reason: Reason,
    words: str,
    at: datetime,
    *,
    revision: int | None = None,
) -> Commitment:
    """Let another row take the place of one that is not agreed yet (``Act.SUPERSEDE``), or take it up (``Act.MERGE``).

    Once the sides have agreed, ``propose_act`` asks them.
    """
    row = locked(row, revision)
    deed = Deed(by, row.mechanism, at)
    check_other(row, other)
    if State(row.state) not in DRAFT:
        raise LedgerError(_("The sides have agreed on this row: propose it to them."))
    void_requests(deed, row)
    do(deed, row, act, other=other, reason=known_reason(reason), words=words, other_row=str(other.uuid))
    return row


@transaction.atomic
def start(by: Any, row: Commitment, at: datetime, *, revision: int | None = None) -> Commitment:
    """Say for a side that work on a row has begun."""
    row = locked(row, revision)
    deed = Deed(by, row.mechanism, at)
    ours = row.assignments.filter(left_at=None, body__in=deed.standing.bodies).select_related("body").first()
    do(deed, row, Act.START, body=ours.body if ours else None)
    return row


@transaction.atomic
def name_people(
    by: Any, row: Commitment, liaison: str, leader: str, at: datetime, *, revision: int | None = None
) -> SideDuty:
    """Name the liaison and the responsible leader of a row for one's own side."""
    row = locked(row, revision)
    deed = Deed(by, row.mechanism, at)
    side = deed.own_side()
    deed.demand(Permission.RETURN_REPORT)
    facts = {"liaison": liaison[:100], "leader": leader[:100]}
    duty, _made = SideDuty.objects.update_or_create(row=row, side=side, defaults=facts)
    note(deed, "name_people", row=row, before=row.state, words=" · ".join(filter(None, (liaison, leader))))
    return duty


def check_other(row: Commitment, other: Commitment) -> None:
    """Refuse a row that cannot take another one's place: of another mechanism, itself, or replaced by it."""
    if other.mechanism_id != row.mechanism_id:
        raise LedgerError(_("The other row belongs to another mechanism."))
    seen: Commitment | None = Commitment.objects.get(pk=other.pk)
    while seen is not None:
        if seen.pk == row.pk:
            raise LedgerError(_("Choose another row."))
        seen = seen.other


def in_scope(row: Commitment, parts: Sequence[str]) -> None:
    """Refuse a change of parts that the order which reopened the row does not allow."""
    if parts and row.scope not in ("", Scope.ALL, touches(parts)):
        raise LedgerError(
            _("The order of reopening allows this to be changed and nothing else: %(scope)s.")
            % {"scope": row.get_scope_display()}
        )
