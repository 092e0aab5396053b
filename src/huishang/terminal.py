"""A reading as a page of plain text for a terminal: who met whom, what was signed, what was promised."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from huishang.evaluation import Evaluation
from huishang.reading.model import Agreement, Commitment, Event, Person, Reading
from huishang.texts import Lang, text

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_NEVER_FIRST = frozenset("，。、；：！？）》〉”’】」』·…—,.;:!?)%％")
_NEVER_LAST = frozenset("（《〈“‘【「『(")
_SGR = {"bold": "1", "dim": "2", "head": "1;36", "warn": "33"}


@dataclass(frozen=True, slots=True)
class Screen:
    """What the page is made for."""

    width: int = 80
    colour: bool = False
    lang: Lang = "zh"

    def say(self, key: str) -> str:
        """A label in the language of the page."""
        return text(key, self.lang)

    def paint(self, words: str, style: str) -> str:
        """The words in a style, where the page has colours."""
        return f"\x1b[{_SGR[style]}m{words}\x1b[0m" if self.colour and words else words


def render(reading: Reading, origin: str, screen: Screen) -> str:
    """The page of one reading, ending in a line break."""
    sections = (
        ("events", [line for event in reading.events for line in _event(event, screen)]),
        ("people", list(_people(reading.people, screen))),
        ("agreements", [line for one in reading.agreements for line in _agreement(one, screen)]),
        ("commitments", list(_commitments(reading.commitments, screen))),
        ("open", list(_warnings(reading, screen))),
    )
    lines = list(_head(reading, origin, screen))
    counts = {"people": len(reading.people), "commitments": len(reading.commitments)}
    for key, section in sections:
        if section:
            count = f" {counts[key]}" if key in counts else ""
            lines += ["", screen.paint(screen.say(key) + count, "head"), *section]
    if not any((reading.events, reading.people, reading.agreements, reading.commitments)):
        lines += ["", screen.say("nothing")]
    return "\n".join(lines) + "\n"


def cells(words: str) -> int:
    """How many cells of a terminal the words take: Chinese characters take two."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in words
    )


def wrap(words: str, width: int) -> list[str]:
    """The words in lines of so many cells; no line begins with a closing mark or ends with an opening one."""
    lines, line, used = [], "", 0
    for char in words:
        size = cells(char)
        if used + size > width and line and (char not in _NEVER_FIRST or used + size > width + 2):
            kept = line.rstrip("".join(_NEVER_LAST)) or line
            lines.append(kept.rstrip())
            line = line[len(kept) :]
            used = cells(line)
        if line or char != " ":
            line += char
            used += size
    return [*lines, line] if line else lines


def visible(words: str) -> str:
    """The words without what could steer the terminal: a document must not be able to."""
    return _CONTROL.sub(" ", words)


def _put(first: str, words: str, screen: Screen, *, indent: int, style: str = "") -> Iterator[str]:
    """A label and words beside it, wrapped within a column that begins at ``indent`` cells."""
    lead = first + " " * (indent - cells(first))
    for line in wrap(visible(words), max(screen.width - indent - 2, 16)):
        yield lead + (screen.paint(line, style) if style else line)
        lead = " " * indent


def _head(reading: Reading, origin: str, screen: Screen) -> Iterator[str]:
    document = reading.document
    for line in wrap(visible(document.title or origin), screen.width - 2):
        yield screen.paint(line, "bold")
    outlet = document.outlet.quote if document.outlet else None
    facts = (document.published or screen.say("undated"), screen.say(document.kind), document.number, outlet)
    shown = [*filter(None, facts), *document.issuers]
    yield from _put(
        "", " · ".join([*shown, *([origin] if document.title else [])]), screen, indent=0, style="dim"
    )


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
    yield from _put(f"  {kind}", " · ".join(filter(None, what)), screen, indent=8)
    order = sorted(event.parties, key=lambda party: ("host", "guest", "party").index(party.part))
    parties = "　".join(f"{screen.say(party.part)} {party.region}" for party in order)
    yield from _put("", parties, screen, indent=8)
    if event.sites:
        names = "、".join(site.name for site in event.sites)
        yield from _put("", f"{screen.say('sites')} {names}", screen, indent=8, style="dim")


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
        yield from _put("  ", side or screen.say("no side"), screen, indent=2, style="bold")
        for person in known:
            if person.side == side:
                lead = _pad(f"    {visible(person.name)}", names + 6) + _pad(said[person.name], roles + 2)
                posts = "、".join(post.title for post in person.posts) or screen.say("no post")
                yield from _put(lead, posts, screen, indent=max(cells(lead), names + roles + 8))


