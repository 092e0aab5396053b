"""What the record knows, as a line of results: title, address, and what tells it from others of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from huishang.record.page import when
from huishang.record.queries import agreements, exchanges
from huishang.registry.models import Region
from huishang.registry.queries import bodies, people
from huishang.search.models import Named

Kind = Named.Kind


@dataclass(frozen=True, slots=True)
class Line:
    """One result: its title, where it is read, and a few words beside it."""

    title: str
    address: str
    detail: str = ""


def lines(kind: str, rows: Sequence[Named]) -> list[Line]:
    """The rows of one kind as lines, in their order; what went meanwhile is left out. One to three queries."""
    found = _OF_KIND[kind]([row.key for row in rows])
    return [found[row.key] for row in rows if row.key in found]


def _regions(keys: list[int]) -> dict[int, Line]:
    rows = Region.objects.filter(pk__in=keys).select_related("parent", "successor")
    return {
        one.pk: Line(one.name, reverse("registry:region", args=[one.slug]), str(one.parent or ""))
        for one in rows
    }


def _people(keys: list[int]) -> dict[int, Line]:
    rows = people().filter(pk__in=keys)
    return {one.pk: Line(one.name, _identity("people", one), one.latest_post or "") for one in rows}


def _bodies(keys: list[int]) -> dict[int, Line]:
    rows = bodies().filter(pk__in=keys)
    return {one.pk: Line(one.name, _identity("bodies", one), str(one.region or "")) for one in rows}


def _exchanges(keys: list[int]) -> dict[int, Line]:
    rows = exchanges().filter(pk__in=keys)
    return {one.pk: Line(str(one), reverse("record:exchange", args=[one.uuid]), when(one)) for one in rows}


def _agreements(keys: list[int]) -> dict[int, Line]:
    rows = agreements().filter(pk__in=keys)
    return {one.pk: Line(one.title, reverse("record:agreement", args=[one.uuid]), one.signed) for one in rows}


def _identity(kind: str, one: Any) -> str:
    return reverse("registry:identity", args=[kind, one.uuid])


_OF_KIND: dict[str, Callable[[list[int]], dict[int, Line]]] = {
    Kind.REGION: _regions,
    Kind.PERSON: _people,
    Kind.BODY: _bodies,
    Kind.EXCHANGE: _exchanges,
    Kind.AGREEMENT: _agreements,
}
