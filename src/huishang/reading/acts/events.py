"""The exchanges that a document reports: visits, meetings, signings, ceremonies, one a type and occasion."""

from __future__ import annotations

import re
from typing import NamedTuple

from huishang.reading.acts.agreements import AgreementDraft, Signing, read_signings
from huishang.reading.acts.meetings import Meeting, diplomatic, read_meetings
from huishang.reading.acts.sides import CROSS, Side, Sides, unique
from huishang.reading.acts.sites import SiteDraft, read_sites
from huishang.reading.acts.told import Told, narrative
from huishang.reading.acts.visits import Visit, read_visits
from huishang.reading.layout import Page
from huishang.reading.mentions.dates import DateMention, months_between
from huishang.reading.mentions.regions import Places
from huishang.reading.mentions.roster import Roster
from huishang.reading.mentions.titles import find_titles
from huishang.reading.scan import Hits
from huishang.reading.model import EventStatus, EventType, PartyPart


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


_CUE = re.compile("[会谈签访考察调研]")


def read_events(
    page: Page,
    hits: Hits,
    places: Places,
    roster: Roster,
    dates: list[DateMention],
    published: str | None = None,
) -> Acts:
    """The events and agreements of a page, in the order of the text."""
    story = narrative(page, hits.act, dates)
    if not story.tells:
        return Acts((), (), ())
    sides = Sides(story, places, roster, hits.country)
    visits = [visit for visit in read_visits(sides) if not _stale(sides, visit, published)]
    if visits and visits[0].guest is not None:
        sides.main = tuple(unique([visits[0].guest, *visits[0].hosts]))
    meetings = read_meetings(sides)
    signings = read_signings(sides, find_titles(page))
    events = [_visit(sides, visit) for visit in visits]
    events += [_meeting(sides, meeting, visits) for meeting in meetings]
    events += _signings(sides, signings, meetings, visits)
    events += _ceremonies(sides, visits)
    sites = read_sites(sides, bool(events))
    agreements = tuple(a for signing in signings for a in signing.agreements) if events else ()
    return Acts(_with_sites(_merged(events), sites), agreements, tuple(_warnings(signings)))


def _stale(sides: Sides, visit: Visit, published: str | None) -> bool:
    """Whether a feature recalls a visit of months ago: far from its publication and not its opening."""
    when = sides.story.when(visit.told, visit.at)
    if published is None or when is None or when.first is None or len(when.first) < 10:
        return False
    return visit.told is not sides.story.stretches[0] and months_between(when.first, published) > 2


def _visit(sides: Sides, visit: Visit) -> EventDraft:
    when = sides.story.when(visit.told, visit.at)
    parties: list[tuple[str, PartyPart]] = [(visit.guest.name, "guest")] if visit.guest else []
    parties += [(host.name, "host") for host in visit.hosts]
    return _draft("visit", "考察", when, parties, visit.told, keep_range=when in visit.told.own)


def _meeting(sides: Sides, meeting: Meeting, visits: list[Visit]) -> EventDraft:
    when = sides.story.when(meeting.told, meeting.at)
    own = when is not None and when in meeting.told.own
    if own and when is not None and when.first != when.last and "，" in sides.text[when.end : meeting.at] and visits:
        own = False
    if meeting.open_day and visits == []:
        when = None
    if meeting.name == "会见":
        own = False
    return _draft("meeting", meeting.name, when, _parties(meeting.sides, visits), meeting.told, keep_range=own)


def _parties(parties: tuple[Side, ...], visits: list[Visit]) -> list[tuple[str, PartyPart]]:
    guests = {visit.guest for visit in visits}
    hosts = {host for visit in visits for host in visit.hosts}
    return [(s.name, "guest" if s in guests else "host" if s in hosts else "party") for s in parties]


