"""Entering and changing agreements by hand, and how their state goes on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from huishang.accounts.access import needs
from huishang.accounts.rules import Act
from huishang.record import actions, queries
from huishang.record.forms import agreements as forms
from huishang.record.forms.chosen import SUGGESTED, found, label_of
from huishang.record.forms.exchanges import with_more_rows
from huishang.record.forms.states import AgreementStateForm
from huishang.record.models import Agreement, Exchange
from huishang.record.rules import AgreementState
from huishang.record.views.entering import _first_error
from huishang.record.views.refusals import complain, sentence


@needs(Act.EDIT)
def new_agreement(request: HttpRequest) -> HttpResponse:
    """Enter an agreement by hand."""
    return _agreement_form(request, None)


@needs(Act.EDIT)
def change_agreement(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Change what is shown of an agreement."""
    return _agreement_form(request, get_object_or_404(Agreement, uuid=uuid))


def _agreement_form(request: HttpRequest, agreement: Agreement | None) -> HttpResponse:
    more = request.POST.get("more", "")
    data = with_more_rows(request.POST, more) if more else request.POST or None
    form = forms.AgreementForm(
        data, initial=_initial(request, agreement), exchanges=_exchanges(), parents=_parents(agreement)
    )
    if agreement is not None:
        del form.fields["state"]
    tables = forms.tables(data, agreement)
    valid = (
        request.method == "POST"
        and not more
        and all([form.is_valid(), *(t.is_valid() for _n, _t, t in tables)])
    )
    if valid:
        try:
            return redirect("record:agreement", _store(request, agreement, form, tables).uuid)
        except actions.RecordError as error:
            form.add_error(None, sentence(error))
    context = {
        "chosen": ("exchange", "parent"),
        "form": form,
        "tables": tables,
        "agreement": agreement,
        "sides": queries.sides(),
    }
    wrong = request.method == "POST" and not more
    return render(request, "record/agreement_form.html", context, status=422 if wrong else 200)


def _store(request: HttpRequest, agreement: Agreement | None, form: Any, tables: Any) -> Agreement:
    form.cleaned_data.setdefault("state", "")
    data, entry, now = form.cleaned_data, forms.entry_of(form, tables), timezone.now()
    where = {"exchange": data["exchange"], "parent": data["parent"]}
    if agreement is None:
        return actions.enter_agreement(request.user, entry, now, **where)
    return actions.change_agreement(request.user, agreement, entry, data["revision"] or 0, now, **where)


def _initial(request: HttpRequest, agreement: Agreement | None) -> dict[str, Any]:
    if agreement is None:
        return {"state": "signed", "exchange": request.GET.get("exchange")}
    fields = ("title", "kind", "signed", "term", "since", "until", "revision")
    return {
        **{name: getattr(agreement, name) for name in fields},
        "exchange": agreement.exchange,
        "parent": agreement.parent,
    }


def _exchanges() -> Any:
    return Exchange.objects.filter(merged_into=None, withdrawn_because="").order_by("-start", "-pk")


def _parents(agreement: Agreement | None) -> Any:
    found = Agreement.objects.filter(withdrawn_because="").order_by("-signed", "-pk")
    return found.exclude(pk=agreement.pk) if agreement else found


@needs(Act.EDIT)
@require_GET
def suggested_exchanges(request: HttpRequest) -> HttpResponse:
    """The exchanges that fit the words typed so far, the latest first."""
    return _suggested(request, _exchanges(), request.GET.get("exchange", ""))


@needs(Act.EDIT)
@require_GET
def suggested_agreements(request: HttpRequest) -> HttpResponse:
    """The agreements that fit the words typed so far, the latest first."""
    return _suggested(request, _parents(None), request.GET.get("parent", ""))


def _suggested(request: HttpRequest, rows: Any, words: str) -> HttpResponse:
    labels = [label_of(row) for row in found(rows, words[:200])[:SUGGESTED]]
    return render(request, "record/suggested.html", {"labels": labels})


@needs(Act.EDIT)
@require_POST
def set_state(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Bring an agreement into its next state."""
    agreement = get_object_or_404(Agreement, uuid=uuid)
    form = AgreementStateForm(request.POST, now=agreement.state)
    if not form.is_valid():
        messages.error(request, _first_error(form))
        return redirect("record:agreement", uuid)
    data = form.cleaned_data
    try:
        actions.set_agreement_state(
            request.user,
            agreement,
            AgreementState(data["state"]),
            form.citation(),
            timezone.now(),
            revision=data["revision"],
            date=data["date"],
            why=data["why"],
        )
    except actions.RecordError as error:
        complain(request, error)
    else:
        messages.success(request, _("Done; the history below says who and when."))
    return redirect("record:agreement", uuid)


@needs(Act.EDIT)
@require_POST
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take an agreement out of lists and counts."""
    agreement = get_object_or_404(Agreement, uuid=uuid)
    try:
        actions.withdraw_agreement(request.user, agreement, request.POST.get("reason", ""), timezone.now())
    except actions.RecordError as error:
        complain(request, error)
    return redirect("record:agreement", uuid)


@needs(Act.EDIT)
@require_POST
def restore(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Bring back an agreement that was taken out."""
    agreement = get_object_or_404(Agreement, uuid=uuid)
    actions.restore_agreement(request.user, agreement, timezone.now())
    return redirect("record:agreement", uuid)
