"""Text → Reading, all steps on one page."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256

from huishang.reading import assemble
from huishang.reading.acts.commitments import read_commitments
from huishang.reading.acts.events import read_events
from huishang.reading.acts.fields import fields_of
from huishang.reading.acts.participation import read_participation
from huishang.reading.acts.statements import read_statements
from huishang.reading.instruments.draft import Head
from huishang.reading.instruments.kind import document_kind
from huishang.reading.instruments.reader import read_instrument
from huishang.reading.layout import Page, lay_out
from huishang.reading.mentions.dates import find_dates, find_published
from huishang.reading.mentions.people import find_people
from huishang.reading.mentions.phrases import find_phrases
from huishang.reading.mentions.regions import find_regions
from huishang.reading.model import Document, DocumentKind, Quoted, Reading
from huishang.reading.scan import scan


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
    overrules what the document's form says. A ``published`` that is no ISO day is left out with a
    warning: the catalogues that texts come from have many forms of dates. No text makes it fail.
    """
    page = lay_out(text)
    refused = published is not None and not _is_day(published)
    published = None if refused else published
    hits = scan(page.text)
    places = find_regions(page, hits)
    given = find_published(page) if published is None else None
    published = published or (given[0] if given else None)
    dates = find_dates(page, published)
    roster = find_people(page, hits, places)
    parts = read_participation(page, hits, places, roster)
    acts = read_events(page, hits, places, roster, dates, published)
    statements = read_statements(page, roster)
    people = assemble.people(page, roster, parts)
    names = dict(zip(roster.names, (person.name for person in people), strict=True))
    kind = kind or document_kind(page)
    head: Head | None = None
    if kind in ("instrument", "minutes"):
        instrument = read_instrument(page, places, published, kind, lambda words: fields_of([(0, words)])[0])
        head, commitments = instrument.head, assemble.items(page, instrument.items)
    else:
        commitments = assemble.commitments(page, read_commitments(statements, page, published), names)
    open_questions = (*acts.warnings, *assemble.doubts(page, published, acts, roster, refused=refused))
    return Reading(
        document=_document(page, title, published, given, id, kind, head),
        people=people,
        events=assemble.events(page, acts, parts),
        agreements=assemble.agreements(page, acts.agreements),
        statements=assemble.statements(page, statements, names),
        commitments=commitments,
        phrases=assemble.phrases(page, find_phrases(page)),
        warnings=assemble.warnings(page, open_questions),
    )


def _is_day(published: str) -> bool:
    """Whether a date is YYYY-MM-DD and exists."""
    try:
        return len(published) == len("YYYY-MM-DD") and bool(date.fromisoformat(published))
    except ValueError:
        return False


def _document(
    page: Page,
    title: str | None,
    published: str | None,
    given: tuple[str, int, int] | None,
    name: str | None,
    kind: DocumentKind,
    head: Head | None,
) -> Document:
    """What the document says of itself."""
    text = page.flat.original
    headlines = [page.flat.quote(block.start, block.end) for block in page.headlines]
    return Document(
        id=name or sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title or (head.title if head else None) or (headlines[0] if headlines else None),
        published=published,
        published_span=page.flat.span(given[1], given[2]) if given else None,
        kind=kind,
        number=head.number if head else None,
        issuers=head.issuers if head else (),
        signed=head.signed if head else None,
        outlet=_outlet(page),
        byline=_byline(page),
        text=text,
    )


_SOURCE = re.compile(
    "(?:来源|稿源)[：] *([^ |｜]{2,30})|^ *[（【]?([一-鿿]{2,14}(?:网|报|社|台|融媒|中心))(?:消息|讯|[一-鿿]{2,6}\\d)"
)


def _outlet(page: Page) -> Quoted | None:
    """The paper or site that the document names as its source."""
    zones = [(block.start, block.end) for block in page.blocks if block.kind in ("credit", "furniture")]
    for start, end in [*zones, *page.credits]:
        match = _SOURCE.search(page.text, start, end)
        if match:
            return assemble.quoted(page, *match.span(match.lastindex or 0))
    return None


def _byline(page: Page) -> tuple[Quoted, ...]:
    """The lines and brackets that name reporters and editors."""
    zones = [(block.start, block.end) for block in page.blocks if block.kind == "credit"]
    return tuple(assemble.quoted(page, start, end) for start, end in sorted([*zones, *page.credits]))
