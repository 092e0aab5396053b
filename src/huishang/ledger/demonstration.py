"""The rows of the demonstration, made as the invented coordinators of the sides would, with evidence and contradictions.

Loading again changes nothing. It comes after the record's and the sides' demonstration.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from huishang.accounts.models import User
from huishang.demonstration import ledger as tables
from huishang.demonstration.mechanisms import load_mechanisms
from huishang.demonstration.tables import Finding, load
from huishang.ledger import actions
from huishang.ledger.content import Content, Duty
from huishang.ledger.drafts import Cited, Draft
from huishang.ledger.models import Commitment, Evidence
from huishang.record.models import Agreement, Exchange
from huishang.sides.models import Mechanism
from huishang.sides.rules import Role

READ = "2026-11"
"""When the pages of the tables were read, and searched for what was not found."""


@transaction.atomic
def load_rows(at: datetime) -> list[Commitment]:
    """Make the rows of every mechanism that has none yet; those that were made."""
    facts, made = tables.load_ledger(), []
    for row in load_mechanisms().mechanisms:
        mechanism = Mechanism.objects.get(name=row.name)
        ours = [one for one in facts.rows if one.mechanism == row.id]
        if ours and not Commitment.objects.filter(mechanism=mechanism).exists():
            made += _Load(mechanism, facts, at).rows(ours)
    return made


class _Load:
    """The rows of one mechanism on their way into its ledger."""

    def __init__(self, mechanism: Mechanism, facts: tables.Ledger, at: datetime) -> None:
        self.mechanism, self.facts, self.at = mechanism, facts, at
        self.sources = {one.id: one for one in load().sources}
        self.findings = {one.id: one for one in load().followup}
        self.exchanges = {one.id: one.title_zh for one in load().exchanges}
        self.agreements = {one.id: one.title for one in load().agreements}
        self.people = {
            one.side.region.name: one.user
            for one in mechanism.memberships.filter(role=Role.COORDINATOR, ended_at=None).select_related(
                "side__region", "user"
            )
        }

    def rows(self, told: list[tables.LedgerRow]) -> list[Commitment]:
        """The rows, each with what is evidence on it, reviewed by the coordinator of another side."""
        made = [self._row(one) for one in told]
        for row, one in zip(made, told, strict=True):
            self._show(row, one.id)
            actions.review(self._other(one.side), row, self.at)
        return made

    def _row(self, one: tables.LedgerRow) -> Commitment:
        source = self.sources[one.source]
        words = "，".join(filter(None, (source.publisher, source.published, source.note)))
        draft = Draft(
            Content(one.title, one.aim, one.field, duties=self._duties(one.field)),
            (Cited(words, source.address, one.speaker),),
        )
        exchange = Exchange.objects.filter(title=self.exchanges[one.exchange], merged_into=None).first()
        agreement = Agreement.objects.filter(title=self.agreements.get(one.agreement, "")).first()
        (row,) = actions.make_rows(
            self.people[one.side], self.mechanism, [draft], self.at, exchange=exchange, agreement=agreement
        )
        return row

    def _duties(self, field: str) -> tuple[Duty, ...]:
        """The bodies of the field on each side: as responsible, for who leads was not published."""
        bodies = [one for one in load_mechanisms().bodies if one.field == field and self._is_ours(one)]
        return tuple(Duty(one.region, one.body, "responsible") for one in bodies)

    def _is_ours(self, body: Any) -> bool:
        named = {row.id: row.name for row in load_mechanisms().mechanisms}
        return named[body.mechanism] == self.mechanism.name

    def _show(self, row: Commitment, key: str) -> None:
        """Add the evidence of a row; two findings that contradict each other are set side by side."""
        brought: dict[str, Evidence] = {}
        for one in self.facts.evidence:
            if one.row == key:
                brought[one.finding] = self._evidence(row, self.findings[one.finding], one.side)
        for finding, evidence in brought.items():
            other = brought.get(self.findings[finding].contradicts)
            if other is not None and finding < self.findings[finding].contradicts:
                actions.contradict(evidence.added_by, evidence, other, self.at)

    def _evidence(self, row: Commitment, told: Finding, side: str) -> Evidence:
        by = self.people[side]
        if not told.source:
            return actions.add_none_found(by, row, told.fact, READ, self.at)
        source = self.sources[told.source]
        shown = actions.Shown(
            told.fact, told.value, told.unit, told.definition, told.date, source.publisher or source.id
        )
        return actions.add_link(by, row, shown, source.address, READ, self.at)

    def _other(self, side: str) -> User:
        """The coordinator of another side than this one."""
        return next(user for name, user in sorted(self.people.items()) if name != side)
