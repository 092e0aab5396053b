"""When some regions last met at which level, and who led."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Prefetch, QuerySet

from huishang.record import names
from huishang.record.models import Exchange, Participation
from huishang.record.page import side_names

_LEADING = frozenset({"leader", "host"})


@dataclass(frozen=True, slots=True)
class Level:
    """Meetings of one level: how many, and the last one."""

    name: object
    count: int
    last: Exchange | None


def by_level(found: QuerySet[Exchange]) -> list[Level]:
    """Each level at which they met, the highest first, with the last meeting; held ones only. Two queries."""
    held = found.filter(state="held").order_by()
    counts = {row["level"]: row for row in held.values("level").annotate(n=Count("pk"), last=Max("start"))}
    latest = held.filter(start__in={row["last"] for row in counts.values()}).order_by("pk")
    last = {one.level: one for one in latest if one.start == counts[one.level]["last"]}
    known = [(key, name) for key, name in names.LEVELS.items() if key in counts]
    return [Level(name, counts[key]["n"], last.get(str(key))) for key, name in known] + (
        [Level("", counts[""]["n"], last.get(""))] if "" in counts else []
    )


def with_people(found: QuerySet[Exchange]) -> QuerySet[Exchange]:
    """The same exchanges with the people who took part."""
    standing = Participation.objects.filter(withdrawn_because="").select_related("person")
    return found.prefetch_related(Prefetch("participations", standing, to_attr="people"))


def leaders(exchange: Exchange) -> list[Participation]:
    """Who led each side: by the role told, else whom the sources list first; sides in their order. Needs ``with_people``."""
    by_side: dict[str, list[Participation]] = {}
    for one in exchange.people:  # type: ignore[attr-defined]
        by_side.setdefault(one.side, []).append(one)
    sides = [name for name in side_names(exchange) if name in by_side]
    return [min(by_side[side], key=_place) for side in sides or by_side]


def _place(one: Participation) -> tuple[int, int, int]:
    told = 0 if _LEADING & set(one.roles.split()) else 1
    return told, one.order, one.pk


def side_by_side(exchanges: Iterable[Exchange]) -> list[tuple[Exchange, Sequence[Participation]]]:
    """Exchanges with who led each side."""
    return [(one, leaders(one)) for one in exchanges]
