"""The list of exchanges and the page of one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from huishang.accounts.access import may, needs
from huishang.accounts.rules import Act
from huishang.lists.pages import answer
from huishang.record import names, page, queries
from huishang.record.forms.states import ExchangeStateForm, ReasonForm
from huishang.record.lists.exchanges import listing
from huishang.registry.models import Region


@needs(Act.READ)
def exchanges(request: HttpRequest) -> HttpResponse:
    """The exchanges, narrowed, sorted and in columns as the address and the person want, or the same as a file."""
    may_edit = may(request.user, Act.EDIT)
    return answer(
        request,
        listing(),
        "record/exchanges.html",
        doubts=queries.open_doubts().count(),
        act_address=reverse("record:new_exchange") if may_edit else "",
        act_name=_("Enter an exchange"),
    )


@needs(Act.READ)
def exchange(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """An exchange; the address of one that was merged leads to the one that it is part of."""
    one = queries.exchange_whole(uuid).select_related("merged_into", "added_by").first()
    if one is None:
        raise Http404
    if one.merged_into:
        return redirect("record:exchange", one.merged_into.uuid)
    return render(request, "record/exchange.html", _context(request, one))


def _context(request: HttpRequest, one: Any) -> dict[str, object]:
    regions = Region.objects.filter(name__in={p.side for p in one.participations.all()}, until=None)
    one.codes = dict(regions.values_list("name", "code"))
    rows = [one, *one.stages.all(), *one.parties.all(), *one.participations.all(), *one.stops.all()]
    rows += [*one.facts.all(), *one.agreements.all()]
    sources = page.Sources.of(rows)
    parties, people = page.shown(sources, one.parties.all()), page.shown(sources, one.participations.all())
    stages, stops = page.shown(sources, one.stages.all()), page.shown(sources, one.stops.all())
    head = page.Shown(one, sources.values(one))
    agreements = page.shown(sources, one.agreements.all())
    facts = page.shown(sources, one.facts.all())
    by_key = {fact.row.pk: fact for fact in facts}
    pairs = {
        tuple(sorted((f.row.pk, f.row.contradicts_id))): (by_key[f.row.contradicts_id], f)
        for f in facts
        if f.row.contradicts_id in by_key
    }
    in_pair = {key for pair in pairs for key in pair}
    return {
        "exchange": one,
        "head": head,
        "sides": page.sides(one, parties, people),
        "stages": sorted(stages, key=lambda s: (s.row.start or "9", _stage_rank(s.row.type), s.row.pk)),
        "stops": stops,
        "agreements": agreements,
        "facts": [fact for fact in facts if fact.row.pk not in in_pair and fact.row.is_found],
        "missing": [fact for fact in facts if not fact.row.is_found],
        "fact_pairs": list(pairs.values()),
        "contradictions": page.contradictions([head, *parties, *stages, *people, *stops, *agreements]),
        "origins": sources.origins,
        "history": one.changes.select_related("by", "document"),
        "joinings": one.joinings.select_related("other", "by", "undone_by"),
        "doubts": queries.open_doubts().filter(first=one) | queries.open_doubts().filter(second=one),
        "doubt_names": names.DOUBTS,
        "may_edit": may(request.user, Act.EDIT),
        "state_form": ExchangeStateForm(initial={"state": one.state, "revision": one.revision}),
        "reason_form": ReasonForm(),
    }


def _stage_rank(kind: str) -> int:
    return list(names.STAGES).index(kind) if kind in names.STAGES else 9
