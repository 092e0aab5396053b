"""Finding the document that a new one republishes."""

from __future__ import annotations

from django.db.models import Count

from huishang.documents.likeness import Likeness, bands, essence, likeness
from huishang.documents.models import Band, Document

MOST_CANDIDATES = 20
"""As many are compared word by word, those with most bands in common first: a copy has more than a chance hit."""


class Imprint:
    """What a document is compared by; worked out before the transaction that stores it."""

    def __init__(self, text: str) -> None:
        self.words = essence(text)
        self.bands = bands(self.words)


def mark_repeat(document: Document, imprint: Imprint) -> None:
    """Note on a document just stored which earlier one it republishes, and keep its bands for those to come.

    A withdrawn document is none to point at. Where the one found repeats another itself, that other
    one is named, so that all copies of a report name the same document.
    """
    found = _best(document, imprint)
    if found is not None:
        document.repeats, document.similarity = found[0], found[1].short
    Band.objects.bulk_create([Band(document=document, number=number) for number in set(imprint.bands)])


def _best(document: Document, imprint: Imprint) -> tuple[Document, Likeness] | None:
    """The document that is most like this one, if any is like enough; the earliest one among equals."""
    hits = []
    for candidate in _candidates(document, imprint):
        like = likeness(imprint.words, essence(candidate.text))
        if like.is_repeat:
            hits.append((candidate, like))
    if not hits:
        return None
    nearest, like = max(hits, key=lambda hit: (hit[1].short, -hit[0].pk))
    first = nearest.repeats
    if first is None or first.state == Document.State.WITHDRAWN:
        return nearest, like
    return first, likeness(imprint.words, essence(first.text))


def _candidates(document: Document, imprint: Imprint) -> list[Document]:
    numbers = (
        Band.objects.filter(number__in=imprint.bands)
        .exclude(document=document)
        .exclude(document__state=Document.State.WITHDRAWN)
        .values_list("document")
        .annotate(common=Count("pk"))
        .order_by("-common", "document")[:MOST_CANDIDATES]
    )
    return list(Document.objects.select_related("repeats").filter(pk__in=[number for number, _ in numbers]))
