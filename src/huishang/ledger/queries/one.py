"""One row with everything that hangs on it, as a person may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from huishang.ledger.models import (
    Assignment,
    ChangeProposal,
    Commitment,
    Evidence,
    HistoryLine,
    Milestone,
    Obstacle,
    PrivateNote,
    ProgressReport,
    ReopenOrder,
    Request,
    RowSource,
    RowVersion,
    SideDuty,
    Target,
)
from huishang.ledger.queries.lists import visible_rows
from huishang.ledger.words import ReportState
from huishang.sides.access import visible


@dataclass
class Whole:
    """A row with its parts. ``history``, ``reports``, ``evidence`` and ``notes`` hold what this person may see."""

    row: Commitment
    sources: list[RowSource] = field(default_factory=list)
    duties: list[Assignment] = field(default_factory=list)
    people: list[SideDuty] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    versions: list[RowVersion] = field(default_factory=list)
    reports: list[ProgressReport] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    proposals: list[ChangeProposal] = field(default_factory=list)
    orders: list[ReopenOrder] = field(default_factory=list)
    obstacles: list[Obstacle] = field(default_factory=list)
    notes: list[PrivateNote] = field(default_factory=list)
    history: list[HistoryLine] = field(default_factory=list)


def whole(user: Any, uuid: object) -> Whole | None:
    """A row with its parts; None where there is none, or this person may not see it. The queries do not grow with it."""
    seen = visible_rows(user).select_related("mechanism", "agreement", "exchange", "reported_by", "other")
    row = seen.filter(uuid=uuid).first()
    if row is None:
        return None
    return Whole(
        row,
        list(row.sources.select_related("document", "added_by").defer("document__text")),
        list(row.assignments.filter(left_at=None).select_related("side", "body__organization__merged_into")),
        list(row.side_duties.select_related("side")),
        list(row.targets.filter(left_at=None)),
        list(row.milestones.filter(left_at=None)),
        list(row.versions.select_related("made_by")),
        list(reports_of(user, row)),
        list(evidence_of(user, row)),
        list(
            row.requests.select_related("asked_by").prefetch_related(
                "confirmations__side", "confirmations__person"
            )
        ),
        list(row.proposals.select_related("side", "proposed_by", "other")),
        list(row.orders.select_related("side", "ordered_by")),
        list(row.obstacles.select_related("owner", "owner_body__organization__merged_into")),
        list(visible(row.notes.select_related("side", "by"), user, mechanism="row__mechanism", body="body")),
        list(history_of(user, row)),
    )


def reports_of(user: Any, row: Commitment) -> Any:
    """The reports of a row that a person may read: accepted ones of all sides, the others of his own side or body."""
    own = visible(row.reports.all(), user, mechanism="row__mechanism", body="body").values("pk")
    seen = row.reports.filter(Q(state=ReportState.ACCEPTED) | Q(pk__in=own))
    with_parts = seen.select_related(
        "period", "side", "body__organization__merged_into", "written_by", "decided_by"
    )
    return with_parts.prefetch_related("values__target", "milestones__milestone").order_by(
        "period__start", "side"
    )


def evidence_of(user: Any, row: Commitment) -> Any:
    """The evidence of a row that a person may see: what hangs on a report is seen with it."""
    reports = reports_of(user, row).order_by().values("pk")
    seen = row.evidence.filter(Q(report=None) | Q(report__in=reports))
    return seen.select_related(
        "side", "original", "document", "contradicts", "verified_by", "verified_for", "added_by"
    ).defer("document__text")


def history_of(user: Any, row: Commitment) -> Any:
    """The history of a row that a person may read: the shared one, and the private one of his own side."""
    lines = row.history.select_related("side", "person", "chain")
    return visible(lines, user, mechanism="chain__mechanism", side="chain__layer").order_by("at", "pk")
