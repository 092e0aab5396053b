"""With whom a region met: one line a partner, at the region's own level."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from huishang.analysis.queries.areas import exchanges_of
from huishang.record import names
from huishang.record.models import Party
from huishang.registry.models import Region
from huishang.registry.queries import prefix


@dataclass
class Partner:
    """A region that another one met with: how often, when first and last, and at which level last."""

    of: Region
    region: Region
    exchanges: set[int] = field(default_factory=set)
    first: str = ""
    last: str = ""
    last_level: str = ""

    def met(self, exchange: int, start: str, level: str) -> None:
        """Count a meeting; one without a date counts, and tells neither first nor last."""
        self.exchanges.add(exchange)
        if start and (not self.first or start < self.first):
            self.first = start
        if start and start >= self.last:
            self.last, self.last_level = start, level

    @property
    def with_this(self) -> list[str]:
        """The slugs of the pair."""
        return [self.of.slug, self.region.slug]

    @property
    def level_name(self) -> object:
        """The level of the last meeting as pages call it."""
        return names.LEVELS.get(self.last_level, "")


def partners(region: Region) -> list[Partner]:
    """The partners of a region, those that it met most often first.

    Cities count as their province where a province is asked about. Two queries, and one for names.
    """
    rows = (
        Party.objects.filter(withdrawn_because="", exchange__in=exchanges_of(region).order_by().values("pk"))
        .exclude(region=None)
        .values_list("exchange", "exchange__start", "exchange__level", "region__code", "region")
    )
    lifted = _lifting(region)
    found: dict[int, Partner] = {}
    for exchange, start, level, code, key in rows:
        other = lifted(code, key)
        if other is not None:
            found.setdefault(other.pk, Partner(region, other)).met(exchange, start, level)
    return sorted(found.values(), key=lambda one: (-len(one.exchanges), one.region.code))


def _lifting(region: Region) -> Callable[[str, int], Region | None]:
    """How a party's region is counted: as the one of the asked region's level that it lies in; own parts not at all."""
    present = {one.code: one for one in Region.objects.filter(until=None).exclude(level="area") if one.code}
    by_key = {one.pk: one for one in present.values()}
    own = prefix(region) or region.code

    def lift(code: str, key: int) -> Region | None:
        if not code or code.startswith(own) or (own.startswith(code.rstrip("0")) and code.rstrip("0")):
            return None
        above = {"province": code[:2] + "0000", "prefecture": code[:4] + "00"}.get(region.level, code)
        return present.get(above) or by_key.get(key)

    return lift
