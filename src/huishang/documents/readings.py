"""Reading a document, and keeping what was read. The one place of the site that calls the reader."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import Any

import msgspec
from django.db import transaction

from huishang import reading as reader
from huishang.documents.models import Document, Reading
from huishang.documents.reader import reader_version
from huishang.documents.signals import document_read

DateSource = Document.DateSource


def read_text(document: Document) -> reader.Reading:
    """Read a document with what is known of it besides its text. Nothing is stored."""
    given = _given_date(document)
    return reader.read(
        document.text,
        published=given.isoformat() if given else None,
        title=document.headline or None,
        id=str(document.uuid),
        kind=_given_kind(document) or None,  # type: ignore[arg-type]
    )


def take_facts(document: Document, found: reader.Reading) -> None:
    """Let a document say of itself what a reading found, where nobody said otherwise."""
    said = found.document
    document.title = (said.title or "")[:500]
    if document.kind_by_id is None:
        document.kind = said.kind
    if document.published_from in (DateSource.NONE, DateSource.TEXT):
        document.published = date.fromisoformat(said.published) if said.published else None
        document.published_from = DateSource.TEXT if said.published else DateSource.NONE
        document.published_start, document.published_end = said.published_span or (None, None)


def keep_reading(document: Document, found: reader.Reading, at: datetime) -> Reading:
    """Keep a reading of a stored document, let it hold from now on, and tell who listens."""
    row, _is_new = Reading.objects.get_or_create(
        document=document,
        reader_version=reader_version(),
        kind=_given_kind(document),
        published=_given_date(document),
        defaults={"content": content_of(found), "made_at": at},
    )
    take_facts(document, found)
    document.reading = row
    document.save()
    document_read.send(sender=Document, document=document, reading=row)
    return row


def content_of(found: reader.Reading) -> dict[str, Any]:
    """The contract's JSON without the text, which the document itself keeps."""
    content: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(found))
    del content["document"]["text"]
    return content


@transaction.atomic
def read_anew(document: Document, at: datetime) -> Reading:
    """Let this version of the reader read a document with what is known of it now.

    Where the reading that holds is of this reader and of the same facts, it goes on holding and nobody
    is told. No person's decision is touched.
    """
    lock(document)
    held = document.reading
    if held is not None and _is_of_now(held, document):
        return held
    return keep_reading(document, read_text(document), at)


def lock(document: Document) -> None:
    """Take a document as it stands now, and let nobody else change it before this transaction ends."""
    document.refresh_from_db(from_queryset=Document.objects.select_for_update())


def day_of(value: str | None) -> date | None:
    """An ISO day; None for what is none."""
    with suppress(TypeError, ValueError):
        day = date.fromisoformat(value or "")
        return day if day.isoformat() == value else None
    return None


def _is_of_now(held: Reading, document: Document) -> bool:
    known = (held.reader_version, held.kind, held.published)
    return known == (reader_version(), _given_kind(document), _given_date(document))


def _given_date(document: Document) -> date | None:
    """The date of publication that the reader is given: one that is not the text's own."""
    given = document.published_from in (DateSource.PAGE, DateSource.PERSON)
    return document.published if given else None


def _given_kind(document: Document) -> str:
    return document.kind if document.kind_by_id else ""
