"""The list of agreements and the page of one."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from huishang.accounts.access import may, needs
from huishang.accounts.rules import Act
from huishang.record import names, page, queries
from huishang.record.actions.refresh import live_sources, with_sources
from huishang.record.forms.states import AgreementStateForm, ReasonForm
from huishang.record.models import Agreement
from huishang.record.views.listing import chosen, page_of


@needs(Act.READ)
def agreements(request: HttpRequest) -> HttpResponse:
    """The agreements, narrowed by side, kind, state, year or words."""
    filters = chosen(request, "side", "kind", "state", "year", "words")
    context = {
        "page": page_of(request, queries.agreements(filters)),
        "filters": filters,
        "sides": queries.sides(),
        "kinds": names.AGREEMENT_KINDS.items(),
        "states": names.AGREEMENT_STATES.items(),
        "may_edit": may(request.user, Act.EDIT),
    }
    return render(request, "record/agreements.html", context)


@needs(Act.READ)
def agreement(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """An agreement: parties, who signed, term, state, the tree that it stands in, and who says so."""
    found = Agreement.objects.select_related("exchange", "parent").prefetch_related(
        Prefetch("sources", queryset=live_sources(), to_attr="live"),
        *(each for name in ("parties", "signatures") for each in (name, with_sources(name))),
        "parties__region",
        "signatures__person",
    )
    one = get_object_or_404(found, uuid=uuid)
    sources = page.Sources.of([one, *one.parties.all(), *one.signatures.all()])
    head = page.Shown(one, sources.values(one))
    signatures = page.shown(sources, one.signatures.all())
    parties = page.shown(sources, one.parties.all())
    context = {
        "agreement": one,
        "head": head,
        "parties": parties,
        "signatories": [s for s in signatures if s.row.part == "signatory"],
        "witnesses": [s for s in signatures if s.row.part == "witness"],
        "tree": queries.tree_of(one),
        "contradictions": page.contradictions([head, *parties, *signatures]),
        "origins": sources.origins,
        "history": one.changes.select_related("by", "document"),
        "may_edit": may(request.user, Act.EDIT),
        "state_form": AgreementStateForm(initial={"revision": one.revision}, now=one.state),
        "reason_form": ReasonForm(),
    }
    return render(request, "record/agreement.html", context)
