"""Rows made: by hand, or many at once out of a reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from huishang.ledger.actions.ground import Deed, LedgerError, note
from huishang.ledger.actions.texts import Bodies, check, write_version
from huishang.ledger.drafts import Cited, Draft, Quoted
from huishang.ledger.models import Commitment, Numbering, RowSource
from huishang.ledger.rules.states import State
from huishang.record.models import Agreement, Exchange
from huishang.sides.models import Mechanism
from huishang.sides.rules import Act as Permission

WIDTH = 4
"""Digits of a row's number; a mechanism with more rows than that gets longer ones."""


@transaction.atomic
def make_rows(
    by: Any,
    mechanism: Mechanism,
    drafts: Sequence[Draft],
    at: datetime,
    *,
    agreement: Agreement | None = None,
    exchange: Exchange | None = None,
) -> list[Commitment]:
    """Make rows of drafts, all or none, in their order, each under the next number.

    What a row was made of already is refused: the same finding of a document makes one row of a mechanism.
    """
    deed = Deed(by, mechanism, at)
    deed.demand(Permission.MAKE_ROW)
    if not drafts:
        raise LedgerError(_("Choose at least one item."))
    _refuse_made(mechanism, drafts)
    numbering = _numbering(mechanism)
    bodies = Bodies(mechanism)
    rows = [_make(deed, numbering, bodies, draft, agreement, exchange) for draft in drafts]
    numbering.save(update_fields=["last"])
    return rows


@transaction.atomic
def cite(by: Any, row: Commitment, source: Cited | Quoted, at: datetime) -> RowSource:
    """Add a source that tells of the same row."""
    deed = Deed(by, row.mechanism, at)
    deed.demand(Permission.CHANGE_ROW)
    if isinstance(source, Quoted) and row.sources.filter(finding=source.finding).exists():
        raise LedgerError(_("The row has this source already."))
    made = _add_source(deed, row, source)
    note(deed, "cite", row=row, words=str(made), **_told([source]))
    return made


def made_of(mechanism: Mechanism, findings: Iterable[int]) -> dict[int, Commitment]:
    """The rows that findings were made into already."""
    found = RowSource.objects.filter(row__mechanism=mechanism, finding__in=list(findings))
    return {source.finding_id: source.row for source in found.select_related("row")}


def _refuse_made(mechanism: Mechanism, drafts: Sequence[Draft]) -> None:
    asked = [s.finding for d in drafts for s in d.sources if isinstance(s, Quoted) and s.finding]
    made = made_of(mechanism, asked)
    if made or len(set(asked)) != len(asked):
        numbers = pgettext("between names", ", ").join(sorted(row.number for row in made.values()))
        raise LedgerError(_("Some of the items are rows already: %(numbers)s.") % {"numbers": numbers})


def _numbering(mechanism: Mechanism) -> Numbering:
    """The numbering of a mechanism, held until the end of the transaction."""
    prefix = mechanism.short or mechanism.name
    Numbering.objects.get_or_create(mechanism=mechanism, defaults={"prefix": prefix[:30], "width": WIDTH})
    return Numbering.objects.select_for_update().get(mechanism=mechanism)


def _make(
    deed: Deed,
    numbering: Numbering,
    bodies: Bodies,
    draft: Draft,
    agreement: Agreement | None,
    exchange: Exchange | None,
) -> Commitment:
    if not draft.sources:
        raise LedgerError(_("Say where it is known from."))
    check(draft.content)
    numbering.last += 1
    row = Commitment(
        mechanism=deed.mechanism,
        serial=numbering.last,
        number=str(numbering),
        state=State.EXTRACTED,
        state_at=deed.at,
        title=draft.content.title,
        field=draft.content.field,
        agreement=agreement,
        exchange=exchange,
        made_by=deed.by,
        made_at=deed.at,
    )
    row.save()
    version = write_version(deed, row, draft.content, bodies)
    for source in draft.sources:
        _add_source(deed, row, source)
    note(deed, "make", row=row, content=version.digest, **_told(draft.sources))
    return row


def _add_source(deed: Deed, row: Commitment, source: Cited | Quoted) -> RowSource:
    facts: dict[str, Any] = {"row": row, "added_by": deed.by, "added_at": deed.at, "speaker": source.speaker}
    if isinstance(source, Quoted):
        facts |= {
            "document": source.document,
            "finding_id": source.finding,
            "start": source.start,
            "end": source.end,
            "quote": source.words,
            "number": source.number,
        }
    else:
        if not source.words.strip():
            raise LedgerError(_("Say where it is known from."))
        facts |= {"cited": source.words[:500], "address": source.address[:1000]}
    return RowSource.objects.create(**facts)


def _told(sources: Iterable[Cited | Quoted]) -> dict[str, Any]:
    """Sources as history keeps them."""
    return {
        "sources": [
            {"document": str(s.document.uuid), "start": s.start, "end": s.end}
            if isinstance(s, Quoted)
            else {"cited": s.words, "address": s.address}
            for s in sources
        ]
    }
