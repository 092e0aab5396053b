"""What waits for a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from huishang.ledger.actions.asking import permission_for
from huishang.ledger.models import Assignment, Commitment, Confirmation, ProgressReport, Request
from huishang.ledger.rules.confirming import Subject, Word
from huishang.ledger.rules.states import State
from huishang.ledger.words import ReportState
from huishang.sides.access import standing
from huishang.sides.models import Mechanism, Side
from huishang.sides.rules import Act as Permission


@dataclass
class Waiting:
    """What a person can do now in a mechanism, and nobody else has done."""

    to_review: list[Commitment] = field(default_factory=list)
    to_acknowledge: list[Assignment] = field(default_factory=list)
    to_answer: list[Request] = field(default_factory=list)
    to_write: list[ProgressReport] = field(default_factory=list)
    to_decide: list[ProgressReport] = field(default_factory=list)
    to_close: list[Commitment] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many things there are."""
        lists = (
            self.to_review,
            self.to_acknowledge,
            self.to_answer,
            self.to_write,
            self.to_decide,
            self.to_close,
        )
        return sum(map(len, lists))

    @property
    def rows(self) -> list[Commitment]:
        """The rows of which something waits, by number, each once."""
        own = [*self.to_review, *self.to_close]
        of_parts = [
            one.row for one in (*self.to_acknowledge, *self.to_answer, *self.to_write, *self.to_decide)
        ]
        return sorted({row.pk: row for row in (*own, *of_parts)}.values(), key=lambda row: row.serial)


def waiting_for(user: Any, mechanism: Mechanism) -> Waiting:
    """What waits for a person in a mechanism. The number of queries does not grow with the rows."""
    here = standing(user, mechanism)
    found = Waiting()
    if here.may(Permission.CHANGE_ROW):
        rows = Commitment.objects.filter(mechanism=mechanism, state=State.EXTRACTED)
        found.to_review = list(rows)
    side = Side.objects.filter(pk__in=here.sides).select_related("region").first()
    if side is None:
        return found
    found.to_acknowledge = _to_acknowledge(here, side)
    found.to_answer = _to_answer(user, here, side)
    found.to_write = _to_write(here, side)
    if here.may(Permission.RETURN_REPORT, side):
        handed_in = ProgressReport.objects.filter(side=side, state=ReportState.SUBMITTED)
        others = handed_in.exclude(submitted_by=user).exclude(written_by=user)
        found.to_decide = list(others.select_related("row", "period", "body__organization__merged_into"))
    if here.may(Permission.CONFIRM, side) or here.may(Permission.APPROVE_CLOSING, side):
        found.to_close = _to_close(mechanism)
    return found


def _to_acknowledge(here: Any, side: Side) -> list[Assignment]:
    """The bodies that have not taken a reviewed row on, for whom this person may."""
    open_ = Assignment.objects.filter(side=side, left_at=None, row__state=State.REVIEWED).exclude(
        acknowledged_version=F("row__version")
    )
    ours = open_.select_related("row", "body__organization__merged_into", "side")
    return [one for one in ours if here.may(Permission.ACKNOWLEDGE, side, one.body)]


def _to_answer(user: Any, here: Any, side: Side) -> list[Request]:
    """What this person's side was asked and has not confirmed, and he may answer: it is not of his own making."""
    said = Confirmation.objects.filter(
        request=OuterRef("pk"), side=side, word__in=[Word.CONFIRMED, Word.REMARKED]
    )
    asked = Request.objects.filter(row__mechanism=side.mechanism_id, outcome="").exclude(makers=user)
    open_ = asked.filter(~Exists(said)).select_related("row__reported_by").prefetch_related("confirmations")
    return [one for one in open_ if _may_answer(here, side, one)]


def _may_answer(here: Any, side: Side, request: Request) -> bool:
    subject = Subject(request.subject)
    if subject is Subject.DELIVERY and request.row.reported_by not in (None, side):
        return bool(here.may(Permission.VERIFY, request.row.reported_by))
    return bool(here.may(permission_for(subject, Word.CONFIRMED), side))


def _to_write(here: Any, side: Side) -> list[ProgressReport]:
    """Drafts and returned reports that this person may write."""
    waiting = Q(state__in=[ReportState.DRAFT, ReportState.RETURNED], period__closed_at=None)
    reports = ProgressReport.objects.filter(waiting, side=side).select_related(
        "row", "period", "side__region", "body__organization__merged_into"
    )
    return [one for one in reports if here.may(Permission.REPORT, side, one.body)]


def _to_close(mechanism: Mechanism) -> list[Commitment]:
    """Verified rows whose closing every side has approved."""
    approved = Request.objects.filter(
        row=OuterRef("pk"),
        subject=Subject.CLOSING,
        version=OuterRef("version"),
        outcome=Request.Outcome.CONFIRMED,
    )
    return list(Commitment.objects.filter(Exists(approved), mechanism=mechanism, state=State.VERIFIED))
