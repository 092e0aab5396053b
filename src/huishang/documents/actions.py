"""Every write about documents: bringing them in, and what people decide on them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from huishang.accounts.access import access_act
from huishang.accounts.rules import Act
from huishang.documents import originals, readings
from huishang.documents.models import Change, Document
from huishang.documents.readings import day_of, lock, read_anew
from huishang.documents.repeats import Imprint, mark_repeat
from huishang.documents.sentences import kept
from huishang.intake import Source, load_bytes
from huishang.intake.files import Failed, fail

__all__ = [
    "Added",
    "add_documents",
    "add_text",
    "count_decision",
    "overrule_kind",
    "read_anew",
    "reinstate",
    "say_not_repeated",
    "say_published",
    "set_reviewed",
    "withdraw",
]

State = Document.State
DateSource = Document.DateSource


@dataclass(frozen=True, slots=True)
class Added:
    """A document that was brought in; ``is_new`` is false where it was in the record already."""

    document: Document
    is_new: bool


def add_documents(
    by: Any,
    data: bytes,
    name: str,
    *,
    form: str | None = None,
    published: date | None = None,
    at: datetime,
    failed: Failed = fail,
) -> list[Added]:
    """Bring in the documents of a file, given as bytes and a name.

    The whole file is opened before anything of it is stored; then each document is stored with its
    reading in one transaction. ``form`` overrules what the name says of the form; ``published`` is the date that ``by`` says for documents that give none
    themselves. What of a file cannot be read raises IntakeError, or goes to ``failed`` while the other
    lines of a file of JSON lines are stored.
    """
    access_act(by, Act.IMPORT)
    return _add(by, data, load_bytes(data, name, form=form, failed=failed), published, at)


def add_text(
    by: Any,
    text: str,
    name: str,
    *,
    as_page: bool,
    published: date | None = None,
    at: datetime,
) -> list[Added]:
    """Bring in a pasted text, or with ``as_page`` the pasted source of a page."""
    form = "HTML" if as_page else "text"
    return add_documents(by, text.encode("utf-8", "replace"), name, form=form, published=published, at=at)


def _add(
    by: Any, data: bytes, sources: Iterable[Source], published: date | None, at: datetime
) -> list[Added]:
    """Store what is not there yet; documents that are, stay as they are."""
    opened = list(sources)
    stored = Document.objects.filter(original__sha256=originals.sha256_of(data))
    known = {document.position: document for document in stored}
    return [
        Added(known[position], False)
        if position in known
        else _add_one(data, source, _drafted(by, source, position, at), published, at)
        for position, source in enumerate(opened)
    ]


def _drafted(by: Any, source: Source, position: int, at: datetime) -> Document:
    """A document as intake hands it on, not stored yet."""
    notes = [kept(note.key, note.facts) for note in source.notes]
    if source.replaced:
        notes.append(kept("replaced", {"count": source.replaced}))
    if source.published and day_of(source.published) is None:
        notes.append(kept("bad_date", {"value": source.published[:40]}))
    return Document(
        uuid=uuid.uuid4(),
        position=position,
        origin=_shown(source.origin)[-500:],
        headline=(source.title or "")[:500],
        given_id=(source.id or "")[:200],
        notes=notes,
        text=source.text,
        added_by=by,
        added_at=at,
    )


def _add_one(data: bytes, source: Source, document: Document, published: date | None, at: datetime) -> Added:
    """Read a document, then store it with its original and its reading: all of it or nothing."""
    found = readings.read_text(document)
    if found.document.published is None and _give_date(document, source, published):
        found = readings.read_text(document)
    readings.take_facts(document, found)
    imprint = Imprint(document.text)
    with originals.kept(data, source.form, at) as original:
        known = original.documents.filter(position=document.position).first()
        if known is not None:  # somebody else was quicker
            return Added(known, False)
        document.original = original
        document.save()
        mark_repeat(document, imprint)
        readings.keep_reading(document, found, at)
    return Added(document, True)


def _give_date(document: Document, source: Source, said: date | None) -> bool:
    """Take the date of the page's or file's metadata, else the one that a person says; whether there is one."""
    if day := day_of(source.published):
        document.published, document.published_from = day, DateSource.PAGE
    elif said is not None:
        document.published, document.published_from = said, DateSource.PERSON
        document.published_by = document.added_by
    return document.published is not None


def _shown(origin: str) -> str:
    """A name without what no database keeps: bytes of file names that are no characters, and NUL."""
    return origin.encode("utf-8", "replace").decode().replace("\0", "\ufffd")


# --- what people decide


@transaction.atomic
def say_published(by: Any, document: Document, day: date, at: datetime) -> None:
    """Say when a document was published; it is read anew with this date."""
    access_act(by, Act.IMPORT)
    lock(document)
    before = document.published.isoformat() if document.published else ""
    document.published, document.published_from = day, DateSource.PERSON
    document.published_by = by
    document.published_start = document.published_end = None
    _decided(by, document, Change.What.PUBLISHED, before, day.isoformat(), at)
    read_anew(document, at)


@transaction.atomic
def overrule_kind(by: Any, document: Document, kind: str, at: datetime) -> None:
    """Say of which kind a document is; it is read anew as such."""
    access_act(by, Act.IMPORT)
    lock(document)
    before, document.kind, document.kind_by = document.kind, kind, by
    _decided(by, document, Change.What.KIND, before, kind, at)
    read_anew(document, at)


@transaction.atomic
def withdraw(by: Any, document: Document, reason: str, at: datetime) -> None:
    """Let a document count no more; it stays with all that was read and decided."""
    access_act(by, Act.IMPORT)
    lock(document)
    before, document.state, document.withdrawn_because = document.state, State.WITHDRAWN, reason
    _decided(by, document, Change.What.WITHDRAWN, before, reason, at)


@transaction.atomic
def reinstate(by: Any, document: Document, reason: str, at: datetime) -> None:
    """Take a withdrawn document back into the record, where it waits for review again."""
    access_act(by, Act.IMPORT)
    lock(document)
    document.state, document.withdrawn_because = State.WAITING, ""
    _decided(by, document, Change.What.REINSTATED, State.WITHDRAWN, reason, at)


@transaction.atomic
def set_reviewed(by: Any, document: Document, is_reviewed: bool, at: datetime) -> None:
    """Say that a document is reviewed, or that it waits again; one that is withdrawn stays so."""
    access_act(by, Act.REVIEW)
    lock(document)
    after = State.REVIEWED if is_reviewed else State.WAITING
    if document.state in (after, State.WITHDRAWN):
        return
    before, document.state = document.state, after
    _decided(by, document, Change.What.REVIEWED, before, after, at)


@transaction.atomic
def say_not_repeated(by: Any, document: Document, at: datetime) -> None:
    """Say that a document repeats no other; nothing finds it a repeat again."""
    access_act(by, Act.IMPORT)
    lock(document)
    before = str(document.repeats.uuid) if document.repeats else ""
    document.repeats, document.similarity, document.not_repeated_by = None, None, by
    _decided(by, document, Change.What.NOT_REPEATED, before, "", at)


def count_decision(document: Document) -> int:
    """Count one more decision on a document, for other apps' own; the new number."""
    Document.objects.filter(pk=document.pk).update(revision=F("revision") + 1)
    document.refresh_from_db(fields=["revision"])
    return document.revision


def _decided(by: Any, document: Document, what: str, before: str, after: str, at: datetime) -> None:
    document.revision += 1
    document.save()
    Change.objects.create(document=document, what=what, before=before, after=after[:500], by=by, at=at)
