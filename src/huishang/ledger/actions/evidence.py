"""Evidence brought, set against other evidence, judged by another side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from huishang.documents.models import Document
from huishang.documents.originals import kept
from huishang.ledger.actions.ground import Deed, LedgerError, locked, note
from huishang.ledger.files import FileError, form_of
from huishang.ledger.models import Commitment, Evidence, ProgressReport
from huishang.ledger.words import EvidenceKind, EvidenceVerdict
from huishang.registry.partial import days
from huishang.sides.rules import Act as Permission


@dataclass(frozen=True, slots=True)
class Shown:
    """What evidence shows: in words, and the figure with unit, definition, day and issuer where it gives one."""

    words: str
    value: str = ""
    unit: str = ""
    definition: str = ""
    dated: str = ""
    issuer: str = ""


@transaction.atomic
def add_file(
    by: Any,
    row: Commitment,
    shown: Shown,
    name: str,
    data: bytes,
    at: datetime,
    *,
    report: ProgressReport | None = None,
) -> Evidence:
    """Add a file: kept once by its hash, its type told from its bytes, its size limited."""
    try:
        form = form_of(name, data)
    except FileError as error:
        raise LedgerError(str(error)) from None
    with kept(data, form, at) as original:
        return _add(
            by, row, shown, at, report, kind=EvidenceKind.FILE, original=original, file_name=name[-255:]
        )


@transaction.atomic
def add_link(
    by: Any,
    row: Commitment,
    shown: Shown,
    address: str,
    read_on: str,
    at: datetime,
    *,
    report: ProgressReport | None = None,
) -> Evidence:
    """Add the address of a page, with the day on which it was read, as far as it is known."""
    if not address.strip():
        raise LedgerError(_("Give the address of the page."))
    _has_been(read_on, at)
    facts = {"kind": EvidenceKind.LINK, "address": address.strip()[:1000], "read_on": read_on}
    return _add(by, row, shown, at, report, **facts)


@transaction.atomic
def add_document(
    by: Any,
    row: Commitment,
    shown: Shown,
    document: Document,
    at: datetime,
    *,
    report: ProgressReport | None = None,
) -> Evidence:
    """Add a document of the record."""
    return _add(by, row, shown, at, report, kind=EvidenceKind.DOCUMENT, document=document)


@transaction.atomic
def add_none_found(by: Any, row: Commitment, words: str, searched_on: str, at: datetime) -> Evidence:
    """Say that public sources were searched on a day and that nothing was found: it shows nothing, and is told."""
    _has_been(searched_on, at)
    return _add(by, row, Shown(words), at, None, kind=EvidenceKind.NONE_FOUND, read_on=searched_on)


@transaction.atomic
def contradict(by: Any, one: Evidence, other: Evidence, at: datetime) -> None:
    """Say that two figures cannot both be right: they stand side by side from now on."""
    row = locked(one.row)
    deed = Deed(by, row.mechanism, at)
    _may_bring(deed, None)
    if one.row_id != other.row_id or one.pk == other.pk:
        raise LedgerError(_("Choose two different figures of one row."))
    for a, b in ((one, other), (other, one)):
        a.contradicts = b
        a.save(update_fields=["contradicts"])
    note(deed, "contradict", row=row, before=row.state, evidence=[str(one.uuid), str(other.uuid)])


@transaction.atomic
def verify_evidence(
    by: Any, evidence: Evidence, verdict: EvidenceVerdict, words: str, at: datetime
) -> Evidence:
    """Judge, for another side than the one that brought it, whether evidence shows what it is said to show."""
    row = locked(evidence.row)
    deed = Deed(by, row.mechanism, at)
    evidence = (
        Evidence.objects.select_for_update(of=("self",)).select_related("side", "report").get(pk=evidence.pk)
    )
    side = deed.own_side()
    _is_seen(deed, evidence)
    if evidence.side == side or not deed.may(Permission.VERIFY, of=evidence.side or _another(deed)):
        raise PermissionDenied(Permission.VERIFY)
    if evidence.kind == EvidenceKind.NONE_FOUND:
        raise LedgerError(_("Nothing was found here, so there is nothing to judge."))
    if verdict not in set(EvidenceVerdict):
        raise LedgerError(_("There is no such verdict."))
    if verdict != EvidenceVerdict.GOOD and not words.strip():
        raise LedgerError(_("Say why."))
    evidence.verdict, evidence.verdict_words = verdict, words[:500]
    evidence.verified_by, evidence.verified_for, evidence.verified_at = by, side, at
    evidence.save()
    told = {"evidence": str(evidence.uuid), "sha256": evidence.original.sha256 if evidence.original else ""}
    note(deed, "verify_evidence", row=row, before=row.state, code=str(verdict), words=words, **told)
    return evidence


@transaction.atomic
def withdraw_evidence(by: Any, evidence: Evidence, why: str, at: datetime) -> None:
    """Let evidence that one's own side brought count no more; it stays, with the reason."""
    row = locked(evidence.row)
    deed = Deed(by, row.mechanism, at)
    if evidence.side != deed.side:
        raise PermissionDenied
    _may_bring(deed, evidence.report)
    if not why.strip():
        raise LedgerError(_("Say why."))
    evidence.withdrawn_because = why[:500]
    evidence.save(update_fields=["withdrawn_because"])
    layer = _layer(evidence.report)
    note(
        deed,
        "withdraw_evidence",
        row=row,
        before=row.state,
        words=why,
        layer=layer,
        evidence=str(evidence.uuid),
    )


