"""What the registry knows under a name. Ambiguous names stay text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from huishang.record.models import Exchange, Participation, Signature
from huishang.registry.models import Link, Organization, Region
from huishang.registry.queries import open_entered


def regions_named(names: Iterable[str]) -> dict[str, Region]:
    """The one region of each full name; names of several regions, and names that are former, give none."""
    found: dict[str, list[Region]] = defaultdict(list)
    for region in Region.objects.filter(name__in=list(names), until=None):
        found[region.name].append(region)
    return {name: regions[0] for name, regions in found.items() if len(regions) == 1}


def bodies_named(names: Iterable[str]) -> dict[str, Organization]:
    """The one body of each full name."""
    found: dict[str, list[Organization]] = defaultdict(list)
    for body in Organization.objects.filter(name__in=list(names), merged_into=None):
        found[body.name].append(body)
    return {name: bodies[0] for name, bodies in found.items() if len(bodies) == 1}


def people_of_findings(findings: Iterable[int]) -> dict[int, int]:
    """The key of the person that each finding is linked to."""
    links = Link.objects.filter(finding__in=list(findings), ended_at=None, person__isnull=False)
    return dict(links.values_list("finding_id", "person_id"))


def people_of_entered(names: Iterable[int | None]) -> dict[int, int]:
    """The key of the person that each name entered by hand is linked to."""
    links = Link.objects.filter(entered__in=[key for key in names if key], ended_at=None)
    return dict(links.values_list("entered_id", "person_id"))


def exchanges_with_open(name: str) -> list[Exchange]:
    """The exchanges for which somebody of a name was entered and whom nobody is linked to yet."""
    waiting = open_entered().filter(name=name).order_by()
    named = Participation.objects.filter(entered__in=waiting).values("exchange")
    return list(Exchange.objects.filter(pk__in=named).order_by("pk"))


def person_of(row: Participation | Signature) -> int | None:
    """The person that a row is linked to: by the names that documents give it, else by the entered one."""
    names = row.sources.filter(field="name", ended_at=None).values_list("finding", flat=True)
    by_finding = people_of_findings(key for key in names if key)
    return min(by_finding.values(), default=people_of_entered([row.entered_id]).get(row.entered_id))


def rows_named_by(link: Link) -> list[Participation | Signature]:
    """The people of exchanges and agreements whose name a link is about."""
    named = {"sources__finding": link.finding_id, "sources__field": "name", "sources__ended_at": None}
    if link.finding_id is None:
        named = {"entered": link.entered_id}
    return [*Participation.objects.filter(**named), *Signature.objects.filter(**named)]
