"""What a reviewer fills in: the value of a finding, by its kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from huishang.review.naming import choice_name, key_name
from huishang.review.rules import CHOICES, FORMS, OPTIONAL, PATTERNS, Kind, wrong_keys

_TERM = _("Year, month or day: 2026, 2026-06, 2026-06-30")
_HINTS = {
    (Kind.COMMITMENT, "due"): _TERM,
    (Kind.DECISION, "due"): _TERM,
    (Kind.COMMITMENT, "targets"): _("One in a line"),
}
_DAY = _("2026-03-01, or 03-01 where no year is given")
_PEOPLE = {
    (Kind.PARTICIPANT, "name"),
    (Kind.SIGNATORY, "name"),
    (Kind.WITNESS, "name"),
    (Kind.COMMITMENT, "speaker"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a value as something to fill in."""

    key: str
    name: str
    value: str
    choices: tuple[tuple[str, str], ...]
    is_required: bool
    is_long: bool
    is_person: bool
    hint: str
    is_wrong: bool


def entries(kind: str, value: Mapping[str, Any], wrong: tuple[str, ...] = ()) -> list[Entry]:
    """What is to be filled in for a kind, filled with a value; ``wrong`` keys are marked."""
    return [_entry(kind, key, value.get(key), key in wrong) for key in FORMS[kind]]


def _entry(kind: str, key: str, value: Any, is_wrong: bool) -> Entry:
    words = "\n".join(value) if isinstance(value, list | tuple) else value or ""
    choices = tuple((one, choice_name(kind, key, one)) for one in CHOICES.get((kind, key), ()))
    required = (kind, key) not in OPTIONAL
    hint = _HINTS.get((Kind(kind), key)) or (_DAY if (kind, key) in PATTERNS else "")
    return Entry(
        key,
        key_name(kind, key),
        words,
        choices,
        required,
        key == "targets",
        (kind, key) in _PEOPLE,
        str(hint),
        is_wrong,
    )


def value_from(kind: str, data: Mapping[str, str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The value that was filled in, and the keys that are wrong."""
    value: dict[str, Any] = {}
    for key in FORMS[kind]:
        words = data.get(f"value-{key}", "").strip()
        if key == "targets":
            value[key] = [line.strip() for line in words.splitlines() if line.strip()]
        else:
            value[key] = words or None
    return value, tuple(wrong_keys(kind, value))


def typed(kind: str, data: Mapping[str, str]) -> dict[str, Any]:
    """What was typed before another kind was chosen, for the keys that both have."""
    value, _wrong = value_from(kind, data)
    return {key: said for key, said in value.items() if said and f"value-{key}" in data}


def place_from(data: Mapping[str, str]) -> tuple[int | None, int | None]:
    """The marked characters that came with a form, if any."""
    start, end = data.get("start", ""), data.get("end", "")
    if start.isdecimal() and end.isdecimal():
        return int(start), int(end)
    return None, None


def first_value(kind: str, quote: str) -> dict[str, Any]:
    """A value to begin with: the marked characters stand where the kind has words, else its first choice."""
    value: dict[str, Any] = dict.fromkeys(FORMS[kind])
    for key in FORMS[kind]:
        if (kind, key) in OPTIONAL:
            continue
        if (kind, key) in CHOICES:
            value[key] = CHOICES[kind, key][0]
        elif (kind, key) not in PATTERNS:
            value[key] = quote.strip().strip("《》")
    return value


def nearest(candidates: Iterable[tuple[int, str, int | None]], wanted: Any, start: int | None) -> int | None:
    """What an addition probably belongs to: the one that the person is at, else the last one before its place."""
    candidates = list(candidates)
    if wanted is not None and wanted.pk in {pk for pk, _words, _start in candidates}:
        return int(wanted.pk)
    before = [
        (at, pk) for pk, _words, at in candidates if at is not None and start is not None and at <= start
    ]
    return max(before)[1] if before else None
