"""How often the provincial-level regions met, each and by twos, over some years."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations

from django.core.cache import cache
from django.db.models import Max

from huishang.record.models import Change, Party
from huishang.record.queries import standing_exchanges
from huishang.registry.models import Region

_KEPT_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Meetings:
    """Exchanges by region and by pair of regions (codes in order), and by year and month ("01")."""

    single: dict[str, int]
    pairs: dict[tuple[str, str], int]
    months: dict[tuple[str, str], int]


def meetings(since: str = "", until: str = "") -> Meetings:
    """The exchanges from one year to another, counted; cities, counties and bodies as their province.

    Worked out once for each state of the record, and kept for some minutes: over 20,000 exchanges it takes too long
    for every page.
    """
    state = Change.objects.aggregate(last=Max("pk"))["last"]
    key = f"analysis-meetings-{state}-{since}-{until}"
    found = cache.get(key)
    if found is None:
        found = _counted(since, until)
        cache.set(key, found, _KEPT_SECONDS)
    return found


def _counted(since: str, until: str) -> Meetings:
    held = standing_exchanges()
    if since:
        held = held.filter(start__gte=since)
    if until:
        held = held.filter(start__lt=str(int(until) + 1))
    rows = Party.objects.filter(exchange__in=held.order_by().values("pk"), withdrawn_because="")
    by_exchange: dict[int, set[str]] = defaultdict(set)
    for exchange, own, seat in rows.values_list("exchange", "region__code", "organization__region__code"):
        if own or seat:
            by_exchange[exchange].add((own or seat)[:2] + "0000")
    single, pairs = Counter[str](), Counter[tuple[str, str]]()
    for codes in by_exchange.values():
        single.update(codes)
        pairs.update(combinations(sorted(codes), 2))
    months = Counter(
        (start[:4], start[5:7]) for start in held.order_by().values_list("start", flat=True) if start
    )
    return Meetings(dict(single), dict(pairs), dict(months))


def provinces() -> dict[str, Region]:
    """The provincial-level regions by code."""
    return {one.code: one for one in Region.objects.filter(level="province", until=None)}
