"""What an address asks of a list: words, values of facets, switches, order, columns.

The address alone says which things are listed and in which order, so that it can be passed on. It says the columns
only where somebody put them in; else each person sees the list in his own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import QueryDict

from huishang.lists.listing import Column, Facet, Listing, Switch

LONGEST_WORD = 200
MOST_VALUES = 20
"""Values of one facet; no more are asked of the database, whatever an address says."""


@dataclass(frozen=True)
class Asked:
    """A list as an address asks for it; what the address says wrongly is left out."""

    listing: Listing
    query: QueryDict
    words: str
    values: dict[str, tuple[str, ...]]
    switches: tuple[Switch, ...]
    order: str
    conditions: tuple[tuple[str, Q], ...]
    """What holds of the things, each with the key of what asks it."""

    @property
    def is_narrowed(self) -> bool:
        """Whether it is fewer things than all of the list."""
        return bool(self.words or self.values or self.switches)

    def address(self, **changes: str | Sequence[str]) -> str:
        """The same list with some parts of its address changed, an empty one left out; the page begins anew."""
        query = self.query.copy()
        for key, value in {"page": "", "as": "", "count": "", **changes}.items():
            given = [one for one in ([value] if isinstance(value, str) else value) if one]
            query.setlist(key, given)
            if not given:
                del query[key]
        return "?" + query.urlencode()

    def toggled(self, key: str, value: str) -> str:
        """The address with one value of a facet taken in or out."""
        now = self.values.get(key, ())
        return self.address(**{key: [v for v in now if v != value] if value in now else [*now, value]})

    def sorted_by(self, order: str) -> str:
        """The address sorted by something; the other way round where it is sorted by that now."""
        return self.address(order=f"-{order}" if self.order == order else order)

    def found(self, without: Facet | None = None) -> QuerySet[Any]:
        """The things that are asked for, unsorted; ``without`` leaves out what one facet asks."""
        left_out = without.key if without else None
        return self.listing.things.filter(*(asks for key, asks in self.conditions if key != left_out))

    def sorted(self) -> QuerySet[Any]:
        """The things that are asked for in their order; those that are equal in it, in the order of their making."""
        by, is_back = self.listing.orders[self.order.removeprefix("-")], self.order.startswith("-")
        column = F(by) if isinstance(by, str) else by
        ways = (column.desc(), "-pk") if is_back else (column.asc(), "pk")
        return self.found().order_by(*ways)


def asked(query: QueryDict, listing: Listing) -> Asked:
    """What the part of an address after the question mark asks of a list."""
    order = query.get("order", "")
    words = next(iter(_clean([query.get("words", "")])), "")
    values = {facet.key: _clean(query.getlist(facet.key))[:MOST_VALUES] for facet in listing.facets}
    switches = tuple(switch for switch in listing.switches if query.get(switch.key))
    return Asked(
        listing,
        query,
        words,
        {key: given for key, given in values.items() if given},
        switches,
        order if order.removeprefix("-") in listing.orders else listing.first_order,
        tuple(_conditions(listing, words, values, switches)),
    )


def _conditions(
    listing: Listing, words: str, values: Mapping[str, Sequence[str]], switches: Iterable[Switch]
) -> Iterator[tuple[str, Q]]:
    for facet in listing.facets:
        given = values[facet.key]
        for group in [[value] for value in given] if facet.is_all else [given]:
            if group:
                yield facet.key, facet.narrow(group)
    yield from ((switch.key, switch.narrow()) for switch in switches)
    yield from (("words", listing.find(word)) for word in words.split())


def columns_shown(listing: Listing, *wishes: Iterable[str]) -> list[Column]:
    """The columns by the first of some wishes that names one of the list, in the order of the list; else the first ones."""
    for wish in wishes:
        keys = set(wish)
        if any(column.key in keys for column in listing.columns):
            return [column for column in listing.columns if column.stays or column.key in keys]
    return [column for column in listing.columns if column.stays or column.is_first]


def _clean(given: Iterable[str]) -> tuple[str, ...]:
    """What is written in an address, without what no database takes, once each."""
    cleaned = (one.replace("\0", "").strip()[:LONGEST_WORD] for one in given)
    return tuple(dict.fromkeys(one for one in cleaned if one))
