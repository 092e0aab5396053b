"""The exchanges that a document reports: visits, meetings, signings, ceremonies, one a type and occasion."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from huishang.reading.acts.exchanges.agreements import AgreementDraft, Signing, read_signings
from huishang.reading.acts.exchanges.attendance import among
from huishang.reading.acts.exchanges.calling import party_name
from huishang.reading.acts.exchanges.ceremonies import read_ceremonies
from huishang.reading.acts.exchanges.crossing import crossed_in
from huishang.reading.acts.exchanges.meetings import Meeting, read_meetings
from huishang.reading.acts.exchanges.side import Group, Side, is_own, unique
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.sites import SiteDraft, read_sites
from huishang.reading.acts.exchanges.told import Told, narrative
from huishang.reading.acts.exchanges.venues import venues
from huishang.reading.acts.exchanges.visits import Visit, read_visits
from huishang.reading.layout import Page
from huishang.reading.mentions.bodies import is_body
from huishang.reading.mentions.dates import DateMention
from huishang.reading.mentions.days import months_between
from huishang.reading.mentions.places import Places
from huishang.reading.mentions.roster import Roster
from huishang.reading.mentions.titles import find_titles
from huishang.reading.model import EventStatus, EventType, PartyPart
from huishang.reading.scan import Hits

_DURING = re.compile(" *在[^，。]{1,10}期间")


# Before the signing, and nobody knows on which day.
_EARLIER = re.compile(" *(?:签约|签订|签署)(?:仪式)?[之以]?前")


class EventDraft(NamedTuple):
    """An event in normal-form places: ``[span_start, span_end)`` is the sentence that tells it.

    ``start`` and ``end`` are ISO dates, ``MM-DD`` or None; ``parties`` are ``(name, part)``.
    """

    type: EventType
    name: str | None
    status: EventStatus
    start: str | None
    end: str | None
    when: DateMention | None
    places: tuple[str, ...]
    parties: tuple[tuple[str, PartyPart], ...]
    sites: tuple[SiteDraft, ...]
    span_start: int
    span_end: int


class ActWarning(NamedTuple):
    """What could not be decided: a code, and the place that it is about."""

    code: str
    start: int
    end: int


class Acts(NamedTuple):
    """All that a document reports as done."""

    events: tuple[EventDraft, ...]
    agreements: tuple[AgreementDraft, ...]
    warnings: tuple[ActWarning, ...]


NO_ACTS = Acts((), (), ())
"""What is read from a document that reports nothing."""


def read_events(
    page: Page,
    hits: Hits,
    places: Places,
    roster: Roster,
    dates: list[DateMention],
    published: str | None = None,
) -> Acts:
    """The events and agreements of a page, in the order of the text; agreements only with an occasion."""
    story = narrative(page, hits, dates)
    if not story.tells:
        return Acts((), (), ())
    sides = Sides(story, places, roster, hits.country)
    visits = [visit for visit in read_visits(sides) if not _recalled(sides, visit, published)]
    if visits and visits[0].guest is not None:
        sides.main = tuple(unique((visits[0].guest, *_receiving(sides, visits[0]))))
    meetings = read_meetings(sides)
    signings = read_signings(sides, find_titles(page))
    parts = _Parts(visits, sides.main)
    events = [_visit(sides, visit, parts) for visit in visits]
    events += [_meeting(sides, meeting, parts) for meeting in meetings]
    own = _with_another(signings, sides)
    events += [e for signing in signings if (e := _signed(sides, signing, meetings, parts, own)) is not None]
    for ceremony in read_ceremonies(sides):
        when = sides.story.when(ceremony.told, ceremony.at)
        parties, where = parts.of(ceremony.sides), venues(sides, ceremony.told, ceremony.at)
        events.append(_draft("ceremony", ceremony.name, when, parties, ceremony.told, False, where))
    planned = tuple(ActWarning("event-planned", t.start, t.sentence_end) for t in unique(sides.announced))
    if not events:
        return Acts((), (), planned)
    agreements = tuple(agreement for signing in signings for agreement in signing.agreements)
    unnamed = tuple(ActWarning("agreement-unnamed", s.at, s.told.end) for s in signings if s.counted)
    return Acts(_with_sites(_merged(events), read_sites(sides)), agreements, unnamed + planned)


def _receiving(sides: Sides, visit: Visit) -> tuple[Side, ...]:
    """Who receives a visit: where an organ travels (政协) and the host's own takes part, that organ."""
    if not sides.organ or visit.guest is None or not visit.guest.name.endswith(sides.organ):
        return visit.hosts
    present = {sides.of_person(mention) for mention in sides.roster.mentions}
    organs = ((host, sides.organ_in(host)) for host in visit.hosts)
    return tuple(organ if organ in present or _acts(sides, organ) else host for host, organ in organs)


