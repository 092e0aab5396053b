"""The shared text of a row as of one version, and how two versions differ. Pure.

It names regions and bodies by their names, so that it means the same in every installation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from huishang.ledger.chain import canonical

TEXT = ("title", "aim", "field", "strength", "term", "since", "until", "duties")
"""What a change of the text touches."""

NUMBERS = ("targets", "milestones")
"""The baseline: what a change of the numbers touches."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A body with a duty: ``side`` is the full name of its region, empty while nobody has said whose it is."""

    side: str
    body: str
    part: str


@dataclass(frozen=True, slots=True)
class Target:
    """A measurable aim. Values are digits as text; ``plan`` gives the planned value up to the end of a period."""

    key: str
    name: str
    value: str = ""
    unit: str = ""
    definition: str = ""
    baseline: str = ""
    plan: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated step. ``weight`` is its share of the row in percent, as text; ``words`` are those of its term."""

    key: str
    name: str
    due: str = ""
    words: str = ""
    weight: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What the sides agree on: the row's text and its baseline."""

    title: str
    aim: str = ""
    field: str = "other"
    strength: str = ""
    term: str = ""
    since: str = ""
    until: str = ""
    duties: tuple[Duty, ...] = ()
    targets: tuple[Target, ...] = ()
    milestones: tuple[Milestone, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The form in which it is kept."""
        return asdict(self)

    @property
    def digest(self) -> str:
        """What names this text: equal exactly where two contents are equal."""
        return hashlib.sha256(canonical(self.as_json())).hexdigest()


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of the content, as it was and as it is."""

    part: str
    before: Any
    after: Any


def from_json(kept: Mapping[str, Any]) -> Content:
    """The content that was kept."""
    plain = {name: kept[name] for name in TEXT if name != "duties" and name in kept}
    return Content(
        **plain,
        duties=tuple(Duty(**one) for one in kept.get("duties", ())),
        targets=tuple(_target(one) for one in kept.get("targets", ())),
        milestones=tuple(Milestone(**one) for one in kept.get("milestones", ())),
    )


def _target(kept: Mapping[str, Any]) -> Target:
    plan = tuple((str(period), str(value)) for period, value in kept.get("plan", ()))
    return Target(**{**kept, "plan": plan})


def differences(before: Content, after: Content) -> list[Difference]:
    """The parts in which two contents differ, in the order of the form."""
    pairs = ((one.name, getattr(before, one.name), getattr(after, one.name)) for one in fields(Content))
    return [Difference(name, old, new) for name, old, new in pairs if old != new]


def changed(before: Content, changes: Mapping[str, Any]) -> Content:
    """The content with some of its parts replaced.

    Raises:
        KeyError: a part that a content has not.

    """
    known = {one.name for one in fields(Content)}
    for name in changes:
        if name not in known:
            raise KeyError(name)
    return replace(before, **changes)


def touches(parts: Sequence[str]) -> str:
    """What a change of parts is about: ``text``, ``numbers`` or ``all``."""
    is_text, is_numbers = any(part in TEXT for part in parts), any(part in NUMBERS for part in parts)
    return "all" if is_text and is_numbers else "numbers" if is_numbers else "text"
