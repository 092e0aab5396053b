"""A delivery taken back, a row closed by the approval of all sides, a closed row made owed again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from huishang.ledger.actions.asking import ask
from huishang.ledger.actions.ground import Deed, LedgerError, Refused, locked, note
from huishang.ledger.actions.stepping import do, known_reason, step_of
from huishang.ledger.actions.texts import current, void_requests, write_version
from huishang.ledger.models import Commitment, ReopenOrder, Request
from huishang.ledger.rules.confirming import Subject
from huishang.ledger.rules.states import Act, Refusal
from huishang.ledger.words import Proposed, Reason, ReportState, Return, Scope
from huishang.sides.rules import Act as Permission


@transaction.atomic
def take_back(
    by: Any, row: Commitment, reason: Reason, words: str, at: datetime, *, revision: int | None = None
) -> Commitment:
    """Take back that one's own side reported the row as done: it is in progress again, and the report goes back."""
    row = locked(row, revision)
    deed = Deed(by, row.mechanism, at)
    asked = row.requests.filter(subject=Subject.DELIVERY, outcome="").values("of")
    row.reports.filter(uuid__in=asked).update(
        state=ReportState.RETURNED, returned_code=Return.OTHER, returned_words=words[:500]
    )
    void_requests(deed, row)
    do(deed, row, Act.TAKE_BACK, reason=known_reason(reason), words=words)
    return row


def ask_for_closing(deed: Deed, row: Commitment) -> None:
    """Ask the leader of each side to approve the closing of a row that was verified."""
    ask(deed, row, Subject.CLOSING, of=row.uuid, version=row.version, makers=())


@transaction.atomic
def close(
    by: Any, row: Commitment, at: datetime, *, words: str = "", revision: int | None = None
) -> Commitment:
    """Take a row off the open list, after the leader of each side has approved it."""
    row = locked(row, revision)
    asked = row.requests.filter(subject=Subject.CLOSING, version=row.version)
    do(Deed(by, row.mechanism, at), row, Act.CLOSE, request=asked.first(), words=words)
    return row


@transaction.atomic
def order_reopening(
    by: Any,
    row: Commitment,
    scope: Scope,
    reason: Reason,
    words: str,
    at: datetime,
    *,
    revision: int | None = None,
    until: datetime | None = None,
) -> ReopenOrder:
    """Order, as leader of a side, that a row is owed again, and say what of it may be changed; all sides confirm it."""
    row = locked(row, revision)
    deed = Deed(by, row.mechanism, at)
    deed.demand(Permission.REOPEN)
    if step_of(row, Act.REOPEN) is None:
        raise Refused(Refusal("not_in_this_state", {"state": row.state, "act": str(Act.REOPEN)}))
    if scope not in set(Scope):
        raise LedgerError(_("Say what may be changed."))
    known_reason(reason)
    if not words.strip():
        raise LedgerError(_("Say why."))
    if row.orders.filter(state=Proposed.OPEN).exists():
        raise LedgerError(_("Another order waits for the sides already."))
    order = ReopenOrder.objects.create(
        row=row,
        side=deed.own_side(),
        row_version=row.version,
        scope=scope,
        reason=reason,
        words=words[:1000],
        ordered_by=by,
        ordered_at=at,
    )
    ask(deed, row, Subject.REOPENING, of=order.uuid, version=row.version, makers={by}, until=until)
    note(
        deed,
        "order_reopening",
        row=row,
        before=row.state,
        code=str(reason),
        words=words,
        order=str(order.uuid),
        scope=str(scope),
    )
    return order


@transaction.atomic
def withdraw_order(by: Any, order: ReopenOrder, words: str, at: datetime) -> None:
    """Take back an order of one's own side before it is in force."""
    row = locked(order.row)
    deed = Deed(by, row.mechanism, at)
    deed.demand(Permission.REOPEN)
    order = ReopenOrder.objects.select_for_update().get(pk=order.pk)
    if order.side != deed.side or order.state != Proposed.OPEN:
        raise LedgerError(_("Only an open order of your own side can be taken back."))
    _end(deed, order, Proposed.WITHDRAWN)
    row.requests.filter(of=order.uuid, outcome="").update(outcome=Request.Outcome.VOID, ended_at=at)
    note(deed, "withdraw_order", row=row, before=row.state, words=words, order=str(order.uuid))


def take_effect(deed: Deed, row: Commitment, request: Request) -> None:
    """Reopen a row by an order that all sides have confirmed: a new version, so that nothing confirmed before counts."""
    order = ReopenOrder.objects.select_for_update().get(uuid=request.of)
    if order.state != Proposed.OPEN or order.row_version != row.version:
        raise LedgerError(_("The row has changed since this was ordered. Order it anew."))
    _end(deed, order, Proposed.IN_FORCE)
    row.scope = order.scope
    write_version(deed, row, current(row))
    do(
        deed,
        row,
        Act.REOPEN,
        request=request,
        reason=order.reason,
        words=order.words,
        order=str(order.uuid),
        scope=order.scope,
    )


def _end(deed: Deed, order: ReopenOrder, state: Proposed) -> None:
    order.state, order.ended_at = state, deed.at
    order.save(update_fields=["state", "ended_at"])
