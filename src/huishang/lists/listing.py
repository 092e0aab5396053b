"""What a list is: its things, and the columns, facets, switches and orders that it offers.

An app says this once for each of its lists; the page, the files and what a person keeps follow from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class Column:
    """A column: ``text`` gives what it says of a row, the same on the screen and in files.

    ``order`` is the key of the order that its head sorts by. ``is_first``: shown until a person chooses others;
    ``stays``: shown always, for it is the way to the thing. ``link`` gives an address; ``template`` draws the cell
    where words alone would not do, and is given ``row`` and ``text``.
    """

    key: str
    name: Words
    text: Callable[[Any], str | int | None]
    order: str = ""
    is_first: bool = True
    stays: bool = False
    is_number: bool = False
    link: Callable[[Any], str] | None = None
    template: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet as an address carries it, what it is called, and how many things of the list have it."""

    key: str
    name: Words
    count: int = 0


@dataclass(frozen=True)
class Facet:
    """A question by which a list is narrowed.

    ``narrow`` says which things have one of some values, by their keys; a key that nothing has, keeps nothing. It may
    not join, or the counts of other facets would count things twice: it asks ``pk__in`` instead. ``counts`` gives the
    values of some things in the order in which they are offered, ``named`` values by their keys, uncounted, for those
    that are chosen but that nothing has. ``is_all``: several chosen values must all hold, else one of them is enough.
    ``is_folded``: it takes long to count, so it is counted when somebody opens it.
    """

    key: str
    name: Words
    narrow: Callable[[Sequence[str]], Q]
    counts: Callable[[QuerySet[Any]], list[Value]]
    named: Callable[[Sequence[str]], list[Value]]
    is_all: bool = False
    is_folded: bool = False


@dataclass(frozen=True)
class Switch:
    """A way to narrow that is on or off."""

    key: str
    name: Words
    narrow: Callable[[], Q]


@dataclass(frozen=True)
class Listing:
    """A list. ``things`` are those that this person may see; ``load`` gives rows for the columns by their keys.

    ``key`` is what a person's columns and views are kept under. ``find`` says which things have a word, also without a join.
    ``orders`` names what it is sorted by; ``first_order`` may begin with a minus: the other way round.
    """

    key: str
    name: Words
    things: QuerySet[Any]
    load: Callable[[Sequence[int]], Mapping[int, Any]]
    columns: Sequence[Column]
    orders: Mapping[str, Any]
    first_order: str
    find: Callable[[str], Q]
    facets: Sequence[Facet] = ()
    switches: Sequence[Switch] = ()
    may_export: bool = True
