"""A period opens, each body reports what it owes, its side returns or accepts it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huishang.ledger.actions.asking import ask
from huishang.ledger.actions.ground import Deed, LedgerError, Refused, locked, note
from huishang.ledger.actions.lights import relight
from huishang.ledger.actions.stepping import do, leading
from huishang.ledger.actions.texts import number
from huishang.ledger.models import (
    Commitment,
    Confirmation,
    Milestone,
    Period,
    ProgressReport,
    ReportMilestone,
    ReportValue,
)
from huishang.ledger.periods import span_of
from huishang.ledger.rules.confirming import Subject, Word
from huishang.ledger.rules.states import Act, Refusal, State
from huishang.ledger.words import Done, EvidenceKind, ReportState, Return
from huishang.sides.models import Mechanism, Side, SideBody
from huishang.sides.rules import Act as Permission

REPORTED_ON = (State.AGREED, State.IN_PROGRESS, State.CONTINUING)
"""States of a row on which bodies report."""

CARRIED = ("physical", "percent", "problems", "to_coordinate", "coordinate_by", "next_step", "done")
"""What a report is filled with from the last one: what was done is written anew."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a report says. ``values`` are cumulative, by key of target: digits, and the definition where it differs;
    ``done_on`` gives the day of each milestone that is done, by key, None to take it back; ``percent`` is a share of the whole row.
    """

    work: str = ""
    physical: str = ""
    percent: str = ""
    problems: str = ""
    to_coordinate: str = ""
    coordinate_by: str = ""
    next_step: str = ""
    done: str = Done.NOT_YET
    values: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    done_on: Mapping[str, date | None] = field(default_factory=dict)


@transaction.atomic
def open_period(by: Any, mechanism: Mechanism, code: str, closes_at: datetime, at: datetime) -> Period:
    """Open a reporting period, and lay before every body a report of each row it owes, filled from last time."""
    deed = Deed(by, mechanism, at)
    deed.demand(Permission.OPEN_PERIOD)
    span = span_of(code)
    if span is None:
        raise LedgerError(
            _("%(code)s is no period: write 2026-03, 2026-Q1, 2026-H1 or 2026.") % {"code": code}
        )
    kind, start, end = span
    if Period.objects.filter(mechanism=mechanism, code=code).exists():
        raise LedgerError(_("This period is open already."))
    period = Period.objects.create(
        mechanism=mechanism,
        code=code,
        kind=kind,
        start=start,
        end=end,
        closes_at=closes_at,
        opened_by=by,
        opened_at=at,
    )
    laid = _lay(deed, period)
    note(deed, "open_period", words=code, period=str(period.uuid), reports=laid, closes_at=closes_at)
    return period


@transaction.atomic
def write_report(
    by: Any, report: ProgressReport, told: Told, at: datetime, *, revision: int | None = None
) -> ProgressReport:
    """Write what a body has to say in a period; it stays the side's own until it is handed in and accepted."""
    report = _held(report, revision)
    deed = _reporting(by, report, at)
    if report.state not in (ReportState.DRAFT, ReportState.RETURNED):
        raise LedgerError(_("This report has been handed in; it can be written only when it is returned."))
    _write(report, told)
    report.written_by, report.written_at = by, at
    report.revision += 1
    report.save()
    note(deed, "write_report", row=report.row, layer=report.side, before=report.row.state, **_kept(report))
    return report


@transaction.atomic
def submit_report(
    by: Any, report: ProgressReport, at: datetime, *, revision: int | None = None
) -> ProgressReport:
    """Hand a report in to one's own coordination office. One that says that the row is done needs evidence."""
    report = _held(report, revision)
    deed = _reporting(by, report, at)
    if report.state not in (ReportState.DRAFT, ReportState.RETURNED):
        raise LedgerError(_("This report has been handed in already."))
    if not report.work.strip():
        raise LedgerError(_("Say what was done in the period, if nothing: why."))
    if report.done == Done.FULLY and not _has_evidence(report):
        raise Refused(Refusal("no_evidence"))
    report.state, report.version = ReportState.SUBMITTED, report.version + 1
    report.submitted_by, report.submitted_at = by, at
    report.row_version = report.row.version
    report.revision += 1
    report.save()
    note(deed, "submit_report", row=report.row, layer=report.side, before=report.row.state, **_kept(report))
    return report


