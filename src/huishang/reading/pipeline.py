"""Text → Reading, all steps on one page."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from huishang.reading import assemble
from huishang.reading.acts.exchanges.events import NO_ACTS, read_events
from huishang.reading.acts.participation import read_participation
from huishang.reading.acts.speech.commitments import read_commitments
from huishang.reading.acts.speech.fields import fields_of
from huishang.reading.acts.speech.statements import read_statements
from huishang.reading.document import describe
from huishang.reading.instruments import form
from huishang.reading.instruments.draft import InstrumentDraft
from huishang.reading.instruments.kind import document_kind
from huishang.reading.instruments.reader import read_instrument
from huishang.reading.layout import lay_out
from huishang.reading.mentions.dates import find_dates, find_published
from huishang.reading.mentions.people import find_people
from huishang.reading.mentions.phrases import find_phrases
from huishang.reading.mentions.regions import find_regions
from huishang.reading.model import DocumentKind, Reading
from huishang.reading.scan import scan


@contextmanager
def _without_collector() -> Iterator[None]:
    """Hold Python's search for cycles of objects: a reading makes none, and of a long text the search takes a quarter
    of the time.
    """
    searches = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searches:
            gc.enable()


@_without_collector()
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
    hits = scan(page.text)
    kind = kind or document_kind(page, hits)

    # when and where
    given = published if published is None or _is_day(published) else None
    found = find_published(page) if published is None else None
    day = given or (found[0] if found else None)
    dates = find_dates(page, hits, day)
    places = find_regions(page, hits)

    # who, and who did what
    roster = find_people(page, hits, places)
    parts = read_participation(page, hits, places, roster)
    people = assemble.people(page, roster, parts)
    names = dict(zip(roster.names, (person.name for person in people), strict=True))

    # what was done, said and promised
    statements = read_statements(page, hits, roster)
    instrument: InstrumentDraft | None = None
    if kind in ("instrument", "minutes"):
        acts = NO_ACTS
        instrument = read_instrument(page, places, day, kind, lambda words: fields_of([(0, words)])[0])
        commitments = form.items(page, instrument.items or instrument.provisions)
    else:
        acts = read_events(page, hits, places, roster, dates, day)
        commitments = assemble.commitments(page, read_commitments(statements, page, hits, day), names)

    refused = published is not None and given is None
    return Reading(
        document=describe(
            page,
            name=id,
            title=title,
            published=day,
            published_span=page.flat.span(found[1], found[2]) if found else None,
            kind=kind,
            head=instrument.head if instrument else None,
        ),
        people=people,
        events=assemble.events(page, acts, parts),
        agreements=assemble.agreements(page, acts.agreements),
        statements=assemble.statements(page, statements, names),
        commitments=commitments,
        phrases=assemble.phrases(page, find_phrases(page, hits)),
        instrument=form.instrument(page, instrument) if instrument else None,
        warnings=assemble.warnings(page, acts, roster, published=day, refused=refused),
    )


def _is_day(published: str) -> bool:
    """Whether a date is YYYY-MM-DD and exists."""
    try:
        return len(published) == len("YYYY-MM-DD") and bool(date.fromisoformat(published))
    except ValueError:
        return False
