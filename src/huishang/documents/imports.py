"""Every write about imports: handing files in, working them off one by one, cancelling, taking up anew."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from time import monotonic
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from huishang.accounts.access import access_act
from huishang.accounts.rules import Act
from huishang.documents import spool
from huishang.documents.bringing import Outcome, bring_in
from huishang.documents.models import ImportItem, ImportJob
from huishang.documents.sentences import kept, kept_error
from huishang.intake import IntakeError
from huishang.intake.limits import FILE_BYTES, check_bytes

State = ImportItem.State
SILENCE = timedelta(minutes=3)
"""How long a worker may be at one file: opening the worst one is stopped after 80 seconds (intake.apart)."""
TURN_SECONDS = 2.0
"""How long an import works before others have their turn."""


@dataclass(frozen=True, slots=True)
class Handed:
    """One file as it was handed in."""

    name: str
    size_bytes: int
    chunks: Iterable[bytes]
    form: str = ""


def hand_in(by: Any, files: Iterable[Handed], *, published: date | None, at: datetime) -> ImportJob:
    """Take files over and let them be worked off in the background.

    A file that is too large is refused at once and lies nowhere.
    """
    access_act(by, Act.IMPORT)
    job = ImportJob(by=by, created_at=at, published=published)
    try:
        items = [_item(job, place, one) for place, one in enumerate(files)]
        with transaction.atomic():
            job.save()
            ImportItem.objects.bulk_create(items)
            _finish_if_done(job, at)
            transaction.on_commit(partial(_enqueue, job))
    except BaseException:
        spool.drop_all(job)
        raise
    return job


def _item(job: ImportJob, position: int, handed: Handed) -> ImportItem:
    item = ImportItem(
        job=job, position=position, name=handed.name[-500:], form=handed.form, size_bytes=handed.size_bytes
    )
    try:
        check_bytes(handed.size_bytes, FILE_BYTES)
        item.spool = spool.put(job, position, handed.chunks)
    except IntakeError as error:
        item.state, item.problems = State.REFUSED, [kept_error(error)]
    return item


def _enqueue(job: ImportJob) -> None:
    from huishang.documents.tasks import work_off

    work_off.enqueue(str(job.uuid), str(job.run))


def work(job_uuid: UUID, run: UUID, *, seconds: float | None = None) -> bool:
    """Work off files of an import for a while; whether some are left.

    It stops between files when the import was cancelled or taken up by another worker.
    """
    end = monotonic() + (TURN_SECONDS if seconds is None else seconds)
    while job := ImportJob.objects.filter(uuid=job_uuid, run=run, finished_at=None).first():
        item = job.items.filter(state=State.WAITING).first()
        if item is not None:
            ImportJob.objects.filter(pk=job.pk, run=run).update(seen_at=timezone.now())
            _work_off(job, item)
        if _finish_if_done(job, timezone.now()):
            return False
        if monotonic() >= end:
            return True
    return False


def _work_off(job: ImportJob, item: ImportItem) -> None:
    """Bring in one file, note what became of it, and take its bytes away."""
    data = spool.take(item)
    if data is None:
        if ImportItem.objects.filter(pk=item.pk, state=State.CANCELLED).exists():
            return
        outcome = Outcome(problems=[kept("spool lost")])
    else:
        now = timezone.now()
        outcome = bring_in(job.by, data, item.name, form=item.form or None, published=job.published, at=now)
        _own_what_a_dead_worker_stored(job, item, outcome)
    item.state, item.problems = outcome.state, outcome.problems
    item.document, item.documents = outcome.document, len(outcome.added)
    item.save()
    spool.drop(item)


def _own_what_a_dead_worker_stored(job: ImportJob, item: ImportItem, outcome: Outcome) -> None:
    """A worker may die between storing a document and noting it: then it is new all the same."""
    for place, one in enumerate(outcome.added):
        document = one.document
        if one.is_new or document.added_by_id != job.by_id or document.added_at < job.created_at:
            continue
        if not ImportItem.objects.filter(document=document).exclude(pk=item.pk).exists():
            outcome.added[place] = type(one)(document, True)


def _finish_if_done(job: ImportJob, at: datetime) -> bool:
    if job.items.filter(state=State.WAITING).exists():
        return False
    ImportJob.objects.filter(pk=job.pk, finished_at=None).update(finished_at=at)
    spool.drop_all(job)
    return True


@transaction.atomic
def cancel(by: Any, job: ImportJob, at: datetime) -> None:
    """Let the files that wait be left out; what is stored already stays."""
    access_act(by, Act.IMPORT)
    cancelled = job.items.filter(state=State.WAITING).update(state=State.CANCELLED)
    if cancelled:
        ImportJob.objects.filter(pk=job.pk).update(cancelled_at=at, cancelled_by=by)
    _finish_if_done(job, at)


def resume(by: Any, job: ImportJob, at: datetime) -> None:
    """Take an import up anew whose worker is silent."""
    access_act(by, Act.IMPORT)
    _take_up(job, at)


def resume_all(at: datetime) -> int:
    """Take up every import that is not finished, as at the start of the program; how many there were.

    A worker that is at one of them elsewhere stops after its file.
    """
    jobs = list(ImportJob.objects.filter(finished_at=None))
    for job in jobs:
        _take_up(job, at)
    return len(jobs)


def is_silent(job: ImportJob, at: datetime) -> bool:
    """Whether no worker has been at an unfinished import for longer than one file may take."""
    return job.finished_at is None and at - (job.seen_at or job.created_at) > SILENCE


def _take_up(job: ImportJob, at: datetime) -> None:
    with transaction.atomic():
        job.run, job.seen_at = uuid.uuid4(), at
        job.save(update_fields=["run", "seen_at"])
        transaction.on_commit(partial(_enqueue, job))