@transaction.atomic
def return_report(
    by: Any, report: ProgressReport, code: Return, words: str, at: datetime, *, revision: int | None = None
) -> ProgressReport:
    """Send a report back to its body with a coded reason; what was handed in stays in the side's history."""
    report, deed = _deciding(by, report, at, revision)
    _is_open(report.period)
    if code not in set(Return):
        raise Refused(Refusal("no_reason"))
    report.state, report.returned_code, report.returned_words = ReportState.RETURNED, code, words[:500]
    _decided(report, deed)
    note(
        deed,
        "return_report",
        row=report.row,
        layer=report.side,
        before=report.row.state,
        code=str(code),
        words=words,
        report=str(report.uuid),
        version_of_report=report.version,
    )
    return report


@transaction.atomic
def accept_report(
    by: Any, report: ProgressReport, at: datetime, *, revision: int | None = None
) -> ProgressReport:
    """Accept a report for one's side: it is shared from now on. One that says done asks the other sides to verify it."""
    report, deed = _deciding(by, report, at, revision)
    if by in (report.submitted_by, report.written_by):
        raise Refused(Refusal("own_making"))
    report.state, report.returned_code, report.returned_words = ReportState.ACCEPTED, "", ""
    _decided(report, deed)
    row = locked(report.row)
    for one in report.milestones.exclude(done_on=None):
        Milestone.objects.filter(pk=one.milestone_id).update(done_on=one.done_on)
    note(deed, "accept_report", row=row, before=row.state, **_kept(report))
    if row.state == State.AGREED:
        do(deed, row, Act.START)
    if report.done == Done.FULLY and row.state in (State.IN_PROGRESS, State.CONTINUING):
        _report_done(deed, row, report)
    relight(deed, Commitment.objects.filter(pk=row.pk), timezone.localtime(at).date())
    return report


def _report_done(deed: Deed, row: Commitment, report: ProgressReport) -> None:
    """Say for a side that a row is done; its own acceptance is its side's confirmation of the delivery."""
    do(deed, row, Act.REPORT_DONE, report=str(report.uuid))
    makers = {report.written_by, report.submitted_by}
    request = ask(deed, row, Subject.DELIVERY, of=report.uuid, version=report.version, makers=makers)
    Confirmation.objects.create(
        request=request, side=report.side, person=deed.by, word=Word.CONFIRMED, at=deed.at
    )


def _lay(deed: Deed, period: Period) -> int:
    """A draft for each body that owes a report on an open row, and for each side whose bodies are not known yet."""
    rows = Commitment.objects.filter(mechanism=period.mechanism, state__in=[str(s) for s in REPORTED_ON])
    rows = rows.prefetch_related("assignments__side", "assignments__body")
    last = _last_reports(period)
    fresh = []
    for row in rows:
        for side, body in owing(row.assignments.all()):
            before = last.get((row.pk, side.pk, body.pk if body else None))
            carried = {name: getattr(before, name) for name in CARRIED} if before else {}
            fresh.append(
                ProgressReport(
                    row=row,
                    period=period,
                    side=side,
                    body=body,
                    row_version=row.version,
                    written_by=deed.by,
                    written_at=deed.at,
                    **carried,
                )
            )
    ProgressReport.objects.bulk_create(fresh, batch_size=500)
    _carry_values(period, fresh, last)
    return len(fresh)


def owing(assignments: Any) -> list[tuple[Side, SideBody | None]]:
    """Who reports on a row: of each side the bodies that lead, else those that are responsible, else any it has."""
    standing = [one for one in assignments if one.left_at is None and one.side is not None]
    found: dict[tuple[int, int | None], tuple[Side, SideBody | None]] = {}
    for side in {one.side_id: one.side for one in standing}.values():
        ours = [one for one in standing if one.side_id == side.pk]
        for one in leading(ours) or ours:
            found[side.pk, one.body_id] = (side, one.body)
    return list(found.values())


def _last_reports(period: Period) -> dict[tuple[int, int, int | None], ProgressReport]:
    """The last accepted report of each body on each row before a period."""
    earlier = ProgressReport.objects.filter(
        row__mechanism=period.mechanism, period__end__lt=period.start, state=ReportState.ACCEPTED
    )
    ordered = earlier.order_by("period__end").prefetch_related("values")
    return {(one.row_id, one.side_id, one.body_id): one for one in ordered}


