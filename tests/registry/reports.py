"""Short reports of invented people, brought in and reviewed."""

from __future__ import annotations

from datetime import UTC, date, datetime

from huishang.documents.actions import add_text
from huishang.documents.models import Document
from huishang.review import actions as review
from tests.people import account

NOW = datetime(2024, 5, 1, 9, tzinfo=UTC)


def brought_in(text: str, published: str) -> Document:
    """A report in the record, read and not yet reviewed."""
    added = add_text(
        account(), text, "report.txt", as_page=False, published=date.fromisoformat(published), at=NOW
    )
    return (added[0] if isinstance(added, list) else added).document


def reviewed(text: str, published: str) -> Document:
    """A report of which everything that was read is accepted."""
    document = brought_in(text, published)
    document.refresh_from_db()
    review.accept_all(account(), document, revision=document.revision, at=NOW)
    return document
