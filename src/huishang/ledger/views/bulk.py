"""One act on many chosen rows: one result for each, and nothing half on any."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from huishang.ledger import actions, queries
from huishang.ledger.actions.stepping import leading
from huishang.ledger.models import Commitment
from huishang.ledger.rules.states import Refusal
from huishang.ledger.sentences import sentence
from huishang.sides.access import Standing, within
from huishang.sides.models import Mechanism
from huishang.sides.rules import Act

MOST = 500
"""Rows at once: as many as a page of the list can hold."""


def _acknowledge(by: Any, row: Commitment, at: datetime, standing: Standing) -> None:
    """Take a row on for those lead bodies of one's own that have not done so."""
    duties = list(row.assignments.filter(left_at=None).select_related("side", "body__side"))
    ours = [
        duty
        for duty in leading(duties)
        if duty.side_id in standing.sides
        and duty.acknowledged_version != row.version
        and standing.may(Act.ACKNOWLEDGE, duty.side, duty.body)
    ]
    if not ours:
        raise actions.LedgerError(_("None of your bodies has to take this row on."))
    for duty in ours:
        actions.acknowledge(by, duty, at)


Deed = Callable[[Any, Commitment, datetime, Standing], object]
ACTS: dict[str, tuple[str | Promise, Act, Deed]] = {
    "review": (
        gettext_lazy("Say that it stands as a row"),
        Act.CHANGE_ROW,
        lambda by, row, at, _standing: actions.review(by, row, at),
    ),
    "acknowledge": (gettext_lazy("Take the row on for a body"), Act.ACKNOWLEDGE, _acknowledge),
    "start": (
        gettext_lazy("Say that work has begun"),
        Act.REPORT,
        lambda by, row, at, _standing: actions.start(by, row, at),
    ),
}
"""What can be done on many rows: its name, what one has to be allowed somewhere, and the act on one."""


def offered(standing: Standing) -> list[tuple[str, str | Promise]]:
    """The acts that this person may do on some row."""
    return [(act, name) for act, (name, needed, _deed) in ACTS.items() if standing.may_somewhere(needed)]


@within(Act.READ_SHARED)
@require_POST
def bulk(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """Do one act on each chosen row by itself, and say of each what came of it."""
    request.standing.demand(Act.READ_SHARED)
    known = ACTS.get(request.POST.get("act", ""))
    chosen = [n for n in request.POST.getlist("row") if n][:MOST]
    seen = queries.visible_rows(request.user, mechanism).filter(number__in=chosen).order_by("serial")
    results = [(row, *_done(request, known[2], row)) for row in seen] if known else []
    context = {
        "mechanism": mechanism,
        "tab": "rows",
        "act": known[0] if known else "",
        "results": results,
        "done": sum(is_done for _row, is_done, _why in results),
    }
    return render(request, "ledger/bulk.html", context)


def _done(request: HttpRequest, deed: Deed, row: Commitment) -> tuple[bool, str]:
    """Whether the act was done on a row, and else why not."""
    try:
        with transaction.atomic():
            deed(request.user, row, timezone.now(), request.standing)
    except actions.LedgerError as error:
        return False, str(error)
    except PermissionDenied:
        return False, sentence(Refusal("not_allowed"))
    return True, ""
