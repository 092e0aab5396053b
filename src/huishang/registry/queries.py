"""What the registry tells others and its own pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Min, OuterRef, Q, QuerySet, Subquery

from huishang.documents.models import Document
from huishang.registry.linking.script import fold
from huishang.registry.models import Attestation, Link, Merge, Organization, Person, Region, Tenure
from huishang.review.models import Finding
from huishang.review.rules import Kind, VerdictKind


@dataclass(frozen=True, slots=True)
class Held:
    """A post that a person held, with the span of days on which something attests it."""

    title: str
    region: Region | None
    first: str
    last: str
    attestations: tuple[Attestation, ...]


def people(words: str = "") -> QuerySet[Person]:
    """The people that stand, by name, each with ``latest_post`` and ``mentions`` (links that hold).

    ``words`` narrows to names that contain them, in Simplified or Traditional characters, and to posts.
    """
    latest = Tenure.objects.filter(person=OuterRef("pk"), attestations__isnull=False).order_by(
        "-attestations__on", "pk"
    )
    found = Person.objects.filter(merged_into=None)
    if words:
        found = found.filter(
            Q(folded__contains=fold(words))
            | Q(names__name__icontains=words)
            | Q(tenures__title__contains=words)
        )
    return (
        found.annotate(
            latest_post=Subquery(latest.values("title")[:1]),
            mentions=Count("links", filter=Q(links__ended_at=None), distinct=True),
        )
        .order_by("folded", "pk")
        .distinct()
    )


def bodies(words: str = "") -> QuerySet[Organization]:
    """The bodies that stand, by region and name, each with ``mentions``."""
    found = Organization.objects.filter(merged_into=None).select_related("region")
    if words:
        found = found.filter(Q(folded__contains=fold(words)) | Q(names__name__contains=words))
    return (
        found.annotate(mentions=Count("links", filter=Q(links__ended_at=None), distinct=True))
        .order_by("region__code", "name", "pk")
        .distinct()
    )


def regions(words: str = "") -> QuerySet[Region]:
    """The regions by code; without words the provinces, with words every region of that name, former ones too."""
    found = Region.objects.select_related("parent", "successor")
    if words:
        return found.filter(Q(name__contains=words) | Q(short=words) | Q(code=words))
    return found.filter(level="province")


def region_named(name: str) -> Region | None:
    """The present region of a full official name; None where there is none or several bear it."""
    found = list(Region.objects.filter(name=name, until=None)[:2])
    return found[0] if len(found) == 1 else None


def group(one: Person | Organization) -> list[int]:
    """The keys of all that count as this one: itself and what was merged into it, however often."""
    keys, front = [one.pk], [one.pk]
    while front:
        front = list(type(one).objects.filter(merged_into__in=front).values_list("pk", flat=True))
        keys += front
    return keys


def tenures(person: Person) -> list[Held]:
    """The posts of a person, latest first; those that nothing attests any more are left out."""
    found = Attestation.objects.filter(tenure__person__in=group(person)).select_related(
        "tenure__region", "finding__document", "entered_by"
    )
    posts: dict[str, list[Attestation]] = {}
    for one in sorted(found, key=lambda one: one.on):
        posts.setdefault(one.tenure.title, []).append(one)
    held = [
        Held(title, ones[0].tenure.region, ones[0].on, ones[-1].on, tuple(ones))
        for title, ones in posts.items()
    ]
    return sorted(held, key=lambda one: (one.last, one.first), reverse=True)


def links(one: Person | Organization) -> QuerySet[Link]:
    """The mentions that are this person or body, by document."""
    slot = "person" if isinstance(one, Person) else "organization"
    return (
        Link.objects.filter(**{f"{slot}__in": group(one)}, ended_at=None)
        .select_related("finding__document", "by")
        .order_by("finding__document__published", "pk")
    )


def history(one: Person | Organization) -> QuerySet[Merge]:
    """The merges and splits that this one took part in, latest first."""
    slot = "person" if isinstance(one, Person) else "organization"
    return (
        Merge.objects.filter(Q(**{f"kept_{slot}": one}) | Q(**{f"other_{slot}": one}))
        .select_related("by", "undone_by", f"kept_{slot}", f"other_{slot}")
        .order_by("-pk")
    )


def open_names() -> QuerySet[Finding]:
    """The people that documents name and that nobody is linked to yet; rejected ones do not count."""
    return (
        Finding.objects.filter(kind=Kind.PERSON)
        .exclude(links__ended_at=None, links__isnull=False)
        .exclude(verdict__verdict=VerdictKind.REJECTED)
        .exclude(document__state=Document.State.WITHDRAWN)
        .select_related("document", "verdict")
        .order_by("document_id", "order")
    )


def people_of(document: Document) -> dict[int, Person]:
    """Whom the findings of a document are linked to, by finding: the person that stands."""
    found = Link.objects.filter(finding__document=document, ended_at=None, person__isnull=False)
    return {link.finding_id: link.person.standing for link in found.select_related("person__merged_into")}


def spans(people: Iterable[Person]) -> dict[int, tuple[str, str]]:
    """The first and last day on which something attests a post of each person; a query for all."""
    found = (
        Attestation.objects.filter(tenure__person__in=list(people))
        .exclude(on="")
        .values("tenure__person")
        .annotate(first=Min("on"), last=Max("on"))
    )
    return {row["tenure__person"]: (row["first"], row["last"]) for row in found}
