"""What the registry tells others and its own pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, Count, Exists, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce

from huishang.documents.models import Document
from huishang.registry.linking import read_body
from huishang.registry.linking.departments import departments, followers
from huishang.registry.linking.script import fold
from huishang.registry.models import (
    Attestation,
    EnteredName,
    Link,
    Merge,
    Organization,
    Person,
    Region,
    Tenure,
)
from huishang.review.models import Finding
from huishang.review.rules import Kind, VerdictKind

_COUNTING = Q(links__ended_at=None) & (Q(links__entered=None) | Q(links__entered__is_out=False))


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
            mentions=Count("links", filter=_COUNTING, distinct=True),
        )
        .order_by("folded", "pk")
        .distinct()
    )


def people_in(region: Region) -> QuerySet[Person]:
    """The people who are attested in a post of a region, those attested last first, as ``people`` gives them."""
    return _holding(people(), Q(tenures__region=region))


def people_of_body(body: Organization) -> QuerySet[Person]:
    """The people who are attested in a post at a body, those attested last first, as ``people`` gives them."""
    return _holding(people(), Q(tenures__organization__in=group(body)))


def _holding(found: QuerySet[Person], post: Q) -> QuerySet[Person]:
    held = Person.objects.filter(post, merged_into=None).values("pk")
    return (
        found.filter(pk__in=held)
        .annotate(last=Max("tenures__attestations__on"))
        .order_by("-last", "folded", "pk")
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


def region_named(name: str, year: int | None = None) -> Region | None:
    """The region that bore a full official name in a year, or bears it now; None where there is none or several did.

    密云县 is a region of 2012 and none of 2024.
    """
    found = list(_standing_in(Region.objects.filter(name=name), year)[:2])
    return found[0] if len(found) == 1 else None


def regions_as_of(year: int, words: str = "") -> QuerySet[Region]:
    """The regions as they were called in a year: former names that held then, without what they became since.

    Former names are known from 2002 on; what was changed before is not told apart.
    """
    return _standing_in(regions(words), year)


def _standing_in(found: QuerySet[Region], year: int | None) -> QuerySet[Region]:
    """Of regions those that stood in a year. One that was only renamed did not stand under its new name before."""
    if year is None:
        return found.filter(until=None)
    renamed = Region.objects.filter(successor=OuterRef("pk"), until__gt=year).filter(
        Q(short=OuterRef("short")) | Q(code=OuterRef("code"))
    )
    return found.filter(Q(until=None) | Q(until__gt=year)).exclude(Exists(renamed))


_DIGITS = {"province": 2, "prefecture": 4}
"""How many digits of its code everything that lies in a region of a level begins with."""


def prefix(region: Region) -> str:
    """What the codes of a region and of all that lies in it begin with; empty for one that holds no others."""
    return region.code[: _DIGITS[region.level]] if region.level in _DIGITS and region.code else ""


def with_parts(region: Region) -> QuerySet[Region]:
    """A region and all that lies in it, former names and functional areas among them."""
    inside = Q(code__startswith=prefix(region)) if prefix(region) else Q(pk=region.pk)
    return Region.objects.filter(inside)


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


@dataclass(frozen=True, slots=True)
class Succession:
    """What a body was called before reforms and is called since, as far as the registry has them."""

    before: tuple[Organization, ...]
    after: tuple[Organization, ...]


def succession(body: Organization) -> Succession:
    """The bodies of the same region that this one followed, or that followed it, by the table of reforms."""
    stem = _stem(body)
    if not stem:
        return Succession((), ())
    others = [
        (other, _stem(other))
        for other in Organization.objects.filter(region=body.region_id, merged_into=None).exclude(pk=body.pk)
    ]
    return Succession(
        tuple(other for other, theirs in others if theirs and stem in followers(theirs)),
        tuple(other for other, theirs in others if theirs in followers(stem)),
    )


def _stem(body: Organization) -> str:
    """The task that a department is named after (发展和改革); empty for what is no department of the tables."""
    core = read_body(body.name).core
    return next((one.stem for one in departments(core) if one.name == core), "")


def links(one: Person | Organization) -> QuerySet[Link]:
    """The mentions that are this person or body: in documents by their publication, entered ones by their day."""
    slot = "person" if isinstance(one, Person) else "organization"
    return (
        Link.objects.filter(**{f"{slot}__in": group(one)}, ended_at=None)
        .exclude(entered__is_out=True)
        .select_related("finding__document", "entered__entered_by", "by")
        .annotate(day=Coalesce("entered__on", Cast("finding__document__published", CharField())))
        .order_by("day", "pk")
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


def entered_names(keys: Iterable[int]) -> dict[int, EnteredName]:
    """Names entered by hand by their keys, each with its links."""
    return EnteredName.objects.prefetch_related("links").in_bulk(list(keys))


def open_entered() -> QuerySet[EnteredName]:
    """The people whom entries by hand name and that nobody is linked to yet, latest first."""
    return (
        EnteredName.objects.filter(is_out=False)
        .exclude(links__ended_at=None, links__isnull=False)
        .select_related("entered_by")
        .order_by("-on", "pk")
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
