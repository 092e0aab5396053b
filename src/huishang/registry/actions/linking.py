"""Names in documents and entries by hand linked to people and bodies: by rule where it is sure, else by a person."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from huishang.accounts.access import access_act
from huishang.accounts.models import User
from huishang.accounts.rules import Act
from huishang.documents.models import Document
from huishang.registry.actions.attesting import attest, attest_names
from huishang.registry.candidates import Named, body_choices, named, person_choices
from huishang.registry.linking import full_name
from huishang.registry.models import EnteredName, Link, Organization, Person, Region
from huishang.registry.rules import Decision, decide
from huishang.registry.signals import name_decided
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
    for gone in holding.filter(by=None).exclude(finding_id__in=present):
        gone.ended_at = at
        gone.save(update_fields=["ended_at"])  # one by one: later stages follow each
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
        choices = person_choices(one.mention)
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
def link(by: User, name: Finding | EnteredName, target: Person | Organization, *, at: datetime) -> Link:
    """Say that a name is this person or body; an earlier link of it ends."""
    access_act(by, Act.REVIEW)
    end_links(name, at, by=by)
    made = Link.objects.create(**slot_of(name), **_slot_of_target(target), by=by, at=at, reasons=["by_hand"])
    attest_names([name])
    name_decided.send(Link, link=made)
    return made


@transaction.atomic
def make_person(by: User, name: Finding | EnteredName, *, at: datetime) -> Person:
    """Say that a name is somebody who is not in the registry yet."""
    access_act(by, Act.REVIEW)
    person = Person.objects.create(name=_printed(name), added_by=by, added_at=at)
    link(by, name, person, at=at)
    return person


@transaction.atomic
def unlink(by: User, name: Finding | EnteredName, *, at: datetime) -> None:
    """Say that a name is not who it was linked to; it is text again until somebody links it."""
    access_act(by, Act.REVIEW)
    end_links(name, at, by=by)
    attest_names([name])


def end_links(name: Finding | EnteredName, at: datetime, *, by: User | None) -> None:
    """End the link that holds of a name, if any; ``by`` None: by rule."""
    for held in Link.objects.filter(**slot_of(name), ended_at=None):
        held.ended_by, held.ended_at = by, at
        held.save(update_fields=["ended_by", "ended_at"])  # one by one: later stages follow each


def slot_of(name: Finding | EnteredName) -> dict[str, Finding | EnteredName]:
    """The column of a link in which a name stands."""
    return {"finding" if isinstance(name, Finding) else "entered": name}


def _slot_of_target(target: Person | Organization) -> dict[str, Person | Organization]:
    return {"person" if isinstance(target, Person) else "organization": target}


def _printed(name: Finding | EnteredName) -> str:
    if isinstance(name, EnteredName):
        return name.name
    value = name.verdict.value if name.verdict and name.verdict.value else name.value
    printed: str = value["name"]
    return printed