def _acts(sides: Sides, organ: Side) -> bool:
    """Whether a sentence or clause has an organ for its subject."""
    return any(mark + organ.name in sides.text for mark in ("。", "，", "\n"))


def _of_organs(sides: Sides, attending: tuple[Side, ...]) -> tuple[Side, ...]:
    """Those who sign: where organs make friends (与甲市政协缔结), the host's own organ, if it is named at all."""
    if not sides.organ or not any(side.name.endswith(sides.organ) for side in attending):
        return attending
    organs = [sides.organ_in(side) for side in attending]
    return tuple(
        organ if organ.name in sides.text and not side.name.endswith(sides.organ) else side
        for side, organ in zip(attending, organs, strict=True)
    )


class _Parts:
    """Who is host and who is guest, as the visits tell."""

    def __init__(self, visits: list[Visit], main: tuple[Side, ...]) -> None:
        self.guests = {visit.guest for visit in visits}
        self.hosts = {host for visit in visits for host in visit.hosts}
        if visits and visits[0].guest in main:
            self.hosts.update(side for side in main if side not in self.guests)

    def of(self, sides: tuple[Side, ...]) -> tuple[tuple[str, PartyPart], ...]:
        """Each side's name with its part."""
        named = {party_name(side): self._part(side) for side in reversed(sides)}
        return tuple(reversed(named.items()))

    def _part(self, side: Side) -> PartyPart:
        if side in self.guests:
            return "guest"
        return "host" if side in self.hosts else "party"


def _recalled(sides: Sides, visit: Visit, published: str | None) -> bool:
    """Whether a feature recalls a visit of months ago: far from its publication and not its opening."""
    when = sides.story.when(visit.told, visit.at)
    if published is None or when is None or when.first is None:
        return False
    return visit.told is not sides.story.stretches[0] and months_between(when.first, published) > 2


def _draft(
    kind: EventType,
    name: str | None,
    when: DateMention | None,
    parties: tuple[tuple[str, PartyPart], ...],
    told: Told,
    keep_range: bool,
    places: tuple[str, ...] = (),
) -> EventDraft:
    """An event; a range of days dates it only where the range is said of it."""
    if when is not None and (when.precision != "day" or (when.first != when.last and not keep_range)):
        when = None
    first, last = (when.first, when.last) if when else (None, None)
    return EventDraft(
        kind, name, "held", first, last, when, places, parties, (), told.start, told.sentence_end
    )


def _visit(sides: Sides, visit: Visit, parts: _Parts) -> EventDraft:
    when = sides.story.when(visit.told, visit.at)
    if when not in visit.told.own and _DURING.match(sides.text, visit.told.start):
        when = None  # 在甲省期间，代表团还考察了…: the day before is the meeting's
    parties = parts.of(((visit.guest,) if visit.guest else ()) + _receiving(sides, visit))
    return _draft("visit", "考察", when, parties, visit.told, when in visit.told.own)


def _meeting(sides: Sides, meeting: Meeting, parts: _Parts) -> EventDraft:
    """A meeting; the days of the journey that frames it, or of a congress around it, are not its own."""
    when = sides.story.when(meeting.told, meeting.at)
    if when not in meeting.told.own and _EARLIER.match(sides.text, meeting.told.start):
        when = None
    travels = bool(parts.hosts)
    if meeting.open_day and not travels:
        when = None
    framed = travels and when is not None and "，" in sides.text[when.end : meeting.at]
    keep = when in meeting.told.own and meeting.name != "会见" and not framed
    where = venues(sides, meeting.told, meeting.at)
    return _draft("meeting", meeting.name, when, parts.of(meeting.sides), meeting.told, keep, where)


