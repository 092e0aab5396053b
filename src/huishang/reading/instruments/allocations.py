"""Who does what: brackets and lines that name responsible bodies, cut into bodies with their parts.

（牵头单位：…；配合单位：…）, （甲厅牵头负责，乙局等参与）, 责任单位：…, bare lists in brackets. Here the
names are still as the document writes them; ``naming`` puts the regions back.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from huishang.reading.instruments.draft import Place
from huishang.reading.instruments.endings import ending_kind, region_at_head
from huishang.reading.instruments.splitting import Piece, cut, without_etc
from huishang.reading.lexicon.tables import rows
from huishang.reading.model import UnitPart


class Named(NamedTuple):
    """A body as written, its part, and the number of its group (groups are set apart by semicolons)."""

    words: str
    part: UnitPart
    group: int
    labelled: bool
    place: Place


class Allocation(NamedTuple):
    """One statement of who is responsible; ``term`` is where it names a term."""

    start: int
    end: int
    bodies: tuple[Named, ...]
    term: Place | None


@cache
def labels() -> dict[str, str]:
    """Label → part, see unit_labels.tsv."""
    return {row["label"]: row["part"] for row in rows("unit_labels")}


@cache
def _duties() -> tuple[re.Pattern[str], dict[str, UnitPart]]:
    table: dict[str, UnitPart] = {row["word"]: row["part"] for row in rows("unit_duties")}  # type: ignore[misc]
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile("(" + "|".join(longest_first) + ")(?:工作|完成|到位|有关工作)?$"), table


_MANNER = re.compile(
    "(?:等|各自|分别|共同|联合|具体|统一|根据|依职责|总|切实|做好|抓好|积极|密切|主要"
    "|按照?[^、，；]{0,4}(?:职责|分工|职能|征管范围|权限)[^、，；]{0,6})$"
)
_INNER_LEAD = re.compile("^(?P<lead>.{2,30}?)(?:牵头)?会同(?P<others>.+)$")
_NOTE = re.compile("下同|为牵头|者为|均为|均包括|为责任主体|简称|排名|首位|第一位|不再列出|以下各项")
_DATED = re.compile("\\d{4}年|\\d{1,2}月|月底|年底|季度|\\d日|^(?:持续|长期|常年|全年)")
_NO_NAME = re.compile("[\\d％%。！？：]|^(?:的|由|要|并|将|对|按|根据)|的$")
_VERB_FIRST = re.compile(
    "(?:推动|推进|建立|加强|完善|开展|实施|进一步|支持|鼓励|做好|确保|强化|加快|在|以|可|依托|通过|利用)"
)
_NOT_A_LIST = re.compile("简称|原名|包括|不含|^含|^即|^原|^详见|^见|^如|^指|^以|^除|^非")


def read_pieces(
    text: str, start: int, end: int, default: UnitPart | None, group: int
) -> tuple[list[Named], Place | None]:
    """The bodies of ``text[start:end]`` with the parts that the words behind them give.

    ``default`` is the label's part. Without a label the pieces must look like bodies.
    """
    bodies: list[Named] = []
    pending: list[tuple[str, Place, int]] = []
    term: Place | None = None
    duty = False
    for piece in cut(text, start, end):
        if _DATED.search(piece.words):
            term = Place(piece.start, piece.end)
        else:
            words, part = split_duty(piece.words)
            inner = _INNER_LEAD.match(words)
            if inner:
                pending.append((inner["lead"], Place(piece.start, piece.end), group))
                bodies += _give(pending, "lead", default is not None)
                pending = []
                words, part = inner["others"], "support"
            if words and not _NOTE.search(words):
                pending.append((words, Place(piece.start, piece.end), group))
            if part is not None:
                duty = True
                bodies += _give(pending, part, default is not None)
                pending = []
        if piece.mark in ("；", ";"):
            group += 1
    fallback: UnitPart = (
        "support" if bodies and bodies[-1].part == "lead" and default is None else "responsible"
    )
    bodies += _give(pending, default or fallback, default is not None)
    return _accepted(bodies, default is not None, duty), term


def split_duty(words: str) -> tuple[str, UnitPart | None]:
    """甲局等按职责分工负责 → 甲局, responsible. No duty: the words, None."""
    pattern, table = _duties()
    match = pattern.search(words)
    if match is None:
        return without_etc(words), None
    part = table[match.group(1)]
    rest = words[: match.start()]
    while (manner := _MANNER.search(rest)) is not None:
        rest = rest[: manner.start()]
    return without_etc(rest) if rest else "", part


def _give(pending: list[tuple[str, Place, int]], part: UnitPart, labelled: bool) -> list[Named]:
    return [Named(words, part, group, labelled, place) for words, place, group in pending]


def _accepted(bodies: list[Named], labelled: bool, duty: bool) -> list[Named]:
    """The bodies, or nothing: without a label nearly all must look like bodies; names that do not
    (中国海油, 各运营商) are accepted only among others and with a duty behind them.
    """
    if labelled:
        return [body for body in bodies if 2 <= len(body.words) <= 45 and not _NO_NAME.search(body.words)]
    known = [is_body(body.words) for body in bodies]
    if all(known):
        return bodies
    strange = [body for body, is_known in zip(bodies, known, strict=True) if not is_known]
    owed = any(body.part != "responsible" for body in bodies) or duty
    plain = all(len(body.words) <= 16 and not _VERB_FIRST.match(body.words) for body in strange)
    return bodies if owed and plain and known[0] and sum(known) > len(strange) else []


def is_body(words: str) -> bool:
    """Whether words that no label announces are the name of a body."""
    if not 2 <= len(words) <= 40 or _NO_NAME.search(words) or _VERB_FIRST.match(words):
        return False
    if ending_kind(words) is not None:
        return True
    found = region_at_head(words)
    return found is not None and found[1] == len(words)


def read_labelled(text: str, marks: list[tuple[int, int, str]], end: int) -> tuple[list[Named], Place | None]:
    """The bodies behind a run of labels; a mark: where the label starts, where its names start, its part."""
    bodies: list[Named] = []
    term: Place | None = None
    group = 0
    for at, (_, start, part) in enumerate(marks):
        stop = marks[at + 1][0] if at + 1 < len(marks) else end
        if part == "due":
            term = Place(start, stop)
        elif part in ("lead", "support", "responsible"):
            found, dated = read_pieces(text, start, stop, part, group)  # type: ignore[arg-type]
            bodies += found
            term = term or dated
            group = (bodies[-1].group if bodies else group) + 100
    return bodies, term


def read_bare(text: str, start: int, end: int) -> tuple[list[Named], Place | None]:
    """The bodies of a bracket without labels; nothing where anything in it is no body."""
    if _NOT_A_LIST.search(text[start : start + 12].lstrip(" ")) or "简称" in text[start:end]:
        return [], None
    bodies, term = read_pieces(text, start, end, None, 0)
    particular = any(ending_kind(body.words) not in (None, "any") for body in bodies)
    duty = any(_duties()[0].search(piece.words) for piece in cut(text, start, end))
    return (bodies, term) if particular or (duty and bodies) else ([], None)


__all__ = ["Allocation", "Named", "Piece", "is_body", "labels", "read_bare", "read_labelled", "split_duty"]