def _draft(
    kind: EventType,
    name: str | None,
    when: DateMention | None,
    parties: list[tuple[str, PartyPart]],
    told: Told,
    keep_range: bool,
) -> EventDraft:
    """An event; a range of days dates it only where the range is said of it."""
    dated = when is not None and when.precision == "day" and (keep_range or when.first == when.last)
    first, last = (when.first, when.last) if dated and when is not None else (None, None)
    return EventDraft(
        kind, name, "held", first, last, when if dated else None, (), tuple(parties), (), told.start, told.sentence_end
    )


def _signings(
    sides: Sides, signings: list[Signing], meetings: list[Meeting], visits: list[Visit]
) -> list[EventDraft]:
    events = []
    for signing in signings:
        parties = _signing_sides(sides, signing, meetings, visits)
        if len(parties) < 2 or not signing.signed:
            continue
        when = sides.story.when(signing.told, signing.at)
        events.append(_draft("signing", "签约", when, _parties(parties, visits), signing.told, keep_range=False))
    return events


def _signing_sides(
    sides: Sides, signing: Signing, meetings: list[Meeting], visits: list[Visit]
) -> tuple[Side, ...]:
    """Whose occasion a signing is: the visit's sides, else the meeting's before it, else who signs."""
    if visits and sides.main:
        return sides.main
    before = [meeting for meeting in meetings if meeting.told.start <= signing.at]
    if before and len(before[-1].sides) > 1:
        return before[-1].sides
    if sides.story.when(signing.told, signing.at) is None:
        return ()  # a count of what has been signed over the years, no occasion
    if len(signing.people) > 1:
        return signing.people
    crossed = CROSS.search(sides.text, signing.told.start, signing.at)
    if crossed and (meant := sides.crossed(crossed.group())):
        return meant
    named = [side for group in signing.groups[:1] for side in group]
    inner = [Side(name, None) for a in signing.agreements[:1] for name, _ in a.parties]
    return tuple(named or inner) or sides.main


_CEREMONY = re.compile(
    "揭牌|揭幕|(?:启动|开工|开通|授予|授牌|奠基|通车|开幕|揭牌|开馆|交接|开业|首发|竣工|启用)仪式|开幕式|等仪式|共同(?:启动|按下|宣布)|授予的?[一-鿿]{0,8}(?:钥匙|勋章|称号|证书)"
)


def _ceremonies(sides: Sides, visits: list[Visit]) -> list[EventDraft]:
    events = []
    for told in sides.story.telling("ceremony"):
        cue = _CEREMONY.search(sides.text, told.start, told.end)
        if cue is None or sides.text.startswith(("后", "时", "前"), cue.end()) or sides.story.planned(told, cue.start()) or sides.story.past(told, cue.start()):
            continue
        parties = diplomatic(sides, told) or sides.main or tuple(_ceremony_sides(sides))
        if len(parties) < 2:
            continue
        when = sides.story.when(told, cue.start())
        events.append(_draft("ceremony", cue.group(), when, _parties(parties, visits), told, keep_range=False))
    return events


def _ceremony_sides(sides: Sides) -> list[Side]:
    found: list[Side] = []
    for told in sides.story.stretches:
        found += sides.people(told.start, told.end)
    return unique(found)


def _merged(events: list[EventDraft]) -> list[EventDraft]:
    """One event a type, name and occasion, in the order of the text."""
    kept: dict[object, EventDraft] = {}
    for event in sorted(events, key=lambda e: e.span_start):
        key = (event.type, event.start, event.end, frozenset(name for name, _ in event.parties))
        kept.setdefault(key, event)
    dated = {event.type for event in kept.values() if event.start}
    return [e for e in kept.values() if e.start or e.type not in dated or e.type == "meeting"]


def _with_sites(events: list[EventDraft], sites: list[SiteDraft]) -> tuple[EventDraft, ...]:
    """The sites belong to the visit, else to the first event."""
    if not events or not sites:
        return tuple(events)
    at = next((i for i, event in enumerate(events) if event.type == "visit"), 0)
    return (*events[:at], events[at]._replace(sites=tuple(sites)), *events[at + 1 :])


def _warnings(signings: list[Signing]) -> list[ActWarning]:
    return [ActWarning("agreement-unnamed", s.at, s.told.end) for s in signings if s.unnamed]
