"""Rows of a mechanism for a person, filtered, sorted, and how many there are of each kind."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
)

from huishang.ledger.models import Assignment, Commitment, ProgressReport
from huishang.ledger.rules.lights import Light
from huishang.ledger.rules.states import OVER, State
from huishang.ledger.words import ReportState
from huishang.sides.access import may, mechanisms_of
from huishang.sides.models import Mechanism, SideBody
from huishang.sides.rules import Act as Permission

_DUTIES = Prefetch(
    "assignments",
    Assignment.objects.filter(left_at=None).select_related("side", "body__organization__merged_into"),
    to_attr="duties",
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; what is empty narrows nothing.

    ``body`` is the key of a side's body, ``side`` that of a side with a duty; ``due_by``: the term ends by that
    day; ``overdue_on``: it ended before that day and nothing is delivered; ``is_open``: still owed; ``numbers``:
    exactly these rows.
    """

    words: str = ""
    fields: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    lights: tuple[str, ...] = ()
    body: int | None = None
    side: int | None = None
    part: str = ""
    agreement: int | None = None
    due_by: date | None = None
    overdue_on: date | None = None
    is_open: bool | None = None
    numbers: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """How many rows there are of each field, state, light and body (by key), and how many in all."""

    fields: dict[str, int] = field(default_factory=dict)
    states: dict[str, int] = field(default_factory=dict)
    lights: dict[str, int] = field(default_factory=dict)
    bodies: dict[int, int] = field(default_factory=dict)
    total: int = 0


def visible_rows(user: Any, mechanism: Mechanism | None = None) -> QuerySet[Commitment]:
    """The rows that a person may see, of one mechanism or of all; every list, count and export begins here."""
    if mechanism is None:
        return Commitment.objects.filter(mechanism__in=mechanisms_of(user, Permission.READ_SHARED))
    is_seen = may(user, Permission.READ_SHARED, mechanism)
    return Commitment.objects.filter(mechanism=mechanism) if is_seen else Commitment.objects.none()


DELIVERED = (State.REPORTED, State.VERIFIED)
"""States in which a side says that the row is done; it is not over before the other sides have looked."""


def _placed(column: str, values: Any) -> Case:
    """The place of a row's word in an order of words."""
    places = [When(**{column: str(value)}, then=Value(place)) for place, value in enumerate(values, 1)]
    return Case(*places, default=Value(0), output_field=IntegerField())


ORDERS: dict[str, Any] = {
    "number": F("serial"),
    "title": F("title"),
    "field": F("field"),
    "term": F("due"),
    "state": _placed("state", State),
    "light": _placed("light", Light),
    "since": F("state_at"),
}
"""What a list can be sorted by; rows without a day stand last."""


def rows(
    user: Any, mechanism: Mechanism, filters: Filters | None = None, order: str = "number"
) -> QuerySet[Commitment]:
    """The rows of a mechanism for a list, each with ``duties``: its bodies now. Two queries for any length.

    ``order`` names one of ``ORDERS``, with a minus before it for the other way round.
    """
    found = narrowed(visible_rows(user, mechanism), filters or Filters())
    by = ORDERS[order.removeprefix("-")]
    way = by.desc(nulls_last=True) if order.startswith("-") else by.asc(nulls_last=True)
    return found.prefetch_related(_DUTIES).order_by(way, "serial")


def narrowed(found: QuerySet[Commitment], filters: Filters) -> QuerySet[Commitment]:
    """Of rows those that filters ask for."""
    for word in filters.words.split():
        found = found.filter(_has(word))
    for column, chosen in (("field", filters.fields), ("state", filters.states), ("light", filters.lights)):
        if chosen:
            found = found.filter(**{f"{column}__in": chosen})
    if filters.numbers is not None:
        found = found.filter(number__in=filters.numbers)
    if filters.agreement is not None:
        found = found.filter(agreement=filters.agreement)
    if filters.due_by is not None:
        found = found.filter(due__lte=filters.due_by)
    if filters.overdue_on is not None:
        done = [str(state) for state in OVER.union(DELIVERED)]
        found = found.filter(due__lt=filters.overdue_on).exclude(state__in=done)
    if filters.is_open is not None:
        over = Q(state__in=[str(state) for state in OVER])
        found = found.filter(~over if filters.is_open else over)
    return _with_duty(found, filters)


def _has(word: str) -> Q:
    """That a row has a word in title or aim, or is the one of that number: whole, or the digits at its end."""
    has = Q(title__icontains=word) | Q(aim__icontains=word) | Q(number__iexact=word)
    if word.isascii() and word.isdigit() and len(word) < 10:
        has |= Q(serial=int(word))
    return has


def _with_duty(found: QuerySet[Commitment], filters: Filters) -> QuerySet[Commitment]:
    duty: dict[str, Any] = {}
    if filters.body is not None:
        duty["body"] = filters.body
    if filters.side is not None:
        duty["side"] = filters.side
    if filters.part:
        duty["part"] = filters.part
    if not duty:
        return found
    return found.filter(Exists(Assignment.objects.filter(row=OuterRef("pk"), left_at=None, **duty)))


def facets(user: Any, mechanism: Mechanism, filters: Filters | None = None) -> Facets:
    """How many of the rows that a person sees are of each kind.

    Each kind is counted as the list is narrowed by all others, so that a second word of it can be chosen. The
    number of queries is the same for any length.
    """
    filters, seen = filters or Filters(), visible_rows(user, mechanism)
    rest = narrowed(seen, replace(filters, body=None)).order_by()
    duties = Assignment.objects.filter(row__in=rest.values("pk"), left_at=None).exclude(body=None)
    return Facets(
        _counted(narrowed(seen, replace(filters, fields=())), "field"),
        _counted(narrowed(seen, replace(filters, states=())), "state"),
        _counted(narrowed(seen, replace(filters, lights=())), "light"),
        dict(duties.order_by().values_list("body").annotate(n=Count("row", distinct=True))),
        narrowed(seen, filters).count(),
    )


def _counted(found: QuerySet[Commitment], column: str) -> dict[str, int]:
    return dict(found.order_by().values_list(column).annotate(n=Count("pk")))


def owed_by(user: Any, body: SideBody) -> QuerySet[ProgressReport]:
    """The reports that wait for a body, the oldest period first: drafts and what was returned.

    What was handed in leaves the list at once, and everything when its period is closed. Seen by those who may read what the side keeps about the body.
    """
    mechanism = body.side.mechanism
    if not may(user, Permission.READ_PRIVATE, mechanism, body.side, body):
        return ProgressReport.objects.none()
    waiting = ProgressReport.objects.filter(
        body=body, state__in=[ReportState.DRAFT, ReportState.RETURNED], period__closed_at=None
    )
    return (
        waiting.select_related("row", "period")
        .prefetch_related("values__target")
        .order_by("period__end", "row__serial")
    )
