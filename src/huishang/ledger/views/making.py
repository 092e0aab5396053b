"""Rows out of a document: choose it, see what it gives, and make rows of the chosen items in one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from huishang.accounts.access import may
from huishang.accounts.rules import Act as GlobalAct
from huishang.documents.models import Document
from huishang.documents.queries import document as document_of
from huishang.documents.queries import found
from huishang.ledger import actions
from huishang.ledger.drafts import Draft, Quoted, drafts_of
from huishang.ledger.models import Commitment
from huishang.ledger.names import FIELDS, PARTS
from huishang.sides.access import within
from huishang.sides.models import Mechanism, Side
from huishang.sides.queries import sides as sides_of
from huishang.sides.rules import Act

SHOWN = 20
"""Documents that are offered at a time, the latest first."""
TAKEN_WHOLE = frozenset({"instrument", "minutes"})
"""Kinds of document whose items are all meant as rows; of a report each has to be chosen."""


@dataclass(frozen=True)
class Item:
    """What a document gives for one row: the draft, whose bodies it names, and the row that it is already."""

    draft: Draft
    source: Quoted
    field: Any
    by_side: list[list[tuple[Any, str]]]
    """What each side's bodies do and their names, in the order of the sides, and last those of no side."""
    row: Commitment | None
    is_chosen: bool


@within(Act.MAKE_ROW)
def make(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """Offer documents, or the items of the chosen one; make rows of the chosen items, all or none."""
    asked = request.POST.get("document") or request.GET.get("document") or ""
    if not asked:
        return _offer_documents(request, mechanism)
    document = _document(asked)
    sides = sides_of(mechanism)
    drafts = drafts_of(document, [side.region.name for side in sides])
    chosen = set(request.POST.getlist("item")) if request.method == "POST" else None
    refusal = ""
    if chosen is not None:
        taken = [draft for draft in drafts if str(_source(draft).finding) in chosen]
        try:
            rows = actions.make_rows(request.user, mechanism, taken, timezone.now())
        except actions.LedgerError as error:
            refusal = str(error)
        else:
            said = ngettext("%(n)d row was made.", "%(n)d rows were made.", len(rows))
            messages.success(request, said % {"n": len(rows)})
            return redirect("ledger:rows", mechanism.uuid)
    context = {
        "mechanism": mechanism,
        "tab": "rows",
        "document": document,
        "sides": sides,
        "items": _items(mechanism, document, drafts, sides, chosen),
        "refusal": refusal,
    }
    return render(request, "ledger/make.html", context, status=422 if refusal else 200)


def _offer_documents(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    words = request.GET.get("words", "")
    documents = found(words=words, order="published")[:SHOWN]
    context = {
        "mechanism": mechanism,
        "tab": "rows",
        "words": words,
        "documents": documents,
        "may_bring": may(request.user, GlobalAct.IMPORT),
    }
    return render(request, "ledger/make_from.html", context)


def _document(asked: str) -> Document:
    try:
        document = document_of(UUID(asked))
    except ValueError:
        document = None
    if document is None or document.state == Document.State.WITHDRAWN:
        raise Http404
    return document


def _source(draft: Draft) -> Quoted:
    """Where a draft out of a reading stands."""
    (source,) = draft.sources
    assert isinstance(source, Quoted)
    return source


def _items(
    mechanism: Mechanism,
    document: Document,
    drafts: Sequence[Draft],
    sides: Sequence[Side],
    chosen: set[str] | None,
) -> list[Item]:
    sources = [_source(draft) for draft in drafts]
    made = actions.made_of(mechanism, [source.finding for source in sources if source.finding])
    at_first = document.kind in TAKEN_WHOLE
    return [
        Item(
            draft,
            source,
            FIELDS[draft.content.field],
            _by_side(draft, sides),
            made.get(source.finding) if source.finding else None,
            at_first if chosen is None else str(source.finding) in chosen,
        )
        for draft, source in zip(drafts, sources, strict=True)
    ]


def _by_side(draft: Draft, sides: Sequence[Side]) -> list[list[tuple[Any, str]]]:
    names = [side.region.name for side in sides]
    return [_bodies(draft, {name}) for name in names] + [
        _bodies(draft, {duty.side for duty in draft.content.duties} - {*names})
    ]


def _bodies(draft: Draft, of: set[str]) -> list[tuple[Any, str]]:
    return [(PARTS[duty.part], duty.body) for duty in draft.content.duties if duty.side in of]
