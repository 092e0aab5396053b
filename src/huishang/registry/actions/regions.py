"""The regions of the registry, from the reader's lexicon."""

from __future__ import annotations

from functools import cache

from django.db import transaction

from huishang.reading.lexicon.tables import rows
from huishang.registry.models import Region

_CARRIED = ["code", "name", "short", "level", "kind", "until", "parent_id", "successor_id"]


@transaction.atomic
def load_regions() -> None:
    """Bring the regions to what the lexicon's tables say: present ones, former ones, functional areas.

    Rows are known by their slug, so loading again changes only what the tables changed; none is removed.
    """
    known = Region.objects.in_bulk(field_name="slug")
    # From the largest to the smallest, so that what a region lies in, and what it became, is there before it.
    for wanted in (*_present(), _areas(), _former()):
        _bring(wanted, known)


def _bring(wanted: list[Region], known: dict[str, Region]) -> None:
    """Make what is not known yet, and carry what the tables changed to what is."""
    for region in wanted:
        region.parent = _parent(region, known)
        region.successor = known.get(_successors().get(region.slug, ""))
    Region.objects.bulk_create([region for region in wanted if region.slug not in known], batch_size=500)
    changed = [
        _carry(region, known[region.slug])
        for region in wanted
        if region.slug in known and _facts(region) != _facts(known[region.slug])
    ]
    Region.objects.bulk_update(changed, [field.removesuffix("_id") for field in _CARRIED], batch_size=100)
    known.update((region.slug, region) for region in wanted if region.slug not in known)


def _facts(region: Region) -> tuple[object, ...]:
    return tuple(getattr(region, field) for field in _CARRIED)


def _carry(wanted: Region, known: Region) -> Region:
    for field in _CARRIED:
        setattr(known, field, getattr(wanted, field))
    return known


def _present() -> list[list[Region]]:
    """The present regions, a list for each level."""
    regions = [
        Region(slug=row["code"], **{key: row[key] for key in ("code", "name", "short", "level", "kind")})
        for row in rows("regions")
    ]
    return [[one for one in regions if one.level == level] for level in ("province", "prefecture", "county")]


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


@cache
def _successors() -> dict[str, str]:
    """The code of what each former region became, by its slug."""
    return {f"{row['code']}-{row['name']}": row["successor_code"] for row in rows("former_regions")}


def _parent(region: Region, by_slug: dict[str, Region]) -> Region | None:
    """The region one level up, as codes tell it: an area lies in the region of its code."""
    if region.level == "area":
        return by_slug.get(region.code)
    above = [region.code[:4] + "00", region.code[:2] + "0000"]
    return next((by_slug[code] for code in above if code != region.code and code in by_slug), None)
