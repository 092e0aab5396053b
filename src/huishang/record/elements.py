"""What an exchange or agreement is made of, as one source tells it. Pure.

Documents and entries by hand take the same form, so that they are compared and joined by the same rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

EXCHANGE, STAGE, PARTY, PARTICIPATION, STOP = "exchange", "stage", "party", "participation", "stop"
AGREEMENT, AGREEMENT_PARTY, SIGNATURE, FACT = "agreement", "agreement_party", "signature", "fact"

TOLD = "told"
"""The field whose sources say that an exchange or agreement is told of at all."""

ROLE = "role"
"""The one field that has several values at once: each role that a document gives a person.

An entry by hand gives ``roles`` instead, all of them in one value, which then stand for the documents' ones.
"""


@dataclass(frozen=True, slots=True)
class Given:
    """One value of one field; ``finding`` is the key of the finding that gives it, null for an entry by hand."""

    field: str
    value: str
    finding: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a person has an entry by hand from: in words, and where it can be read."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """A stage, party, participant, stop, agreement, … with the values that one source gives it."""

    kind: str
    given: tuple[Given, ...]
    parts: tuple[Element, ...] = ()
    cited: Citation | None = None

    def get(self, field: str) -> str:
        """The value of a field; empty where the source gives none."""
        return next((given.value for given in self.given if given.field == field), "")

    def all(self, field: str) -> tuple[str, ...]:
        """Every value of a field."""
        return tuple(given.value for given in self.given if given.field == field)


@dataclass(frozen=True, slots=True)
class Draft:
    """One occasion as one source tells it."""

    elements: tuple[Element, ...]
    told: int | None = None
    state: Given | None = None

    def of(self, kind: str) -> tuple[Element, ...]:
        """The elements of a kind."""
        return tuple(element for element in self.elements if element.kind == kind)


def element(
    kind: str,
    *parts: Element,
    finding: int | None = None,
    cited: Citation | None = None,
    **values: str,
) -> Element:
    """An element in short: every value that is not empty, all from one finding or by hand."""
    given = tuple(Given(field, value, finding) for field, value in values.items() if value)
    return Element(kind, given, parts, cited)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of an entry by hand; ``row`` is the key of the row that it changes, null for a new one."""

    element: Element
    row: int | None = None
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person enters of an exchange or agreement: its own values, its parts, and where they are known from.

    ``also`` names further sources that tell of the same.
    """

    values: Mapping[str, str]
    lines: tuple[Line, ...]
    cited: Citation
    why: str = ""
    also: tuple[Citation, ...] = ()

    def elements(self, kind: str) -> tuple[Element, ...]:
        """The elements of a kind that are not taken out."""
        return tuple(x.element for x in self.lines if x.element.kind == kind and not x.is_removed)
