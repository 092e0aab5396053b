"""A body's page: everything that it owes in a period, saved and handed in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huishang.ledger import queries
from huishang.ledger.words import ReportState
from huishang.reporting.actions import Entry, Problems, save
from huishang.reporting.forms import BringForm, ReportForm
from huishang.reporting.reporters import Reporter
from huishang.reporting.views.places import period_of, reporter_of
from huishang.sides.access import within
from huishang.sides.models import Mechanism
from huishang.sides.rules import Act

OWED = (ReportState.RETURNED, ReportState.DRAFT)
"""States of a report that is still to be written, in the order of the page."""


@within(Act.REPORT)
def write(
    request: HttpRequest, mechanism: Mechanism, period: UUID, body: int | None = None, side: int | None = None
) -> HttpResponse:
    """What a body owes in a period; what was returned stands on top, what is handed in has left."""
    when = period_of(request, mechanism, period)
    reporter = reporter_of(request, mechanism, body, side)
    reports = list(queries.reports_of(request.user, when, reporter.side, reporter.body))
    before = queries.last_accepted(reports)
    forms = [ReportForm(request.POST or None, one, before.get(one.pk)) for one in reports]
    sent = [form for form in forms if request.method == "POST" and form.is_there()]
    if request.method == "POST" and _stored(request, sent):
        return redirect(reporter.address("write", when))
    return _page(request, mechanism, when, reporter, forms, sent)


def _stored(request: HttpRequest, forms: Sequence[ReportForm]) -> bool:
    """Store what was sent; False where something of it cannot be taken, which is said at its place."""
    if not all([form.is_valid() for form in forms]):
        return False
    entries = [Entry(form.report, form.parts(), form.cleaned_data["revision"]) for form in forms]
    wanted = request.POST.get("hand_in", "")
    keys = [form.report.pk for form in forms if wanted in ("all", str(form.report.pk))]
    try:
        written = save(request.user, entries, timezone.now(), keys)
    except Problems as problems:
        for form in forms:
            if form.report.pk in problems.of:
                form.add_error(None, problems.of[form.report.pk])
        return False
    messages.success(request, _said(written, len(keys)))
    return True


def _said(written: int, handed_in: int) -> str:
    if handed_in:
        return ngettext("%(n)d report handed in.", "%(n)d reports handed in.", handed_in) % {"n": handed_in}
    if written:
        return ngettext("%(n)d report saved.", "%(n)d reports saved.", written) % {"n": written}
    return _("Nothing was changed.")


def _page(
    request: HttpRequest,
    mechanism: Mechanism,
    period: Any,
    reporter: Reporter,
    forms: Sequence[ReportForm],
    sent: Sequence[ReportForm],
) -> HttpResponse:
    owed = [form for state in OWED for form in forms if form.report.state == state]
    gone = [form for form in sent if form not in owed and form.errors]
    context = {
        "mechanism": mechanism,
        "period": period,
        "reporter": reporter,
        "forms": [] if period.is_closed else owed,
        "problems": [form for form in sent if form.errors],
        "gone": gone,
        "unreported": len(owed) if period.is_closed else 0,
        "waiting": [form.report for form in forms if form.report.state == ReportState.SUBMITTED],
        "accepted": sum(form.report.state == ReportState.ACCEPTED for form in forms),
        "total": len(forms),
        "fetch": reporter.address("fetch", period),
        "bring": reporter.address("bring", period),
        "bring_form": BringForm(),
    }
    return render(request, "reporting/write.html", context, status=422 if context["problems"] else 200)
