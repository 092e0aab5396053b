"""The regions of the registry, from the reader's lexicon."""

from __future__ import annotations

from django.db import transaction

from huishang.reading.lexicon.tables import rows
from huishang.registry.models import Region

_CARRIED = ["code", "name", "short", "level", "kind", "until"]


@transaction.atomic
def load_regions() -> None:
    """Bring the regions to what the lexicon's tables say: present ones, former ones, functional areas.

    Rows are known by their slug, so loading again changes only what the tables changed; none is removed.
    """
    wanted = [*_present(), *_former(), *_areas()]
    known = Region.objects.in_bulk(field_name="slug")
    Region.objects.bulk_create([region for region in wanted if region.slug not in known], batch_size=500)
    changed = [
        _carry(region, known[region.slug])
        for region in wanted
        if region.slug in known and _facts(region) != _facts(known[region.slug])
    ]
    Region.objects.bulk_update(changed, _CARRIED, batch_size=500)
    _join()


def _facts(region: Region) -> tuple[object, ...]:
    return tuple(getattr(region, field) for field in _CARRIED)


def _carry(wanted: Region, known: Region) -> Region:
    for field in _CARRIED:
        setattr(known, field, getattr(wanted, field))
    return known


def _present() -> list[Region]:
    return [
        Region(slug=row["code"], **{key: row[key] for key in ("code", "name", "short", "level", "kind")})
        for row in rows("regions")
    ]


def _former() -> list[Region]:
    return [
        Region(
            slug=f"{row['code']}-{row['name']}",
            **{key: row[key] for key in ("code", "name", "short", "level")},
            until=int(row["until"]),
        )
        for row in rows("former_regions")
    ]


def _areas() -> list[Region]:
    return [
        Region(
            slug=row["name"],
            code=row["region_code"],
            name=row["name"],
            short=row["short"],
            level="area",
            kind=row["kind"],
        )
        for row in rows("areas")
    ]


def _join() -> None:
    """Give every region its parent and every former one its successor, where that is not so yet."""
    by_slug = Region.objects.in_bulk(field_name="slug")
    successors = {f"{row['code']}-{row['name']}": row["successor_code"] for row in rows("former_regions")}
    changed = []
    for region in by_slug.values():
        parent = _parent(region, by_slug)
        successor = by_slug.get(successors.get(region.slug, ""))
        if (region.parent_id, region.successor_id) != (parent and parent.pk, successor and successor.pk):
            region.parent, region.successor = parent, successor
            changed.append(region)
    Region.objects.bulk_update(changed, ["parent", "successor"], batch_size=500)


def _parent(region: Region, by_slug: dict[str, Region]) -> Region | None:
    """The region one level up, as codes tell it: an area lies in the region of its code."""
    if region.level == "area":
        return by_slug.get(region.code)
    above = [region.code[:4] + "00", region.code[:2] + "0000"]
    return next((by_slug[code] for code in above if code != region.code and code in by_slug), None)