def _pad(words: str, width: int) -> str:
    return words + " " * max(width - cells(words), 1)


def _agreement(agreement: Agreement, screen: Screen) -> Iterator[str]:
    yield from _put("  ", agreement.title, screen, indent=2)
    rows = (
        ("parties", [party.name for party in agreement.parties]),
        ("signatories", agreement.signatories),
        ("witnesses", agreement.witnesses),
    )
    for key, names in rows:
        if names:
            yield from _put(f"    {screen.say(key)}", "、".join(names), screen, indent=12)


def _commitments(commitments: Iterable[Commitment], screen: Screen) -> Iterator[str]:
    """The commitments by field, numbered in the order of the text within each."""
    order = sorted(commitments, key=lambda one: (_FIELDS.index(one.field), one.span))
    for field, group in groupby(order, key=lambda one: one.field):
        yield f"  {screen.paint(screen.say(field), 'bold')}"
        for number, one in enumerate(group, 1):
            yield from _put(f"  {number:>3}. ", one.quote, screen, indent=7)
            bodies = [f"{screen.say(body.part)} {body.name}" for body in one.responsible]
            due = f"{screen.say('due')} {one.due}" if one.due else None
            facts = " · ".join(filter(None, [one.speaker, one.strength, due, *bodies]))
            yield from _put("", facts, screen, indent=7, style="dim")


_ROLES = {"host": "receives"}  # the party that hosts is called otherwise
_FIELDS = ("connectivity", "industry", "tourism", "ecology", "services", "mechanism", "other")


def _warnings(reading: Reading, screen: Screen) -> Iterator[str]:
    for warning in reading.warnings:
        quote = ""
        if warning.span:
            words = reading.document.text[slice(*warning.span)]
            quote = f"「{words if len(words) <= 40 else words[:39] + '…'}」"
        yield from _put("  ! ", warning.message + quote, screen, indent=4, style="warn")


def scores(evaluation: Evaluation, errors: int, lang: Lang) -> str:
    """The figures of an evaluation, and up to so many wrong items of each measure."""
    facts = {
        "documents": evaluation.documents,
        "unread": evaluation.unread,
        "broken": len(evaluation.broken),
    }
    heads = text("columns", lang).split()
    lines = [text("scores", lang, facts), _pad(heads[0], 32) + "".join(_right(head) for head in heads[1:])]
    rank = {id_: place for place, (id_, _) in enumerate(evaluation.worst())}
    for measure, score in evaluation.scores.items():
        figures = [f"{value:.3f}" for value in (score.precision, score.recall, score.f1)]
        counts = [str(score.expected), str(score.given)]
        lines.append(_pad(measure, 32) + "".join(_right(figure) for figure in figures + counts))
        for key, items in (("missed", score.missed), ("extra", score.extra)):
            worst = sorted(items, key=lambda pair: rank[pair[0]])[:errors]
            lines += [f"    {text(key, lang)} {id_}: {_item(item)}" for id_, item in worst]
    lines += [f"    {text('broken', lang)} {place}" for place in evaluation.broken[:errors]]
    if errors and rank:
        lines += [text("worst", lang), *(f"    {id_}: {n}" for id_, n in evaluation.worst()[:errors])]
    return "\n".join(visible(line) for line in lines) + "\n"


def _right(words: str) -> str:
    return " " * max(10 - cells(words), 1) + words


def _item(item: object) -> str:
    return (
        " · ".join("—" if part is None else str(part) for part in item)
        if isinstance(item, tuple)
        else str(item)
    )
