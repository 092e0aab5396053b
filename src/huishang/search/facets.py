"""What a document in the index is narrowed by, as it stands in the apps below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huishang.documents.models import Document
from huishang.record.lookup import regions_named
from huishang.review.queries import settled
from huishang.review.rules import Kind

_REGION_OF = {Kind.EVENT_PARTY: "region", Kind.AGREEMENT_PARTY: "region", Kind.PERSON: "side"}
_LONGEST_OUTLET = 60
_SLOTS_OF_A_DAY = 16
"""Bits; documents of one day whose keys end alike take the next number that is free."""
_FIRST_DAY = date(1900, 1, 1).toordinal() - (1 << 15)


@dataclass(frozen=True, slots=True)
class Facets:
    """Kind, year, outlet and regions (keys) of a document."""

    kind: str
    year: int | None
    outlet: str
    regions: frozenset[int]


def facets_of(document: Document) -> Facets:
    """What a document is narrowed by; its regions are those of the findings that count."""
    content = document.reading.content if document.reading else {}
    outlet = (content.get("document", {}).get("outlet") or {}).get("quote") or ""
    named = {
        name
        for finding in settled(document)
        if (key := _REGION_OF.get(finding.kind)) and (name := finding.value.get(key))
    }
    regions = frozenset(region.pk for region in regions_named(named).values())
    year = document.published.year if document.published else None
    return Facets(document.kind, year, " ".join(outlet.split())[:_LONGEST_OUTLET], regions)


def number_of(document: Document) -> int:
    """The number that a document would like in the index: greater the later it was published; undated ones first."""
    if document.published is None:
        return document.pk
    day = max(document.published.toordinal() - _FIRST_DAY, 1 << 15)
    return (day << _SLOTS_OF_A_DAY) | (document.pk & ((1 << _SLOTS_OF_A_DAY) - 1))
