"""Set phrases: where one was first used, by whom, and how it spread."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Max, Min, QuerySet
from django.db.models.functions import Substr

from huishang.analysis.models import PhraseUse
from huishang.registry.models import Region


def phrases() -> QuerySet[Any, dict[str, Any]]:
    """Each phrase with its uses, documents, first and last day, the one used in most documents first."""
    return (
        PhraseUse.objects.order_by()
        .values("text")
        .annotate(
            uses=Count("pk"), documents=Count("document", distinct=True), first=Min("on"), last=Max("on")
        )
        .order_by("-documents", "text")
    )


def uses(text: str) -> QuerySet[PhraseUse]:
    """The uses of a phrase, the first one at the head; those without a date last."""
    found = PhraseUse.objects.filter(text=text).select_related("document", "exchange", "person")
    return found.defer("document__text").order_by("on", "document", "finding")


def by_year(text: str) -> list[dict[str, Any]]:
    """How many documents use a phrase in each year, dated ones only."""
    found = PhraseUse.objects.filter(text=text).exclude(on="").order_by()
    return list(
        found.annotate(year=Substr("on", 1, 4))
        .values("year")
        .annotate(n=Count("document", distinct=True))
        .order_by("year")
    )


def by_region(text: str) -> list[Region]:
    """The regions at whose exchanges a phrase was used, each with ``n`` exchanges and its ``first`` day; first ones first."""
    return list(
        Region.objects.filter(parties__exchange__phraseuses__text=text, parties__withdrawn_because="")
        .annotate(n=Count("parties__exchange", distinct=True), first=Min("parties__exchange__phraseuses__on"))
        .order_by("first", "code")
    )
