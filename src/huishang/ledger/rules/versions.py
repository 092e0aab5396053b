"""Which rule gave a verdict: a name and a version. A rule is changed by a new version; the old rows stay in the table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class RuleId(NamedTuple):
    """A rule as a verdict keeps it: ``yinchuan-progress/1``."""

    name: str
    version: int

    def __str__(self) -> str:
        """Name and version, as they are stored and shown."""
        return f"{self.name}/{self.version}"

    @classmethod
    def parse(cls, words: str) -> RuleId:
        """The rule that ``str()`` wrote.

        Raises:
            ValueError: the words are no name and version.

        """
        name, slash, version = words.rpartition("/")
        if not (name and slash and version.isdecimal()):
            raise ValueError(f"{words!r} is no rule: write name/version")
        return cls(name, int(version))


class UnknownRule(LookupError):
    """A table has no rule of this name or version; the message names those that it has."""


def chosen(known: Iterable[RuleId], name: str, version: int | None) -> RuleId:
    """The rule of that name in that version; without one, in the newest.

    Raises:
        UnknownRule: there is none.

    """
    versions = {rule.version: rule for rule in known if rule.name == name}
    if versions and version is None:
        return versions[max(versions)]
    if version is None or version not in versions:
        there = ", ".join(map(str, versions.values())) or "no version of it"
        raise UnknownRule(f"no rule {name}/{version or 'newest'} in the table: it has {there}")
    return versions[version]


def rule_of(row: Mapping[str, str]) -> RuleId:
    """The rule that a row of a table belongs to, by its columns ``rule`` and ``version``."""
    return RuleId(row["rule"], int(row["version"]))
