"""What is owed where no item carries bodies: decisions of minutes, smallest units of agreements and joint plans."""

from __future__ import annotations

import re
from collections.abc import Sequence

from huishang.reading.instruments.draft import Decision, Head, Item, Node, Place, Session
from huishang.reading.instruments.items import FieldOf, strength_of, told
from huishang.reading.instruments.outline import heading_of
from huishang.reading.instruments.script import Script
from huishang.reading.instruments.targets import find_targets
from huishang.reading.instruments.terms import find_due

_JOINT = re.compile("合作|协议|协同|共建|一体化|对口|协作|联席|章程|备忘录|联动|共同")
# Units that frame an agreement and promise no work.
_FRAME = re.compile(
    "总则|宗旨|目的|原则|定义|附则|生效|期限|文本|份数|争议|保密|违约|其他事项|指导思想|总体要求|总体思路"
    "|基本原则|主要目标|发展目标|工作目标|背景|意义|现状|效力"
)
_BLANKS = " \n、，。；：）—."


def read_provisions(
    script: Script,
    head: Head,
    nodes: Sequence[Node],
    session: Session | None,
    year: str | None,
    field_of: FieldOf,
) -> tuple[Item, ...]:
    """The decisions of minutes; else the smallest units of a text whose title speaks of work together."""
    if session is not None:
        return tuple(
            _decided(script, decision, field_of) for decision in session.decisions if decision.decided
        )
    if not _JOINT.search(head.plan_title or head.title or ""):
        return ()
    return tuple(
        _provision(script, nodes, at, year, field_of)
        for at in range(len(nodes))
        if _is_smallest(nodes, at) and not _is_frame(nodes, at)
    )


def _decided(script: Script, decision: Decision, field_of: FieldOf) -> Item:
    place = _trimmed(script, decision.place)
    words = script.text[place.start : place.end]
    heading = heading_of(script, *place)[0]
    targets = find_targets(script.text, *place)
    field = field_of(told(None, heading, decision.units, words))
    return Item(
        decision.number,
        heading,
        None,
        place,
        decision.units,
        decision.due,
        targets,
        field,
        strength_of(words),
    )


def _provision(script: Script, nodes: Sequence[Node], at: int, year: str | None, field_of: FieldOf) -> Item:
    node = nodes[at]
    place = _trimmed(script, Place(node.start + len(node.number), node.end))
    words = script.text[place.start : place.end]
    section = nodes[node.parent].heading if node.parent >= 0 else None
    due = find_due(script.text, place.start, place.end, year)
    targets = find_targets(script.text, *place)
    field = field_of(told(section, node.heading, (), words))
    return Item(node.number, node.heading, section, place, (), due, targets, field, strength_of(words))


def _is_smallest(nodes: Sequence[Node], at: int) -> bool:
    return at + 1 == len(nodes) or nodes[at + 1].parent != at


def _is_frame(nodes: Sequence[Node], at: int) -> bool:
    """Whether the unit or one above it only frames the text."""
    while at >= 0:
        if _FRAME.search(nodes[at].heading[:20]):
            return True
        at = nodes[at].parent
    return False


def _trimmed(script: Script, place: Place) -> Place:
    start, end = place
    while start < end and script.text[start] in _BLANKS:
        start += 1
    while end > start and script.text[end - 1] in " \n":
        end -= 1
    return Place(start, end)
