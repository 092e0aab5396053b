"""The demonstration, brought into an installation as people would: documents read in, the rest entered with its sources.

Loading again adds what is missing and changes nothing that is there.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from huishang.accounts.actions import open_account
from huishang.accounts.models import User
from huishang.accounts.rules import Role
from huishang.demonstration import tables
from huishang.documents.actions import add_documents
from huishang.documents.models import Document
from huishang.record import actions
from huishang.record.elements import Citation, Element, Entry, Line, element
from huishang.record.matching import Likeness
from huishang.record.models import Agreement, Exchange
from huishang.record.rules import AgreementKind, may_carry
from huishang.record.shown import normal

ACCOUNT = "demonstration"
SEARCHED = Citation("2026年11月检索公开来源，未见佐证")


def is_empty() -> bool:
    """Whether an installation holds nothing yet that the demonstration could get mixed up with."""
    return not (Document.objects.exists() or Exchange.objects.exists())


@transaction.atomic
def load_demonstration(at: datetime) -> None:
    """Load everything, or nothing: reports, exchanges, agreements, what became of them."""
    facts = tables.load()
    by = _account()
    for document in facts.documents:
        data = document.text.encode()
        add_documents(by, data, document.file, published=date.fromisoformat(document.published), at=at)
    load = _Load(facts, by, at)
    for row in facts.exchanges:
        load.exchange(row)
    load.agreements()
    load.followup()
    by.is_active = False
    by.save(update_fields=["is_active"])


def _account() -> User:
    """The account that the entries name; nobody signs in with it."""
    user = User.objects.filter(username=ACCOUNT).first()
    if user is None:
        user, _password = open_account(ACCOUNT, Role.EDITOR, name="演示数据")
    user.is_active = True
    user.save(update_fields=["is_active"])
    return user


class _Load:
    """The tables on their way into the record."""

    def __init__(self, facts: tables.Demonstration, by: Any, at: datetime) -> None:
        self.facts, self.by, self.at = facts, by, at
        self.cited = {source.id: _citation(source) for source in facts.sources}
        self.of: dict[str, Exchange] = {}
        self.lines: dict[str, list[Element]] = defaultdict(list)
        for kind_rows in (facts.events, facts.parties, facts.participants, facts.stops):
            for row in kind_rows:
                self.lines[row.exchange].append(self._element(row))

    def exchange(self, row: tables.Exchange) -> None:
        """Enter one exchange; where documents tell of it already, add what they do not have."""
        known = Exchange.objects.filter(title=row.title_zh, merged_into=None).first()
        if known is None:
            entry = self._entry(row)
            same = [x for x, judged in actions.likely_same(entry) if judged.likeness is Likeness.SAME]
            if same:
                known = actions.add_to_exchange(self.by, same[0], entry, self.at)
            else:
                known = actions.enter_exchange(self.by, entry, self.at)
        self.of[row.id] = known

    def agreements(self) -> None:
        """Enter the agreements, parents first."""
        entered: dict[str, Agreement] = {}
        waiting = list(self.facts.agreements)
        while waiting:
            ready = [row for row in waiting if not row.parent or row.parent in entered]
            if not ready:
                raise tables.TableError("agreements.tsv: a ring of parents")
            for row in ready:
                entered[row.id] = self._agreement(row, entered.get(row.parent))
                waiting.remove(row)

    def followup(self) -> None:
        """Enter what became of the exchanges; figures that contradict each other name each other."""
        made: dict[str, Any] = {}
        for name, exchange in self.of.items():
            rows = [row for row in self.facts.followup if row.exchange == name]
            if rows and not exchange.facts.exists():
                facts = actions.enter_facts(self.by, exchange, [self._fact(row) for row in rows], self.at)
                made |= dict(zip((row.id for row in rows), facts, strict=True))
        for row in self.facts.followup:
            if row.contradicts in made and row.id in made:
                made[row.id].contradicts = made[row.contradicts]
                made[row.id].save(update_fields=["contradicts"])

    def _entry(self, row: tables.Exchange) -> Entry:
        series, _, number = row.series.partition(" ")
        values = {
            "title": row.title_zh,
            "level": row.level,
            "state": row.state,
            "series": series,
            "number": number,
        }
        if row.reason:
            values |= {"reason": "other", "reason_words": row.reason}
        first, *others = (self.cited[source] for source in row.sources)
        lines = tuple(Line(part) for part in self.lines[row.id])
        return Entry({k: v for k, v in values.items() if v}, lines, first, also=tuple(others))

    def _element(self, row: Any) -> Element:
        cited = self.cited[row.source]
        match row:
            case tables.Event():
                return element(
                    "stage",
                    cited=cited,
                    type=row.type,
                    name=row.name,
                    start=row.start,
                    end=row.end,
                    place=row.place,
                )
            case tables.Party():
                return element("party", cited=cited, name=row.party, part=row.part, order=str(row.order))
            case tables.Participant():
                posts, roles = "、".join(row.posts), " ".join(row.roles)
                values = {"name": row.name, "post": posts, "side": row.side, "roles": roles}
                return element("participation", cited=cited, order=str(row.order), **values)
            case _:
                return element("stop", cited=cited, name=row.site, date=row.date, order=str(row.order))

    def _agreement(self, row: tables.Agreement, parent: Agreement | None) -> Agreement:
        exchange = self.of[row.exchange]
        there = {normal(x.title): x for x in Agreement.objects.filter(exchange=exchange)}
        known = there.get(normal(row.title)) or _by_end(there, normal(row.title))
        if known is not None:
            return known
        parties = [
            element("agreement_party", name=name, order=str(i)) for i, name in enumerate(row.parties, 1)
        ]
        values = {
            "title": row.title,
            "kind": row.kind,
            "signed": row.signed,
            "term": row.term,
            "state": row.state,
        }
        entry = Entry(values, tuple(Line(party) for party in parties), self.cited[row.source])
        fits = parent if parent is not None and _may_stand(parent, row.kind) else None
        return actions.enter_agreement(self.by, entry, self.at, exchange=exchange, parent=fits)

    def _fact(self, row: tables.Finding) -> tuple[Element, str, bool]:
        cited = self.cited[row.source] if row.source else SEARCHED
        values = {
            "text": row.fact,
            "date": row.date,
            "value": row.value,
            "unit": row.unit,
            "definition": row.definition,
        }
        return element("fact", cited=cited, **values), row.field, bool(row.source)


def _by_end(there: dict[str, Agreement], title: str) -> Agreement | None:
    """The agreement whose title in a document adds only the names of the parties, or leaves them out."""
    return next((x for known, x in there.items() if known.endswith(title) or title.endswith(known)), None)


def _may_stand(parent: Agreement, kind: str) -> bool:
    return may_carry(AgreementKind(parent.kind), AgreementKind(kind))


def _citation(source: tables.Source) -> Citation:
    words = "，".join(filter(None, (source.publisher, source.published, source.note)))
    return Citation(words[:500], source.address[:1000])
