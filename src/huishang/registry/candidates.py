"""The names of documents and entries by hand, and whom of the registry each may mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q

from huishang.documents.models import Document
from huishang.registry.linking import (
    Body,
    Candidate,
    Mention,
    body_candidates,
    full_name,
    person_candidates,
    read_body,
)
from huishang.registry.linking.script import fold
from huishang.registry.models import Attestation, EnteredName, Link, Organization, Person, Region
from huishang.registry.rules import occasion
from huishang.review.queries import SettledFinding
from huishang.review.rules import Kind

_PARTIES = (Kind.AGREEMENT_PARTY, Kind.CONTRACT_PARTY)
_BODIES = (Kind.ISSUER, *_PARTIES, Kind.RESPONSIBLE, Kind.EVENT_PARTY)
_OF_ONE_REGION = 300
"""Bodies of one region that are compared with a name, at most."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a document with all that the document tells of it."""

    finding: SettledFinding
    name: str
    region: str
    day: date | None
    is_person: bool
    side: str = ""
    posts: tuple[str, ...] = ()
    body: Body = field(default_factory=lambda: Body((), "other", "", ""))

    @property
    def mention(self) -> Mention:
        """A person's name as the judgement takes it."""
        return Mention(self.name, self.posts, self.region, self.day, self.side)


def named(document: Document, findings: Sequence[SettledFinding]) -> list[Named]:
    """Every person and body that the findings of a document name; regions are none."""
    day = full_day(
        occasion(
            [one.value.get("start") or "" for one in findings if one.kind == Kind.EVENT_DATE],
            document.published.isoformat() if document.published else None,
        )
    )
    posts: dict[int, list[SettledFinding]] = defaultdict(list)
    for one in findings:
        if one.kind == Kind.POST and one.parent is not None:
            posts[one.parent].append(one)
    people = [_person(one, posts[one.id], day) for one in findings if one.kind == Kind.PERSON]
    bodies = [_body(one, day) for one in findings if one.kind in _BODIES]
    regions = set(Region.objects.filter(name__in=[one.name for one in bodies]).values_list("name", flat=True))
    return [*people, *(one for one in bodies if one.name and one.name not in regions)]


def _person(finding: SettledFinding, posts: list[SettledFinding], day: date | None) -> Named:
    side = finding.value.get("side") or ""
    region = next((post.value["region"] for post in posts if post.value.get("region")), side)
    titles = tuple(post.value["title"] for post in posts if post.value.get("title"))
    return Named(finding, finding.value.get("name", ""), region, day, True, side, titles)


def _body(finding: SettledFinding, day: date | None) -> Named:
    value = finding.value
    name = (value.get("region") if finding.kind == Kind.EVENT_PARTY else value.get("name")) or ""
    within = value.get("side") or (value.get("region") if finding.kind in _PARTIES else "") or ""
    return Named(finding, name, within, day, False, body=read_body(name, within, day))


def full_day(text: str) -> date | None:
    """A partial date as a day: the first of its month or year; None for an empty one."""
    if not text:
        return None
    year, month, day = (*text.split("-"), "1", "1")[:3]
    return date(int(year), int(month), int(day))


def mention_of(entered: EnteredName) -> Mention:
    """A name entered by hand as the judgement takes it; its posts are of the side that it stands for."""
    return Mention(entered.name, tuple(entered.posts), entered.side, full_day(entered.on), entered.side)


def person_choices(mention: Mention) -> list[Candidate[int]]:
    """Whom a person's name may mean, best first; keys are of people that stand (not merged away)."""
    folded = fold(mention.name)
    found = Person.objects.filter(Q(folded=folded) | Q(names__name=mention.name)).distinct()
    return person_candidates(mention, known_mentions(found).items())


def known_mentions(people: Iterable[Person]) -> dict[int, list[Mention]]:
    """How people are known: a mention for each post that something attests, by the person that stands."""
    standing = {person.pk: person.standing for person in people}
    for person in _merged_into(standing.values()):
        standing[person.pk] = person.standing
    mentions: dict[int, list[Mention]] = {one.pk: [] for one in standing.values()}
    attested = Attestation.objects.filter(tenure__person__in=standing).select_related(
        "tenure__region", "finding__parent", "entered"
    )
    for one in attested:
        person = standing[one.tenure.person_id]
        mentions[person.pk].append(_known(person.name, one))
    for person in standing.values():
        if not mentions[person.pk]:
            mentions[person.pk].append(Mention(person.name))
    return mentions


def _merged_into(people: Iterable[Person]) -> list[Person]:
    return list(Person.objects.filter(merged_into__in=list(people)).select_related("merged_into"))


def _known(name: str, one: Attestation) -> Mention:
    """A mention of a person by one attested post; a source that prints another form of the name speaks in it."""
    region = one.tenure.region.name if one.tenure.region else ""
    if one.entered:
        entered = replace(mention_of(one.entered), posts=(one.tenure.title,))
        return replace(entered, region=region or entered.region)
    value = one.finding.parent.value if one.finding and one.finding.parent else {}
    return Mention(
        value.get("name", name), (one.tenure.title,), region, full_day(one.on), value.get("side") or ""
    )


def body_choices(one: Named) -> list[Candidate[int]]:
    """Which bodies a name may mean, best first."""
    full = full_name(one.body)
    by_name = Organization.objects.filter(Q(folded=fold(full)) | Q(names__name=one.name)).distinct()
    near = Organization.objects.filter(region__code=one.body.region) if one.body.region else by_name.none()
    known = {body.pk: body for body in [*by_name, *near[:_OF_ONE_REGION]]}
    read = [(body.standing.pk, read_body(body.name, at=one.day)) for body in known.values()]
    return body_candidates(one.name, read, one.region, one.day)


def holding_links(document: Document) -> dict[int, Link]:
    """The links that hold of a document's findings, by finding."""
    links = Link.objects.filter(finding__document=document, ended_at=None)
    return {link.finding_id: link for link in links.select_related("person", "organization")}
