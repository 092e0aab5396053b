"""What became of a row in a later document: the same commitment restated, narrowed, widened, postponed, replaced, or dropped.

Pure comparison of plain values; what comes out is a proposal with its reasons, and a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import takewhile

from huishang.ledger.rules.due import NO_DUE, Due, Precision
from huishang.ledger.rules.reasons import Reason, joined, reason
from huishang.ledger.rules.sameness import share_found, similarity
from huishang.ledger.rules.tables import rows
from huishang.ledger.rules.targets import Value
from huishang.ledger.rules.versions import RuleId, chosen, rule_of
from huishang.reading.acts.speech.commitments import strength_of
from huishang.reading.acts.speech.terms import targets_of


class Fate(StrEnum):
    """What a later document makes of a row, the gravest first; two may hold at once.

    ``unclear``: a clause is too much alike to call the row dropped and too little to call it the same.
    """

    DROPPED = "dropped"
    UNCLEAR = "unclear"
    REPLACED = "replaced"
    NARROWED = "narrowed"
    WIDENED = "widened"
    POSTPONED = "postponed"
    RESTATED = "restated"


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A row, or a clause, as it is compared. ``targets``: numbers with units; ``bodies``: full names."""

    title: str
    aim: str
    field: str
    due: Due = NO_DUE
    targets: tuple[Value, ...] = ()
    bodies: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """Title and aim."""
        return f"{self.title}，{self.aim}"


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


_PARTS = re.compile("[、和及与]")
_FIGURE = re.compile(r"([0-9][0-9,.]*)(.+)")
_ONE = Decimal(1)

Sign = tuple[Fate, Reason]


def comparing(version: int | None = None) -> Comparing:
    """The rule of comparison, the newest unless a version is given.

    Raises:
        UnknownRule: there is none.

    """
    return _rules()[chosen(_rules(), "restating", version)]


def values_in(words: str) -> tuple[Value, ...]:
    """The figures of a text with their units, as the reader finds them; those written in characters are left out."""
    found = (_FIGURE.fullmatch(words[start:end]) for start, end in targets_of(words, 0, len(words)))
    return tuple(Value(Decimal(m[1].replace(",", "").rstrip(".")), m[2]) for m in found if m)


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
    signs = list(_signs(row, clause, by))
    fates = {fate for fate, _ in signs} - {Fate.RESTATED} or {Fate.RESTATED}
    told = (reason("same_words", percent=round(alike * 100)), *(why for _, why in signs))
    return Proposal(key, tuple(fate for fate in Fate if fate in fates), at, alike, told, by.rule)


def _signs(row: Undertaking, clause: Undertaking, by: Comparing) -> Iterator[Sign]:
    """What speaks for which fate."""
    yield from _replacing(row, clause)
    yield from _by_targets(row.targets, clause.targets)
    yield from _by_parts(row, clause, by.part)
    if strength_of(clause.words) == "探索" != strength_of(row.words):
        yield Fate.NARROWED, reason("weaker_words")
    yield from _by_due(row.due, clause.due)
    if row.field != clause.field:
        yield Fate.RESTATED, reason("other_field")
    if shared := row.bodies & clause.bodies:
        yield Fate.RESTATED, reason("shared_bodies", bodies=joined(shared))


def _replacing(row: Undertaking, clause: Undertaking) -> Iterator[Sign]:
    for word in _replacing_words():
        if word in clause.words and word not in row.words:
            yield Fate.REPLACED, reason("replacing_word", word=word)
            return


def _by_targets(earlier: Iterable[Value], later: Iterable[Value]) -> Iterator[Sign]:
    """The largest number of each unit on both sides; one that is left out, unless it was one (1个园区)."""
    before, after = _largest(earlier), _largest(later)
    for unit, number in before.items():
        now = after.get(unit)
        if now is None:
            if number > _ONE:
                yield Fate.NARROWED, reason("target_lost", number=number, unit=unit)
        elif now != number:
            code_of = Fate.NARROWED if now < number else Fate.WIDENED
            yield code_of, reason("target_changed", before=number, now=now, unit=unit)


def _by_parts(row: Undertaking, clause: Undertaking, least: float) -> Iterator[Sign]:
    """Parts of an enumeration (泸州港、宜宾港) that only one of the two has."""
    backwards = zip(reversed(row.aim), reversed(clause.aim), strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], backwards))
    lost, new = (
        [part for part in _listed(one.aim, shared) if share_found(part, other.words) < least]
        for one, other in ((row, clause), (clause, row))
    )
    if lost and not new:
        yield Fate.NARROWED, reason("part_lost", parts=joined(lost))
    elif new and not lost:
        yield Fate.WIDENED, reason("part_new", parts=joined(new))


def _by_due(earlier: Due, later: Due) -> Iterator[Sign]:
    if earlier.last is None:
        return
    if later.last is None:
        if later.precision is Precision.OPEN:
            yield Fate.POSTPONED, reason("due_open", before=earlier.last, words=later.words)
        return
    if later.last > earlier.last:
        yield Fate.POSTPONED, reason("due_later", before=earlier.last, now=later.last)
    elif later.last < earlier.last:
        yield Fate.RESTATED, reason("due_earlier", before=earlier.last, now=later.last)


def _listed(aim: str, shared: int) -> list[str]:
    """The parts of an enumeration without the end that both texts share, which belongs to all parts; none where it is one."""
    parts = _PARTS.split(aim[: len(aim) - shared])
    return parts if len(parts) > 1 else []


def _largest(values: Iterable[Value]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for value in values:
        found[value.unit] = max(value.number, found.get(value.unit, value.number))
    return found


@cache
def _replacing_words() -> tuple[str, ...]:
    return tuple(row["word"] for row in rows("restating_words") if row["use"] == "replacing")


@cache
def _rules() -> dict[RuleId, Comparing]:
    numbers = ("least", "near", "part", "other_field", "shared_body")
    return {
        rule_of(row): Comparing(rule_of(row), *(float(row[n]) for n in numbers))
        for row in rows("restating_rules")
    }
