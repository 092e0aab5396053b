"""A reading as a page: who met whom, what was signed, what was promised, what a document lays down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from huishang.reading.model import Agreement, Commitment, Event, Person, Reading
from huishang.terminal import instrument
from huishang.terminal.screen import Screen, cells, pad, put, visible, wrap


def render(reading: Reading, origin: str, screen: Screen) -> str:
    """The page of one reading, ending in a line break."""
    lines = list(_head(reading, origin, screen))
    for heading, section in (*_sections(reading, screen), (screen.say("open"), _warnings(reading, screen))):
        below = list(section)
        if below:
            lines += ["", screen.paint(heading, "head"), *below]
    if not any((reading.events, reading.people, reading.agreements, reading.commitments, reading.instrument)):
        lines += ["", screen.say("nothing")]
    return "\n".join(lines) + "\n"


def _sections(reading: Reading, screen: Screen) -> Iterator[tuple[str, Iterable[str]]]:
    """Headings and what stands below them, in the order of the page; some have nothing."""
    yield screen.say("events"), [line for event in reading.events for line in _event(event, screen)]
    if reading.instrument is not None:
        yield from instrument.sections(reading, screen)
    yield f"{screen.say('people')} {len(reading.people)}", _people(reading.people, screen)
    yield screen.say("agreements"), [line for one in reading.agreements for line in _agreement(one, screen)]
    if reading.instrument is None:
        heading = f"{screen.say('commitments')} {len(reading.commitments)}"
        yield heading, _commitments(reading.commitments, screen)


def _head(reading: Reading, origin: str, screen: Screen) -> Iterator[str]:
    document = reading.document
    for line in wrap(visible(document.title or origin), screen.width - 2):
        yield screen.paint(line, "bold")
    yield from put("", " · ".join(_facts(reading, origin, screen)), screen, indent=0, style="dim")
    if reading.instrument is not None:
        yield from instrument.outside(reading, reading.instrument, screen)


def _facts(reading: Reading, origin: str, screen: Screen) -> Iterator[str]:
    """What a document says of itself, in a line."""
    document = reading.document
    signed = f"{screen.say('signed')} {document.signed}" if document.signed else None
    published = document.published or (None if reading.instrument else screen.say("undated"))
    if published == document.signed:
        published = None
    outlet = document.outlet.quote if document.outlet else None
    issuers = () if reading.instrument else document.issuers
    facts = (published, screen.say(document.kind), document.number, signed, outlet, *issuers)
    yield from filter(None, facts)
    if document.title:
        yield origin


def _event(event: Event, screen: Screen) -> Iterator[str]:
    days = (
        event.start
        if event.start == event.end
        else f"{event.start or '?'} {screen.say('to')} {event.end or '?'}"
    )
    planned = screen.say("planned") if event.status == "planned" else None
    kind = screen.say(event.type)
    name = None if event.name == kind else event.name
    what = [name, days or screen.say("no date"), planned, "、".join(event.places)]
    yield from put(f"  {kind}", " · ".join(filter(None, what)), screen, indent=8)
    order = sorted(event.parties, key=lambda party: ("host", "guest", "party").index(party.part))
    parties = "　".join(f"{screen.say(party.part)} {party.region}" for party in order)
    yield from put("", parties, screen, indent=8)
    if event.sites:
        names = "、".join(site.name for site in event.sites)
        yield from put("", f"{screen.say('sites')} {names}", screen, indent=8, style="dim")


def _people(people: Iterable[Person], screen: Screen) -> Iterator[str]:
    """The people side by side in the order of the text, names and roles in columns."""
    known = list(people)
    names = min(max((cells(visible(person.name)) for person in known), default=0), 16)
    said = {
        person.name: " ".join(screen.say(_ROLES.get(role, role)) for role in person.roles) for person in known
    }
    roles = min(max((cells(words) for words in said.values()), default=0), 20)
    sides = list(dict.fromkeys(person.side for person in known))
    for side in sides:
        yield from put("  ", side or screen.say("no side"), screen, indent=2, style="bold")
        for person in known:
            if person.side == side:
                lead = pad(f"    {visible(person.name)}", names + 6) + pad(said[person.name], roles + 2)
                posts = "、".join(post.title for post in person.posts) or screen.say("no post")
                yield from put(lead, posts, screen, indent=max(cells(lead), names + roles + 8))


def _agreement(agreement: Agreement, screen: Screen) -> Iterator[str]:
    yield from put("  ", agreement.title, screen, indent=2)
    rows = (
        ("parties", [party.name for party in agreement.parties]),
        ("signatories", agreement.signatories),
        ("witnesses", agreement.witnesses),
    )
    for key, names in rows:
        if names:
            yield from put(f"    {screen.say(key)}", "、".join(names), screen, indent=12)


def _commitments(commitments: Iterable[Commitment], screen: Screen) -> Iterator[str]:
    """The commitments by field, numbered in the order of the text within each."""
    order = sorted(commitments, key=lambda one: (_FIELDS.index(one.field), one.span))
    for field, group in groupby(order, key=lambda one: one.field):
        yield f"  {screen.paint(screen.say(field), 'bold')}"
        for number, one in enumerate(group, 1):
            yield from put(f"  {number:>3}. ", one.quote, screen, indent=7)
            bodies = [f"{screen.say(body.part)} {body.name}" for body in one.responsible]
            due = f"{screen.say('due')} {one.due}" if one.due else None
            facts = " · ".join(filter(None, [one.speaker, one.strength, due, *bodies]))
            yield from put("", facts, screen, indent=7, style="dim")


_ROLES = {"host": "receives"}  # the party that hosts is called otherwise
_FIELDS = ("connectivity", "industry", "tourism", "ecology", "services", "mechanism", "other")


def _warnings(reading: Reading, screen: Screen) -> Iterator[str]:
    for warning in reading.warnings:
        quote = ""
        if warning.span:
            words = reading.document.text[slice(*warning.span)]
            quote = f"「{words if len(words) <= 40 else words[:39] + '…'}」"
        yield from put("  ! ", warning.message + quote, screen, indent=4, style="warn")