def _with_another(signings: list[Signing], sides: Sides) -> Group:
    """A side and a body of no region (甲县政府和乙公司) where they sign all that a document names; else none."""
    groups = {group for signing in signings for group in signing.groups}
    if len(groups) != 1 or any(signing.counted for signing in signings):
        return ()
    group = groups.pop()
    regions = [main.region for main in sides.main if main.region]
    ours = [side.region in regions and party_name(side) == side.region.name for side in group if side.region]
    others = [side for side in group if side.region is None and is_body(side.name)]
    return group if len(group) == 2 and ours == [True] and others else ()


def _signed(
    sides: Sides, signing: Signing, meetings: list[Meeting], parts: _Parts, own: Group
) -> EventDraft | None:
    """The event of a signing, or None where it is no occasion of two sides; ``own``: who signs all of them."""
    attending = own or _of_organs(sides, _signing_sides(sides, signing, meetings, parts))
    alone = len(attending) < 2 and attending != sides.main  # 来我县: the document does not say which
    if alone or not attending or not signing.signed:
        return None
    when = sides.story.when(signing.told, signing.at)
    where = venues(sides, signing.told, signing.at)
    return _draft("signing", "签约", when, parts.of(attending), signing.told, False, where)


def _signing_sides(
    sides: Sides, signing: Signing, meetings: list[Meeting], parts: _Parts
) -> tuple[Side, ...]:
    """Whose occasion a signing is: the visit's sides, else the meeting's before it, else who signs."""
    if parts.guests and sides.main:
        return among(sides, signing.groups[0] if signing.groups else ())
    before = bisect_right(meetings, signing.at, key=lambda meeting: meeting.told.start)
    if before and len(meetings[before - 1].sides) > 1:
        return meetings[before - 1].sides
    if sides.story.when(signing.told, signing.at) is None:
        return ()  # a count of what has been signed over the years, no occasion
    if len(signing.people) > 1:
        return signing.people
    named = tuple(unique(side for group in signing.groups for side in group))
    if len(named) > 1 and all(map(is_own, named)):
        return named  # 三省人社厅, and not the provinces
    meant = crossed_in(sides, signing.told.start, signing.at)
    inner = tuple(Side(name, None) for agreement in signing.agreements[:1] for name, _ in agreement.parties)
    return meant or named or inner


def _merged(events: list[EventDraft]) -> list[EventDraft]:
    """One event a type and occasion, in the order of the text; an undated telling of a dated one is dropped.

    On one day only meetings may be several: a reception and a symposium.
    """
    kept: dict[tuple[object, ...], EventDraft] = {}
    for event in sorted(events, key=lambda event: event.span_start):
        several = event.type == "meeting" or event.start is None
        parties = frozenset(name for name, _ in event.parties) if several else None
        key = (event.type, event.start, event.end, parties)
        kept[key] = _of_all(kept[key], event) if key in kept else event
    dated = {event.type for event in kept.values() if event.start}
    return [e for e in kept.values() if e.start or e.type not in dated or _another(e, kept.values())]


def _of_all(first: EventDraft, further: EventDraft) -> EventDraft:
    """A signing by bodies, of which one signs again with another: the parties of both."""
    parts = {*first.parties, *further.parties}
    bodies = first.type == "signing" and all(name.endswith(_BODIES) for name, _ in parts)
    if not bodies or not set(first.parties) & set(further.parties):
        return first
    return first._replace(parties=tuple(unique((*first.parties, *further.parties))))


_BODIES = (*"局厅委院部会校联", "办公室", "公司", "集团", "医院")


def _another(event: EventDraft, events: Iterable[EventDraft]) -> bool:
    """Whether an undated event is one of its own: a meeting that no later sentence tells with its day."""
    if event.type != "meeting":
        return False
    later = (e for e in events if e.type == "meeting" and e.start and e.span_start > event.span_start)
    return not any(set(e.parties) == set(event.parties) for e in later)


def _with_sites(events: list[EventDraft], sites: list[SiteDraft]) -> tuple[EventDraft, ...]:
    """The sites belong to the visit, else to the first event."""
    parties = {name for event in events for name, _ in event.parties}
    sites = [site for site in sites if site.name not in parties]
    if not events or not sites:
        return tuple(events)
    at = next((i for i, event in enumerate(events) if event.type == "visit"), 0)
    return (*events[:at], events[at]._replace(sites=tuple(sites)), *events[at + 1 :])
