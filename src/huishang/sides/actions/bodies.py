"""What a side says of itself: its coordination office and the bodies that owe something."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from huishang.registry.models import Organization
from huishang.sides.access import demand
from huishang.sides.actions.ground import SideError, check_dates, end, hold, note, retire
from huishang.sides.models import Change, Mechanism, Side, SideBody
from huishang.sides.rules import Act


@transaction.atomic
def set_office(
    by: Any, side: Side, office: Organization | None, at: datetime, *, words: str = "", because: str = ""
) -> Side:
    """Name the coordination office of a side: a body of the registry, or its name in words until it is linked."""
    mechanism, side = _held(by, side)
    if office is None and not words.strip():
        raise SideError(_("Name the coordination office."))
    before = side.office_name
    side.office, side.office_words = office, "" if office else words.strip()
    side.save(update_fields=["office", "office_words"])
    if side.office_name != before or office:
        note(
            mechanism,
            Change.What.OFFICE_SET,
            by,
            at,
            side=side,
            before=before,
            after=side.office_name,
            because=because,
        )
    return side


@transaction.atomic
def add_body(
    by: Any,
    side: Side,
    organization: Organization | None,
    at: datetime,
    *,
    words: str = "",
    short: str = "",
    since: str = "",
) -> SideBody:
    """Add a body of a side: one of the registry, or its name in words until it is linked."""
    mechanism, side = _held(by, side)
    words = words.strip()
    if organization is None and not words:
        raise SideError(_("Name the body."))
    check_dates(since, "")
    _check_new(side, organization, words)
    body = side.bodies.create(
        organization=organization,
        words="" if organization else words,
        short=short.strip(),
        since=since,
        added_at=at,
        added_by=by,
    )
    note(mechanism, Change.What.BODY_ADDED, by, at, side=side, after=body.name)
    return body


@transaction.atomic
def link_body(by: Any, body: SideBody, organization: Organization, at: datetime) -> SideBody:
    """Say which body of the registry a body is that was entered as words."""
    mechanism, side = _held(by, body.side)
    body = side.bodies.select_for_update().get(pk=body.pk)
    _check_new(side, organization, "", apart_from=body)
    before = body.name
    body.organization, body.words = organization, ""
    body.save(update_fields=["organization", "words"])
    note(mechanism, Change.What.BODY_LINKED, by, at, side=side, before=before, after=body.name)
    return body


@transaction.atomic
def retire_body(by: Any, body: SideBody, because: str, at: datetime, *, until: str = "") -> None:
    """Let a body owe nothing new from now on; the roles of its liaisons end with it."""
    mechanism, side = _held(by, body.side)
    body = side.bodies.select_for_update().get(pk=body.pk)
    check_dates(body.since, until)
    retire(body, by, because, at)
    if until:
        body.until = until
        body.save(update_fields=["until"])
    end(body.memberships.all(), by, because, at)
    note(mechanism, Change.What.BODY_RETIRED, by, at, side=side, before=body.name, because=because)


def _held(by: Any, side: Side) -> tuple[Mechanism, Side]:
    """The side with its mechanism, held, once the person may manage it and it has not left."""
    demand(by, Act.MANAGE_SIDE, side.mechanism, side)
    mechanism = hold(side.mechanism)
    side = mechanism.sides.get(pk=side.pk)
    if side.is_retired:
        raise SideError(_("This side has left the mechanism."))
    return mechanism, side


def _check_new(
    side: Side, organization: Organization | None, words: str, *, apart_from: SideBody | None = None
) -> None:
    names = {body.name for body in side.bodies.filter(retired_at=None) if body != apart_from}
    if (organization.standing.name if organization else words) in names:
        raise SideError(_("This body is there already."))
