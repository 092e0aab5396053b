"""Names in documents linked to people and bodies: by rule where it is sure, else by a person."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from huishang.accounts.access import access_act
from huishang.accounts.models import User
from huishang.accounts.rules import Act
from huishang.documents.models import Document
from huishang.registry.actions.attesting import attest, attest_documents
from huishang.registry.candidates import Named, body_choices, named, person_choices
from huishang.registry.linking import full_name
from huishang.registry.models import Link, Organization, Person, Region
from huishang.registry.rules import Decision, decide
from huishang.review.models import Finding
from huishang.review.queries import settled


@transaction.atomic
def link_document(document: Document, at: datetime) -> None:
    """Link what can be linked by rule, end rules' links that nothing carries any more, attest posts.

    A link that a person made or ended is never touched: what one person decided no rule decides again.
    """
    findings = settled(document)
    present = {one.id for one in findings}
    holding = Link.objects.filter(finding__document=document, ended_at=None)
    holding.filter(by=None).exclude(finding_id__in=present).update(ended_at=at)
    decided = set(
        Link.objects.filter(finding__document=document)
        .filter(Q(ended_at=None) | Q(by__isnull=False) | Q(ended_by__isnull=False))
        .values_list("finding_id", flat=True)
    )
    for one in named(document, findings):
        if one.finding.id not in decided:
            _link_by_rule(one, at)
    attest(document, findings)


def _link_by_rule(one: Named, at: datetime) -> None:
    is_judged = one.finding.state != "open"
    if one.is_person:
        choices = person_choices(one)
        decision = decide(choices, is_judged=is_judged, tells_who=bool(one.posts))
    else:
        choices = body_choices(one)
        decision = decide(
            choices, is_judged=is_judged, tells_who=bool(one.body.region or one.body.branch == "own")
        )
    target = _target(one, decision, at)
    if target is not None:
        Link.objects.create(
            finding_id=one.finding.id,
            person=target if one.is_person else None,
            organization=None if one.is_person else target,
            reasons=list(decision.reasons),
            score=decision.score,
            at=at,
        )


def _target(one: Named, decision: Decision, at: datetime) -> Person | Organization | None:
    if decision.outcome == "open":
        return None
    if decision.outcome == "link":
        return (Person if one.is_person else Organization).objects.get(pk=decision.key)
    if one.is_person:
        return Person.objects.create(name=one.name, added_at=at)
    region = Region.objects.filter(code=one.body.region, until=None).exclude(level="area").first()
    return Organization.objects.create(name=full_name(one.body), region=region, added_at=at)


@transaction.atomic
def link(by: User, finding: Finding, target: Person | Organization, *, at: datetime) -> Link:
    """Say that a name is this person or body; an earlier link of it ends."""
    access_act(by, Act.REVIEW)
    _end(by, finding, at)
    slot = "person" if isinstance(target, Person) else "organization"
    made = Link.objects.create(finding=finding, by=by, at=at, reasons=["by_hand"], **{slot: target})
    attest_documents([finding.document])
    return made


@transaction.atomic
def make_person(by: User, finding: Finding, *, at: datetime) -> Person:
    """Say that a name is somebody who is not in the registry yet."""
    access_act(by, Act.REVIEW)
    person = Person.objects.create(name=_name(finding), added_by=by, added_at=at)
    link(by, finding, person, at=at)
    return person


@transaction.atomic
def unlink(by: User, finding: Finding, *, at: datetime) -> None:
    """Say that a name is not who it was linked to; it is text again until somebody links it."""
    access_act(by, Act.REVIEW)
    _end(by, finding, at)
    attest_documents([finding.document])


def _end(by: User, finding: Finding, at: datetime) -> None:
    Link.objects.filter(finding=finding, ended_at=None).update(ended_by=by, ended_at=at)


def _name(finding: Finding) -> str:
    value = finding.verdict.value if finding.verdict and finding.verdict.value else finding.value
    name: str = value["name"]
    return name
