"""Facets that follow from the parts of exchanges and agreements: who was a side, who took part, what happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Model, Q, QuerySet
from django.db.models.functions import Coalesce, Substr
from django.utils.translation import get_language

from huishang.lists.facets import NOTHING
from huishang.lists.listing import Facet, Value, Words
from huishang.registry import writing
from huishang.registry.models import Person, Region
from huishang.registry.queries import group, with_parts

MOST = 60
"""Values that are counted out by name; what is rarer is narrowed to from the page of the thing."""
AND = "-"
"""Between the regions of a pair in an address."""


@dataclass(frozen=True)
class Parts:
    """Parts of one kind: ``model`` with a foreign key ``thing`` to what the list lists."""

    model: type[Any]
    thing: str

    def of(self, found: QuerySet[Any]) -> QuerySet[Any]:
        """The parts that stand of some things."""
        things = {f"{self.thing}__in": found.order_by().values("pk")}
        return self.model.objects.filter(withdrawn_because="", **things).order_by()

    def narrow(self, asked: Q) -> Q:
        """The things with such a part."""
        with_it = self.model.objects.filter(asked, withdrawn_because="").order_by()
        return Q(pk__in=with_it.values(self.thing))

    def number(self) -> Count:
        """How many things."""
        return Count(self.thing, distinct=True)


def worded_parts(key: str, name: Words, parts: Parts, column: str, names: Mapping[Any, Words]) -> Facet:
    """A facet of the words that a column of the parts holds."""
    called = {str(word): shown for word, shown in names.items()}

    def counts(found: QuerySet[Any]) -> list[Value]:
        numbers = dict(parts.of(found).values_list(column).annotate(n=parts.number()))
        return [Value(word, shown, numbers[word]) for word, shown in called.items() if word in numbers]

    def narrow(keys: Sequence[str]) -> Q:
        return parts.narrow(Q(**{f"{column}__in": keys}))

    return Facet(key, name, narrow, counts, lambda keys: [Value(k, called[k]) for k in keys if k in called])


def known(key: str, name: Words, parts: Parts, column: str, model: type[Model]) -> Facet:
    """A facet of the people or bodies that the registry knows parts as, the most frequent first.

    What was merged counts as what it was merged into.
    """
    merged = f"{column}__merged_into"

    def counts(found: QuerySet[Any]) -> list[Value]:
        rows = (
            parts.of(found)
            .exclude(**{column: None})
            .annotate(_of=Coalesce(f"{merged}__uuid", f"{column}__uuid"))
            .annotate(_name=Coalesce(f"{merged}__name", f"{column}__name"))
            .values_list("_of", "_name")
            .annotate(n=parts.number())
            .order_by("-n", "_name", "_of")
        )
        return [Value(str(uuid), _called(model, shown), n) for uuid, shown, n in rows[:MOST]]

    def narrow(keys: Sequence[str]) -> Q:
        all_that_count = [pk for one in _by_uuid(model, keys) for pk in group(one)]
        return parts.narrow(Q(**{f"{column}__in": all_that_count}))

    def named(keys: Sequence[str]) -> list[Value]:
        return [Value(str(one.uuid), _called(model, one.name)) for one in _by_uuid(model, keys)]

    return Facet(key, name, narrow, counts, named, is_all=True, is_folded=True)


def regions(key: str, name: Words, parts: Parts) -> Facet:
    """A facet of provinces: a party counts as the one that it is, lies in or belongs to as a body.

    An address may narrow to any region of the registry, a city too. Parties that the registry does not know count
    nowhere.
    """

    def counts(found: QuerySet[Any]) -> list[Value]:
        rows = parts.of(found).annotate(_in=_province("")).exclude(Q(_in=None) | Q(_in=""))
        numbers = dict(rows.values_list("_in").annotate(n=parts.number()))
        provinces = _provinces(numbers)
        most_first = sorted(provinces, key=lambda head: (-numbers[head], head))
        return [Value(provinces[h].slug, region_called(provinces[h]), numbers[h]) for h in most_first]

    def narrow(keys: Sequence[str]) -> Q:
        return _with_all(parts, keys)

    return Facet(key, name, narrow, counts, _regions_named, is_all=True)


def pairs(key: str, name: Words, parts: Parts) -> Facet:
    """A facet of two provinces that stand together, the most frequent first."""
    others = f"{parts.thing}__parties__"

    def counts(found: QuerySet[Any]) -> list[Value]:
        rows = (
            parts.of(found)
            .filter(**{f"{others}withdrawn_because": ""})
            .annotate(_one=_province(""), _other=_province(others))
            .exclude(Q(_one=None) | Q(_one=""))
            .filter(_one__lt=F("_other"))
            .values_list("_one", "_other")
            .annotate(n=parts.number())
            .order_by("-n", "_one", "_other")
        )
        met = list(rows[:MOST])
        provinces = _provinces({head for one, other, _n in met for head in (one, other)})
        return [
            _pair([provinces[one], provinces[other]], n)
            for one, other, n in met
            if one in provinces and other in provinces
        ]

    def narrow(keys: Sequence[str]) -> Q:
        return Q(*(_with_all(parts, pair.split(AND)) for pair in keys), _connector=Q.OR)

    def named(keys: Sequence[str]) -> list[Value]:
        found = (list(Region.objects.filter(slug__in=pair.split(AND))) for pair in keys)
        return [_pair(two) for two in found if len(two) == 2]

    return Facet(key, name, narrow, counts, named, is_folded=True)


def region_called(region: Region) -> str:
    """A region as the language of the page calls it, in short."""
    language = get_language() or ""
    if language.startswith("zh") and region.short:
        return region.short
    return writing.region(region.name, region.short, region.code, region.kind, language)


def _pair(two: Sequence[Region], count: int = 0) -> Value:
    return Value(AND.join(one.slug for one in two), "—".join(map(region_called, two)), count)


def _province(path: str) -> Substr:
    """The first two digits of the code of a party's region, its body's where it is a body."""
    return Substr(Coalesce(f"{path}region__code", f"{path}organization__region__code"), 1, 2)


def _provinces(heads: Any) -> dict[str, Region]:
    """The provinces by the first two digits of their codes."""
    codes = [f"{head}0000" for head in heads]
    found = Region.objects.filter(code__in=codes, level="province", until=None)
    return {region.code[:2]: region for region in found}


def _regions_named(keys: Sequence[str]) -> list[Value]:
    found = Region.objects.filter(slug__in=keys)
    return [Value(region.slug, region_called(region)) for region in found]


def _with_all(parts: Parts, slugs: Sequence[str]) -> Q:
    """The things with parts of all of some regions."""
    asked = {region.slug: region for region in Region.objects.filter(slug__in=slugs)}
    if not asked or set(slugs) != set(asked):
        return NOTHING
    insides = [with_parts(region).order_by().values("pk") for region in asked.values()]
    return Q(*(parts.narrow(Q(region__in=one) | Q(organization__region__in=one)) for one in insides))


def _by_uuid(model: type[Any], keys: Sequence[str]) -> list[Any]:
    return list(model.objects.filter(uuid__in=[key for key in keys if _is_uuid(key)]))


def _is_uuid(key: str) -> bool:
    try:
        UUID(key)
    except ValueError:
        return False
    return True


def _called(model: type[Any], name: str) -> str:
    return writing.person(name, get_language() or "") if model is Person else name
