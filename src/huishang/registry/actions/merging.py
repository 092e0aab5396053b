"""That two were one, or one was two: with a reason and a way back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from huishang.accounts.access import access_act
from huishang.accounts.models import User
from huishang.accounts.rules import Act
from huishang.registry.actions.attesting import attest_names
from huishang.registry.actions.linking import slot_of
from huishang.registry.models import Link, Merge, Organization, Person

Kept = TypeVar("Kept", Person, Organization)


class RegistryError(Exception):
    """What was asked cannot be done; the text is a sentence for people."""


@transaction.atomic
def merge(by: User, kept: Kept, other: Kept, *, reason: str, at: datetime) -> Merge:
    """Count ``other`` as ``kept`` from now on; its address leads there.

    Raises RegistryError where one of them is merged already, or no reason is given.
    """
    access_act(by, Act.EDIT)
    kept, other = _fresh(kept), _fresh(other)
    if not reason.strip():
        raise RegistryError(_("Say why."))
    if kept.pk == other.pk:
        raise RegistryError(_("Choose two different ones."))
    if kept.merged_into or other.merged_into:
        raise RegistryError(_("One of them is merged already; open the one that stands now."))
    other.merged_into = kept
    other.save(update_fields=["merged_into"])
    return Merge.objects.create(
        kind=Merge.Kind.MERGE, reason=reason.strip(), by=by, at=at, **_pair(kept, other)
    )


@transaction.atomic
def split(by: User, person: Person, links: Iterable[Link], *, reason: str, at: datetime) -> Merge:
    """Make a new person of some of the mentions that were linked to one; the posts that they give go along.

    Raises RegistryError where no mention or every mention is taken, or no reason is given.
    """
    access_act(by, Act.EDIT)
    person = _fresh(person)
    chosen = list(links)
    holding = Link.objects.filter(person=person, ended_at=None)
    if not reason.strip():
        raise RegistryError(_("Say why."))
    if any(link.person_id != person.pk or link.ended_at for link in chosen):
        raise RegistryError(_("These mentions are not this person's any more; load the page again."))
    if not 0 < len(chosen) < holding.count():
        raise RegistryError(_("Choose some of the mentions, not all and not none."))
    other = Person.objects.create(name=chosen[0].printed, added_by=by, added_at=at)
    record = Merge.objects.create(
        kind=Merge.Kind.SPLIT, reason=reason.strip(), by=by, at=at, **_pair(person, other)
    )
    record.links.set([_moved(link, other, by, at) for link in chosen])
    attest_names(link.name for link in chosen)
    return record


@transaction.atomic
def undo_merge(by: User, record: Merge, at: datetime) -> None:
    """Take a merge or split back; what was decided in between on other mentions stays.

    Raises RegistryError where it is undone already, or where the kept one was itself merged since.
    """
    access_act(by, Act.EDIT)
    record = Merge.objects.select_for_update().get(pk=record.pk)
    if record.undone_at:
        raise RegistryError(_("This is taken back already."))
    kept = record.kept_person or record.kept_organization
    other = record.other_person or record.other_organization
    if record.kind == Merge.Kind.MERGE:
        other.merged_into = None
        other.save(update_fields=["merged_into"])
    else:
        moved = list(
            record.links.filter(ended_at=None, person=other).select_related("finding__document", "entered")
        )
        for link in moved:
            _moved(link, kept, by, at)
        if not Link.objects.filter(person=other, ended_at=None).exists():
            other.merged_into = kept
            other.save(update_fields=["merged_into"])
        attest_names(link.name for link in moved)
    record.undone_by, record.undone_at = by, at
    record.save(update_fields=["undone_by", "undone_at"])


def _moved(link: Link, person: Person, by: User, at: datetime) -> Link:
    """End a link and make the same to somebody else."""
    link.ended_by, link.ended_at = by, at
    link.save(update_fields=["ended_by", "ended_at"])
    return Link.objects.create(**slot_of(link.name), person=person, by=by, at=at, reasons=["by_hand"])


def _fresh(one: Kept) -> Kept:
    return type(one).objects.select_for_update().get(pk=one.pk)


def _pair(kept: Kept, other: Kept) -> dict[str, Kept]:
    slot = "person" if isinstance(kept, Person) else "organization"
    return {f"kept_{slot}": kept, f"other_{slot}": other}
