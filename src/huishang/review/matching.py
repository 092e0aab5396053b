"""Which findings of a document are the ones that a newer reading gives. Pure.

A finding is the same when its parent is, and its value and place are; else when one of these makes it the
same claim: an equal value, the field that identifies its kind, characters that both lie on. What a person
rejected, or added, is a claim of exactly that value: a reading that gives another one says something new.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from huishang.review.flatten import Draft
from huishang.review.rules import IDENTITY, ONE_EACH, PLACED


@dataclass(frozen=True, slots=True)
class Claim:
    """A value at a place; ``start`` and ``end`` are None where it has none."""

    value: Mapping[str, Any]
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Known:
    """A finding of the record: what the reader last gave and, after it, what a person made of it."""

    id: Any
    kind: str
    parent: Any
    claims: tuple[Claim, ...]
    strict: bool = False
    """Only the same value is the same finding: it was rejected, or is a person's own."""


Pairs = dict[str, Any]


def match(known: Iterable[Known], drafts: Iterable[Draft]) -> Pairs:
    """The finding of each draft, by the draft's key; a draft without one is new, a finding without one is gone."""
    rooms: dict[tuple[Any, str], list[Known]] = defaultdict(list)
    for finding in known:
        rooms[finding.parent, finding.kind].append(finding)
    below: dict[tuple[str | None, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        below[draft.parent, str(draft.kind)].append(draft)
    pairs: Pairs = {}
    waiting: list[tuple[Any, str | None]] = [(None, None)]
    while waiting:
        parent, key = waiting.pop()
        for kind in [kind for above, kind in below if above == key]:
            for draft, finding in _match_equals(rooms[parent, kind], below[key, kind]):
                pairs[draft.key] = finding.id
                waiting.append((finding.id, draft.key))
    return pairs


def same_value(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two values say the same; the order of keys says nothing."""
    return _line(one) == _line(other)


def _match_equals(known: list[Known], drafts: list[Draft]) -> list[tuple[Draft, Known]]:
    """Pairs among findings of one kind and parent: the surest first, each finding and draft once."""
    if not known:
        return []
    kind = known[0].kind
    room = _Room(known, drafts)
    room.pair(lambda claim: (_line(claim.value), claim.start, claim.end))
    if kind not in PLACED:
        room.pair(lambda claim: _line(claim.value))
    else:
        room.pair_overlapping(lambda one, other: same_value(one.value, other.value), strict_too=True)
    field = IDENTITY.get(kind)
    if field:
        room.pair(lambda claim: claim.value.get(field), strict_too=False)
    room.pair_overlapping(lambda one, other: True)
    if kind in ONE_EACH:
        room.pair(lambda claim: 0, strict_too=False)
    return room.pairs


class _Room:
    """Findings and drafts of one kind and parent that have no partner yet."""

    def __init__(self, known: list[Known], drafts: list[Draft]) -> None:
        self.known = {finding.id: finding for finding in known}
        self.drafts = {draft.key: draft for draft in drafts}
        self.pairs: list[tuple[Draft, Known]] = []

    def _take(self, draft: Draft, finding: Known) -> None:
        del self.drafts[draft.key], self.known[finding.id]
        self.pairs.append((draft, finding))

    def pair(self, key: Callable[[Claim], Any], *, strict_too: bool = True) -> None:
        """Pair what has the same key, in order."""
        shelf: dict[Any, list[Known]] = defaultdict(list)
        for finding in self.known.values():
            if strict_too or not finding.strict:
                for of_finding in {key(claim): None for claim in finding.claims}:
                    shelf[of_finding].append(finding)
        for draft in list(self.drafts.values()):
            waiting = shelf.get(key(_claim(draft)), [])
            partner = next((one for one in waiting if one.id in self.known), None)
            if partner is not None:
                self._take(draft, partner)

    def pair_overlapping(self, allowed: Callable[[Claim, Claim], bool], *, strict_too: bool = False) -> None:
        """Pair each draft with the finding that shares most characters with it, in order."""
        for draft in list(self.drafts.values()):
            here = _claim(draft)
            best: Known | None = None
            most = 0
            for one in self.known.values():
                if one.strict and not strict_too:
                    continue
                shared = max((_shared(here, c) for c in one.claims if allowed(here, c)), default=0)
                if shared > most:
                    best, most = one, shared
            if best is not None:
                self._take(draft, best)


def _claim(draft: Draft) -> Claim:
    return Claim(draft.value, draft.start, draft.end)


def _shared(one: Claim, other: Claim) -> int:
    """How many characters two places share."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
