"""Entering and changing exchanges and agreements by hand, and what happens to them as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huishang.accounts.access import needs
from huishang.accounts.rules import Act
from huishang.documents.models import Document
from huishang.record import actions, names
from huishang.record.forms import exchanges as forms
from huishang.record.forms.states import ExchangeStateForm, MergeForm, ReasonForm
from huishang.record.models import Doubt, Exchange, Joining
from huishang.record.rules import State
from huishang.record.views.refusals import complain, sentence


@needs(Act.EDIT)
def new_exchange(request: HttpRequest) -> HttpResponse:
    """Enter an exchange by hand; one that looks like another one is asked about first."""
    return _exchange_form(request, None)


@needs(Act.EDIT)
def change_exchange(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Change what is shown of an exchange."""
    return _exchange_form(request, get_object_or_404(Exchange, uuid=uuid))


def _exchange_form(request: HttpRequest, exchange: Exchange | None) -> HttpResponse:
    more = request.POST.get("more", "")
    data = forms.with_more_rows(request.POST, more) if more else request.POST or None
    form = forms.ExchangeForm(data, initial=_initial(exchange))
    if exchange is not None:
        del form.fields["state"], form.fields["confirmed"]
    tables = forms.ExchangeTables(data, exchange)
    alike: list[Any] = []
    if request.method == "POST" and not more and all([form.is_valid(), tables.is_valid()]):
        form.cleaned_data.setdefault("state", exchange.state if exchange else "")
        entry = forms.entry_of(form, tables)
        try:
            if exchange is None:
                alike = [] if form.cleaned_data["confirmed"] else actions.likely_same(entry)
                if not alike:
                    return redirect(
                        "record:exchange", actions.enter_exchange(request.user, entry, timezone.now()).uuid
                    )
            else:
                revision = form.cleaned_data["revision"] or 0
                actions.change_exchange(request.user, exchange, entry, revision, timezone.now())
                return redirect("record:exchange", exchange.uuid)
        except actions.RecordError as error:
            form.add_error(None, sentence(error))
    context = {
        "form": form,
        "tables": tables,
        "exchange": exchange,
        "alike": [(x, [names.DOUBTS[r] for r in j.reasons if r in names.DOUBTS]) for x, j in alike],
        "sides": _sides(),
    }
    wrong = bool(form.errors or alike) or (request.method == "POST" and not more)
    return render(request, "record/exchange_form.html", context, status=422 if wrong else 200)


def _sides() -> list[str]:
    from huishang.record.queries import sides

    return sides()


def _initial(exchange: Exchange | None) -> dict[str, Any]:
    if exchange is None:
        return {"state": "held"}
    fields = ("title", "level", "series", "number", "revision")
    return {name: getattr(exchange, name) for name in fields}


@needs(Act.EDIT)
@require_POST
def set_state(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say that an exchange is planned, held, postponed or cancelled."""
    exchange = get_object_or_404(Exchange, uuid=uuid)
    form = ExchangeStateForm(request.POST)
    if not form.is_valid():
        messages.error(request, _first_error(form))
        return redirect("record:exchange", uuid)
    data = form.cleaned_data

    def act() -> None:
        actions.set_exchange_state(
            request.user,
            exchange,
            State(data["state"]),
            form.citation(),
            timezone.now(),
            revision=data["revision"],
            reason=data["reason"],
            words=data["words"],
        )

    return _tried(request, exchange, act)


@needs(Act.EDIT)
@require_POST
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take an exchange out of lists and counts."""
    exchange = get_object_or_404(Exchange, uuid=uuid)
    why = request.POST.get("reason", "")
    return _tried(
        request, exchange, lambda: actions.withdraw_exchange(request.user, exchange, why, timezone.now())
    )


@needs(Act.EDIT)
@require_POST
def restore(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Bring back an exchange that was taken out."""
    exchange = get_object_or_404(Exchange, uuid=uuid)
    return _tried(request, exchange, lambda: actions.restore_exchange(request.user, exchange, timezone.now()))


@needs(Act.EDIT)
@require_POST
def merge(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Make another exchange part of this one."""
    exchange = get_object_or_404(Exchange, uuid=uuid)
    form = MergeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _first_error(form))
        return redirect("record:exchange", uuid)
    other = get_object_or_404(Exchange, uuid=form.cleaned_data["other"])
    reason = form.cleaned_data["reason"]
    return _tried(
        request,
        exchange,
        lambda: actions.merge_exchanges(request.user, exchange, other, reason, timezone.now()),
    )


@needs(Act.EDIT)
@require_POST
def undo_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Part two exchanges that were merged."""
    joining = get_object_or_404(Joining, pk=pk)
    return _tried(request, joining.kept, lambda: actions.undo_merge(request.user, joining, timezone.now()))


@needs(Act.EDIT)
@require_POST
def keep_apart(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that two exchanges that look alike are two."""
    pair = get_object_or_404(Doubt, pk=pk)
    return _tried(request, pair.first, lambda: actions.keep_apart(request.user, pair, timezone.now()))


@needs(Act.EDIT)
@require_POST
def part(request: HttpRequest, uuid: UUID, document: UUID) -> HttpResponse:
    """Say that a document tells of another occasion."""
    exchange = get_object_or_404(Exchange, uuid=uuid)
    told_by = get_object_or_404(Document, uuid=document)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _first_error(form))
        return redirect("record:exchange", uuid)
    reason = form.cleaned_data["reason"]
    return _tried(
        request,
        exchange,
        lambda: actions.part_document(request.user, exchange, told_by, reason, timezone.now()),
    )


def _tried(request: HttpRequest, exchange: Exchange, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except actions.RecordError as error:
        complain(request, error)
    else:
        messages.success(request, _("Done; the history below says who and when."))
    return redirect("record:exchange", exchange.uuid)


def _first_error(form: Any) -> str:
    field, errors = next(iter(form.errors.items()))
    label = form.fields[field].label if field in form.fields else ""
    return f"{label}: {errors[0]}" if label else str(errors[0])
