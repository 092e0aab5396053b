"""What other apps may ask about documents."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Case, Count, Q, QuerySet, Value, When

from huishang.documents.models import Document, ImportItem, ImportJob, Reading

State = Document.State
WAITING = Q(state=State.WAITING, repeats__isnull=True)


def document(uuid: UUID) -> Document | None:
    """A document by its address."""
    return Document.objects.filter(uuid=uuid).first()


def documents() -> QuerySet[Document]:
    """All documents that count: those that are withdrawn do not."""
    return Document.objects.exclude(state=State.WITHDRAWN)


def waiting() -> QuerySet[Document]:
    """The documents that wait for review, the one that came first at the head; texts are left unread.

    What repeats another document is left out: the other one is reviewed.
    """
    return Document.objects.filter(WAITING).defer("text").order_by("added_at", "pk")


def counts(of: QuerySet[Document] | None = None) -> dict[str, int]:
    """How many documents there are, of some or of all: all that count, waiting for review, reviewed, repeats of
    others that nobody needs to review, withdrawn, and without a date of publication.
    """
    counting = ~Q(state=State.WITHDRAWN)
    return (Document.objects if of is None else of).aggregate(
        all=Count("pk", filter=counting),
        waiting=Count("pk", filter=WAITING),
        reviewed=Count("pk", filter=Q(state=State.REVIEWED)),
        repeating=Count("pk", filter=Q(state=State.WAITING, repeats__isnull=False)),
        withdrawn=Count("pk", filter=Q(state=State.WITHDRAWN)),
        undated=Count("pk", filter=counting & Q(published__isnull=True)),
    )


def current_reading(document: Document) -> Reading | None:
    """The reading of a document that holds now."""
    return document.reading


def outdated(version: str) -> QuerySet[Document]:
    """The documents whose reading that holds is of another reader than ``version``."""
    return Document.objects.exclude(reading__reader_version=version).order_by("pk")


def found(
    *, words: str = "", state: str = "", kind: str = "", year: str = "", order: str = ""
) -> QuerySet[Document]:
    """Documents for a list, their texts left unread: those that hold all words, of a state, kind and year.

    ``year`` "none" asks for those without a date of publication. Withdrawn ones are found only where
    they are asked for.
    """
    documents_ = Document.objects.select_related("added_by", "repeats").defer("text", "repeats__text")
    documents_ = _in_state(documents_, state)
    for word in words.split():
        has = Q(title__icontains=word) | Q(origin__icontains=word) | Q(text__icontains=word)
        documents_ = documents_.filter(has)
    if kind:
        documents_ = documents_.filter(kind=kind)
    if year:
        documents_ = (
            documents_.filter(published=None) if year == "none" else documents_.filter(published__year=year)
        )
    return documents_.order_by("-published", "-pk") if order == "published" else documents_


def _in_state(documents_: QuerySet[Document], state: str) -> QuerySet[Document]:
    if state == State.WAITING:
        return documents_.filter(WAITING)
    if state == "repeating":
        return documents_.filter(repeats__isnull=False).exclude(state=State.WITHDRAWN)
    if state:
        return documents_.filter(state=state)
    return documents_.exclude(state=State.WITHDRAWN)


def years() -> list[date]:
    """The years in which documents were published, the latest first."""
    return list(Document.objects.filter(published__isnull=False).dates("published", "year", order="DESC"))


def imports() -> QuerySet[ImportJob]:
    """Imports with the numbers of their files, the latest first."""
    numbers = {f"n_{state}": Count("items", filter=Q(items__state=state)) for state in ImportItem.State}
    jobs = ImportJob.objects.select_related("by", "cancelled_by").order_by("-created_at", "-pk")
    return jobs.annotate(total=Count("items"), **numbers)


def items(job: ImportJob) -> QuerySet[ImportItem]:
    """The files of an import with their documents; once it is finished, what was not stored stands first."""
    found_ = job.items.select_related("document__repeats").defer("document__text", "document__repeats__text")
    if job.finished_at is None:
        return found_
    problems_first = Case(When(problems=[], then=Value(1)), default=Value(0))
    return found_.order_by(problems_first, "position")
