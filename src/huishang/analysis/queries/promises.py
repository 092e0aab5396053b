"""What was promised: which rows, and how many by field and year."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr

from huishang.analysis.models import Promise
from huishang.record.models import Exchange
from huishang.registry.models import Organization, Person
from huishang.registry.queries import group
from huishang.review.naming import FIELD_NAMES


def promises() -> QuerySet[Promise]:
    """All promises, latest first, with what their lines show; the texts of documents are left unread."""
    return Promise.objects.select_related("document", "exchange", "person").defer("document__text")


def at(exchanges: QuerySet[Exchange]) -> QuerySet[Promise]:
    """What was promised at some exchanges."""
    return promises().filter(exchange__in=exchanges.order_by().values("pk"))


def by(person: Person) -> QuerySet[Promise]:
    """What a person promised."""
    return promises().filter(person__in=group(person))


def owed_by(body: Organization) -> QuerySet[Promise]:
    """What a body is named as responsible for."""
    return (
        promises()
        .filter(
            finding__children__links__organization__in=group(body),
            finding__children__links__ended_at=None,
        )
        .distinct()
    )


@dataclass(frozen=True, slots=True)
class FieldLine:
    """Counts of one field, a number for each year of the table."""

    field: str
    name: object
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FieldTable:
    """How many promises each field has in each year; ``years`` as the columns."""

    years: tuple[str, ...]
    lines: tuple[FieldLine, ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(line.total for line in self.lines)


def by_field_and_year(found: QuerySet[Promise]) -> FieldTable:
    """Promises by field and year; those without a date stand under an empty year, last. One query."""
    rows = (
        found.order_by()
        .annotate(year=Substr("on", 1, 4))
        .values("field", "year")
        .annotate(n=Count("pk", distinct=True))
    )
    counts = {(row["field"], row["year"]): row["n"] for row in rows}
    years = tuple(sorted({year for _field, year in counts}, key=lambda year: (not year, year)))
    lines = []
    for field, name in FIELD_NAMES.items():
        of_field = tuple(counts.get((field, year), 0) for year in years)
        if any(of_field):
            lines.append(FieldLine(field, name, of_field, sum(of_field)))
    return FieldTable(years, tuple(lines))
