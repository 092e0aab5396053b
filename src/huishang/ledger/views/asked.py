"""What a request asks of a list: filters, order, columns. The address alone says it, so that it can be passed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, QueryDict

from huishang.ledger.names import FIELDS, LIGHTS, STATES
from huishang.ledger.queries import ORDERS, Filters, waiting_for
from huishang.sides.models import Mechanism

MANY = 9
"""Digits of a key; a longer number in an address is none of ours."""


@dataclass(frozen=True)
class Asked:
    """A list as an address asks for it; what the address says wrongly is left out."""

    query: QueryDict
    filters: Filters
    order: str
    columns: tuple[str, ...]

    def address(self, **changes: str | list[str]) -> str:
        """The same list with some of its parts changed; the page begins anew."""
        query = self.query.copy()
        query.pop("page", None)
        for key, value in changes.items():
            query.setlist(key, [value] if isinstance(value, str) else value)
            if not any(query.getlist(key)):
                del query[key]
        return "?" + query.urlencode()

    def toggled(self, key: str, value: str) -> str:
        """The same list with one word of a filter taken in or out."""
        words = self.query.getlist(key)
        return self.address(**{key: [w for w in words if w != value] if value in words else [*words, value]})

    def sorted_by(self, order: str) -> str:
        """The same list sorted by something; the other way round where it is sorted by that now."""
        return self.address(order=f"-{order}" if self.order == order else order)

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is set."""
        return self.filters != Filters()


def asked(request: HttpRequest, mechanism: Mechanism, today: date) -> Asked:
    """What a request asks of the list of a mechanism."""
    query = request.GET
    order = query.get("order", "")
    filters = Filters(
        words=query.get("words", "").strip()[:200],
        fields=_known(query, "field", FIELDS),
        states=_known(query, "state", STATES),
        lights=_known(query, "light", LIGHTS | {"unjudged": ""}),
        body=_key(query, "body"),
        side=_key(query, "side"),
        overdue_on=today if query.get("overdue") else None,
        is_open=True if query.get("open") else None,
        numbers=_waiting(request.user, mechanism) if query.get("mine") else None,
    )
    return Asked(
        query,
        filters,
        order if order.removeprefix("-") in ORDERS else "number",
        tuple(query.getlist("column")),
    )


def _known(query: QueryDict, key: str, names: Any) -> tuple[str, ...]:
    """The words of a filter that there are. A light that was never given is asked for as ``unjudged``."""
    given = [value for value in query.getlist(key) if value in names and value]
    return tuple("" if value == "unjudged" else value for value in given)


def _key(query: QueryDict, name: str) -> int | None:
    given = query.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) <= MANY else None


def _waiting(user: Any, mechanism: Mechanism) -> tuple[str, ...]:
    """The numbers of the rows that wait for this person."""
    return tuple(sorted({row.number for row in waiting_for(user, mechanism).rows}))
