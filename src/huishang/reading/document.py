"""What a document says of itself: title, outlet, who wrote it, its number and issuers."""

from __future__ import annotations

import re
from hashlib import sha256

from huishang.reading.instruments.draft import Head
from huishang.reading.layout import Page
from huishang.reading.model import Document, DocumentKind, Quoted, Span
from huishang.reading.quoting import quoted

_SOURCE = re.compile(
    "(?:来源|稿源)[：] *([^ |｜]{2,30})|^ *[（【]?([一-鿿]{2,14}(?:网|报|社|台|融媒|中心))(?:消息|讯|[一-鿿]{2,6}\\d)"
)


def describe(
    page: Page,
    *,
    name: str | None,
    title: str | None,
    published: str | None,
    published_span: Span | None,
    kind: DocumentKind,
    head: Head | None,
) -> Document:
    """The document of a page; ``name`` is the caller's own id, ``head`` the head of an instrument."""
    text = page.flat.original
    headlines = [page.flat.quote(block.start, block.end) for block in page.headlines]
    return Document(
        id=name or sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title or (head.title if head else None) or (headlines[0] if headlines else None),
        published=published,
        published_span=published_span,
        kind=kind,
        number=head.number if head else None,
        issuers=head.issuers if head else (),
        signed=head.signed if head else None,
        outlet=_outlet(page),
        byline=_byline(page),
        text=text,
    )


def _outlet(page: Page) -> Quoted | None:
    """The paper or site that the document names as its source."""
    zones = [(block.start, block.end) for block in page.blocks if block.kind in ("credit", "furniture")]
    for start, end in [*zones, *page.credits]:
        match = _SOURCE.search(page.text, start, end)
        if match:
            return quoted(page, *match.span(match.lastindex or 0))
    return None


def _byline(page: Page) -> tuple[Quoted, ...]:
    """The lines and brackets that name reporters and editors."""
    zones = [(block.start, block.end) for block in page.blocks if block.kind == "credit"]
    return tuple(quoted(page, start, end) for start, end in sorted([*zones, *page.credits]))
