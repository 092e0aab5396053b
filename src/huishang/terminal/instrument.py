"""What agreements, plans and minutes have: items with bodies by side, terms of a contract, a session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from huishang.reading.model import Commitment, Contract, Decision, Instrument, Reading, Responsible, Session
from huishang.terminal.screen import Screen, cells, pad, put, visible

_PARTS = ("lead", "support", "responsible")
_LONGEST_NUMBER = 12

Section = tuple[str, list[str]]
"""A heading, and the lines below it."""


def sections(reading: Reading, screen: Screen) -> Iterator[Section]:
    """The sections of an instrument or of minutes, those with nothing in them too."""
    found = reading.instrument
    if found is None:
        return
    if found.contract:
        yield screen.say("contract"), list(_contract(found.contract, screen))
    items = reading.commitments
    if found.session:
        decisions = found.session.decisions
        yield screen.say("session"), list(_session(found.session, screen))
        for key, decided in (("decided", True), ("heard", False)):
            chosen = [one for one in decisions if one.decided is decided]
            yield f"{screen.say(key)} {len(chosen)}", list(_decisions(chosen, screen))
        items = tuple(one for one in items if not any(_holds(decision, one) for decision in decisions))
    yield f"{screen.say('commitments')} {len(items)}", list(_items(items, screen))


def outside(reading: Reading, found: Instrument, screen: Screen) -> Iterator[str]:
    """What stands around the text: issuers, addressees, the plan that is enclosed."""
    rows = (
        ("issuers", "、".join(reading.document.issuers)),
        ("addressees", "；".join(found.addressees)),
        ("plan_title", found.plan_title or ""),
    )
    yield from _rows([(screen.say(key), words) for key, words in rows], screen)


def _rows(rows: Sequence[tuple[str, str]], screen: Screen) -> Iterator[str]:
    """Labels in a column, and words beside them; no row without words."""
    width = max((cells(visible(label)) for label, words in rows if words), default=0) + 4
    for label, words in rows:
        if words:
            yield from put(f"  {visible(label)}", words, screen, indent=width)


def _contract(contract: Contract, screen: Screen) -> Iterator[str]:
    """Who agrees for how long, what each owes, how it is followed up."""
    parties = [(party.label or screen.say("parties"), party.name) for party in contract.parties]
    more = [(screen.say("term"), contract.term or ""), (screen.say("copies"), contract.copies or "")]
    yield from _rows([*parties, *more], screen)
    order = list(dict.fromkeys(duty.owner for duty in contract.duties))
    for owner in order:
        yield from put("  ", f"{owner}{screen.say('owes')}", screen, indent=2, style="bold")
        yield from _points((duty.quote for duty in contract.duties if duty.owner == owner), screen)
    if contract.follow_up:
        yield from put("  ", screen.say("follow_up"), screen, indent=2, style="bold")
        yield from _points((place.quote for place in contract.follow_up), screen)


def _points(quotes: Iterable[str], screen: Screen) -> Iterator[str]:
    for quote in quotes:
        yield from put("  · ", " ".join(quote.split()), screen, indent=4)


def _session(session: Session, screen: Screen) -> Iterator[str]:
    """What session it was, when and where, who was there."""
    rows = (
        ("name", session.name or ""),
        ("date", session.date or ""),
        ("place", session.place or ""),
        ("chair", session.chair or ""),
        ("present", "、".join(session.present)),
        ("excused", "、".join(session.excused)),
        ("sitting_in", "、".join(session.sitting_in)),
    )
    yield from _rows([(screen.say(key), words) for key, words in rows], screen)


def _decisions(decisions: Sequence[Decision], screen: Screen) -> Iterator[str]:
    indent = _indent(one.number for one in decisions)
    for one in decisions:
        yield from put(_number(one.number), " ".join(one.quote.split()), screen, indent=indent)
        yield from _bodies(one.responsible, screen, indent)
        if one.due:
            yield from put("", f"{screen.say('due')} {one.due}", screen, indent=indent, style="dim")


def _holds(decision: Decision, item: Commitment) -> bool:
    return decision.span[0] <= item.span[0] and item.span[1] <= decision.span[1]


def _items(items: Sequence[Commitment], screen: Screen) -> Iterator[str]:
    """Each item: number and heading, what its text says more, its bodies by side, its facts."""
    indent = _indent(one.number for one in items)
    for one in items:
        heading, rest = _parted(one)
        yield from put(_number(one.number), heading, screen, indent=indent, style="bold")
        yield from put("", rest, screen, indent=indent)
        yield from _bodies(one.responsible, screen, indent)
        due = f"{screen.say('due')} {one.due}" if one.due else None
        targets = f"{screen.say('targets')} {'、'.join(one.targets)}" if one.targets else None
        facts = " · ".join(filter(None, [screen.say(one.field), one.strength, due, targets]))
        yield from put("", facts, screen, indent=indent, style="dim")


def _parted(item: Commitment) -> tuple[str, str]:
    """The heading, and what stands behind it in the text; without a heading all of the text is one."""
    words = " ".join(item.quote.split())
    heading = item.heading or words
    if not words.startswith(heading):
        return heading, words
    return heading, words[len(heading) :].lstrip(" 。，：；、")


def _bodies(bodies: Sequence[Responsible], screen: Screen, indent: int) -> Iterator[str]:
    """The bodies of an item, a line a side, those that lead first."""
    sides = list(dict.fromkeys(body.side for body in bodies))
    names = {side: side or screen.say("no side") for side in sides}
    width = max((cells(name) for name in names.values()), default=0) + 2
    for side in sides:
        ordered = sorted(
            (body for body in bodies if body.side == side), key=lambda body: _PARTS.index(body.part)
        )
        said = [
            f"{screen.say(part)} {'、'.join(body.name for body in group)}"
            for part, group in groupby(ordered, key=lambda body: body.part)
        ]
        words, column = " · ".join(said), indent + width
        lead = " " * indent + pad(names[side], width)
        if column * 2 > screen.width:  # a long name of a side, or a narrow terminal
            yield from put("", names[side], screen, indent=indent)
            lead, column = "", indent + 2
        yield from put(lead, words, screen, indent=column)


def _number(number: str | None) -> str:
    """The number as the document writes it; a point where it has none."""
    words = visible(number or "·")[:_LONGEST_NUMBER]
    return f"  {words}." if words.isascii() and words.isdecimal() else f"  {words}"


def _indent(numbers: Iterable[str | None]) -> int:
    """The column where the words of numbered items begin."""
    return max((cells(_number(number)) for number in numbers), default=0) + 1
