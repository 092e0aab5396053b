"""What becomes a row: its text and where it comes from, by hand or out of a reading."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from huishang.documents.models import Document
from huishang.ledger.content import Content, Duty, Target
from huishang.reading.instruments.terms import find_due
from huishang.registry.linking.bodies import read_body
from huishang.review.queries import SettledFinding, settled
from huishang.review.rules import Kind

TITLE_LENGTH = 60
"""Characters of a title that is made of the first clause, where the source gives no heading."""

_FIGURE = re.compile(
    r"(?<![\d.年])(\d[\d,]*(?:\.\d+)?) ?(?:余|多)?"
    r"(％|%|个百分点|[万亿]*(?:平方公里|公里|立方米|平方米|人次|标箱|[一-鿿]))"
)


_JOINTLY = re.compile(r"[双各三四]方|甲、?乙|两[省市地]")
"""What an agreement says of all its parties."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A source by hand: words, and where it can be read."""

    words: str
    address: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Characters of a document; ``finding`` is what review knows them as."""

    document: Document
    finding: int | None
    start: int
    end: int
    number: str = ""
    speaker: str = ""

    @property
    def words(self) -> str:
        """Exactly the characters."""
        return self.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Draft:
    """A row that may be made."""

    content: Content
    sources: tuple[Cited | Quoted, ...]


def drafts_of(document: Document, regions: Iterable[str]) -> list[Draft]:
    """The items, decisions or commitments of a document as settled now, in its order, as drafts of rows.

    ``regions`` are the full names of the regions of the sides: a body is put to the side whose region it lies
    in, and to none where that is not certain. Nothing is guessed: what the document does not say stays empty.
    """
    found = settled(document)
    bodies: dict[int, list[SettledFinding]] = defaultdict(list)
    for one in found:
        if one.kind == Kind.RESPONSIBLE and one.parent is not None:
            bodies[one.parent].append(one)
    sides = _Sides(regions)
    owners = _Owners(found, sides)
    return [
        _draft(document, one, [_duty(body, sides) for body in bodies[one.id]] or owners.of(one))
        for one in found
        if _is_owed(one) and one.start is not None and one.end is not None
    ]


def _is_owed(one: SettledFinding) -> bool:
    """A commitment; or what minutes decided, where no commitment stands for it."""
    return one.kind == Kind.COMMITMENT or (one.kind == Kind.DECISION and one.value["outcome"] == "decided")


def _draft(document: Document, one: SettledFinding, duties: Iterable[Duty]) -> Draft:
    value, due = one.value, one.value.get("due") or ""
    content = Content(
        title=_title(value.get("heading") or "", one.quote),
        aim=one.quote.strip(),
        field=value.get("field") or "other",
        strength=value.get("strength") or "",
        term=_term(one.quote, due),
        until=due,
        duties=tuple(_unique(duties)),
        targets=tuple(_target(i, words) for i, words in enumerate(value.get("targets") or (), 1)),
    )
    assert one.start is not None and one.end is not None  # asked in drafts_of
    number, speaker = value.get("number") or "", value.get("speaker") or ""
    return Draft(content, (Quoted(document, one.id, one.start, one.end, number[:60], speaker[:100]),))


def _title(heading: str, quote: str) -> str:
    """The item's heading; else its first clause, as far as a title goes."""
    words = "".join((heading or re.split("[。；：，\n]", quote.strip(), maxsplit=1)[0]).split())
    return words[:TITLE_LENGTH] or quote.strip()[:TITLE_LENGTH]


def _term(quote: str, due: str) -> str:
    """The words of the term in the source; empty where they do not give the day that was settled."""
    found = find_due(quote, 0, len(quote), due[:4] or None)
    return found.words if found is not None and found.iso == (due or None) else ""


def _duty(body: SettledFinding, sides: _Sides) -> Duty:
    name = body.value["name"]
    return Duty(sides.of(name, body.value.get("side") or ""), name[:200], body.value["part"])


def _unique(duties: Iterable[Duty]) -> list[Duty]:
    """Duties without repetition, in their order."""
    return list(dict.fromkeys(duties))


def _target(i: int, words: str) -> Target:
    """A target as its clause names it; value and unit where it holds exactly one figure."""
    figures = _FIGURE.findall(words)
    value, unit = figures[0] if len(figures) == 1 else ("", "")
    return Target(f"t{i}", words[:300], value.replace(",", ""), unit)


class _Owners:
    """Whom an agreement's clauses name as owing: its parties, by what it calls them."""

    def __init__(self, found: Iterable[SettledFinding], sides: _Sides) -> None:
        found = list(found)
        self._parties = [one.value for one in found if one.kind == Kind.CONTRACT_PARTY]
        self._clauses = [one for one in found if one.kind == Kind.DUTY and one.start is not None]
        self._sides = sides

    def of(self, item: SettledFinding) -> list[Duty]:
        """The parties that the clauses of an item name; what is said of both sides names each party."""
        start, end = item.start or 0, item.end or 0
        names = {
            one.value["owner"] for one in self._clauses if start < (one.end or 0) and (one.start or 0) < end
        }
        is_joint = any(_JOINTLY.search(name) for name in names)
        return [self._duty(one) for one in self._parties if is_joint or names & {one["label"], one["name"]}]

    def _duty(self, party: Mapping[str, Any]) -> Duty:
        side = self._sides.of(party["name"], party["region"] or "")
        return Duty(side, party["name"][:200], "responsible")


class _Sides:
    """Whose body a name means: the side whose region it lies in."""

    def __init__(self, regions: Iterable[str]) -> None:
        self.names = list(regions)
        self.codes = {name: read_body(f"{name}人民政府").region for name in self.names}

    def of(self, name: str, said: str) -> str:
        """The region of the side; empty where it is not certain. ``said`` is the region that the reader gave."""
        if said in self.names:
            return said
        code = read_body(name).region or (read_body(f"{said}人民政府").region if said else "")
        around = [region for region, own in self.codes.items() if own and code.startswith(own.rstrip("0"))]
        return around[0] if code and len(around) == 1 else ""
