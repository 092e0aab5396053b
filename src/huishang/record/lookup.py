"""What the registry knows under a name. Ambiguous names stay text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from huishang.record.models import Participation, Signature
from huishang.registry.models import Link, Organization, Region


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


def rows_named_by(finding: int) -> list[Participation | Signature]:
    """The people of exchanges and agreements whose name a finding gives."""
    named = {"sources__finding": finding, "sources__field": "name", "sources__ended_at": None}
    return [*Participation.objects.filter(**named), *Signature.objects.filter(**named)]
