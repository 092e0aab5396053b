"""Exchanges entered and changed by people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from huishang.accounts.access import access_act
from huishang.accounts.rules import Act
from huishang.record import elements as e
from huishang.record.actions.candidates import candidates
from huishang.record.actions.ground import (
    COLUMNS,
    OF_EXCHANGE,
    Book,
    Hand,
    RecordError,
    as_element,
    check_revision,
    locked,
    note,
    write,
)
from huishang.record.actions.refresh import refresh_exchange
from huishang.record.elements import Citation, Element, Entry, Given, Line
from huishang.record.matching import Judgement, Likeness, compare, occasion, pair_up
from huishang.record.models import Change, Exchange, Fact
from huishang.record.rules import Reason, State, needs_reason
from huishang.registry import partial

DATE_FIELDS = ("start", "end", "date", "signed", "since", "until")


@transaction.atomic
def enter_exchange(by: Any, entry: Entry, at: datetime) -> Exchange:
    """Enter an exchange by hand: at least two sides, and where it is known from."""
    access_act(by, Act.EDIT)
    _check(entry)
    if len(entry.elements(e.PARTY)) < 2:
        raise RecordError(_("An exchange needs at least two sides."))
    state = State(entry.values.get("state") or State.HELD)
    exchange = Exchange(state=state, added_at=at, added_by=by)
    _set_reason(exchange, state, entry.values.get("reason", ""), entry.values.get("reason_words", ""))
    exchange.save()
    book = Book(at, hand=Hand(by, at, entry.cited))
    book.made(exchange)
    for cited in (entry.cited, *entry.also):
        book.give(exchange, Given(e.TOLD, ""), cited)
    book.give(exchange, Given("state", state))
    _give_values(book, exchange, entry)
    for kind, related in OF_EXCHANGE.items():
        write(book, exchange, related, entry.elements(kind))
    _finish(book, exchange, Change.Act.ENTERED, by=by, words=entry.cited.words)
    return locked(exchange)  # type: ignore[return-value]


@transaction.atomic
def add_to_exchange(by: Any, exchange: Exchange, entry: Entry, at: datetime) -> Exchange:
    """Add to an exchange what its sources do not have yet; what they have stays as it is."""
    access_act(by, Act.EDIT)
    _check(entry)
    exchange = locked(exchange)  # type: ignore[assignment]
    book = Book(at, hand=Hand(by, at, entry.cited))
    for cited in (entry.cited, *entry.also):
        book.give(exchange, Given(e.TOLD, ""), cited)
    _give_values(book, exchange, entry)
    for kind, related in OF_EXCHANGE.items():
        known = [as_element(row) for row in getattr(exchange, related).all()]
        fresh = list(entry.elements(kind))
        there = {j for _i, j in pair_up(known, fresh)}
        write(book, exchange, related, [x for j, x in enumerate(fresh) if j not in there])
    _finish(book, exchange, Change.Act.CHANGED, by=by, words=entry.cited.words)
    return locked(exchange)  # type: ignore[return-value]


@transaction.atomic
def change_exchange(by: Any, exchange: Exchange, entry: Entry, revision: int, at: datetime) -> Exchange:
    """Change what is shown of an exchange. Values that stay as they are keep their sources."""
    access_act(by, Act.EDIT)
    _check(entry)
    exchange = locked(exchange)  # type: ignore[assignment]
    check_revision(exchange, revision)
    book = Book(at, hand=Hand(by, at, entry.cited))
    changed = _give_values(book, exchange, entry)
    for line in entry.lines:
        changed += change_line(book, exchange, OF_EXCHANGE[line.element.kind], line, entry.why, by)
    if changed:
        exchange.revision += 1
        exchange.save(update_fields=["revision"])
        _finish(book, exchange, Change.Act.CHANGED, by=by, words="；".join(changed))
    return locked(exchange)  # type: ignore[return-value]


def change_line(book: Book, owner: Any, related: str, line: Line, why: str, by: Any) -> list[str]:
    """Change, add or take out one row; what changed, in words of the record."""
    element = line.element
    if line.row is None:
        if line.is_removed:
            return []
        write(book, owner, related, [element])
        return [f"+{element.get('name') or element.get('title') or element.get('type')}"]
    row = getattr(owner, related).filter(pk=line.row).first()
    if row is None:
        raise RecordError(_("A row of this form is not there any more. Open the form anew."))
    if line.is_removed:
        if not why:
            raise RecordError(_("Say why a row is taken out."))
        row.withdrawn_because, row.withdrawn_by = why, by
        row.save(update_fields=["withdrawn_because", "withdrawn_by"])
        return [f"−{row}"]
    changed = []
    for column in (*COLUMNS[element.kind], "order"):
        if column == "order" and not hasattr(row, "order"):
            continue
        new, old = element.get(column), str(getattr(row, column))
        if new != old and not (column == "order" and not new):
            book.give(row, Given(column, new))
            if column != "order":
                changed.append(f"{row} {column}: {old or '—'} → {new or '—'}")
            else:
                changed.append(f"{row} ↕")
    return changed


@transaction.atomic
def set_exchange_state(
    by: Any,
    exchange: Exchange,
    state: State,
    cited: Citation,
    at: datetime,
    *,
    revision: int | None = None,
    reason: str = "",
    words: str = "",
) -> Exchange:
    """Say that an exchange is planned, held, postponed or cancelled; the last two with a coded reason."""
    access_act(by, Act.EDIT)
    _need_source(cited)
    exchange = locked(exchange)  # type: ignore[assignment]
    check_revision(exchange, revision)
    _set_reason(exchange, state, reason, words)
    exchange.state = state
    exchange.revision += 1
    exchange.save()
    book = Book(at, hand=Hand(by, at, cited))
    book.give(exchange, Given("state", state))
    _finish(book, exchange, Change.Act.STATE, by=by, words=" ".join(filter(None, (state, reason, words))))
    return locked(exchange)  # type: ignore[return-value]


@transaction.atomic
def withdraw_exchange(by: Any, exchange: Exchange, why: str, at: datetime) -> None:
    """Take an exchange out of lists and counts, with a reason; its page stays."""
    access_act(by, Act.EDIT)
    if not why.strip():
        raise RecordError(_("Say why it is taken out."))
    exchange = locked(exchange)  # type: ignore[assignment]
    exchange.withdrawn_because, exchange.withdrawn_by = why, by
    exchange.revision += 1
    exchange.save()
    refresh_exchange(exchange, at)
    note(exchange, Change.Act.WITHDRAWN, at, by=by, words=why)


@transaction.atomic
def restore_exchange(by: Any, exchange: Exchange, at: datetime) -> None:
    """Bring back an exchange that a person took out."""
    access_act(by, Act.EDIT)
    exchange = locked(exchange)  # type: ignore[assignment]
    exchange.withdrawn_because, exchange.withdrawn_by = "", None
    exchange.revision += 1
    exchange.save()
    refresh_exchange(exchange, at)
    note(exchange, Change.Act.RESTORED, at, by=by)


@transaction.atomic
def enter_facts(
    by: Any, exchange: Exchange, facts: Sequence[tuple[Element, str, bool]], at: datetime
) -> list[Fact]:
    """Enter what became of an exchange: facts with field of cooperation, and whether evidence was found."""
    access_act(by, Act.EDIT)
    rows = []
    for i, (element, field, is_found) in enumerate(facts, exchange.facts.count() + 1):
        if element.cited is None:
            raise RecordError(_("Say where it is known from."))
        _need_source(element.cited)
        values = {column: element.get(column) for column in COLUMNS[e.FACT]}
        row = Fact.objects.create(exchange=exchange, field=field, is_found=is_found, order=i, **values)
        book = Book(at, hand=Hand(by, at, element.cited))
        book.made(row)
        for given in element.given:
            book.give(row, given)
        book.close()
        rows.append(row)
    if rows:
        note(exchange, Change.Act.CHANGED, at, by=by, words=f"+{len(rows)} facts")
    return rows


def likely_same(entry: Entry, *, apart_from: Exchange | None = None) -> list[tuple[Exchange, Judgement]]:
    """The exchanges of the record that an entry may be about."""
    ours = occasion(line.element for line in entry.lines if not line.is_removed)
    judged = [(x, compare(ours, other)) for x, other in candidates(ours) if x != apart_from]
    return [(x, j) for x, j in judged if j.likeness is not Likeness.DIFFERENT]


def _give_values(book: Book, exchange: Exchange, entry: Entry) -> list[str]:
    changed = []
    for column in ("title", "level", "series", "number"):
        new, old = entry.values.get(column), str(getattr(exchange, column))
        if new is not None and new != old:
            book.give(exchange, Given(column, new))
            changed.append(f"{column}: {old or '—'} → {new or '—'}")
    return changed


def _check(entry: Entry) -> None:
    _need_source(entry.cited)
    for line in entry.lines:
        if line.is_removed:
            continue
        for field in DATE_FIELDS:
            if line.element.get(field) and partial.days(line.element.get(field)) is None:
                raise RecordError(_("%(date)s is no date.") % {"date": line.element.get(field)})
        start, end = partial.days(line.element.get("start")), partial.days(line.element.get("end"))
        if start and end and end[1] < start[0]:
            raise RecordError(_("The last day lies before the first one."))


def _need_source(cited: Citation) -> None:
    if not cited.words.strip():
        raise RecordError(_("Say where it is known from."))


def _set_reason(exchange: Exchange, state: State, reason: str, words: str) -> None:
    if not needs_reason(state):
        exchange.reason, exchange.reason_words = "", ""
        return
    if reason not in set(Reason):
        raise RecordError(_("Say why the exchange was postponed or cancelled."))
    if reason == Reason.OTHER and not words.strip():
        raise RecordError(_("Say the other reason in words."))
    exchange.reason, exchange.reason_words = reason, words


def _finish(book: Book, exchange: Exchange, act: str, *, by: Any, words: str = "") -> None:
    book.close()
    try:
        with transaction.atomic():
            refresh_exchange(exchange, book.at)
    except IntegrityError:
        raise RecordError(_("Two rows have the same name.")) from None
    note(exchange, act, book.at, by=by, words=words)
