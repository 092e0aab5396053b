"""What all writes share: the mechanism held while it is changed, the reason, the line of history."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from huishang.registry import partial
from huishang.sides.models import Change, Mechanism, Membership, Retirable, Side


class SideError(Exception):
    """What was asked cannot be done; the text is a sentence for people."""


def hold(mechanism: Mechanism) -> Mechanism:
    """The mechanism as it is now, held until the end of the transaction; it must not have been retired."""
    found = Mechanism.objects.select_for_update().get(pk=mechanism.pk)
    if found.is_retired:
        raise SideError(_("The mechanism is retired; bring it back before you change it."))
    return found


def reason(because: str) -> str:
    """The reason that was given; it must not be empty."""
    if not because.strip():
        raise SideError(_("Say why."))
    return because.strip()


def check_dates(since: str, until: str) -> None:
    """Refuse dates that are none, and an end before the beginning. Both may be empty."""
    for text in filter(None, (since, until)):
        if partial.days(text) is None:
            raise SideError(_("%(date)s is no date.") % {"date": text})
    start, end = partial.days(since), partial.days(until)
    if start and end and end[1] < start[0]:
        raise SideError(_("The end lies before the beginning."))


def retire(row: Retirable, by: Any, because: str, at: datetime) -> None:
    """Let a row hold no more."""
    if row.is_retired:
        raise SideError(_("Somebody else did this a moment ago. Look at the page anew."))
    row.retired_at, row.retired_by, row.retired_because = at, by, reason(because)
    row.save(update_fields=["retired_at", "retired_by", "retired_because"])


def restore(row: Retirable) -> None:
    """Let a row hold again."""
    row.retired_at, row.retired_by, row.retired_because = None, None, ""
    row.save(update_fields=["retired_at", "retired_by", "retired_because"])


def end(memberships: QuerySet[Membership], by: Any, because: str, at: datetime) -> None:
    """End roles that still hold, with a line of history each."""
    for one in memberships.filter(ended_at=None).select_related("mechanism", "side", "body", "user"):
        one.ended_at, one.ended_by, one.ended_because = at, by, reason(because)
        one.save(update_fields=["ended_at", "ended_by", "ended_because"])
        note(
            one.mechanism,
            Change.What.ROLE_ENDED,
            by,
            at,
            side=one.side,
            membership=one,
            before=told(one),
            because=because,
        )


def told(one: Membership) -> str:
    """Who is what, for the history: the person, and the body where there is one. The role stands beside it."""
    return " · ".join(str(part) for part in (one.user, one.body) if part)


def note(
    mechanism: Mechanism,
    what: Change.What,
    by: Any,
    at: datetime,
    *,
    side: Side | None = None,
    membership: Membership | None = None,
    field: str = "",
    before: str = "",
    after: str = "",
    because: str = "",
) -> None:
    """Add a line to the history of a mechanism."""
    Change.objects.create(
        mechanism=mechanism,
        side=side,
        membership=membership,
        what=what,
        field=field,
        before=before[:500],
        after=after[:500],
        because=because.strip()[:500],
        by=by,
        at=at,
    )
