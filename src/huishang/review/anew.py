"""Reading every document again that an older reader read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from huishang.documents.actions import read_anew
from huishang.documents.models import Document
from huishang.documents.queries import documents, outdated
from huishang.documents.reader import reader_version
from huishang.review.comparison import compare

TASK = "huishang.review.tasks.read_anew"
"""The name under which the work waits in the queue."""


@dataclass(frozen=True, slots=True)
class ReadAnew:
    """A document that was read again: how much is new, gone, another value, and against a verdict."""

    document: Document
    came: int
    went: int
    other: int
    contradicting: int


def waiting_count() -> int:
    """How many documents this version of the reader has not read yet."""
    return _outdated().count()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far this version of the reader has come with all documents, and whether the background is at it."""

    total: int
    waiting: int
    is_at_work: bool

    @property
    def done(self) -> int:
        """How many documents this version has read."""
        return self.total - self.waiting


def progress() -> Progress:
    """How far reading again has come. Two queries and one of the queue of the background."""
    at_work = DBTaskResult.objects.filter(
        task_path=TASK, status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING)
    )
    return Progress(documents().count(), waiting_count(), at_work.exists())


def read_all_anew(at: datetime, *, limit: int | None = None) -> Iterator[ReadAnew]:
    """Read documents again, each in a transaction of its own; an interruption loses nothing.

    What was read again is not waiting any more, so going on later means calling this again.
    """
    for pk in list(_outdated().values_list("pk", flat=True)[:limit]):
        document = Document.objects.get(pk=pk)
        read_anew(document, at)
        found = compare(document)
        counts = (len(found[key]) for key in ("came", "went", "other", "contradicting"))
        yield ReadAnew(document, *counts)


def _outdated() -> QuerySet[Document]:
    return outdated(reader_version()).exclude(state=Document.State.WITHDRAWN)
