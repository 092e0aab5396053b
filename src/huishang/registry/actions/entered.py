"""Names that people enter by hand, linked by the same rule as the names of documents."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from huishang.registry.actions.attesting import attest_entered
from huishang.registry.actions.linking import end_links
from huishang.registry.candidates import mention_of, person_choices
from huishang.registry.models import Attestation, EnteredName, Link, Person
from huishang.registry.queries import group
from huishang.registry.rules import decide


@dataclass(frozen=True, slots=True)
class Entered:
    """What an entry by hand tells of a person, and where it comes from (columns of :class:`EnteredName`)."""

    name: str
    posts: tuple[str, ...]
    side: str
    on: str
    attests: bool
    cited: str
    address: str
    entered_by_id: int
    entered_at: datetime


@transaction.atomic
def take_name(
    known: EnteredName | None, entered: Entered, at: datetime, *, beside: Collection[int] = ()
) -> EnteredName:
    """Keep a name as it is entered now, and link it where the rule is sure; the caller has asked for access.

    ``beside``: the people who stand under other names of the same occasion. This one is not taken for any of
    them by rule. A link that a person made or ended is never touched.
    """
    values = {**asdict(entered), "posts": list(entered.posts), "is_out": False}
    name = known or EnteredName()
    was_called = name.name
    changed = known is None or any(getattr(name, key) != value for key, value in values.items())
    if changed:
        for key, value in values.items():
            setattr(name, key, value)
        name.save()
    links = [] if known is None else list(name.links.all())
    if not any(link.by_id or link.ended_by_id for link in links):
        held = next((link for link in links if link.ended_at is None), None)
        if held is not None and changed and not (was_called == name.name and _is_known_by(held, name)):
            end_links(name, at, by=None)
            held = None
        if held is None:
            changed = _link_by_rule(name, at, beside) or changed
    if changed:
        attest_entered(name)
    return name


@transaction.atomic
def drop_name(name: EnteredName) -> None:
    """Let a name count for nothing while its entry is taken out; its link waits for it to come back."""
    if not name.is_out:
        name.is_out = True
        name.save(update_fields=["is_out"])
        attest_entered(name)


def _is_known_by(link: Link, name: EnteredName) -> bool:
    """Whether nothing else tells of a linked person, so that there is nobody to compare the changed entry with."""
    keys = group(link.person)
    others = Link.objects.filter(person__in=keys, ended_at=None).exclude(entered=name)
    attested = Attestation.objects.filter(tenure__person__in=keys).exclude(entered=name)
    return not others.exists() and not attested.exists()


def _link_by_rule(name: EnteredName, at: datetime, beside: Collection[int]) -> bool:
    """Link a name to the one person it can mean, or to a new one; False where it stays text."""
    decision = decide(person_choices(mention_of(name)), is_judged=True, tells_who=bool(name.posts))
    if decision.outcome == "open":
        return False
    if decision.outcome == "link":
        person = Person.objects.get(pk=decision.key)
        if set(group(person)) & set(beside):
            return False
    else:
        person = Person.objects.create(name=name.name, added_at=at, added_by_id=name.entered_by_id)
    Link.objects.create(
        entered=name, person=person, reasons=list(decision.reasons), score=decision.score, at=at
    )
    return True
