"""Items: each statement of responsible bodies joined with the numbered text that it closes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from huishang.reading.instruments.allocations import Allocation, Named
from huishang.reading.instruments.draft import Due, Item, Node, Place, Unit
from huishang.reading.instruments.naming import Context, full_names
from huishang.reading.instruments.outline import first_clause, heading_of
from huishang.reading.instruments.script import Script
from huishang.reading.instruments.splitting import spread
from huishang.reading.instruments.targets import find_targets
from huishang.reading.instruments.terms import find_due, read_term
from huishang.reading.model import Field, Strength

FieldOf = Callable[[str], Field]
_STRENGTHS: tuple[tuple[Strength, re.Pattern[str]], ...] = (
    ("确保", re.compile("确保|必须|务必|严格|全面完成|坚决")),
    ("力争", re.compile("力争|争取|努力")),
    ("探索", re.compile("探索|研究|鼓励|试点|适时")),
)
_LEADS_FIRST = re.compile("(?:首位|第一位|第一个|排在最前|排名第一)[^。；\n）]{0,10}牵头")
_LOW = ("arabb", "circle", "dash")
_BLANKS = " \n、，。；：）—."


def read_items(
    script: Script,
    nodes: Sequence[Node],
    allocations: Sequence[Allocation],
    context: Context,
    year: str | None,
    field_of: FieldOf,
) -> tuple[Item, ...]:
    """One item for each statement of bodies, in order."""
    starts = [node.start for node in nodes]
    owners = [_owner(script, nodes, starts, allocations, at) for at in range(len(allocations))]
    note = _LEADS_FIRST.search(script.text)
    items = []
    for at, allocation in enumerate(allocations):
        number, heading, section, place = _frame(script, nodes, allocations, owners, at)
        units = units_of(
            script, allocation.bodies, context, note is not None and allocation.end > note.start()
        )
        due = _due(script, allocation, place, year)
        targets = find_targets(script.text, place.start, place.end)
        words = script.text[place.start : place.end]
        field = field_of(told(section, heading, units, words))
        items.append(Item(number, heading, section, place, units, due, targets, field, strength_of(words)))
    return tuple(items)


def _due(script: Script, allocation: Allocation, place: Place, year: str | None) -> Due | None:
    if allocation.term is not None:
        return read_term(script.text, allocation.term.start, allocation.term.end, year)
    return find_due(script.text, place.start, place.end, year)


def told(section: str | None, heading: str, units: Sequence[Unit], words: str) -> str:
    """All that tells an item's field: what it stands under, who owes it, what it says."""
    return " ".join((section or "", heading, *(unit.name for unit in units), words))


def strength_of(words: str) -> Strength | None:
    """How firmly a text binds: the strongest word it uses; 推进 where it uses none of them."""
    for strength, pattern in _STRENGTHS:
        if pattern.search(words):
            return strength
    return "推进" if words else None


def _owner(
    script: Script, nodes: Sequence[Node], starts: list[int], allocations: Sequence[Allocation], at: int
) -> int:
    """The numbered unit that a statement closes, -1 for none.

    A list of small points (（1）, ①, ——) with one statement behind the last is owned by the unit above.
    """
    owner = bisect_right(starts, allocations[at].start) - 1
    while owner >= 0 and nodes[owner].end <= allocations[at].start:
        owner = nodes[owner].parent
    previous = allocations[at - 1].end if at else -1
    while owner >= 0 and nodes[owner].level in _LOW and nodes[owner].parent >= 0:
        sibling = _sibling_before(nodes, owner)
        if sibling < 0 or nodes[sibling].start < previous:
            break
        owner = nodes[owner].parent
    return owner


def _sibling_before(nodes: Sequence[Node], at: int) -> int:
    """The unit of the same level right before this one under the same parent, or -1."""
    for other in range(at - 1, max(-1, at - 400), -1):
        if nodes[other].parent == nodes[at].parent and nodes[other].level == nodes[at].level:
            return other
        if other == nodes[at].parent:
            return -1
    return -1


def _frame(
    script: Script, nodes: Sequence[Node], allocations: Sequence[Allocation], owners: list[int], at: int
) -> tuple[str | None, str, str | None, Place]:
    """Number, heading, section and place of the item that a statement closes."""
    allocation, owner = allocations[at], owners[at]
    previous = allocations[at - 1].end if at else 0
    if owner < 0:
        place = _text(script, max(previous, _paragraph_start(script, allocation.start)), allocation.start)
        return None, heading_of(script, *place)[0], None, place
    node = nodes[owner]
    above = nodes[node.parent].heading if node.parent >= 0 else None
    alone = owners.count(owner) == 1 if len(owners) < 64 else _alone(owners, at)
    if alone and previous <= node.start:
        place = _text(script, _after_number(node), allocation.start)
        return node.number, node.heading, above, place
    place = _text(script, max(previous, node.body), allocation.start)
    same = bisect_left(script.breaks, allocation.start) == bisect_left(
        script.breaks, _heading_end(script, node)
    )
    number = node.number if same else None
    titled = node.body > _after_number(node) + 1 or not same
    section = node.heading if titled else above
    heading = first_clause(script, *place) if same else heading_of(script, *place)[0]
    return number, heading, section, place


def _alone(owners: list[int], at: int) -> bool:
    """Whether no neighbouring statement has the same unit (statements of one unit stand side by side)."""
    return owners[at] not in owners[max(0, at - 40) : at] and owners[at] not in owners[at + 1 : at + 40]


def _after_number(node: Node) -> int:
    return node.start + len(node.number)


def _heading_end(script: Script, node: Node) -> int:
    """Where the unit's own paragraph surely has begun: past the number, blank lines passed over."""
    at = _after_number(node)
    while at < len(script.text) and script.text[at] in " \n":
        at += 1
    return at


def _paragraph_start(script: Script, at: int) -> int:
    """The beginning of the last paragraph before ``at`` that is not empty."""
    first = bisect_left(script.breaks, at) - 1
    while first >= 0 and not script.text[script.breaks[first] : at].strip(_BLANKS):
        first -= 1
    return script.breaks[first] + 1 if first >= 0 else 0


def _text(script: Script, start: int, end: int) -> Place:
    """``start`` and ``end`` without the blanks and marks around."""
    start = min(start, end)
    while start < end and script.text[start] in _BLANKS:
        start += 1
    while end > start and script.text[end - 1] in " \n":
        end -= 1
    return Place(start, end)


def units_of(
    script: Script, bodies: Sequence[Named], context: Context, first_leads: bool = False
) -> tuple[Unit, ...]:
    """Bodies as written → bodies in full, each once with its first part."""
    units: dict[str, Unit] = {}
    led: set[str | None] = set()
    for group in _groups(bodies):
        names = spread([body.words for body in group])
        for at, (body, full) in enumerate(zip(group, full_names(names, context), strict=True)):
            part = body.part
            if first_leads and at == 0 and part == "responsible" and full[0].side not in led:
                part = "lead"
                led.add(full[0].side)
            for name in full:
                units.setdefault(name.full, Unit(name.full, part, name.side, body.place))
    return tuple(units.values())


def _groups(bodies: Sequence[Named]) -> list[list[Named]]:
    groups: list[list[Named]] = []
    for body in bodies:
        if groups and groups[-1][0].group == body.group:
            groups[-1].append(body)
        else:
            groups.append([body])
    return groups
