"""What the ledger knows of the course of rows, for lights and for failures. The queries do not grow with the rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from huishang.ledger.models import (
    Commitment,
    Confirmation,
    HistoryLine,
    ProgressReport,
    Request,
    RowVersion,
    Target,
)
from huishang.ledger.periods import span_of
from huishang.ledger.rules.confirming import Dispute, Subject, Word
from huishang.ledger.rules.course import Course, Share
from huishang.ledger.rules.due import due_of
from huishang.ledger.rules.shares import Planned, planned_value, time_share
from huishang.ledger.rules.states import Act, State
from huishang.ledger.words import Done, ReportState
from huishang.registry.partial import days


def delivered_on(row: Commitment, reports: Mapping[int, Sequence[ProgressReport]]) -> date | None:
    """The day on which the side that reported a row as done handed that report in; None while none counts.

    ``reports`` are the shared ones of each side, by its key.
    """
    side = row.reported_by_id
    told = [one for one in reports.get(side, ()) if one.done == Done.FULLY] if side else []
    return min((day_of(one.submitted_at) for one in told), default=row.closed_on)


@dataclass
class Known:
    """A row with what decides on its light. ``reports`` are the last shared ones of each side, by its key."""

    row: Commitment
    targets: list[Target] = field(default_factory=list)
    reports: dict[int, list[ProgressReport]] = field(default_factory=dict)
    started: date | None = None
    dues: list[tuple[date, date]] = field(default_factory=list)
    disputes: frozenset[str] = frozenset()

    @property
    def delivered(self) -> date | None:
        """The day of its delivery; None while none counts."""
        return delivered_on(self.row, self.reports)

    def course(self, at: date) -> Course:
        """Its course up to a day."""
        shares = tuple(self._shares(at))
        start = _first(self.row.since)
        has_dates = start is not None and self.row.due is not None
        return Course(
            planned_start=start,
            due=self.row.due,
            started=self.started,
            delivered=self.delivered,
            dues=tuple(self.dues),
            shares=shares,
            has_scale=has_dates or any(target.plan for target in self.targets),
            is_poor=bool(self.disputes & {Dispute.WEAKLY_DONE, Dispute.WRONGLY_DONE}),
        )

    def reaches_target(self) -> bool | None:
        """Whether the side that reported it done reaches every target; None where it gave no value."""
        if Dispute.WEAKLY_DONE in self.disputes:
            return False
        done = [share for _target, share in self._done(self.row.reported_by_id or 0)]
        return all(share >= 100 for share in done) if done else None

    def _shares(self, at: date) -> Iterable[Share]:
        """What each side should have done and has, by its last report, up to the end of its period."""
        for side, reports in self.reports.items():
            period = reports[0].period
            until = min(period.end, at)
            by_time = self._by_time(until)
            given = list(self._done(side))
            for target, done in given:
                yield Share(_by_plan(target, until) if target.plan else by_time, done, period.code)
            whole = [one.percent for one in reports if one.percent is not None]
            if not given and whole:
                yield Share(by_time, max(whole), period.code)

    def _done(self, side: int) -> Iterable[tuple[Target, Decimal]]:
        """Each target that a side gave a value of, with the share done in percent; of several bodies the highest."""
        for target in self.targets:
            values = [
                value.value
                for report in self.reports.get(side, ())
                for value in report.values.all()
                if value.target_id == target.pk and value.value is not None
            ]
            shares = [share for value in values if (share := _share(target, value)) is not None]
            if shares:
                yield target, max(shares)

    def _by_time(self, at: date) -> Decimal | None:
        first = _first(self.row.since)
        return time_share(first, self.row.due, at) if first and self.row.due else None


def known_of(rows: Sequence[Commitment], at: date) -> list[Known]:
    """What is known of rows up to a day: what was accepted, started and set by then."""
    end = timezone.make_aware(datetime.combine(at, time.max))
    keys = [row.pk for row in rows]
    targets = _grouped(Target.objects.filter(row__in=keys, left_at=None))
    versions = _grouped(RowVersion.objects.filter(row__in=keys, made_at__lte=end).order_by("number"))
    reports, started, disputes = _reports(keys, end), _started(keys, end), _disputes(keys, end)
    return [
        Known(
            row,
            targets[row.pk],
            reports[row.pk],
            started.get(row.pk),
            _dues(versions[row.pk]),
            frozenset(disputes[row.pk]),
        )
        for row in rows
    ]


def _grouped(found: Any) -> dict[int, list[Any]]:
    by_row: dict[int, list[Any]] = defaultdict(list)
    for one in found:
        by_row[one.row_id].append(one)
    return by_row


def _reports(rows: list[int], end: datetime) -> dict[int, dict[int, list[ProgressReport]]]:
    """The shared reports of the last period that each side reported on, by row and side."""
    shared = ProgressReport.objects.filter(state=ReportState.ACCEPTED, decided_at__lte=end)
    later = shared.filter(
        row=OuterRef("row"), side=OuterRef("side"), period__start__gt=OuterRef("period__start")
    )
    last = shared.filter(~Exists(later), row__in=rows)
    found: dict[int, dict[int, list[ProgressReport]]] = defaultdict(lambda: defaultdict(list))
    for one in last.select_related("period").prefetch_related("values").order_by("pk"):
        found[one.row_id][one.side_id].append(one)
    return found


def _started(rows: list[int], end: datetime) -> dict[int, date]:
    """The day on which work on each row was first said to have begun."""
    lines = HistoryLine.objects.filter(row__in=rows, act=Act.START, chain__layer=None, at__lte=end)
    return {row: day_of(at) for row, at in lines.order_by("-at").values_list("row", "at")}


def _disputes(rows: list[int], end: datetime) -> dict[int, set[str]]:
    """The codes with which sides dispute the delivery of each row by their last answers."""
    said = Confirmation.objects.filter(
        request__row__in=rows, request__subject=Subject.DELIVERY, at__lte=end
    ).exclude(request__outcome=Request.Outcome.VOID)
    last = {
        (one.request_id, one.side_id): one
        for one in said.exclude(word=Word.NO_REPLY).select_related("request").order_by("pk")
    }
    found: dict[int, set[str]] = defaultdict(set)
    for one in last.values():
        if one.word == Word.DISPUTED:
            found[one.request.row_id].add(one.code)
    return found


def _dues(versions: Iterable[RowVersion]) -> list[tuple[date, date]]:
    """Each deadline that the texts of a row set, with the day of setting."""
    found: list[tuple[date, date]] = []
    for one in versions:
        due = due_of(one.content.get("until") or None, one.content.get("term", "")).last
        if due is not None and (not found or found[-1][1] != due):
            found.append((day_of(one.made_at), due))
    return found


def _by_plan(target: Target, at: date) -> Decimal | None:
    """The share of a target that its plan asks for by a day, in percent."""
    plan = [
        Planned(span[1], span[2], Decimal(value)) for code, value in target.plan if (span := span_of(code))
    ]
    return _share(target, planned_value(plan, target.baseline or Decimal(0), at)) if plan else None


def _share(target: Target, value: Decimal) -> Decimal | None:
    """How far a value is from the baseline to the target, in percent; None where there is no way between them."""
    base = target.baseline or Decimal(0)
    aim = target.value if target.value is not None else _last_planned(target)
    return None if aim is None or aim == base else (value - base) / (aim - base) * 100


def _last_planned(target: Target) -> Decimal | None:
    planned = [(span[2], value) for code, value in target.plan if (span := span_of(code))]
    return Decimal(max(planned)[1]) if planned else None


def _first(partial: str) -> date | None:
    """The first day of a date of any precision."""
    found = days(partial) if partial else None
    return found[0] if found else None


def day_of(instant: datetime) -> date:
    """The day of an instant where the installation stands."""
    return timezone.localtime(instant).date()


IS_AS_AGREED = (State.VERIFIED, State.CLOSED)
"""States in which another side has found the delivery to be what was agreed."""
