"""Who the people of exchanges and agreements are: they follow the links of the names that they came from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from huishang.record.lookup import people_of_entered, people_of_findings
from huishang.record.models import Agreement, Participation, Signature, Source
from huishang.record.shown import post_list
from huishang.registry.actions import Entered, drop_name, take_name
from huishang.registry.queries import entered_names


def link_people(rows: Sequence[Any], on: str, at: datetime, *, count: bool) -> None:
    """Set whom rows with their live sources name; what was entered by hand goes to the registry first.

    ``on``: the day of the occasion. ``count``: whether the exchange or agreement itself stands. Nothing is saved
    of the rows. Two papers linked to two people: the lower key, until a person merges or parts them; an entry by hand
    tells who it is where no document's name is linked.
    """
    findings = {s.finding_id for row in rows for s in row.live if s.field == "name" and s.finding_id}
    known = people_of_findings(findings)
    for row in rows:
        linked = {known[s.finding_id] for s in row.live if s.finding_id in known and s.field == "name"}
        row.person_id = min(linked, default=None)
    _take_entered(rows, on, at, count=count)
    entered = people_of_entered(row.entered_id for row in rows)
    for row in rows:
        row.person_id = row.person_id or entered.get(row.entered_id)


def _take_entered(rows: Sequence[Any], on: str, at: datetime, *, count: bool) -> None:
    """Bring the names that the registry has of rows in line with what is entered; who has none gets one."""
    names = entered_names(row.entered_id for row in rows if row.entered_id)
    for row in rows:
        source = _by_hand(row, "name") if count and row.stands else None
        name = names.get(row.entered_id)
        if source is not None:
            beside = _beside(row, rows)
            row.entered = take_name(name, _entered(row, source, on), at, beside=beside)
        elif name is not None:
            drop_name(name)


def _beside(row: Any, rows: Sequence[Any]) -> set[int]:
    """Who the others of the same name on one occasion are; whoever signs may be a witness too."""
    if isinstance(row, Signature):
        return set()
    others = [x for x in rows if x.name == row.name and x.pk != row.pk and x.stands]
    if not others:
        return set()
    linked = people_of_entered(x.entered_id for x in others)
    return {x.person_id for x in others if x.person_id} | set(linked.values())


def _by_hand(row: Any, field: str) -> Source | None:
    """The last entry of a field by hand."""
    return max(
        (s for s in row.live if s.field == field and s.document_id is None), key=lambda s: s.pk, default=None
    )


def _entered(row: Any, source: Source, on: str) -> Entered:
    """What an entry by hand tells of a person; who signs is known by his part in the exchange, where he has one."""
    told: Any = row if isinstance(row, Participation) else _participation(row.agreement, row.name)
    post = _by_hand(row, "post")
    cited = post or source
    return Entered(
        name=row.name,
        posts=post_list(told.post) if told is not None else (),
        side=told.side if told is not None else "",
        on=on,
        attests=post is not None,
        cited=cited.cited,
        address=cited.address,
        entered_by_id=cited.entered_by_id,
        entered_at=cited.entered_at,
    )


def _participation(agreement: Agreement, name: str) -> Participation | None:
    """The one participant of this name at the signing."""
    if agreement.exchange_id is None:
        return None
    found = Participation.objects.filter(exchange=agreement.exchange_id, name=name, withdrawn_because="")[:2]
    return found[0] if len(found) == 1 else None
