"""Every write of review: findings from readings, and what people decide on them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from huishang.accounts.access import access_act
from huishang.accounts.models import User
from huishang.accounts.rules import Act
from huishang.documents.actions import count_decision, set_reviewed
from huishang.documents.models import Document, Reading
from huishang.review import anew, refreshing, tasks
from huishang.review.flatten import key_of
from huishang.review.matching import same_value
from huishang.review.models import Finding, Review, Verdict
from huishang.review.queries import open_findings
from huishang.review.rules import PARENTS, VerdictKind, wrong_keys
from huishang.review.signals import findings_changed


class ReviewError(Exception):
    """What was asked cannot be done; the first argument is a sentence for people."""


class Conflict(Exception):
    """Somebody else, or a newer reading, changed this finding since the person last saw it.

    Asking again with ``revision``, which is now seen, takes it.
    """

    def __init__(self, finding: Finding, revision: int) -> None:
        super().__init__(finding, revision)
        self.finding = finding
        self.revision = revision


@transaction.atomic
def take_reading(document: Document, reading: Reading, at: datetime) -> None:
    """Bring the findings of a document to a reading; no verdict is touched.

    The document's revision is raised where a finding that people may be looking at has become another.
    """
    _lock(document)
    changed = refreshing.refresh(document, reading, at)
    if changed:
        findings_changed.send(Review, document=document)


@transaction.atomic
def judge(
    by: User,
    finding: Finding,
    verdict: VerdictKind,
    *,
    value: Mapping[str, Any] | None = None,
    start: int | None = None,
    end: int | None = None,
    reason: str = "",
    revision: int,
    at: datetime,
) -> Verdict:
    """Accept, correct or reject a finding, as somebody who has seen the document at ``revision``.

    A correction gives the right value, or the right place, or both; what it does not give stays. One that
    changes nothing is an acceptance. Raises :class:`Conflict` where somebody else decided in between.
    """
    access_act(by, Act.REVIEW)
    document = finding.document
    _take_up(document)
    finding = Finding.objects.select_related("verdict", "last_reading").get(pk=finding.pk)
    if finding.touched > revision and finding.touched_by_id != by.pk:
        raise Conflict(finding, document.revision)
    made = _verdict(by, finding, verdict, at, value, start, end, document)
    made.reason = reason[:500]
    made.save()
    _decide(document, [finding], [made], by)
    return made


def _verdict(
    by: User,
    finding: Finding,
    verdict: VerdictKind,
    at: datetime,
    value: Mapping[str, Any] | None,
    start: int | None,
    end: int | None,
    document: Document,
) -> Verdict:
    """A verdict on what stands now, not yet kept."""
    if verdict == VerdictKind.ADDED:
        raise ReviewError(_("A finding is added, not judged to be so."))
    if finding.added_by_id and finding.verdict_id is None:
        raise ReviewError(_("This addition was taken back."))
    made = Verdict(finding=finding, verdict=verdict, by=by, at=at, reader_version=_judged_version(finding))
    now = _standing(finding)
    made.value, made.start, made.end = now
    if verdict == VerdictKind.CORRECTED:
        made.value = dict(value) if value is not None else now[0]
        if start is not None:
            made.start, made.end = start, end
        _check(document, finding.kind, made.value, made.start, made.end)
        if same_value(made.value, now[0]) and (made.start, made.end) == now[1:]:
            made.verdict = VerdictKind.ACCEPTED
        else:
            made.before = {"value": now[0], "start": now[1], "end": now[2]}
    return made


def _standing(finding: Finding) -> tuple[Any, int | None, int | None]:
    """What a person who judges now has before him: the value that holds, else the reader's.

    After a newer reading gave another value, accepting means the reader's new one unless it was corrected:
    a correction is a person's own and is not given up by agreeing to it.
    """
    held = finding.verdict
    if held is not None and held.verdict in (VerdictKind.CORRECTED, VerdictKind.ADDED):
        return held.value, held.start, held.end
    return finding.value, finding.start, finding.end


@transaction.atomic
def add(
    by: User,
    document: Document,
    kind: str,
    start: int | None,
    end: int | None,
    value: Mapping[str, Any],
    parent: Finding | None = None,
    *,
    revision: int,
    at: datetime,
) -> Finding:
    """Add what the reader missed, at its characters. It counts as accepted until somebody else judges it.

    Additions of two people never disturb each other, so ``revision`` refuses nothing here.
    """
    access_act(by, Act.REVIEW)
    _take_up(document)
    _check(document, kind, value, start, end)
    _check_parent(document, kind, parent)
    finding = Finding(
        document=document,
        kind=kind,
        parent=parent,
        start=start,
        end=end,
        value=dict(value),
        added_by=by,
        added_at=at,
    )
    finding.order = refreshing.order_among(document, finding)
    finding.key = _unused_key(finding)
    finding.save()
    made = Verdict.objects.create(
        finding=finding,
        verdict=VerdictKind.ADDED,
        value=finding.value,
        start=start,
        end=end,
        by=by,
        at=at,
        reader_version=_current_version(document),
    )
    _decide(document, [finding], [made], by)
    return finding


@transaction.atomic
def undo(by: User, document: Document, at: datetime) -> list[Finding]:
    """Take back the last act of this person on this document; gives the findings it was about.

    What held before holds again. Others' later verdicts on the same findings stand.
    """
    access_act(by, Act.REVIEW)
    _take_up(document)
    mine = Verdict.objects.filter(finding__document=document, by=by, undone_at=None)
    last = mine.order_by("-pk").first()
    if last is None:
        raise ReviewError(_("There is nothing of yours to undo in this document."))
    lines = list(mine.filter(act=last.act).select_related("finding"))
    for line in lines:
        _refuse_to_orphan(line)
    mine.filter(act=last.act).update(undone_by=by, undone_at=at)
    findings = [line.finding for line in lines]
    holding: dict[int, Verdict | None] = dict.fromkeys(finding.pk for finding in findings)
    for verdict in Verdict.objects.filter(finding__in=findings, undone_at=None).order_by("pk"):
        holding[verdict.finding_id] = verdict
    _decide(document, findings, [holding[finding.pk] for finding in findings], by)
    if any(line.verdict == VerdictKind.ADDED and line.finding.last_reading_id for line in lines):
        refreshing.refresh(document, document.review.reading, at)  # the reader's own finding stands again
    return findings


def _refuse_to_orphan(line: Verdict) -> None:
    """An addition under which others went on working is not taken away from beneath them."""
    if line.verdict != VerdictKind.ADDED:
        return
    if Finding.objects.filter(parent=line.finding, verdict__isnull=False).exists():
        raise ReviewError(_("Something stands below this addition by now; reject it instead."))


@transaction.atomic
def accept_all(
    by: User, document: Document, revision: int, at: datetime, *, within: Finding | None = None
) -> list[Finding]:
    """Accept what is still open, or what is open ``within`` a finding and below it; one act to undo.

    What others, or a newer reading, changed since ``revision`` is left open: it has not been seen.
    """
    access_act(by, Act.REVIEW)
    _take_up(document)
    findings = [
        finding
        for finding in open_findings(document)
        if (within is None or within.pk in (finding.pk, finding.parent_id))
        and (finding.touched <= revision or finding.touched_by_id == by.pk)
    ]
    act, version = uuid.uuid4(), _current_version(document)
    verdicts = [
        Verdict(
            finding=finding,
            verdict=VerdictKind.ACCEPTED,
            value=finding.value,
            start=finding.start,
            end=finding.end,
            by=by,
            at=at,
            act=act,
            reader_version=version,
        )
        for finding in findings
    ]
    if verdicts:
        Verdict.objects.bulk_create(verdicts)
        _decide(document, findings, list(Verdict.objects.filter(act=act).order_by("pk")), by)
    return findings


@transaction.atomic
def finish(by: User, document: Document, at: datetime) -> list[Finding]:
    """Call a document reviewed; gives what is still open in it."""
    access_act(by, Act.REVIEW)
    _take_up(document)
    set_reviewed(by, document, True, at)
    Review.objects.filter(document=document).update(finished_by=by, finished_at=at)
    findings_changed.send(Review, document=document)
    return open_findings(document)


def start_reading_anew(by: User) -> None:
    """Leave it to the background to read again what an older reader read; where it is at it already, nothing."""
    access_act(by, Act.ADMINISTER)
    if not anew.progress().is_at_work:
        tasks.read_anew.enqueue()


def _lock(document: Document) -> None:
    """Take the document as it stands now; who comes second waits until the first one is through."""
    document.refresh_from_db(from_queryset=Document.objects.select_for_update())


def _take_up(document: Document) -> None:
    _lock(document)
    if document.state == Document.State.WITHDRAWN:
        raise ReviewError(_("This document is withdrawn: nothing of it is reviewed any more."))


def _decide(document: Document, findings: list[Finding], verdicts: list[Any], by: User) -> None:
    """Let verdicts hold, raise the revision, and tell the stages after."""
    count_decision(document)
    for finding, verdict in zip(findings, verdicts, strict=True):
        finding.verdict, finding.touched, finding.touched_by = verdict, document.revision, by
    Finding.objects.bulk_update(findings, ["verdict", "touched", "touched_by"], batch_size=200)
    findings_changed.send(Finding, document=document)


def _check(
    document: Document, kind: str, value: Mapping[str, Any], start: int | None, end: int | None
) -> None:
    wrong = wrong_keys(kind, value)
    if wrong:
        raise ReviewError(_("A value does not have its form: %(keys)s") % {"keys": ", ".join(wrong)})
    placed = start is not None and end is not None
    if (start is None) != (end is None) or (placed and not 0 <= start < end <= len(document.text)):
        raise ReviewError(_("Mark at least one character of the text."))


def _check_parent(document: Document, kind: str, parent: Finding | None) -> None:
    needed = PARENTS.get(kind)
    fits = parent is None if needed is None else parent is not None and parent.kind in needed
    if not fits or (parent is not None and parent.document_id != document.pk):
        raise ReviewError(_("Say what this belongs to."))


def _unused_key(finding: Finding) -> str:
    parent = finding.parent.key if finding.parent else None
    taken = set(Finding.objects.filter(document=finding.document).values_list("key", flat=True))
    nth = 0
    while (key := key_of(finding.kind, parent, finding.value, finding.start, finding.end, nth)) in taken:
        nth += 1
    return key


def _current_version(document: Document) -> str:
    review = Review.objects.select_related("reading").filter(document=document).first()
    return review.reading.reader_version if review else ""


def _judged_version(finding: Finding) -> str:
    """Whose value is judged; empty where a person made it."""
    held = finding.verdict
    if finding.added_by_id or finding.last_reading is None:
        return ""
    by_person = held is not None and held.verdict == VerdictKind.CORRECTED
    return "" if by_person else finding.last_reading.reader_version
