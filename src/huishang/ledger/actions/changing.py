"""What the sides agreed on is changed: proposed by one, in force when all have confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from huishang.ledger.actions.agreeing import check_other, in_scope
from huishang.ledger.actions.asking import ask
from huishang.ledger.actions.ground import Deed, LedgerError, Refused, locked, note
from huishang.ledger.actions.stepping import do, step_of
from huishang.ledger.actions.texts import check, current, write_version
from huishang.ledger.content import NUMBERS, changed, differences, from_json
from huishang.ledger.models import STATE_ACTS, ChangeProposal, Commitment, Request
from huishang.ledger.rules.confirming import Subject
from huishang.ledger.rules.states import OPEN, Act, Need, Refusal, State
from huishang.ledger.words import Proposed, Reason
from huishang.sides.rules import Act as Permission


@transaction.atomic
def propose(
    by: Any,
    row: Commitment,
    changes: Mapping[str, Any],
    reason: Reason,
    words: str,
    at: datetime,
    *,
    revision: int | None = None,
    until: datetime | None = None,
) -> ChangeProposal:
    """Propose to change parts of the text or baseline; each side is asked to confirm it."""
    row = locked(row, revision)
    deed = Deed(by, row.mechanism, at)
    _may_propose(deed, row, reason, words)
    before = current(row)
    after = changed(before, changes)
    check(after)
    found = differences(before, after)
    if not found:
        raise LedgerError(_("Nothing would be changed."))
    in_scope(row, [one.part for one in found])
    old, new = before.as_json(), after.as_json()
    told = [{"part": one.part, "before": old[one.part], "after": new[one.part]} for one in found]
    subject = Subject.BASELINE if all(one.part in NUMBERS for one in found) else Subject.CHANGE
    return _ask(deed, row, subject, reason, words, until, changes=told)


@transaction.atomic
def propose_act(
    by: Any,
    row: Commitment,
    act: Act,
    reason: Reason,
    words: str,
    at: datetime,
    *,
    other: Commitment | None = None,
    revision: int | None = None,
    until: datetime | None = None,
) -> ChangeProposal:
    """Propose to suspend a row, resume, supersede, merge, let lapse or make it continuing."""
    row = locked(row, revision)
    deed = Deed(by, row.mechanism, at)
    _may_propose(deed, row, reason, words)
    line = step_of(row, act)
    if act not in STATE_ACTS or line is None:
        raise Refused(Refusal("not_in_this_state", {"state": row.state, "act": str(act)}))
    if Need.OTHER_ROW in line.needs:
        if other is None:
            raise Refused(Refusal("no_other_row"))
        check_other(row, other)
    return _ask(deed, row, Subject.CHANGE, reason, words, until, act=str(act), other=other)


@transaction.atomic
def withdraw_proposal(by: Any, proposal: ChangeProposal, words: str, at: datetime) -> None:
    """Take back what one's own side proposed, before it is in force."""
    row = locked(proposal.row)
    deed = Deed(by, row.mechanism, at)
    deed.demand(Permission.CONFIRM)
    proposal = ChangeProposal.objects.select_for_update().get(pk=proposal.pk)
    if proposal.side != deed.side or proposal.state != Proposed.OPEN:
        raise LedgerError(_("Only an open proposal of your own side can be taken back."))
    _end(deed, proposal, Proposed.WITHDRAWN)
    row.requests.filter(of=proposal.uuid, outcome="").update(outcome=Request.Outcome.VOID, ended_at=at)
    note(deed, "withdraw_proposal", row=row, before=row.state, words=words, proposal=str(proposal.uuid))


def take_effect(deed: Deed, row: Commitment, request: Request) -> None:
    """Bring a proposal that all sides have confirmed into force; ``row`` is held."""
    proposal = ChangeProposal.objects.select_for_update().get(uuid=request.of)
    is_as_it_was = proposal.row_version == row.version and State(row.state) in OPEN
    if proposal.state != Proposed.OPEN or not is_as_it_was:
        raise LedgerError(_("The row has changed since this was proposed. Propose it anew."))
    _end(deed, proposal, Proposed.IN_FORCE)
    if proposal.act:
        do(
            deed,
            row,
            Act(proposal.act),
            request=request,
            reason=proposal.reason,
            words=proposal.words,
            other=proposal.other,
            proposal=str(proposal.uuid),
        )
        return
    before = current(row)
    after = from_json(before.as_json() | {one["part"]: one["after"] for one in proposal.changes})
    version = write_version(deed, row, after)
    parts = [one["part"] for one in proposal.changes]
    note(
        deed,
        "change",
        row=row,
        before=row.state,
        code=proposal.reason,
        words=proposal.words,
        proposal=str(proposal.uuid),
        parts=parts,
        content=version.digest,
    )


def _may_propose(deed: Deed, row: Commitment, reason: str, words: str) -> None:
    deed.own_side()
    deed.demand(Permission.CONFIRM)
    if State(row.state) not in OPEN:
        raise LedgerError(
            _("Only a row that the sides have agreed on, and that is not done, is changed this way.")
        )
    if reason not in set(Reason) or not words.strip():
        raise LedgerError(_("Say why."))
    if row.proposals.filter(state=Proposed.OPEN).exists():
        raise LedgerError(_("Another change of this row waits for the sides. End that one first."))


def _ask(
    deed: Deed,
    row: Commitment,
    subject: Subject,
    reason: str,
    words: str,
    until: datetime | None,
    **what: Any,
) -> ChangeProposal:
    proposal = ChangeProposal.objects.create(
        row=row,
        side=deed.own_side(),
        row_version=row.version,
        reason=reason,
        words=words[:1000],
        proposed_by=deed.by,
        proposed_at=deed.at,
        **what,
    )
    ask(deed, row, subject, of=proposal.uuid, version=row.version, makers={deed.by}, until=until)
    note(
        deed,
        "propose",
        row=row,
        before=row.state,
        code=reason,
        words=words,
        proposal=str(proposal.uuid),
        changes=proposal.changes,
        proposed=proposal.act,
    )
    return proposal


def _end(deed: Deed, proposal: ChangeProposal, state: Proposed) -> None:
    proposal.state, proposal.ended_at = state, deed.at
    proposal.save(update_fields=["state", "ended_at"])