def _add(
    by: Any,
    row: Commitment,
    shown: Shown,
    at: datetime,
    report: ProgressReport | None,
    **facts: Any,
) -> Evidence:
    row = locked(row)
    deed = Deed(by, row.mechanism, at)
    _may_bring(deed, report)
    _check(shown)
    if report is not None and (report.row_id != row.pk or report.side != deed.side):
        raise PermissionDenied
    evidence = Evidence.objects.create(
        row=row,
        report=report,
        side=deed.side,
        words=shown.words.strip()[:500],
        value=shown.value,
        unit=shown.unit,
        definition=shown.definition[:300],
        dated=shown.dated,
        issuer=shown.issuer[:200],
        added_by=by,
        added_at=at,
        **facts,
    )
    note(
        deed,
        "add_evidence",
        row=row,
        before=row.state,
        words=evidence.words,
        layer=_layer(report),
        evidence=str(evidence.uuid),
        kind=str(evidence.kind),
        sha256=evidence.original.sha256 if evidence.original else "",
        address=evidence.address,
        figure=[evidence.value, evidence.unit, evidence.definition, evidence.dated],
    )
    return evidence


def _has_been(day: str, at: datetime) -> None:
    """Refuse a day, month or year that is none or has not begun."""
    span = days(day)
    if span is None:
        raise LedgerError(_("%(date)s is no date.") % {"date": day})
    if span[0] > at.date():
        raise LedgerError(_("The day on which it was read has not come yet."))


def _check(shown: Shown) -> None:
    if not shown.words.strip():
        raise LedgerError(_("Say what it shows."))
    if shown.value and not shown.unit:
        raise LedgerError(_("A figure needs its unit."))
    if shown.dated and days(shown.dated) is None:
        raise LedgerError(_("%(date)s is no date.") % {"date": shown.dated})


def _layer(report: ProgressReport | None) -> Any:
    """The private history in which evidence stands while its report is not shared."""
    return report.side if report is not None and report.state != "accepted" else None


def _may_bring(deed: Deed, report: ProgressReport | None) -> None:
    """Refuse who brings no evidence: it is for who reports, or who changes rows for all."""
    body = report.body if report else None
    ours = deed.standing.bodies
    may_report = deed.may(Permission.REPORT, body) or bool(ours and report is None)
    if not may_report and not deed.may(Permission.CHANGE_ROW):
        raise PermissionDenied(Permission.REPORT)


def _is_seen(deed: Deed, evidence: Evidence) -> None:
    """Refuse evidence of a report that is not shared yet."""
    if _layer(evidence.report) not in (None, deed.side):
        raise PermissionDenied


def _another(deed: Deed) -> Any:
    """Some other side: what the joint office brought is of no side, and each may judge it."""
    return deed.mechanism.sides.exclude(pk=deed.side.pk if deed.side else None).first()
