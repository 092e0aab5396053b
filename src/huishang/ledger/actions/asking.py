"""The sides are asked to confirm something; where none answers in time, that is noted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from huishang.ledger.actions.ground import Clock, Deed, locked, note
from huishang.ledger.actions.stepping import matter_of, said_to
from huishang.ledger.models import Commitment, Confirmation, Request
from huishang.ledger.rules import confirming
from huishang.ledger.rules.answering import last_day
from huishang.ledger.rules.confirming import Subject, Word
from huishang.sides.models import Mechanism, Side
from huishang.sides.rules import Act as Permission


def ask(
    deed: Deed,
    row: Commitment,
    subject: Subject,
    *,
    of: UUID,
    version: int,
    makers: Iterable[Any],
    until: datetime | None = None,
) -> Request:
    """Ask each side to confirm one version of something, until a time: the usual one where none is given."""
    until = until or _usual_time(subject, deed.at)
    request = Request.objects.create(
        row=row, subject=subject, of=of, version=version, asked_by=deed.by, asked_at=deed.at, until=until
    )
    request.makers.set(makers)
    return request


def _usual_time(subject: Subject, asked_at: datetime) -> datetime:
    """The end of the last working day to answer."""
    asked = timezone.localtime(asked_at)
    return datetime.combine(last_day(subject, asked.date()).day, time(23, 59, 59), asked.tzinfo)


@transaction.atomic
def set_time(by: Any, request: Request, until: datetime, at: datetime) -> None:
    """Set until when the sides should answer; after it silence is noted, and is no consent."""
    deed = Deed(by, request.row.mechanism, at)
    deed.demand(Permission.MERGE)
    row = locked(request.row)
    request.until = until
    request.save(update_fields=["until"])
    note(
        deed,
        "set_time",
        row=row,
        before=row.state,
        subject=request.subject,
        of=str(request.of),
        of_version=request.version,
        until=until,
    )


@transaction.atomic
def note_silence(mechanism: Mechanism, at: datetime, *, over_by: datetime | None = None) -> int:
    """Note which sides have not answered in time: on the record, and no consent. How many were noted; for the clock.

    ``over_by``: only where the time was over by then; else by ``at``, when it is noted.
    """
    noted, over_by = 0, min(over_by or at, at)
    open_ = Request.objects.filter(row__mechanism=mechanism, outcome="", until__lt=over_by)
    for request in open_.select_related("row__mechanism").prefetch_related("confirmations"):
        for side in sorted(confirming.silent(matter_of(request), said_to(request), over_by)):
            _note_silence(request, Side.objects.get(pk=int(side)), at)
            noted += 1
    return noted


def _note_silence(request: Request, side: Side, at: datetime) -> None:
    Confirmation.objects.create(request=request, side=side, word=Word.NO_REPLY, at=at)
    row = locked(request.row)
    note(
        Clock(row.mechanism, at),
        "silence",
        row=row,
        before=row.state,
        side=side,
        subject=request.subject,
        of=str(request.of),
        of_version=request.version,
    )


_ASKS = {
    Subject.ROW: Permission.AGREE,
    Subject.CLOSING: Permission.APPROVE_CLOSING,
}


def permission_for(subject: Subject, word: Word) -> Permission:
    """What somebody needs to answer for his side."""
    if word is Word.DISPUTED and subject is not Subject.CLOSING:
        return Permission.DISPUTE
    return _ASKS.get(subject, Permission.CONFIRM)
