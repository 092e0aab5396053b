"""The end of a reporting period, and its reopening."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huishang.ledger.actions.ground import Deed, LedgerError, note
from huishang.ledger.actions.lights import relight
from huishang.ledger.models import Commitment, Period
from huishang.ledger.words import ReportState
from huishang.sides.rules import Act as Permission


@transaction.atomic
def close_period(by: Any, period: Period, at: datetime) -> Period:
    """Close a period: nothing more is written or handed in; what was handed in can still be accepted. Rows get their light.

    A side cannot shut the others out: it is refused while the time that was set runs and a report is still owed.
    """
    period, deed = _held(by, period, at)
    if period.is_closed:
        raise LedgerError(_("This period is closed already."))
    owed = period.reports.filter(state__in=[ReportState.DRAFT, ReportState.RETURNED]).count()
    if owed and at < period.closes_at:
        raise LedgerError(
            _("Reports may come in until the time that was set; %(count)d are still owed.") % {"count": owed}
        )
    period.closed_by, period.closed_at = by, at
    period.save(update_fields=["closed_by", "closed_at"])
    note(deed, "close_period", words=period.code, period=str(period.uuid), owed=owed)
    relight(deed, Commitment.objects.filter(mechanism=period.mechanism), timezone.localtime(at).date())
    return period


@transaction.atomic
def reopen_period(by: Any, period: Period, closes_at: datetime, at: datetime) -> Period:
    """Open a closed period again until a later time; what it holds stays as it is."""
    period, deed = _held(by, period, at)
    if not period.is_closed:
        raise LedgerError(_("This period is open already."))
    if closes_at <= at:
        raise LedgerError(_("The time until which reports are due must lie ahead."))
    period.closed_by, period.closed_at, period.closes_at = None, None, closes_at
    period.save(update_fields=["closed_by", "closed_at", "closes_at"])
    note(deed, "reopen_period", words=period.code, period=str(period.uuid), closes_at=closes_at)
    return period


def _held(by: Any, period: Period, at: datetime) -> tuple[Period, Deed]:
    found = Period.objects.select_for_update(of=("self",)).select_related("mechanism").get(pk=period.pk)
    deed = Deed(by, found.mechanism, at)
    deed.demand(Permission.OPEN_PERIOD)
    return found, deed