def _carry_values(
    period: Period, fresh: list[ProgressReport], last: dict[tuple[int, int, int | None], ProgressReport]
) -> None:
    made = ProgressReport.objects.filter(period=period)
    values = [
        ReportValue(report=one, target_id=value.target_id, value=value.value, definition=value.definition)
        for one in made
        if (before := last.get((one.row_id, one.side_id, one.body_id)))
        for value in before.values.all()
    ]
    ReportValue.objects.bulk_create(values, batch_size=500)


def _held(report: ProgressReport, revision: int | None) -> ProgressReport:
    """The report as it is now, held; refused where somebody else of the side changed it since it was opened."""
    held = ProgressReport.objects.select_for_update(of=("self",)).select_related(
        "row__mechanism", "period", "side", "body", "written_by"
    )
    found = held.get(pk=report.pk)
    if revision is not None and found.revision != revision:
        facts = {"who": found.written_by, "when": found.written_at.isoformat(" ", "minutes")}
        raise LedgerError(
            _("%(who)s changed this at %(when)s, after you opened it. Look at it again.") % facts
        )
    return found


def _reporting(by: Any, report: ProgressReport, at: datetime) -> Deed:
    """Somebody who reports for the body of a report."""
    deed = Deed(by, report.row.mechanism, at)
    if deed.side != report.side:
        raise PermissionDenied
    deed.demand(Permission.REPORT, report.body)
    _is_open(report.period)
    return deed


def _is_open(period: Period) -> None:
    """Refuse to write, hand in or send back where the period is closed: nobody could answer to it."""
    if period.is_closed:
        raise LedgerError(
            _("The period %(code)s is closed. It has to be opened again first.") % {"code": period.code}
        )


def _deciding(
    by: Any, report: ProgressReport, at: datetime, revision: int | None
) -> tuple[ProgressReport, Deed]:
    """Somebody who decides for the side of a report that was handed in."""
    report = _held(report, revision)
    deed = Deed(by, report.row.mechanism, at)
    if deed.side != report.side:
        raise PermissionDenied
    deed.demand(Permission.RETURN_REPORT)
    if report.state != ReportState.SUBMITTED:
        raise LedgerError(_("Only a report that was handed in can be decided on."))
    return report, deed


def _decided(report: ProgressReport, deed: Deed) -> None:
    report.decided_by, report.decided_at = deed.by, deed.at
    report.revision += 1
    report.save()


def _write(report: ProgressReport, told: Told) -> None:
    """Write what a report says into its columns; refused where a figure is none or a key is not the row's."""
    if told.done not in set(Done):
        raise LedgerError(_("Say whether it is done, partly done or not yet."))
    percent = number(told.percent)
    if percent is not None and not Decimal(0) <= percent <= Decimal(100):
        raise LedgerError(_("A share lies between 0 and 100 percent."))
    for name in ("work", "physical", "problems", "to_coordinate", "coordinate_by", "next_step", "done"):
        setattr(report, name, getattr(told, name))
    report.percent = percent
    targets = {one.key: one for one in report.row.targets.filter(left_at=None)}
    steps = {one.key: one for one in report.row.milestones.filter(left_at=None)}
    _known_keys(told.values, targets)
    _known_keys(told.done_on, steps)
    for key, (value, definition) in told.values.items():
        facts = {"value": number(value), "definition": definition[:300]}
        ReportValue.objects.update_or_create(report=report, target=targets[key], defaults=facts)
    for key, day in told.done_on.items():
        ReportMilestone.objects.update_or_create(
            report=report, milestone=steps[key], defaults={"done_on": day}
        )


def _known_keys(given: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    for key in given:
        if key not in known:
            raise LedgerError(_("The row has no target or milestone %(key)s.") % {"key": key})


def _has_evidence(report: ProgressReport) -> bool:
    shown = report.row.evidence.filter(withdrawn_because="").exclude(kind=EvidenceKind.NONE_FOUND)
    return shown.filter(report=None).exists() or shown.filter(report__side=report.side).exists()


def _kept(report: ProgressReport) -> dict[str, Any]:
    """A report as history keeps it, whole."""
    return {
        "report": str(report.uuid),
        "period": report.period.code,
        "version_of_report": report.version,
        "told": {
            name: str(getattr(report, name) if getattr(report, name) is not None else "")
            for name in ("work", *CARRIED)
        },
        "values": {one.target.key: str(one.value) for one in report.values.select_related("target")},
        "done_on": {
            one.milestone.key: str(one.done_on) for one in report.milestones.select_related("milestone")
        },
    }
