"""Text → Reading, all steps on one page."""

from __future__ import annotations

from hashlib import sha256

from huishang.reading.model import Document, DocumentKind, Reading


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    id: str | None = None,  # noqa: A002 - the contract's own word
    kind: DocumentKind | None = None,
) -> Reading:
    """Read one document.

    ``published`` is an ISO date that the caller knows, ``title`` a headline that is not part of
    the text, ``id`` the caller's own name of the document (else the SHA-256 of the text), ``kind``
    overrules what the document's form says. Raises ``ValueError`` for a ``published`` that is no
    ISO date; no text makes it fail.
    """
    return Reading(
        document=Document(
            id=id or sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            title=title,
            published=published,
            published_span=None,
            kind=kind or "communique",
            number=None,
            issuers=(),
            signed=None,
            outlet=None,
            byline=(),
            text=text,
        ),
        people=(),
        events=(),
        agreements=(),
        statements=(),
        commitments=(),
        phrases=(),
        warnings=(),
    )
