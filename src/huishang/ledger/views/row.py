"""One row with everything on one page, and every act on it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huishang.documents.originals import path_of
from huishang.ledger import queries
from huishang.ledger.actions import LedgerError
from huishang.ledger.actions.ground import Deed
from huishang.ledger.beside import Beside, beside
from huishang.ledger.content import differences as content_differences
from huishang.ledger.content import from_json
from huishang.ledger.forms import FORMS, Here
from huishang.ledger.models import ProgressReport
from huishang.ledger.names import AGREEMENTS, FRESHNESS, TIMELINESS
from huishang.ledger.offers import Offer, offers, part_of
from huishang.ledger.queries import Listed, Whole
from huishang.ledger.rules.reasons import explain
from huishang.ledger.words import ReportState
from huishang.sides.access import within
from huishang.sides.models import Mechanism
from huishang.sides.queries import sides as sides_of
from huishang.sides.rules import Act


@within(Act.READ_SHARED)
def row(request: HttpRequest, mechanism: Mechanism, row: UUID) -> HttpResponse:
    """A row: what it is at the left, its sources and history beside it, every act that this person may do."""
    return _shown(request, _here(request, mechanism, row))


@within(Act.READ_SHARED)
@require_POST
def act(request: HttpRequest, mechanism: Mechanism, row: UUID, act: str) -> HttpResponse:
    """Do an act on a row; what is wrong with it is shown in its place, and nothing is stored."""
    here = _here(request, mechanism, row)
    try:
        part = part_of(FORMS[act], here, request.POST.get("on", ""))
    except LookupError:
        messages.error(request, _("This cannot be done on the row any more. Look at it as it is now."))
        return redirect("ledger:row", mechanism.uuid, row)
    form = FORMS[act](here, part, request.POST, request.FILES)
    if form.is_valid():
        try:
            form.perform(request.user, here.deed.at)
        except LedgerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Done; the history beside says who and when."))
            return redirect("ledger:row", mechanism.uuid, row)
    return _shown(request, here, Offer(act, form))


@within(Act.READ_SHARED)
def evidence_file(request: HttpRequest, mechanism: Mechanism, row: UUID, evidence: UUID) -> HttpResponse:
    """The bytes of a file of evidence, to be kept and never shown by the browser as a page of this site."""
    here = _here(request, mechanism, row)
    one = next((e for e in here.whole.evidence if e.uuid == evidence and e.original), None)
    if one is None or not path_of(one.original).exists():
        raise Http404
    stream = path_of(one.original).open("rb")
    return FileResponse(
        stream, as_attachment=True, filename=one.file_name, content_type="application/octet-stream"
    )


def _here(request: HttpRequest, mechanism: Mechanism, row: UUID) -> Here:
    """The row of an address before this person; 404 where it is none of this mechanism, or he may not see it."""
    if not request.standing.may(Act.READ_SHARED):
        raise PermissionDenied
    whole = queries.whole(request.user, row)
    if whole is None or whole.row.mechanism != mechanism:
        raise Http404
    return Here(whole, Deed(request.user, mechanism, timezone.now()), sides_of(mechanism))


def _shown(request: HttpRequest, here: Here, sent: Offer | None = None) -> HttpResponse:
    whole, today = here.whole, timezone.localdate()
    whole.row.duties = whole.duties
    listed = queries.listed(whole.row.mechanism, [whole.row], today)[0]
    shared = [report for report in whole.reports if report.state == ReportState.ACCEPTED]
    context = {
        "mechanism": whole.row.mechanism,
        "row": whole.row,
        "whole": whole,
        "listed": listed,
        "axes": _axes(listed),
        "sides": here.sides,
        "duties": [(side, [d for d in whole.duties if d.side_id == side.pk]) for side in here.sides],
        "unplaced": [duty for duty in whole.duties if duty.side_id is None],
        "people": [(side, [p for p in whole.people if p.side_id == side.pk]) for side in here.sides],
        "beside": _periods(here, shared),
        "own_reports": [report for report in whole.reports if report.state != ReportState.ACCEPTED],
        "asked": [(r, _answers(here, r)) for r in whole.requests if not r.outcome],
        "answered": [(r, _answers(here, r)) for r in whole.requests if r.outcome],
        "versions": _versions(whole),
        "history": list(reversed(whole.history)),
        "offers": offers(here, sent),
        "own_side": here.deed.side,
    }
    return render(request, "ledger/row.html", context, status=422 if sent else 200)


def _axes(listed: Listed) -> list[tuple[str, str, str]]:
    """The three axes: what is asked, the answer, why."""
    lang = "en" if get_language() == "en" else "zh"
    names = (
        (_("Delivery"), listed.timeliness, TIMELINESS),
        (_("Reports"), listed.freshness, FRESHNESS),
        (_("The sides say"), listed.agreement, AGREEMENTS),
    )
    return [(name, str(words[a.value]), explain(a.reason, lang)) for name, a, words in names if a]


def _periods(here: Here, shared: list[ProgressReport]) -> list[Beside]:
    """What the sides reported, the latest period first."""
    codes = list(dict.fromkeys(report.period.code for report in reversed(shared)))
    return [beside(here.sides, shared, here.whole.targets, code) for code in codes]


def _answers(here: Here, request: object) -> list[tuple[object, object]]:
    """What each side said to a request last; None where it has not answered."""
    last = queries.last_answers(request)
    return [(side, last.get(side.pk)) for side in here.sides]


def _versions(whole: Whole) -> list[tuple[object, list[object]]]:
    """The versions of the text, the newest first, each with what it changed of the one before."""
    texts = [from_json(version.content) for version in whole.versions]
    before = [None, *texts[:-1]]
    steps = [content_differences(old, new) if old else [] for old, new in zip(before, texts, strict=True)]
    return list(reversed(list(zip(whole.versions, steps, strict=True))))
