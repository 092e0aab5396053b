"""One file in, one outcome out: what the command and the work in the background share."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from huishang.documents.actions import Added, add_documents
from huishang.documents.models import Document, ImportItem
from huishang.documents.sentences import Kept, kept, kept_error
from huishang.intake import IntakeError

State = ImportItem.State
MOST_PROBLEMS = 20
"""As many lines of a file are named; what is wrong with one is mostly wrong with all."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Outcome:
    """What became of one file."""

    added: list[Added] = field(default_factory=list)
    problems: list[Kept] = field(default_factory=list)

    @property
    def state(self) -> State:
        """The outcome in a word; a file with one new document that repeats none counts as stored."""
        new = [one.document for one in self.added if one.is_new]
        if not self.added:
            return State.REFUSED
        if not new:
            return State.THERE
        return State.REPEATED if all(document.repeats_id for document in new) else State.STORED

    @property
    def document(self) -> Document | None:
        """The first document of the file."""
        return self.added[0].document if self.added else None


def bring_in(
    by: Any, data: bytes, name: str, *, form: str | None = None, published: date | None, at: datetime
) -> Outcome:
    """Bring in the documents of a file; whatever is wrong with it is part of the outcome.

    A fault of the program is written to the log and said to be one, so that the other files go on.
    """
    outcome = Outcome()

    def failed(error: IntakeError) -> None:
        if len(outcome.problems) < MOST_PROBLEMS:
            outcome.problems.append(kept_error(error))

    try:
        outcome.added = add_documents(by, data, name, form=form, published=published, at=at, failed=failed)
    except IntakeError as error:
        failed(error)
    except OSError as error:
        log.exception("a file could not be kept")
        outcome.problems.append(kept("not kept", {"detail": error.strerror or type(error).__name__}))
    except Exception:
        log.exception("a file could not be brought in")
        outcome.problems.append(kept("our fault"))
    if not outcome.added and not outcome.problems:
        outcome.problems.append(kept("no_text"))
    return outcome
