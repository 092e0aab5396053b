"""What a person reports and decides, the periods of a mechanism, and who has reported in one."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huishang.accounts.access import needs
from huishang.accounts.rules import Act as GlobalAct
from huishang.ledger import actions, queries
from huishang.ledger.words import ReportState
from huishang.reporting.forms import OpenForm, ReopenForm, ReturnForm
from huishang.reporting.overview import mine_of
from huishang.reporting.parts import label_of, parts_of
from huishang.reporting.parts import shown as shown_words
from huishang.reporting.reporters import Reporter
from huishang.reporting.views.places import own_side, period_of
from huishang.sides import queries as sides
from huishang.sides.access import within
from huishang.sides.models import Mechanism
from huishang.sides.rules import Act


@needs(GlobalAct.READ)
def mine(request: HttpRequest) -> HttpResponse:
    """In all mechanisms: what this person has to report, and what waits for his decision."""
    return render(request, "reporting/mine.html", {"places": mine_of(request.user)})


@within(Act.READ_SHARED)
def periods(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """The periods of a mechanism; who may, opens another one."""
    may_open = request.standing.may(Act.OPEN_PERIOD)
    form = OpenForm(request.POST or None)
    if request.method == "POST":
        request.standing.demand(Act.OPEN_PERIOD)
        if form.is_valid():
            try:
                found = actions.open_period(
                    request.user,
                    mechanism,
                    form.cleaned_data["code"],
                    form.cleaned_data["closes_at"],
                    timezone.now(),
                )
            except actions.LedgerError as error:
                form.add_error("code", str(error))
            else:
                messages.success(request, _("The period is open; each body sees what it owes."))
                return redirect("reporting:period", mechanism.uuid, found.uuid)
    context = {
        "mechanism": mechanism,
        "periods": queries.periods(request.user, mechanism),
        "form": form if may_open else None,
    }
    return render(request, "reporting/periods.html", context, status=422 if form.errors else 200)


@within(Act.READ_SHARED)
def period(request: HttpRequest, mechanism: Mechanism, period: UUID) -> HttpResponse:
    """A period: of one's own side who has reported and what waits for a decision, of the others what is shared."""
    return show(request, mechanism, period_of(request, mechanism, period), ReturnForm(), {})


def show(
    request: HttpRequest, mechanism: Mechanism, when: Any, form: ReturnForm, problems: dict[int, str]
) -> HttpResponse:
    """The page of a period, after a decision with what stood in its way."""
    side = own_side(request, mechanism)
    reports = list(queries.reports_of_side(request.user, when, side)) if side else []
    handed_in = [one for one in reports if one.state == ReportState.SUBMITTED]
    context = {
        "mechanism": mechanism,
        "period": when,
        "side": side,
        "bodies": list(_by_body(when, reports)),
        "shared": _shared(request, mechanism, when),
        "may_decide": bool(side and request.standing.may(Act.RETURN_REPORT, side)),
        "handed_in": [(one, list(_said(one)), problems.get(one.pk)) for one in handed_in],
        "form": form,
        "problems": problems,
        "may_open": request.standing.may(Act.OPEN_PERIOD),
        "reopen_form": ReopenForm(),
    }
    return render(request, "reporting/period.html", context, status=422 if problems or form.errors else 200)


def _by_body(when: Any, reports: list[Any]) -> Any:
    """Each body with its address and how many of its reports are in each state."""
    for (_key, _side), found in groupby(reports, key=lambda one: (one.body_id, one.side_id)):
        ours = list(found)
        counts = {str(state): sum(one.state == state for one in ours) for state in ReportState}
        late = sum(1 for one in ours if one.submitted_at and one.submitted_at > when.closes_at)
        reporter = Reporter(ours[0].side, ours[0].body)
        yield reporter, reporter.address("write", when), counts, late, len(ours)


def _shared(request: HttpRequest, mechanism: Mechanism, when: Any) -> list[tuple[Any, int, int]]:
    counts = queries.shared_of(request.user, when)
    return [(side, *counts.get(side.pk, (0, 0))) for side in sides.sides(mechanism)]


def _said(report: Any) -> Any:
    """What a report says, part by part, without what it leaves empty."""
    for name, words in parts_of(report).items():
        if words:
            yield label_of(report, name), shown_words(name, words)


@within(Act.OPEN_PERIOD)
@require_POST
def close(request: HttpRequest, mechanism: Mechanism, period: UUID) -> HttpResponse:
    """Close a period."""
    when = period_of(request, mechanism, period)
    try:
        actions.close_period(request.user, when, timezone.now())
    except actions.LedgerError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The period is closed."))
    return redirect("reporting:period", mechanism.uuid, when.uuid)


@within(Act.OPEN_PERIOD)
@require_POST
def reopen(request: HttpRequest, mechanism: Mechanism, period: UUID) -> HttpResponse:
    """Open a closed period again."""
    when = period_of(request, mechanism, period)
    form = ReopenForm(request.POST)
    try:
        if not form.is_valid():
            raise actions.LedgerError(_("Say until which day reports are due."))
        actions.reopen_period(request.user, when, form.cleaned_data["closes_at"], timezone.now())
    except actions.LedgerError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The period is open again."))
    return redirect("reporting:period", mechanism.uuid, when.uuid)
