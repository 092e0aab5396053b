"""From the settled findings of one document to the occasions and agreements that it tells of. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from huishang.record.elements import (
    AGREEMENT,
    AGREEMENT_PARTY,
    PARTICIPATION,
    PARTY,
    ROLE,
    SIGNATURE,
    STAGE,
    STOP,
    TOLD,
    Draft,
    Element,
    Given,
)
from huishang.registry import partial

TOGETHER_DAYS = 3
"""Events of one document belong to one occasion when no more than these days lie between them."""


class Found(Protocol):
    """A finding that counts now (``review.queries.settled``)."""

    id: int
    kind: str
    parent: int | None
    value: dict[str, Any]
    start: int | None
    end: int | None


@dataclass
class _Event:
    """An event with what hangs on it."""

    found: Found
    children: dict[str, list[Found]]
    sides: frozenset[str]
    span: partial.Days | None


@dataclass
class _Group:
    """Events that make one occasion."""

    events: list[_Event] = field(default_factory=list)

    @property
    def sides(self) -> frozenset[str]:
        return frozenset().union(*(event.sides for event in self.events))

    def takes(self, event: _Event) -> bool:
        """Whether an event is part of this occasion: no side that would be new, and near in time."""
        if event.sides and self.sides and not (event.sides <= self.sides or self.sides <= event.sides):
            return False
        spans = [e.span for e in self.events if e.span]
        return (
            not event.span
            or not spans
            or any(partial.gap_days(event.span, span) <= TOGETHER_DAYS for span in spans)
        )


@dataclass(frozen=True, slots=True)
class Assembly:
    """What a document tells of: occasions, and agreements that hang on none."""

    drafts: tuple[Draft, ...]
    agreements: tuple[Element, ...]


def assemble(findings: Iterable[Found]) -> Assembly:
    """The occasions of a document. An event without any side is none of ours."""
    known = sorted(findings, key=lambda found: (found.start is None, found.start or 0, found.id))
    children: dict[int | None, list[Found]] = defaultdict(list)
    for found in known:
        children[found.parent].append(found)
    groups = _groups([_event(f, children[f.id]) for f in known if f.kind == "event"])
    agreements = [f for f in known if f.kind == "agreement"]
    placed, loose = _placed(agreements, groups, children)
    people = {f.value.get("name", ""): f for f in reversed(known) if f.kind == "person"}
    drafts = tuple(
        _draft(group, placed[i], people, children, is_only=len(groups) == 1) for i, group in enumerate(groups)
    )
    return Assembly(drafts, tuple(_agreement(f, children[f.id], None) for f in loose))


def _event(found: Found, below: Sequence[Found]) -> _Event:
    children: dict[str, list[Found]] = defaultdict(list)
    for child in below:
        children[child.kind].append(child)
    dates = children["event_date"]
    span = partial.stretch(*_dates(dates[0])) if dates else None
    sides = frozenset(str(p.value.get("region")) for p in children["event_party"] if p.value.get("region"))
    return _Event(found, children, sides, span)


def _dates(found: Found) -> tuple[str, str]:
    """First and last day; a date without a year is none that could be compared."""
    start, end = (str(found.value.get(key) or "") for key in ("start", "end"))
    return (start if partial.days(start) else ""), (end if partial.days(end) else "")


def _groups(events: Sequence[_Event]) -> list[_Group]:
    groups: list[_Group] = []
    for event in sorted(events, key=lambda e: (not e.sides, e.found.start or 0)):
        home = next((group for group in groups if group.takes(event)), None)
        if home is None and event.sides:
            home = _Group()
            groups.append(home)
        if home is not None:
            home.events.append(event)
    return groups


def _placed(
    agreements: Sequence[Found], groups: Sequence[_Group], children: dict[int | None, list[Found]]
) -> tuple[dict[int, list[Found]], list[Found]]:
    """Which agreement was signed on which occasion: where its parties met, at a signing first."""
    placed: dict[int, list[Found]] = defaultdict(list)
    loose = []
    for found in agreements:
        regions = {
            str(p.value["region"])
            for p in children[found.id]
            if p.kind == "agreement_party" and p.value.get("region")
        }
        fitting = [i for i, group in enumerate(groups) if not regions or regions & group.sides]
        fitting.sort(key=lambda i: (_signing(groups[i]) is None, -len(regions & groups[i].sides), i))
        if fitting:
            placed[fitting[0]].append(found)
        else:
            loose.append(found)
    return placed, loose


def _signing(group: _Group) -> _Event | None:
    return next((event for event in group.events if event.found.value.get("type") == "signing"), None)


def _draft(
    group: _Group,
    agreements: Sequence[Found],
    people: dict[str, Found],
    children: dict[int | None, list[Found]],
    *,
    is_only: bool,
) -> Draft:
    group.events.sort(key=lambda event: event.found.start or 0)
    held = next((e for e in group.events if e.found.value.get("status") != "planned"), None)
    first = held or group.events[0]
    state = Given("state", "held" if held else "planned", first.found.id)
    elements = (
        *(_stage(event) for event in group.events),
        *_parties(group),
        *_participants(group, people, children, is_only=is_only),
        *_stops(group),
        *(_agreement(found, children[found.id], _signing(group)) for found in agreements),
    )
    return Draft(elements, first.found.id, state)


def _stage(event: _Event) -> Element:
    found, given = event.found, []
    for key in ("type", "name"):
        if found.value.get(key):
            given.append(Given(key, str(found.value[key]), found.id))
    for dated in event.children["event_date"][:1]:
        given += [Given(k, v, dated.id) for k, v in zip(("start", "end"), _dates(dated), strict=True) if v]
    given += [Given("place", str(p.value["name"]), p.id) for p in event.children["event_place"][:1]]
    return Element(STAGE, tuple(given))


def _parties(group: _Group) -> list[Element]:
    """Each side once. Host or guest, where any event says so; a signing that calls both parties denies nothing."""
    found: dict[str, list[Found]] = defaultdict(list)
    for event in group.events:
        for party in event.children["event_party"]:
            if party.value.get("region"):
                found[str(party.value["region"])].append(party)
    result = []
    for name, places in found.items():
        best = next((p for p in places if p.value.get("part") in ("host", "guest")), places[0])
        part = str(best.value.get("part") or "party")
        result.append(Element(PARTY, (Given("name", name, places[0].id), Given("part", part, best.id))))
    return result


def _participants(
    group: _Group, people: dict[str, Found], children: dict[int | None, list[Found]], *, is_only: bool
) -> list[Element]:
    """People in protocol order: as the text lists them where it tells what they did."""
    roles: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
    for event in group.events:
        for found in event.children["participant"]:
            name, role = str(found.value.get("name") or ""), str(found.value.get("role") or "")
            roles[name].append((found.start or 0, role, found.id))
    if is_only:  # who is told of beside the events was there too, if there is only one occasion
        for name, person in people.items():
            for found in children[person.id]:
                role = str(found.value.get("role") or "")
                if found.kind == "role" and role not in ("mentioned", ""):
                    roles[name].append((1 << 30 | (person.start or 0), role, found.id))
    names = sorted((name for name in roles if name), key=lambda name: min(roles[name])[0])
    return [_person(name, i, roles[name], people, children) for i, name in enumerate(names, 1)]


def _person(
    name: str,
    place: int,
    roles: list[tuple[int, str, int]],
    people: dict[str, Found],
    children: dict[int | None, list[Found]],
) -> Element:
    person = people.get(name)
    named_by = person.id if person else min(roles)[2]
    given = [Given("name", name, named_by), Given("order", str(place), named_by)]
    if person and person.value.get("side"):
        given.append(Given("side", str(person.value["side"]), person.id))
    posts = [f for f in children[person.id] if f.kind == "post" and f.value.get("title")] if person else []
    if posts:
        given.append(
            Given("post", "、".join(dict.fromkeys(str(p.value["title"]) for p in posts)), posts[0].id)
        )
    seen = set()
    for _start, role, finding in sorted(roles):
        if role and role != "mentioned" and role not in seen:
            seen.add(role)
            given.append(Given(ROLE, role, finding))
    return Element(PARTICIPATION, tuple(given))


def _stops(group: _Group) -> list[Element]:
    sites: dict[str, Found] = {}
    for event in group.events:
        for found in event.children["site"]:
            sites.setdefault(str(found.value.get("name") or ""), found)
    sites.pop("", None)
    return [
        Element(STOP, (Given("name", name, f.id), Given("order", str(i), f.id)))
        for i, (name, f) in enumerate(sorted(sites.items(), key=lambda item: item[1].start or 0), 1)
    ]


def _agreement(found: Found, below: Sequence[Found], signing: _Event | None) -> Element:
    given = [
        Given(TOLD, "", found.id),
        Given("title", str(found.value.get("title") or ""), found.id),
        Given("state", "signed", found.id),
    ]
    for dated in signing.children["event_date"][:1] if signing else ():
        start, end = _dates(dated)
        if start and start == (end or start):
            given.append(Given("signed", start, dated.id))
    parts = []
    for child in below:
        name = str(child.value.get("name") or "")
        if child.kind == "agreement_party" and name:
            parts.append(Element(AGREEMENT_PARTY, (Given("name", name, child.id),)))
        elif child.kind in ("signatory", "witness") and name:
            parts.append(
                Element(SIGNATURE, (Given("name", name, child.id), Given("part", child.kind, child.id)))
            )
    return Element(AGREEMENT, tuple(given), tuple(parts))
