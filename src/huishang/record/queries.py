"""What the record tells others and its own pages."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import Substr

from huishang.documents.models import Document
from huishang.record.actions.refresh import live_sources, with_sources
from huishang.record.models import (
    Agreement,
    AgreementParty,
    Doubt,
    Exchange,
    Participation,
    Party,
    Signature,
    Source,
)
from huishang.registry.models import Organization, Person, Region
from huishang.registry.queries import group

_DOCUMENTS = Count(
    "sources__document",
    filter=Q(sources__field="told", sources__ended_at=None, sources__document__repeats=None),
    distinct=True,
)
_STANDING_PARTIES = Prefetch("parties", Party.objects.filter(withdrawn_because="").select_related("region"))


def standing_exchanges() -> QuerySet[Exchange]:
    """The exchanges that stand: neither merged into another one nor taken out."""
    return Exchange.objects.filter(merged_into=None, withdrawn_because="")


def exchanges() -> QuerySet[Exchange]:
    """The exchanges that stand, latest first, with their parties and the number of documents that tell of each."""
    found = standing_exchanges().annotate(documents=_DOCUMENTS)
    return found.prefetch_related(_STANDING_PARTIES).order_by("-start", "-pk")


def doubtful() -> Q:
    """The exchanges that may be the same as another one."""
    pairs = open_doubts().order_by()
    return Q(pk__in=pairs.values("first")) | Q(pk__in=pairs.values("second"))


def years() -> list[str]:
    """The years that have exchanges, latest first."""
    found = standing_exchanges().exclude(start="").annotate(year=Substr("start", 1, 4))
    return sorted(found.order_by().values_list("year", flat=True).distinct(), reverse=True)


def sides() -> list[str]:
    """The regions that have exchanges, by code: what forms and lists offer to choose from."""
    found = Region.objects.filter(parties__withdrawn_because="").distinct()
    return list(found.order_by("code").values_list("name", flat=True))


def exchange_whole(uuid: object) -> QuerySet[Exchange]:
    """An exchange with everything that hangs on it, each row with its live sources as ``live``."""
    return Exchange.objects.filter(uuid=uuid).prefetch_related(
        Prefetch("sources", queryset=live_sources(), to_attr="live"),
        *(
            each
            for name in ("stages", "parties", "participations", "stops", "facts", "agreements")
            for each in (name, with_sources(name))
        ),
        "parties__region",
        "participations__person",
    )


def agreements(filters: Mapping[str, str] | None = None) -> QuerySet[Agreement]:
    """The agreements that stand, latest first. ``filters``: side, kind, state, year, words."""
    chosen = filters or {}
    found = Agreement.objects.filter(withdrawn_because="").filter(
        Q(exchange=None) | Q(exchange__withdrawn_because="")
    )
    for key in ("kind", "state"):
        if chosen.get(key):
            found = found.filter(**{key: chosen[key]})
    if chosen.get("year"):
        found = found.filter(signed__startswith=chosen["year"])
    if chosen.get("words"):
        found = found.filter(title__contains=chosen["words"])
    if chosen.get("side"):
        side = chosen["side"]
        found = found.filter(
            Q(parties__name__startswith=side) | Q(parties__region__short=side) | Q(parties__region__name=side)
        ).distinct()
    return found.select_related("exchange", "parent").prefetch_related("parties").order_by("-signed", "-pk")


def tree_of(agreement: Agreement) -> list[tuple[int, Agreement]]:
    """The whole tree that an agreement stands in, each with its depth, from the top. One query for each level."""
    top = agreement
    while top.parent is not None:
        top = top.parent
    below: dict[int, list[Agreement]] = {}
    front = [top]
    while front:
        children = list(
            Agreement.objects.filter(parent__in=front, withdrawn_because="").order_by("signed", "pk")
        )
        for child in children:
            below.setdefault(child.parent_id, []).append(child)
        front = children

    def walk(one: Agreement, depth: int) -> list[tuple[int, Agreement]]:
        lines = [(depth, one)]
        for child in below.get(one.pk, []):
            lines += walk(child, depth + 1)
        return lines

    return walk(top, 0)


def exchanges_of(body: Organization) -> QuerySet[Exchange]:
    """The exchanges at which a body was a side, latest first."""
    theirs = Party.objects.filter(organization__in=group(body), withdrawn_because="")
    return standing_exchanges().filter(pk__in=theirs.values("exchange"))


def agreements_of(body: Organization) -> QuerySet[Agreement]:
    """The agreements to which a body is a party, latest first."""
    theirs = AgreementParty.objects.filter(organization__in=group(body), withdrawn_because="")
    return agreements().filter(pk__in=theirs.values("agreement"))


def took_part(person: Person) -> QuerySet[Participation]:
    """The exchanges that a person took part in, as stated at each, latest first, with ``exchange`` and its sides."""
    return (
        Participation.objects.filter(person__in=group(person), withdrawn_because="")
        .filter(exchange__in=standing_exchanges().values("pk"))
        .select_related("exchange")
        .prefetch_related(Prefetch("exchange__parties", _STANDING_PARTIES.queryset))
        .order_by("-exchange__start", "-exchange__pk")
    )


def signed_or_witnessed(person: Person) -> QuerySet[Signature]:
    """What a person signed or witnessed, latest first, with ``agreement`` and its parties."""
    return (
        Signature.objects.filter(person__in=group(person), withdrawn_because="")
        .filter(agreement__in=agreements().order_by().values("pk"))
        .select_related("agreement")
        .prefetch_related("agreement__parties")
        .order_by("-agreement__signed", "-agreement__pk")
    )


def open_doubts() -> QuerySet[Doubt]:
    """Pairs of exchanges that may be one and that nobody has decided."""
    return Doubt.objects.filter(
        settled_at=None,
        first__merged_into=None,
        second__merged_into=None,
        first__withdrawn_because="",
        second__withdrawn_because="",
    ).select_related("first", "second")


def documents_of(exchanges: QuerySet[Exchange]) -> QuerySet[Document]:
    """The documents that tell of some exchanges."""
    told = Source.objects.filter(field="told", ended_at=None, exchange__in=exchanges.order_by().values("pk"))
    return Document.objects.filter(pk__in=told.values("document"))


def exchanges_on(document: object) -> QuerySet[Exchange]:
    """The exchanges that stand on a document."""
    return standing_exchanges().filter(
        sources__document=document, sources__field="told", sources__ended_at=None
    )
