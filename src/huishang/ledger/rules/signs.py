"""What in a later clause speaks for which fate of a row: words, numbers, parts, deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import takewhile

from huishang.ledger.rules.due import Due, Precision
from huishang.ledger.rules.reasons import Reason, joined, reason
from huishang.ledger.rules.sameness import share_found
from huishang.ledger.rules.tables import rows
from huishang.ledger.rules.targets import Value
from huishang.ledger.rules.undertakings import Undertaking
from huishang.reading.acts.speech.commitments import strength_of


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


_PARTS = re.compile("[、和及与]")
_ONE = Decimal(1)

Sign = tuple[Fate, Reason]


def signs(row: Undertaking, clause: Undertaking, part: float) -> Iterator[Sign]:
    """What speaks for which fate; ``part``: the share of a part of an enumeration that counts as found again."""
    yield from _replacing(row, clause)
    yield from _by_targets(row.targets, clause.targets)
    yield from _by_parts(row, clause, part)
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
