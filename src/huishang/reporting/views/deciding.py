"""What an office decides on reports that were handed in: one, or many at once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from huishang.ledger import queries
from huishang.ledger.words import Return
from huishang.reporting.actions import Problems, accept, send_back
from huishang.reporting.forms import ReturnForm
from huishang.reporting.views.periods import show
from huishang.reporting.views.places import own_side, period_of
from huishang.sides.access import within
from huishang.sides.models import Mechanism
from huishang.sides.rules import Act


@within(Act.RETURN_REPORT)
@require_POST
def decide(request: HttpRequest, mechanism: Mechanism, period: UUID) -> HttpResponse:
    """Accept or return the reports that were chosen: all of them, or none and why."""
    when = period_of(request, mechanism, period)
    chosen = _chosen(request, mechanism, when)
    form = ReturnForm(request.POST)
    is_return = request.POST.get("verdict") == "return"
    if not chosen:
        form.add_error(None, _("Choose at least one report."))
    elif is_return and form.is_valid() and not form.cleaned_data["code"]:
        form.add_error("code", _("Choose a reason."))
    if not form.is_valid():
        return show(request, mechanism, when, form, {})
    try:
        _do(request, form, chosen, is_return)
    except Problems as problems:
        return show(request, mechanism, when, form, problems.of)
    done = (
        ngettext("%(n)d report returned.", "%(n)d reports returned.", len(chosen))
        if is_return
        else ngettext("%(n)d report accepted.", "%(n)d reports accepted.", len(chosen))
    )
    messages.success(request, done % {"n": len(chosen)})
    return redirect("reporting:period", mechanism.uuid, when.uuid)


def _do(request: HttpRequest, form: ReturnForm, chosen: list[tuple[Any, int]], is_return: bool) -> None:
    if is_return:
        code, words = Return(form.cleaned_data["code"]), form.cleaned_data["words"]
        send_back(request.user, chosen, code, words, timezone.now())
    else:
        accept(request.user, chosen, timezone.now())


def _chosen(request: HttpRequest, mechanism: Mechanism, when: Any) -> list[tuple[Any, int]]:
    """The reports of one's own side that were ticked, or the one whose button was pressed, with the revision seen."""
    side = own_side(request, mechanism)
    only = request.POST.get("only")
    wanted = [only] if only else request.POST.getlist("chosen")
    if side is None:
        return []
    found = queries.reports_of_side(request.user, when, side)
    return [
        (one, int(seen))
        for one in found
        if str(one.pk) in wanted and (seen := request.POST.get(f"revision-{one.pk}", "")).isdecimal()
    ]
