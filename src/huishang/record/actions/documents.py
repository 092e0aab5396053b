"""What a document says of exchanges and agreements, taken into the record; again whenever its findings change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from huishang.accounts.access import access_act
from huishang.accounts.rules import Act
from huishang.documents.models import Document
from huishang.record import elements as e
from huishang.record.actions.candidates import MOST_CANDIDATES, candidates, doubt, occasion_of
from huishang.record.actions.ground import OF_EXCHANGE, Book, Row, as_element, note, write
from huishang.record.actions.refresh import refresh_agreement, refresh_exchange
from huishang.record.assembly import Assembly, assemble
from huishang.record.elements import Draft, Element, Given
from huishang.record.matching import Judgement, Likeness, Occasion, compare, occasion, pair_up
from huishang.record.models import Agreement, Change, Exchange
from huishang.review.queries import settled


@transaction.atomic
def take_document(document: Document, at: datetime) -> None:
    """Bring what stands on this document in line with its findings as they are settled now.

    What other documents say, and what people entered, stays as it is. Called again it changes nothing.
    """
    taking = _Taking(document, at)
    for draft in taking.assembly.drafts:
        taking.take(draft)
    taking.take_loose_agreements()
    taking.finish()


@transaction.atomic
def part_document(by: Any, exchange: Exchange, document: Document, reason: str, at: datetime) -> Exchange:
    """Say that a document tells of another occasion than the exchange it was joined to.

    It gets an exchange of its own, which is never joined to the first one again by rule.
    """
    access_act(by, Act.EDIT)
    fresh = Exchange.objects.create(state=exchange.state, added_at=at)
    exchange.sources.filter(document=document, ended_at=None).update(exchange=fresh)
    doubt(exchange, fresh, ("kept_apart",), at, settled_by=by)
    for row in (exchange, fresh):
        note(row, Change.Act.UNMERGED, at, by=by, document=document, words=reason)
    take_document(document, at)
    fresh.refresh_from_db()
    return fresh


class _Taking:
    """One document on its way into the record."""

    def __init__(self, document: Document, at: datetime) -> None:
        self.document, self.at = document, at
        self.book = Book(at, document=document)
        self.before = {(type(row), row.pk) for row in self.book.left()}
        self.touched: dict[int, Exchange] = {}
        self.agreements: dict[int, Agreement] = {}
        for row in self.book.left():
            self._touch(row)
        is_out = document.state == Document.State.WITHDRAWN
        self.assembly = Assembly((), ()) if is_out else assemble(settled(document))
        self.taken: set[int] = set()

    @property
    def is_repeat(self) -> bool:
        """Whether it republishes a document that counts: then it weighs nothing of its own."""
        earlier = self.document.repeats
        return earlier is not None and earlier.state != Document.State.WITHDRAWN

    def take(self, draft: Draft) -> None:
        """Take one occasion: onto the exchange that it is, or as a new one."""
        exchange, doubts = self._home(draft)
        self.taken.add(exchange.pk)
        self.touched[exchange.pk] = exchange
        self.book.give(exchange, Given(e.TOLD, "", draft.told))
        for other, reasons in doubts:
            doubt(exchange, other, reasons, self.at)
        if (
            self.is_repeat
            and exchange.sources.filter(field=e.TOLD, ended_at=None).exclude(document=self.document).exists()
        ):
            return
        if draft.state:
            self.book.give(exchange, draft.state)
        for kind, related in (*OF_EXCHANGE.items(), (e.AGREEMENT, "agreements")):
            write(self.book, exchange, related, draft.of(kind))

    def take_loose_agreements(self) -> None:
        """Take agreements that hang on no occasion: each onto the one of its title, or as a new one."""
        if self.is_repeat:
            return
        for element in self.assembly.agreements:
            agreement = self._agreement(element)
            self.agreements[agreement.pk] = agreement
            for given in element.given:
                self.book.give(agreement, given)
            for related, kind in (("parties", e.AGREEMENT_PARTY), ("signatures", e.SIGNATURE)):
                write(self.book, agreement, related, [part for part in element.parts if part.kind == kind])

    def finish(self) -> None:
        """End what is not given any more, show everything anew, and say so in the history."""
        self.book.close()
        if not self.book.added and not self.book.ended:
            return
        words = f"+{self.book.added} −{self.book.ended}"
        for exchange in self.touched.values():
            refresh_exchange(exchange, self.at)
            note(exchange, Change.Act.TAKEN, self.at, document=self.document, words=words)
        for agreement in self.agreements.values():
            refresh_agreement(agreement, self.at)
            if agreement.exchange_id is None:
                note(agreement, Change.Act.TAKEN, self.at, document=self.document, words=words)

    def _touch(self, row: Row) -> None:
        if isinstance(row, Exchange):
            self.touched[row.pk] = row
        elif isinstance(row, Agreement):
            self.agreements[row.pk] = row
        elif getattr(row, "exchange", None) is not None:
            self.touched[row.exchange.pk] = row.exchange  # type: ignore[attr-defined]
        elif getattr(row, "agreement", None) is not None:
            self._touch(row.agreement)  # type: ignore[attr-defined]

    def _home(self, draft: Draft) -> tuple[Exchange, list[tuple[Exchange, tuple[str, ...]]]]:
        stood = self.book.rows_of_finding(e.EXCHANGE, draft.told or 0) - self.taken
        if stood:
            return Exchange.objects.get(pk=min(stood)), []
        ours = occasion(draft.elements)
        judged = [(x, compare(ours, other)) for x, other in candidates(ours) if x.pk not in self.taken]
        same = sorted((x for x, j in judged if j.likeness is Likeness.SAME), key=lambda x: x.pk)
        if same:
            best = max(same, key=lambda x: (_shared(ours, judged, x), -x.pk))
            return best, [(x, ("several",)) for x in same if x != best]
        state = draft.state.value if draft.state else "held"
        fresh = Exchange.objects.create(state=state, added_at=self.at)
        self.book.made(fresh)
        return fresh, [(x, j.reasons) for x, j in judged if j.likeness is Likeness.UNSURE]

    def _agreement(self, element: Element) -> Agreement:
        told = next((given.finding for given in element.given), None)
        stood = self.book.rows_of_finding(e.AGREEMENT, told or 0)
        if stood:
            return Agreement.objects.get(pk=min(stood))
        near = list(Agreement.objects.filter(title__contains=element.get("title")[:100])[:MOST_CANDIDATES])
        pairs = pair_up([as_element(row) for row in near], [element])
        if pairs:
            return near[pairs[0][0]]
        fresh = Agreement.objects.create(
            title=element.get("title"), kind="other", state="signed", added_at=self.at
        )
        return self.book.made(fresh)  # type: ignore[return-value]


def _shared(ours: Occasion, judged: Iterable[tuple[Exchange, Judgement]], exchange: Exchange) -> int:
    return len(ours.people & occasion_of(exchange).people)
