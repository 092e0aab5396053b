"""Which value is shown where several sources give one, and when they contradict each other. Pure.

Nothing is decided by the order of arrival: the same sources show the same value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from huishang.registry import partial

DATES = frozenset({"start", "end", "date", "signed", "since", "until"})
WORDINGS = frozenset({"title", "name", "term", "text", "definition"})
"""Fields that two papers word in their own ways; another wording is no contradiction."""
UNJUDGED = frozenset({"told", "order", "role", "roles"})
"""Fields that are never compared: a place in a list, or one of several values."""

_NOISE = re.compile(r"[\s《》“”\"'、，,。·—\-－（）()]")
_PARTS = re.compile(r"[、,，;；\s]+")
_PROGRESS = {
    word: i
    for i, word in enumerate(
        ("planned", "held", "negotiated", "signed", "in_force", "amended", "expired", "ended")
    )
}
_UNDONE = frozenset({"postponed", "cancelled"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A value as one source gives it. ``by_hand`` counts entries from the first one; documents have None.

    ``document`` orders documents by what they are (day of publication, hash), never by when they came in.
    """

    value: str
    by_hand: int | None = None
    document: tuple[str, str] = ("", "")


def normal(text: str) -> str:
    """Words without what papers set in their own ways: spaces, marks of titles, dashes."""
    return _NOISE.sub("", text)


def titles(text: str) -> frozenset[str]:
    """The posts in a list of posts."""
    return frozenset(post_list(text))


def post_list(text: str) -> tuple[str, ...]:
    """The posts in a list of posts, each once, in its order."""
    return tuple(dict.fromkeys(part for part in _PARTS.split(text) if part))


def agree(field: str, a: str, b: str) -> bool:
    """Whether two values of a field can both be right."""
    if a == b or field in WORDINGS or field in UNJUDGED:
        return True
    if field in DATES:
        return partial.agree(a, b)
    if field == "post":
        return titles(a) <= titles(b) or titles(b) <= titles(a)
    if field == "place":
        return normal(a) in normal(b) or normal(b) in normal(a)
    if field == "part":
        return "party" in (a, b)  # a paper that calls neither side host does not deny that one is
    if field == "state":
        return "held" not in (a, b) or not {a, b} & _UNDONE  # what comes later denies nothing, except this
    return normal(a) == normal(b)


def contradicts(field: str, claims: Sequence[Claim]) -> bool:
    """Whether two sources of a field cannot both be right."""
    values = sorted({claim.value for claim in claims})
    return any(not agree(field, a, b) for i, a in enumerate(values) for b in values[i + 1 :])


def shown(field: str, claims: Iterable[Claim]) -> str:
    """The value to show: the last one entered by hand; else what most documents say, the fuller one first."""
    known = list(claims)
    entered = [claim for claim in known if claim.by_hand is not None]
    if entered:
        return max(entered, key=lambda claim: claim.by_hand or 0).value
    if not known:
        return ""
    full = [claim for claim in known if not any(_is_fuller(field, other, claim) for other in known)]
    return min(full, key=lambda claim: (-_supporters(field, claim, known), *_preference(field, claim))).value


def _is_fuller(field: str, a: Claim, b: Claim) -> bool:
    """Whether one value says the same as another one and more: a day of that month, a list with that post."""
    if field not in DATES and field not in ("post", "place"):
        return False
    return agree(field, a.value, b.value) and len(normal(a.value)) > len(normal(b.value))


def _supporters(field: str, claim: Claim, claims: Sequence[Claim]) -> int:
    return len({other.document for other in claims if agree(field, claim.value, other.value)})


def _preference(field: str, claim: Claim) -> tuple[int, tuple[str, str], str]:
    """Lower is better: progress, then fullness, then the earlier document."""
    if field == "state":
        fullness = -_PROGRESS.get(claim.value, 0)
    elif field == "part":
        fullness = int(claim.value == "party")
    elif field in ("order", "number", "value"):
        fullness = 0
    else:
        fullness = -len(normal(claim.value))
    return fullness, claim.document, claim.value
