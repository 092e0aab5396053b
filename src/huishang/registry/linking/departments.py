"""Departments in normal form: 发改委, 发展改革委 and 发展改革委员会 are 发展和改革委员会; and which followed which."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from huishang.registry.linking.lexicon.tables import rows

_SHORT_ENDINGS = {"委员会": "委", "办公室": "办"}


class Department(NamedTuple):
    """A department without its region: 发展和改革 + 委员会.

    ``short`` is its usual short form, ``owner`` what the official name puts before it (人民政府), ``branch`` whose it is.
    """

    stem: str
    ending: str
    branch: str
    owner: str
    short: str

    @property
    def name(self) -> str:
        """The full name without region and owner."""
        return self.stem + self.ending


@cache
def _by_name() -> dict[str, list[Department]]:
    """Every form of every department's name. A form that two have: first the one that it is in full."""
    found: dict[str, list[Department]] = {}
    for full in (True, False):
        for row in rows("departments"):
            for department in _of(row):
                for form in _forms(row, department):
                    if (form == department.name) == full:
                        found.setdefault(form, []).append(department)
    return found


def _of(row: dict[str, str]) -> list[Department]:
    shorts = [] if row["shorts"] == "-" else row["shorts"].split()
    endings = [""] if row["endings"] == "-" else row["endings"].split()
    usual = shorts[0] if shorts else row["stem"]
    return [
        Department(
            row["stem"], ending, row["branch"], row["owner"], usual + _SHORT_ENDINGS.get(ending, ending)
        )
        for ending in endings
    ]


def _forms(row: dict[str, str], department: Department) -> set[str]:
    stems = [row["stem"], *([] if row["shorts"] == "-" else row["shorts"].split())]
    endings = {department.ending, _SHORT_ENDINGS.get(department.ending, department.ending)}
    return {stem + ending for stem in stems for ending in endings if len(stem + ending) > 1}


def departments(words: str, at: date | None = None) -> tuple[Department, ...]:
    """The departments that words name in full or short; none for unknown words.

    Two where a former name is also a short form of the present one (交通厅); ``at`` then decides by the year
    of the succession, and without it both are given, the former first.
    """
    found = tuple(_by_name().get(words, ()))
    if len(found) == 2 and at is not None:
        year = years().get((found[0].stem, found[1].stem))
        if year is not None:
            return (found[0] if at.year <= year else found[1],)
    return found


@cache
def years() -> dict[tuple[str, str], int]:
    """The year in which a stem was followed by another, for each pair that follows directly."""
    return {(row["former"], row["successor"]): int(row["year"]) for row in rows("successions")}


@cache
def followers(stem: str) -> frozenset[str]:
    """All stems that came of one, directly or by way of others."""
    found: set[str] = set()
    ahead = {stem}
    while ahead:
        ahead = {after for before, after in years() if before in ahead} - found
        found |= ahead
    return frozenset(found)


@cache
def _variants() -> frozenset[frozenset[str]]:
    return frozenset(frozenset((row["one"], row["other"])) for row in rows("variants"))


def are_variants(one: str, other: str) -> bool:
    """Whether two stems are names that one task bears in different regions."""
    return frozenset((one, other)) in _variants()
