"""The tree of a text's numbered units, with the heading of each."""

from __future__ import annotations

import re

from huishang.reading.instruments.draft import Node
from huishang.reading.instruments.markers import Marker
from huishang.reading.instruments.script import Script

_RANK = {level: rank for rank, level in enumerate("编章节条")} | {
    level: rank for rank, level in enumerate(("han", "hanb", "arab", "arabb", "circle", "dash"), 4)
}
_SENTENCE_END = re.compile("[。：；！？\n]")
_CLAUSE_END = re.compile("[，。：；！？\n]")
# A first clause that only says when, whereby or for whom: the heading goes on to the next comma.
_BARE_TERM = re.compile(
    "(?:(?:自|从|到|至|截至|力争|每年|按照|根据)[^，]*"
    "|[^，]{0,12}\\d{4}年[^，]{0,24}[日月年底末前期间起内]"
    "|[^，]*(?:外|前提下|基础上|期间|以来|的同时|过程中))"
)
_LONGEST_HEADING = 40


def build_outline(script: Script, markers: list[Marker]) -> tuple[Node, ...]:
    """Arrange the numbers into a tree: each unit ends where the next of its own or a higher level begins."""
    ends = _ends(markers, len(script.text))
    nodes: list[Node] = []
    open_: list[int] = []
    following = [*(marker.start for marker in markers[1:]), len(script.text)]
    for marker, end, after in zip(markers, ends, following, strict=False):
        rank = _RANK[marker.level]
        while open_ and _RANK[nodes[open_[-1]].level] >= rank:
            open_.pop()
        heading, body = heading_of(script, marker.end, end, after)
        parent = open_[-1] if open_ else -1
        nodes.append(Node(marker.number, marker.level, len(open_), heading, marker.start, body, end, parent))
        open_.append(len(nodes) - 1)
    return tuple(nodes)


def _ends(markers: list[Marker], length: int) -> list[int]:
    """For each number, where the next of the same or a higher rank stands."""
    ends = [length] * len(markers)
    nearest = [length] * (len(_RANK) + 1)
    for at in range(len(markers) - 1, -1, -1):
        rank = _RANK[markers[at].level]
        ends[at] = min(nearest[: rank + 1])
        nearest[rank] = markers[at].start
    return ends


def heading_of(script: Script, start: int, end: int, before: int | None = None) -> tuple[str, int]:
    """The heading that stands at ``start`` and where the text after it begins.

    A short first sentence is a heading; else the first clause names the unit and is part of its text.
    ``before``: where the next number stands.
    """
    text = script.text
    while start < end and text[start] in " \n、.":
        start += 1
    end = min(end, end if before is None else before)
    limit = min(end, start + 4 * _LONGEST_HEADING)
    stop = _SENTENCE_END.search(text, start, limit)
    if stop is not None and stop.group() == "\n":
        further = _SENTENCE_END.search(text, stop.end(), limit)
        if further is not None and further.group() == "。" and _short(text, start, further.start()):
            stop = further  # a heading broken in two
    if stop is None or stop.group() == "；" or not _short(text, start, stop.start()):
        return first_clause(script, start, end), start
    if before is None and not text[stop.end() : end].strip():
        return first_clause(script, start, end), start
    return script.words(start, stop.start()), stop.end()


def _short(text: str, start: int, end: int) -> bool:
    return 0 < end - start <= _LONGEST_HEADING and "，" not in text[start:end]


def first_clause(script: Script, start: int, end: int) -> str:
    """The words up to the first comma; a clause of term or condition alone takes the next with it."""
    stop = _CLAUSE_END.search(script.text, start, end)
    while (
        stop is not None and stop.group() == "，" and _BARE_TERM.fullmatch(script.words(start, stop.start()))
    ):
        further = _CLAUSE_END.search(script.text, stop.end(), end)
        if further is None or further.start() - start > 160:
            break
        stop = further
    return script.words(start, stop.start() if stop else min(end, start + 160))
