"""The Excel form: fetched, brought back, and what it would change before anything is taken."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huishang.intake import IntakeError
from huishang.intake.limits import FILE_BYTES, check_bytes
from huishang.ledger import queries
from huishang.reporting.form.coming_back import Brought, NotThisForm, compare
from huishang.reporting.form.going_out import workbook
from huishang.reporting.forms import BringForm
from huishang.reporting.reporters import Reporter
from huishang.reporting.views.places import period_of, reporter_of
from huishang.sides.access import within
from huishang.sides.models import Mechanism
from huishang.sides.rules import Act

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@within(Act.REPORT)
def fetch(
    request: HttpRequest, mechanism: Mechanism, period: UUID, body: int | None = None, side: int | None = None
) -> HttpResponse:
    """The form of a body for a period, as a file."""
    when = period_of(request, mechanism, period)
    reporter = reporter_of(request, mechanism, body, side)
    found = queries.reports_of(request.user, when, reporter.side, reporter.body)
    answer = HttpResponse(workbook(when, reporter, list(found)), content_type=XLSX)
    name = f"{when.code} {reporter}.xlsx".replace("/", "-")
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer


@within(Act.REPORT)
@require_POST
def bring(
    request: HttpRequest, mechanism: Mechanism, period: UUID, body: int | None = None, side: int | None = None
) -> HttpResponse:
    """What a form that comes back would change, or what stands in its way; nothing is stored yet."""
    when = period_of(request, mechanism, period)
    reporter = reporter_of(request, mechanism, body, side)
    form = BringForm(request.POST, request.FILES)
    brought = _brought(request, form, when, reporter) if form.is_valid() else None
    context = {
        "mechanism": mechanism,
        "period": when,
        "reporter": reporter,
        "back": reporter.address("write", when),
        "again": reporter.address("bring", when),
        "form": form,
        "brought": brought,
        "silent": [one for one in brought.altered if one.is_plan] if brought else [],
        "altered": [one for one in brought.altered if not one.is_plan] if brought else [],
    }
    is_wrong = brought is None or bool(brought.faults)
    return render(request, "reporting/bring.html", context, status=422 if is_wrong else 200)


def _brought(request: HttpRequest, form: BringForm, when: Any, reporter: Reporter) -> Brought | None:
    file = form.cleaned_data["file"]
    reports = list(queries.reports_of(request.user, when, reporter.side, reporter.body))
    try:
        check_bytes(file.size, FILE_BYTES)
        if when.is_closed:
            raise NotThisForm(_("This period is closed."))
        return compare(file.read(), when, reporter, reports)
    except IntakeError as error:
        form.add_error("file", error.message("en" if (get_language() or "").startswith("en") else "zh"))
    except NotThisForm as error:
        form.add_error("file", str(error))
    return None
