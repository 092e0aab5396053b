"""A row goes from one state to the next, by the table of the rules."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from huishang.ledger.actions.ground import Deed, Refused, note
from huishang.ledger.models import Assignment, Commitment, Evidence, Request
from huishang.ledger.rules import confirming
from huishang.ledger.rules.confirming import Said, Subject
from huishang.ledger.rules.states import OVER, Act, Facts, Refusal, State, Transition, step, transition
from huishang.ledger.words import EvidenceKind, EvidenceVerdict, Part, Reason, ReportState
from huishang.sides.models import Side, SideBody
from huishang.sides.rules import Act as Permission

ASIDE = (OVER - {State.CLOSED}) | {State.SUSPENDED}
"""States in which a row says for as long as it is in them why it left the straight way."""


def do(
    deed: Deed,
    row: Commitment,
    act: Act,
    *,
    request: Request | None = None,
    reason: str = "",
    words: str = "",
    other: Commitment | None = None,
    body: SideBody | None = None,
    **facts: Any,
) -> State:
    """Bring a row, which is held, into the state that follows an act; one line of history.

    Raises:
        Refused: something that the act needs is not there.
        PermissionDenied: this person may not do it.

    """
    before = row.state
    given = facts_of(deed, row, act, request=request, reason=reason, other=other, body=body)
    found = transition(State(before), act, given)
    if isinstance(found, Refusal):
        if found.code in ("not_allowed", "not_of_this_side"):
            raise PermissionDenied(found.code)
        raise Refused(_named(row, found))
    enter(deed, row, found, reason=reason, words=words, other=other)
    note(deed, str(act), row=row, before=before, code=reason, words=words, **facts)
    return found


def enter(
    deed: Deed,
    row: Commitment,
    state: State,
    *,
    reason: str = "",
    words: str = "",
    other: Commitment | None = None,
) -> None:
    """Set the state of a row and what hangs on it."""
    row.state, row.state_at = state, deed.at
    stands_aside = state in ASIDE
    row.reason, row.reason_words = (reason, words[:500]) if stands_aside else ("", "")
    row.other = other
    row.closed_on = deed.at.date() if state is State.CLOSED else None
    if state is State.REPORTED:
        row.reported_by = deed.side
    elif state not in (State.VERIFIED, State.CLOSED):
        row.reported_by = None
    row.save()


def facts_of(
    deed: Deed,
    row: Commitment,
    act: Act,
    *,
    request: Request | None = None,
    reason: str = "",
    other: Commitment | None = None,
    body: SideBody | None = None,
) -> Facts:
    """What decides whether an act may be done on a row now."""
    line = step(State(row.state), act)
    asks = line.asks if line else frozenset()
    duties = list(row.assignments.filter(left_at=None))
    leads = leading(duties)
    return Facts(
        may=frozenset(one for one in asks if deed.may(Permission(one), body, row.reported_by)),
        side=key(deed.side) if deed.side else None,
        sides=sides_of(row),
        owing=frozenset(key(duty.side_id) for duty in duties if duty.side_id),
        reported_by=key(row.reported_by_id) if row.reported_by_id else None,
        leads=frozenset(duty.name for duty in leads),
        acknowledged=frozenset(duty.name for duty in leads if duty.acknowledged_version == row.version),
        confirmed=confirmed(request) if request else frozenset(),
        has_evidence=_shows(deed, row).exists(),
        has_verified_evidence=_shows(deed, row).filter(verdict=EvidenceVerdict.GOOD).exists(),
        reason=reason,
        other_row=other.number if other else "",
    )


def step_of(row: Commitment, act: Act) -> Transition | None:
    """The line of the table for an act on a row as it is; None where it cannot follow."""
    return step(State(row.state), act)


def known_reason(reason: str) -> str:
    """A reason of the list; refused where it is none."""
    if reason not in set(Reason):
        raise Refused(Refusal("no_reason"))
    return str(reason)


def leading(duties: list[Assignment]) -> list[Assignment]:
    """The bodies that have to take a row on: those that lead; where the source names no leader, the responsible ones."""
    return [duty for duty in duties if duty.part == Part.LEAD] or [
        duty for duty in duties if duty.part == Part.RESPONSIBLE
    ]


def key(side: Side | int) -> str:
    """How the rules name a side."""
    return str(side.pk if isinstance(side, Side) else side)


def sides_of(row: Commitment) -> frozenset[str]:
    """The sides of whom each has to confirm what is shared of a row: those of the mechanism that stand."""
    standing = Side.objects.filter(mechanism=row.mechanism_id, retired_at=None)
    return frozenset(key(pk) for pk in standing.values_list("pk", flat=True))


def matter_of(request: Request) -> confirming.Matter:
    """What a request asks, for the rules."""
    makers = request.makers.values_list("pk", flat=True)
    return confirming.Matter(
        Subject(request.subject),
        request.version,
        sides_of(request.row),
        frozenset(str(pk) for pk in makers),
        request.asked_at,
        request.until,
    )


def said_to(request: Request) -> list[Said]:
    """What the sides answered to a request, for the rules."""
    return [
        Said(
            key(one.side_id),
            str(one.person_id) if one.person_id else None,
            confirming.Word(one.word),
            request.version,
            one.at,
            one.code,
            one.remark,
        )
        for one in request.confirmations.all()
    ]


def confirmed(request: Request) -> frozenset[str]:
    """The sides whose confirmation of a request counts."""
    return confirming.standing(matter_of(request), said_to(request)).confirmed


def _shows(deed: Deed, row: Commitment) -> Any:
    """The evidence that shows something, of a row: shared, or with a report of the side that acts."""
    seen = Q(report=None) | Q(report__state=ReportState.ACCEPTED) | Q(report__side=deed.side)
    found = Evidence.objects.filter(seen, row=row, withdrawn_because="")
    return found.exclude(kind=EvidenceKind.NONE_FOUND)


def _named(row: Commitment, refusal: Refusal) -> Refusal:
    """A refusal that names sides as people call them."""
    if "sides" not in refusal.params:
        return refusal
    labels = dict(Side.objects.filter(mechanism=row.mechanism_id).values_list("pk", "label"))
    names = tuple(labels[int(one)] for one in refusal.params["sides"])  # type: ignore[attr-defined]
    return Refusal(refusal.code, {**refusal.params, "sides": names})
