"""A side answers what it was asked; with the confirmation of the last side it takes effect."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from huishang.ledger.actions import changing, closing
from huishang.ledger.actions.asking import permission_for
from huishang.ledger.actions.ground import Deed, Refused, locked, note
from huishang.ledger.actions.stepping import do, key, matter_of, said_to
from huishang.ledger.models import Commitment, Confirmation, Request
from huishang.ledger.rules import confirming
from huishang.ledger.rules.confirming import Said, Subject, Word
from huishang.ledger.rules.states import Act, Refusal
from huishang.sides.rules import Act as Permission


@transaction.atomic
def answer(
    by: Any,
    request: Request,
    word: Word,
    at: datetime,
    *,
    code: str = "",
    remark: str = "",
    revision: int | None = None,
) -> Confirmation:
    """Answer for one's side. With the confirmation of the last side, what was asked takes effect.

    Raises:
        Refused: by one's own making, of another version, a dispute without a reason.

    """
    row = locked(request.row, revision)
    deed = Deed(by, row.mechanism, at)
    request = Request.objects.select_for_update().get(pk=request.pk)
    side = deed.own_side()
    if request.outcome:
        raise Refused(Refusal("not_asked"))
    _demand(deed, row, request, word)
    matter = matter_of(request)
    said = Said(key(side), str(by.pk), word, request.version, at, code, remark)
    refused = confirming.refusal(matter, said)
    if refused is not None:
        raise Refused(refused)
    given = Confirmation.objects.create(
        request=request, side=side, person=by, word=word, code=code, remark=remark[:1000], at=at
    )
    note(
        deed,
        "confirm",
        row=row,
        before=row.state,
        code=code or str(word),
        words=remark,
        subject=request.subject,
        of=str(request.of),
        of_version=request.version,
        word=str(word),
    )
    if confirming.standing(matter, said_to(request)).is_confirmed:
        _take_effect(deed, row, request)
    return given


def _demand(deed: Deed, row: Commitment, request: Request, word: Word) -> None:
    """Refuse who may not answer; a delivery is confirmed by whoever verifies what another side reports."""
    subject = Subject(request.subject)
    if subject is Subject.DELIVERY and word is not Word.DISPUTED and deed.side != row.reported_by:
        if row.reported_by is None or not deed.standing.may(Permission.VERIFY, row.reported_by):
            raise PermissionDenied(Permission.VERIFY)
        return
    deed.demand(permission_for(subject, word))


def _take_effect(deed: Deed, row: Commitment, request: Request) -> None:
    """Do what all sides have confirmed."""
    request.outcome, request.ended_at = Request.Outcome.CONFIRMED, deed.at
    request.save(update_fields=["outcome", "ended_at"])
    match Subject(request.subject):
        case Subject.ROW:
            do(deed, row, Act.AGREE, request=request)
        case Subject.CHANGE | Subject.BASELINE:
            changing.take_effect(deed, row, request)
        case Subject.DELIVERY:
            do(deed, row, Act.VERIFY, request=request)
            closing.ask_for_closing(deed, row)
        case Subject.REOPENING:
            closing.take_effect(deed, row, request)
        case Subject.CLOSING:
            pass  # it is closed by an act of its own
