"""How alike two texts are, by their words alone. Pure.

A report that another paper or site prints again has another headline, other lines of source and
editor, often a paragraph less; the rest is the same characters. A notice made from the same form, or
the other side's report of the same visit, shares many short runs of characters but few long ones.
So two thresholds decide, and both have to be reached.
"""

from __future__ import annotations

import struct
from collections.abc import Set
from dataclasses import dataclass
from hashlib import blake2b

from rensa import RMinHash

from huishang.reading.normal import flatten


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number with what it stands on."""

    least: float
    why: str


SHORT_RUN, LONG_RUN = 4, 30
ALIKE = Threshold(
    0.5,
    "Share of equal runs of 4 characters in all that either text has. A copy of 300 characters with another head "
    "and tail and a paragraph less comes down to this; reports of one exchange by its two sides stay below 0.4.",
)
UNBROKEN = Threshold(
    0.75,
    "Share of the shorter text's runs of 30 characters that the other has too. Of 7,620 public texts 241 pairs "
    "pass the first threshold, most of them notices made from one form; 20 pass this one: 17 copies, 3 such notices.",
)
LEAST_RUNS = 100
"""A text with fewer short runs says too little to be told from another one."""
MOST_CHARACTERS = 200_000
"""As many characters tell; longer texts would only cost memory."""

_BANDS, _ROWS, _SEED = 32, 4, 1
"""Two texts share one of 32 bands of 4 rows with a probability of 0.87 where 0.5 of their runs are equal, of 0.988
where 0.6 are, and of less than 0.0001 where 0.04 are, as is usual among reports of different occasions."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are."""

    short: float
    """Equal runs of four characters in all that either text has."""
    long: float
    """Equal runs of thirty characters in those of the shorter text."""

    @property
    def is_repeat(self) -> bool:
        """Whether one republishes the other."""
        return self.short >= ALIKE.least and self.long >= UNBROKEN.least


def essence(text: str) -> str:
    """Letters, digits and characters of a text, Simplified and half-width: what a reprint keeps."""
    flat = flatten(text[:MOST_CHARACTERS]).text.casefold()
    return "".join(filter(str.isalnum, flat))


def runs(words: str, length: int = SHORT_RUN) -> Set[str]:
    """Every run of so many characters."""
    return {words[at : at + length] for at in range(len(words) - length + 1)}


def likeness(one: str, other: str) -> Likeness:
    """Compare two essences, exactly."""
    a, b = runs(one), runs(other)
    short = len(a & b) / len(a | b) if a or b else 0.0
    if short < ALIKE.least:
        return Likeness(short, 0.0)
    a, b = runs(one, LONG_RUN), runs(other, LONG_RUN)
    return Likeness(short, len(a & b) / min(len(a), len(b)) if a and b else 0.0)


def bands(words: str) -> list[int]:
    """Numbers of which two alike essences very likely have one in common; none for a text that is too short.

    They are slices of a MinHash signature, hashed with their place and the signature's version, so
    that signatures of different versions never seem alike.
    """
    found = runs(words)
    if len(found) < LEAST_RUNS:
        return []
    signature = RMinHash(_BANDS * _ROWS, _SEED)
    signature.update(sorted(found))
    rows = signature.digest()
    version = RMinHash.ALGORITHM_VERSION
    return [_number(version, at, rows[at * _ROWS : (at + 1) * _ROWS]) for at in range(_BANDS)]


def _number(version: int, place: int, rows: list[int]) -> int:
    data = struct.pack(f"<HH{_ROWS}Q", version, place, *rows)
    number: int = struct.unpack("<q", blake2b(data, digest_size=8).digest())[0]
    return number
