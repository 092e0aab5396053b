"""``huishang import``: files and folders into the record, a line a file."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from django.utils import timezone

from huishang.accounts.access import may
from huishang.accounts.models import User
from huishang.accounts.rules import Act, Role
from huishang.documents.bringing import Outcome, bring_in
from huishang.documents.models import ImportItem
from huishang.documents.sentences import kept_error, said
from huishang.intake import IntakeError
from huishang.intake.files import bytes_of, files_of
from huishang.terminal import visible
from huishang.texts import Lang, text

MARKS = {
    ImportItem.State.STORED: "✓",
    ImportItem.State.THERE: "=",
    ImportItem.State.REPEATED: "~",
    ImportItem.State.REFUSED: "✗",
}


class NoAccount(Exception):
    """Nobody is known in whose name the documents could be brought in; the text is a sentence for people."""


def importer(name: str | None, lang: Lang) -> User:
    """The account that documents are brought in by: the one that is named.

    Without a name it is the one that is called as the user of the machine is, else the first one with
    the least role that may do it; the command says which.
    """
    able = [user for user in User.objects.filter(is_active=True).order_by("pk") if may(user, Act.IMPORT)]
    able.sort(key=lambda user: list(Role).index(Role(user.role)))
    own = name or _machine_user()
    for user in able:
        if user.username == own:
            return user
    if name or not able:
        raise NoAccount(text("no account" if name else "no accounts", lang, {"name": name}))
    return able[0]


def _machine_user() -> str:
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""


def import_files(
    paths: Iterable[str], by: User, published: date | None, lang: Lang
) -> Iterator[tuple[str, bool]]:
    """Bring in files and folders; for each file a line, and whether something of it failed."""
    problems: list[IntakeError] = []
    files = [path for name in paths for path in files_of(name, failed=problems.append)]
    for error in problems:
        yield f"✗ {visible(error.message(lang))}", True
    width = len(str(len(files)))
    for number, path in enumerate(files, 1):
        outcome = _bring_in(path, by, published)
        yield _line(f"{number:{width}}/{len(files)}", path, outcome, lang), bool(outcome.problems)


def _bring_in(path: Path, by: User, published: date | None) -> Outcome:
    try:
        data = bytes_of(path)
    except IntakeError as error:
        return Outcome(problems=[kept_error(error)])
    return bring_in(by, data, os.fspath(path), published=published, at=timezone.now())


def _line(count: str, path: Path, outcome: Outcome, lang: Lang) -> str:
    parts = [f"{count} {MARKS[outcome.state]} {path}"]
    if len(outcome.added) > 1:
        parts.append(text("documents of it", lang, {"count": len(outcome.added)}))
    elif outcome.document is not None:
        parts.append(_told(outcome, lang))
    parts += [said(problem, lang) for problem in outcome.problems]
    return visible("  ".join(parts))


def _told(outcome: Outcome, lang: Lang) -> str:
    """The document's title; what it repeats; that it has no date."""
    document = outcome.added[0].document
    words = [document.title or text("untitled", lang)]
    if outcome.state == ImportItem.State.REPEATED and document.repeats:
        facts = {"title": document.repeats, "share": f"{document.similarity:.0%}"}
        words.append(text("repeats", lang, facts))
    if document.published is None and outcome.state != ImportItem.State.THERE:
        words.append(text("undated", lang))
    return "  ".join(words)
