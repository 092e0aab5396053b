"""What a document's settled findings give: promises and uses of set phrases, each with who says it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

LONGEST = 1000
"""Characters kept of what is said; the finding has them all."""


class Found(Protocol):
    """A finding that counts now (``review.queries.SettledFinding``)."""

    id: int
    kind: str
    parent: int | None
    value: dict[str, Any]
    start: int | None
    end: int | None
    quote: str
    state: str


@dataclass(frozen=True, slots=True)
class PromiseDraft:
    """A commitment with who says it; ``speaker`` is empty where the document itself does."""

    finding_id: int
    speaker: str
    text: str
    field: str
    strength: str
    due: str
    state: str


@dataclass(frozen=True, slots=True)
class PhraseDraft:
    """One use of a set phrase."""

    finding_id: int
    speaker: str
    text: str


def promises(found: Iterable[Found]) -> list[PromiseDraft]:
    """The commitments of a document, in its order."""
    return [
        PromiseDraft(
            one.id,
            one.value.get("speaker") or "",
            one.quote[:LONGEST],
            one.value.get("field") or "other",
            one.value.get("strength") or "",
            _due(one.value.get("due")),
            one.state,
        )
        for one in found
        if one.kind == "commitment" and one.quote
    ]


def phrases(found: Iterable[Found], statements: Sequence[Mapping[str, Any]]) -> list[PhraseDraft]:
    """The uses of set phrases, each said by whoever speaks the statement that it stands in."""
    return [
        PhraseDraft(one.id, _speaker_at(statements, one.start), one.value.get("text") or one.quote)
        for one in found
        if one.kind == "phrase" and one.start is not None
    ]


def _speaker_at(statements: Sequence[Mapping[str, Any]], place: int | None) -> str:
    for statement in statements:
        start, end = statement["span"]
        if place is not None and start <= place < end:
            return statement.get("speaker") or ""
    return ""


def _due(value: Any) -> str:
    """A term in the document's words, whichever form the reader gives it."""
    if isinstance(value, Mapping):
        value = value.get("quote") or value.get("text") or value.get("value")
    return str(value or "")[:200]
