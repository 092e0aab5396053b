"""Which parties are of a region: the region itself, what lies in it, and its bodies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat

from huishang.record.matching import GOVERNMENT
from huishang.record.models import Agreement, AgreementParty, Exchange, Party
from huishang.record.queries import agreements, standing_exchanges
from huishang.registry.models import Region
from huishang.registry.queries import prefix, with_parts


def _parties(model: type[Party] | type[AgreementParty], region: Region, *, parts: bool) -> QuerySet:
    """The parties that are a region, its bodies and, with ``parts``, what lies in it.

    A party that the registry does not know counts by the region's full name at its head (四川省交通运输厅), and as the
    government of a part (泸州市人民政府).
    """
    of = with_parts(region) if parts else Region.objects.filter(pk=region.pk)
    governments = of.annotate(government=Concat("name", Value(GOVERNMENT))).values("government")
    unknown = Q(region=None, organization=None) & (Q(name__startswith=region.name) | Q(name__in=governments))
    return model.objects.filter(withdrawn_because="").filter(
        Q(region__in=of.values("pk")) | Q(organization__region__in=of.values("pk")) | unknown
    )


def exchanges_of(region: Region, *, parts: bool = True) -> QuerySet[Exchange]:
    """The exchanges at which a region, one of its parts or one of its bodies was a side, latest first."""
    return standing_exchanges().filter(pk__in=_parties(Party, region, parts=parts).values("exchange"))


def agreements_of(region: Region, *, parts: bool = True) -> QuerySet[Agreement]:
    """The agreements to which a region, one of its parts or one of its bodies is a party, latest first."""
    return agreements().filter(pk__in=_parties(AgreementParty, region, parts=parts).values("agreement"))


def exchanges_of_any(regions: Iterable[Region]) -> QuerySet[Exchange]:
    """The exchanges at which at least one of some regions, with parts and bodies, was a side."""
    return standing_exchanges().filter(pk__in=_things_of_any(Party, "exchange", regions))


def agreements_of_any(regions: Iterable[Region]) -> QuerySet[Agreement]:
    """The agreements to which at least one of some regions, with parts and bodies, is a party, latest first."""
    return agreements().filter(pk__in=_things_of_any(AgreementParty, "agreement", regions))


def _things_of_any(
    model: type[Party] | type[AgreementParty], thing: str, regions: Iterable[Region]
) -> QuerySet:
    theirs = [Q(pk__in=_parties(model, one, parts=True).order_by().values("pk")) for one in regions]
    return model.objects.filter(Q(*theirs, _connector=Q.OR)).order_by().values(thing)


def exchanges_between(regions: Sequence[Region]) -> QuerySet[Exchange]:
    """The exchanges at which all of some regions met, at any level: they, their parts or their bodies."""
    found = standing_exchanges()
    for region, parts in _apart(regions):
        found = found.filter(pk__in=_parties(Party, region, parts=parts).values("exchange"))
    return found


def agreements_between(regions: Sequence[Region]) -> QuerySet[Agreement]:
    """The agreements to which all of some regions are parties, or that were signed when they all met."""
    parties = Q()
    met = Q()
    for region, parts in _apart(regions):
        parties &= Q(pk__in=_parties(AgreementParty, region, parts=parts).values("agreement"))
        met &= Q(exchange__in=_parties(Party, region, parts=parts).values("exchange"))
    standing = Q(exchange__in=standing_exchanges().values("pk"))
    nameless = ~Q(parties__withdrawn_because="", parties__isnull=False)
    return agreements().filter(parties | (met & standing & nameless)).distinct()


def _apart(regions: Iterable[Region]) -> list[tuple[Region, bool]]:
    """Each region with whether its parts count as it: not where one of the others lies in it."""
    every = list(regions)
    return [
        (
            one,
            not any(other != one and prefix(one) and other.code.startswith(prefix(one)) for other in every),
        )
        for one in every
    ]
