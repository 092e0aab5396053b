"""Facets that follow from one column of a thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from huishang.lists.listing import Facet, Value, Words

NOTHING = Q(pk__in=[])
NONE = "none"
"""The key of the value of things whose column is empty."""


def worded(key: str, name: Words, column: str, names: Mapping[Any, Words], empty: Words = "") -> Facet:
    """A facet of a column that holds one of some words, in their order; ``empty`` is what an empty column is called."""
    called = {str(word): shown for word, shown in names.items()}
    if empty:
        called[NONE] = empty

    def counts(found: QuerySet[Any]) -> list[Value]:
        rows = found.order_by().values_list(column).annotate(n=Count("pk"))
        numbers = {word or NONE: n for word, n in rows}
        return [Value(word, shown, numbers[word]) for word, shown in called.items() if word in numbers]

    def narrow(keys: Sequence[str]) -> Q:
        return Q(**{f"{column}__in": ["" if k == NONE else k for k in keys if k in called]})

    return Facet(key, name, narrow, counts, lambda keys: [Value(k, called[k]) for k in keys if k in called])


def years(key: str, name: Words, column: str) -> Facet:
    """A facet of the years of a partial date, the latest first."""

    def counts(found: QuerySet[Any]) -> list[Value]:
        dated = found.order_by().exclude(**{column: ""}).annotate(_year=Substr(column, 1, 4))
        rows = dated.values_list("_year").annotate(n=Count("pk"))
        return [Value(year, year, n) for year, n in sorted(rows, reverse=True)]

    def narrow(keys: Sequence[str]) -> Q:
        of_one = [Q(**{f"{column}__startswith": k}) for k in keys if _is_year(k)]
        return Q(*of_one, _connector=Q.OR) if of_one else NOTHING

    return Facet(key, name, narrow, counts, lambda keys: [Value(k, k) for k in keys if _is_year(k)])


def _is_year(key: str) -> bool:
    return len(key) == 4 and key.isascii() and key.isdigit()
