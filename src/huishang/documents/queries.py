"""What other apps may ask about documents."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from huishang.documents.models import Document, Reading

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


def counts() -> dict[str, int]:
    """How many documents there are: all that count, waiting for review, reviewed, repeats of others that
    nobody needs to review, withdrawn, and without a date of publication.
    """
    counting = ~Q(state=State.WITHDRAWN)
    return Document.objects.aggregate(
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
