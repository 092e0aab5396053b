"""Agreements entered and changed by people, and how their state goes on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from huishang.accounts.access import access_act
from huishang.accounts.rules import Act
from huishang.record import elements as e
from huishang.record.actions.exchanges import DATE_FIELDS, change_line
from huishang.record.actions.ground import (
    COLUMNS,
    OF_AGREEMENT,
    Book,
    Hand,
    RecordError,
    check_revision,
    locked,
    note,
    write,
)
from huishang.record.actions.refresh import refresh_agreement
from huishang.record.elements import Citation, Entry, Given
from huishang.record.models import Agreement, Change, Exchange
from huishang.record.rules import AgreementKind, AgreementState, kind_of, may_carry, may_follow
from huishang.registry import partial


@transaction.atomic
def enter_agreement(
    by: Any, entry: Entry, at: datetime, *, exchange: Exchange | None = None, parent: Agreement | None = None
) -> Agreement:
    """Enter an agreement by hand: its title, its parties, and where it is known from."""
    access_act(by, Act.EDIT)
    _check(entry)
    if not entry.elements(e.AGREEMENT_PARTY):
        raise RecordError(_("An agreement needs its parties."))
    title = entry.values.get("title", "")
    kind = entry.values.get("kind") or str(kind_of(title))
    state = entry.values.get("state") or str(AgreementState.SIGNED)
    agreement = Agreement(title=title, kind=kind, state=state, exchange=exchange, added_at=at, added_by=by)
    _set_parent(agreement, parent)
    agreement.save()
    book = Book(at, hand=Hand(by, at, entry.cited))
    book.made(agreement)
    book.give(agreement, Given(e.TOLD, ""))
    for column in COLUMNS[e.AGREEMENT]:
        value = {"kind": kind, "state": state}.get(column) or entry.values.get(column, "")
        if value:
            book.give(agreement, Given(column, value))
    for part, related in OF_AGREEMENT.items():
        write(book, agreement, related, entry.elements(part))
    _finish(book, agreement, Change.Act.ENTERED, by=by, words=entry.cited.words)
    return locked(agreement)  # type: ignore[return-value]


@transaction.atomic
def change_agreement(
    by: Any,
    agreement: Agreement,
    entry: Entry,
    revision: int | None,
    at: datetime,
    *,
    exchange: Exchange | None = None,
    parent: Agreement | None = None,
) -> Agreement:
    """Change what is shown of an agreement; its state has an act of its own."""
    access_act(by, Act.EDIT)
    _check(entry)
    agreement = locked(agreement)  # type: ignore[assignment]
    check_revision(agreement, revision)
    book = Book(at, hand=Hand(by, at, entry.cited))
    changed = []
    for column in COLUMNS[e.AGREEMENT]:
        new, old = entry.values.get(column), str(getattr(agreement, column))
        if column != "state" and new is not None and new != old:
            book.give(agreement, Given(column, new))
            setattr(agreement, column, new)
            changed.append(f"{column}: {old or '—'} → {new or '—'}")
    for line in entry.lines:
        changed += change_line(book, agreement, OF_AGREEMENT[line.element.kind], line, entry.why, by)
    if agreement.parent != parent or agreement.exchange != exchange:
        changed.append("↕")
    agreement.exchange = exchange
    _set_parent(agreement, parent)
    if changed:
        agreement.revision += 1
        agreement.save()
        _finish(book, agreement, Change.Act.CHANGED, by=by, words="；".join(changed))
    return locked(agreement)  # type: ignore[return-value]


@transaction.atomic
def set_agreement_state(
    by: Any,
    agreement: Agreement,
    state: AgreementState,
    cited: Citation,
    at: datetime,
    *,
    revision: int | None = None,
    date: str = "",
    why: str = "",
) -> Agreement:
    """Bring an agreement into its next state: what can follow, from a source, with the day where it is known."""
    access_act(by, Act.EDIT)
    if not cited.words.strip():
        raise RecordError(_("Say where it is known from."))
    agreement = locked(agreement)  # type: ignore[assignment]
    check_revision(agreement, revision)
    if not may_follow(AgreementState(agreement.state), state):
        raise RecordError(_("This cannot follow the present state of the agreement."))
    if state == AgreementState.ENDED and not why.strip():
        raise RecordError(_("Say why the agreement ended."))
    if date and partial.days(date) is None:
        raise RecordError(_("%(date)s is no date.") % {"date": date})
    book = Book(at, hand=Hand(by, at, cited))
    book.give(agreement, Given("state", state))
    column = {
        AgreementState.SIGNED: "signed",
        AgreementState.IN_FORCE: "since",
        AgreementState.EXPIRED: "until",
        AgreementState.ENDED: "until",
    }.get(state)
    if date and column:
        book.give(agreement, Given(column, date))
    agreement.revision += 1
    agreement.save(update_fields=["revision"])
    _finish(book, agreement, Change.Act.STATE, by=by, words=" ".join(filter(None, (state, date, why))))
    return locked(agreement)  # type: ignore[return-value]


@transaction.atomic
def withdraw_agreement(by: Any, agreement: Agreement, why: str, at: datetime) -> None:
    """Take an agreement out of lists and counts, with a reason; its page stays."""
    access_act(by, Act.EDIT)
    if not why.strip():
        raise RecordError(_("Say why it is taken out."))
    agreement = locked(agreement)  # type: ignore[assignment]
    agreement.withdrawn_because, agreement.withdrawn_by = why, by
    agreement.revision += 1
    agreement.save()
    refresh_agreement(agreement, at)
    note(agreement, Change.Act.WITHDRAWN, at, by=by, words=why)


@transaction.atomic
def restore_agreement(by: Any, agreement: Agreement, at: datetime) -> None:
    """Bring back an agreement that a person took out."""
    access_act(by, Act.EDIT)
    agreement = locked(agreement)  # type: ignore[assignment]
    agreement.withdrawn_because, agreement.withdrawn_by = "", None
    agreement.revision += 1
    agreement.save()
    refresh_agreement(agreement, at)
    note(agreement, Change.Act.RESTORED, at, by=by)


def _set_parent(agreement: Agreement, parent: Agreement | None) -> None:
    """Put an agreement under another one: of a kind that carries it, and no ring."""
    above = parent
    while above is not None:
        if above.pk is not None and above.pk == agreement.pk:
            raise RecordError(_("An agreement cannot stand under itself."))
        above = above.parent
    if parent is not None and not may_carry(AgreementKind(parent.kind), AgreementKind(agreement.kind)):
        raise RecordError(_("An agreement of this kind cannot stand under one of that kind."))
    agreement.parent = parent


def _check(entry: Entry) -> None:
    if not entry.cited.words.strip():
        raise RecordError(_("Say where it is known from."))
    if not entry.values.get("title", "").strip():
        raise RecordError(_("An agreement needs a title."))
    for field in DATE_FIELDS:
        if entry.values.get(field) and partial.days(entry.values[field]) is None:
            raise RecordError(_("%(date)s is no date.") % {"date": entry.values[field]})


def _finish(book: Book, agreement: Agreement, act: str, *, by: Any, words: str = "") -> None:
    book.close()
    refresh_agreement(agreement, book.at)
    note(agreement, act, book.at, by=by, words=words)
