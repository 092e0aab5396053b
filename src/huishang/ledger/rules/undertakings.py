"""A commitment as it is compared: a row of the ledger, or a clause of a later document. Plain values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from huishang.ledger.rules.due import NO_DUE, Due
from huishang.ledger.rules.targets import Value
from huishang.reading.acts.speech.terms import targets_of

_FIGURE = re.compile(r"([0-9][0-9,.]*)(.+)")


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


def values_in(words: str) -> tuple[Value, ...]:
    """The figures of a text with their units, as the reader finds them; those written in characters are left out."""
    found = (_FIGURE.fullmatch(words[start:end]) for start, end in targets_of(words, 0, len(words)))
    return tuple(Value(Decimal(m[1].replace(",", "").rstrip(".")), m[2]) for m in found if m)
