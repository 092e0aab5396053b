"""People, bodies and posts that a person enters, each with its source."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from huishang.accounts.access import access_act
from huishang.accounts.models import User
from huishang.accounts.rules import Act
from huishang.registry.models import Attestation, Organization, Person, Region, Tenure


@transaction.atomic
def enter_person(by: User, name: str, *, note: str = "", at: datetime) -> Person:
    """Make a person of this name. Whether one of the same name is there already is for the caller to ask."""
    access_act(by, Act.EDIT)
    return Person.objects.create(name=name, note=note, added_by=by, added_at=at)


@transaction.atomic
def enter_organization(by: User, name: str, *, region: Region | None, at: datetime) -> Organization:
    """Make a body; ``name`` is its full official name."""
    access_act(by, Act.EDIT)
    return Organization.objects.create(name=name, region=region, added_by=by, added_at=at)


@transaction.atomic
def enter_tenure(
    by: User, person: Person, title: str, *, on: str, cited: str, region: Region | None = None, at: datetime
) -> Tenure:
    """Say that a person held a post on a day (ISO, with its precision), and where that is written.

    The same saying twice is kept once.
    """
    access_act(by, Act.EDIT)
    tenure, _made = Tenure.objects.get_or_create(
        person=person, title=title, since="", defaults={"region": region}
    )
    known = tenure.attestations.filter(on=on, cited=cited, finding=None)
    if not known.exists():
        Attestation.objects.create(tenure=tenure, on=on, cited=cited, entered_by=by, entered_at=at)
    return tenure
