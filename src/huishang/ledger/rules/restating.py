"""What became of a row in a later document: the same commitment restated, narrowed, widened, postponed, replaced, or dropped.

Pure comparison of plain values; what comes out is a proposal with its reasons, and a person decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from huishang.ledger.rules.reasons import Reason, reason
from huishang.ledger.rules.sameness import similarity
from huishang.ledger.rules.signs import Fate, signs
from huishang.ledger.rules.tables import rows
from huishang.ledger.rules.undertakings import Undertaking
from huishang.ledger.rules.versions import RuleId, chosen, rule_of


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed of a row (its key): fates, the gravest first; the place of the clause, None where dropped."""

    row: str
    fates: tuple[Fate, ...]
    clause: int | None
    score: float
    reasons: tuple[Reason, ...]
    rule: RuleId

    @property
    def fate(self) -> Fate:
        """The gravest."""
        return self.fates[0]


@dataclass(frozen=True, slots=True)
class Comparing:
    """A rule of comparison; shares and scores from 0 to 1."""

    rule: RuleId
    least: float
    near: float
    part: float
    other_field: float
    shared_body: float


def comparing(version: int | None = None) -> Comparing:
    """The rule of comparison, the newest unless a version is given.

    Raises:
        UnknownRule: there is none.

    """
    return _rules()[chosen(_rules(), "restating", version)]


def score(by: Comparing, row: Undertaking, clause: Undertaking) -> float:
    """How alike two are, from 0 to 1, by words, field and bodies."""
    found = similarity(row.words, clause.words)
    found -= by.other_field if row.field != clause.field else 0
    found += by.shared_body if row.bodies & clause.bodies else 0
    return min(1.0, max(0.0, found))


def proposals(
    table: Mapping[str, Undertaking], clauses: Sequence[Undertaking], by: Comparing
) -> tuple[Proposal, ...]:
    """What a successor document makes of each row: each clause answers for one row, the most alike first.

    A row that no clause answers for is unclear where one is near, else dropped where the document has clauses of its
    field; of others nothing is said.
    """
    scores = {
        (key, at): score(by, row, clause) for key, row in table.items() for at, clause in enumerate(clauses)
    }
    matched = _matched(scores, by.least)
    covered = {clause.field for clause in clauses}
    found = []
    for key, row in table.items():
        if key in matched:
            at = matched[key]
            found.append(_proposal(key, row, clauses[at], at, scores[key, at], by))
        elif row.field in covered:
            found.append(_unmatched(key, [scores[key, at] for at in range(len(clauses))], by))
    return tuple(found)


def compare(row: Undertaking, clause: Undertaking, by: Comparing) -> Proposal | None:
    """What one clause makes of one row, None where it is another commitment."""
    alike = score(by, row, clause)
    return _proposal("", row, clause, 0, alike, by) if alike >= by.least else None


def _matched(scores: Mapping[tuple[str, int], float], least: float) -> dict[str, int]:
    """The clause of each row that has one, each clause once, the most alike first."""
    found: dict[str, int] = {}
    taken: set[int] = set()
    alike = [(-number, key, at) for (key, at), number in scores.items() if number >= least]
    for _, key, at in sorted(alike):
        if key not in found and at not in taken:
            found[key] = at
            taken.add(at)
    return found


def _unmatched(key: str, scores: Sequence[float], by: Comparing) -> Proposal:
    """A row that no clause answers for: unclear beside a clause that is near, else dropped."""
    best = max(range(len(scores)), key=scores.__getitem__)
    if scores[best] < by.near:
        return Proposal(key, (Fate.DROPPED,), None, 0.0, (reason("absent"),), by.rule)
    why = reason("nearly_alike", percent=round(scores[best] * 100))
    return Proposal(key, (Fate.UNCLEAR,), best, scores[best], (why,), by.rule)


def _proposal(
    key: str, row: Undertaking, clause: Undertaking, at: int, alike: float, by: Comparing
) -> Proposal:
    found = list(signs(row, clause, by.part))
    fates = {fate for fate, _ in found} - {Fate.RESTATED} or {Fate.RESTATED}
    told = (reason("same_words", percent=round(alike * 100)), *(why for _, why in found))
    return Proposal(key, tuple(fate for fate in Fate if fate in fates), at, alike, told, by.rule)


@cache
def _rules() -> dict[RuleId, Comparing]:
    numbers = ("least", "near", "part", "other_field", "shared_body")
    return {
        rule_of(row): Comparing(rule_of(row), *(float(row[n]) for n in numbers))
        for row in rows("restating_rules")
    }
