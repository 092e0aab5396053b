"""By which names the things of the record are found: one function for each kind, a row for each that stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from huishang.record.models import Agreement, Exchange
from huishang.record.queries import agreements, standing_exchanges
from huishang.registry.linking import read_body, short_name
from huishang.registry.models import Organization, Person, Region
from huishang.registry.queries import group
from huishang.search.models import Named
from huishang.search.spelling import spelt
from huishang.search.words import fold

Kind = Named.Kind


@dataclass(frozen=True, slots=True)
class Names:
    """What a thing of the record is found by; the first name is its title."""

    key: int
    names: tuple[str, ...]
    spelt: tuple[str, ...] = ()
    on: str = ""


def _regions(keys: Iterable[int]) -> Iterator[Names]:
    for one in Region.objects.filter(pk__in=keys):
        yield Names(one.pk, _folded(one.name, one.short))


def _people(keys: Iterable[int]) -> Iterator[Names]:
    for one, names in _with_other_names(Person, keys):
        folded = _folded(*names)
        yield Names(one.pk, folded, tuple(sorted({word for name in folded for word in spelt(name)})))


def _bodies(keys: Iterable[int]) -> Iterator[Names]:
    for one, names in _with_other_names(Organization, keys):
        yield Names(one.pk, _folded(*names, short_name(read_body(one.name))))


def _exchanges(keys: Iterable[int]) -> Iterator[Names]:
    for one in standing_exchanges().filter(pk__in=keys).prefetch_related("stages", "parties"):
        parts = [row.name for rows in (one.stages, one.parties) for row in rows.all() if row.stands]
        yield Names(one.pk, _folded(str(one), one.series, *sorted(parts)), on=one.start)


def _agreements(keys: Iterable[int]) -> Iterator[Names]:
    for one in agreements().filter(pk__in=keys):
        yield Names(one.pk, _folded(one.title), on=one.signed)


OF_KIND: dict[str, tuple[type[Model], Callable[[Iterable[int]], Iterator[Names]]]] = {
    Kind.REGION: (Region, _regions),
    Kind.PERSON: (Person, _people),
    Kind.BODY: (Organization, _bodies),
    Kind.EXCHANGE: (Exchange, _exchanges),
    Kind.AGREEMENT: (Agreement, _agreements),
}
"""The table of each kind, and the names of those of its rows that stand."""


def _with_other_names(model: Any, keys: Iterable[int]) -> Iterator[tuple[Any, Sequence[str]]]:
    """People or bodies that stand, each with every name of its own and of what was merged into it."""
    for one in model.objects.filter(pk__in=keys, merged_into=None).prefetch_related("names", "merged"):
        members = [one]
        if one.merged.all():
            members = list(model.objects.filter(pk__in=group(one)).order_by("pk").prefetch_related("names"))
        others = [name for row in members for name in (row.name, *sorted(n.name for n in row.names.all()))]
        yield one, (one.name, *others)


def _folded(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(" ".join(name.split())) for name in names if name.strip()))
