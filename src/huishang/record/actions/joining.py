"""Two exchanges that were one, made one; with a way back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from huishang.accounts.access import access_act
from huishang.accounts.rules import Act
from huishang.record.actions.candidates import doubt
from huishang.record.actions.ground import (
    MODELS,
    OF_EXCHANGE,
    RecordError,
    Row,
    as_element,
    kind_of_row,
    note,
)
from huishang.record.actions.refresh import let_people_go, refresh_exchange
from huishang.record.matching import pair_up
from huishang.record.models import Change, Doubt, Exchange, Joining, Source


@transaction.atomic
def merge_exchanges(by: Any, kept: Exchange, other: Exchange, reason: str, at: datetime) -> Joining:
    """Make one exchange part of another one: its sources stand there, its old address leads there."""
    access_act(by, Act.EDIT)
    if kept.pk == other.pk:
        raise RecordError(_("Choose two different exchanges."))
    if not reason.strip():
        raise RecordError(_("Say why."))
    kept, other = (Exchange.objects.select_for_update().get(pk=pk) for pk in (kept.pk, other.pk))
    if kept.merged_into_id or other.merged_into_id:
        raise RecordError(_("One of the two is merged already."))
    moved: dict[str, list[Any]] = {"rows": [], "sources": []}
    _move_sources(other, kept, moved)
    for related in (*OF_EXCHANGE.values(), "agreements"):
        _move_rows(other, kept, related, moved)
    for fact in other.facts.all():
        _move_row(fact, kept, moved)
    other.merged_into = kept
    other.revision += 1
    other.save()
    kept.revision += 1
    kept.save(update_fields=["revision"])
    joining = Joining.objects.create(kept=kept, other=other, reason=reason, moved=moved, by=by, at=at)
    refresh_exchange(kept, at)
    let_people_go(other, at)
    for row in (kept, other):
        note(row, Change.Act.MERGED, at, by=by, words=reason)
    _settle_doubt(kept, other, by, at)
    return joining


@transaction.atomic
def undo_merge(by: Any, joining: Joining, at: datetime) -> None:
    """Part two exchanges again: exactly what was moved goes back."""
    access_act(by, Act.EDIT)
    joining = Joining.objects.select_for_update().get(pk=joining.pk)
    if joining.undone_at is not None:
        raise RecordError(_("This was undone already."))
    kept, other = joining.kept, joining.other
    if kept.merged_into_id:
        raise RecordError(_("Undo the later merging first."))
    for kind, pk in joining.moved["rows"]:
        MODELS[kind].objects.filter(pk=pk).update(exchange=other)
    for pk, kind, target in joining.moved["sources"]:
        cleared = {name: None for name in MODELS}
        Source.objects.filter(pk=pk).update(**{**cleared, kind: target})
    other.merged_into = None
    other.revision += 1
    other.save()
    kept.revision += 1
    kept.save(update_fields=["revision"])
    joining.undone_by, joining.undone_at = by, at
    joining.save()
    for row in (kept, other):
        refresh_exchange(row, at)
        note(row, Change.Act.UNMERGED, at, by=by)


@transaction.atomic
def keep_apart(by: Any, pair: Doubt, at: datetime) -> None:
    """Say that two exchanges that look alike are two."""
    access_act(by, Act.EDIT)
    _settle_doubt(pair.first, pair.second, by, at)


def _move_rows(other: Exchange, kept: Exchange, related: str, moved: dict[str, list[Any]]) -> None:
    """Rows that the kept exchange has too give their sources to it; the others go over whole."""
    theirs, ours = list(getattr(other, related).all()), list(getattr(kept, related).all())
    twins = {i: ours[j] for i, j in pair_up([as_element(x) for x in theirs], [as_element(x) for x in ours])}
    for i, row in enumerate(theirs):
        if i in twins:
            _move_sources(row, twins[i], moved)
            if related == "agreements":
                _move_parts(row, twins[i], moved)
        else:
            _move_row(row, kept, moved)


def _move_parts(row: Any, twin: Any, moved: dict[str, list[Any]]) -> None:
    """Parties and signatures of an agreement that both exchanges have: only where both have them."""
    for related in ("parties", "signatures"):
        theirs, ours = list(getattr(row, related).all()), list(getattr(twin, related).all())
        for i, j in pair_up([as_element(x) for x in theirs], [as_element(x) for x in ours]):
            _move_sources(theirs[i], ours[j], moved)


def _move_row(row: Any, kept: Exchange, moved: dict[str, list[Any]]) -> None:
    moved["rows"].append([kind_of_row(row), row.pk])
    row.exchange = kept
    row.save(update_fields=["exchange"])


def _move_sources(row: Row, to: Row, moved: dict[str, list[Any]]) -> None:
    kind = kind_of_row(row)
    for source in Source.objects.filter(**{kind: row}):
        moved["sources"].append([source.pk, kind, row.pk])
    Source.objects.filter(**{kind: row}).update(**{kind: to})


def _settle_doubt(a: Exchange, b: Exchange, by: Any, at: datetime) -> None:
    doubt(a, b, ("kept_apart",), at, settled_by=by)
    first, second = sorted((a.pk, b.pk))
    Doubt.objects.filter(first=first, second=second, settled_at=None).update(settled_by=by, settled_at=at)
