"""What minutes alone have: session, date, place, chair, who was there, what was decided or only heard."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from huishang.reading.instruments.allocations import Allocation, Named, read_bare
from huishang.reading.instruments.draft import Decision, Head, Node, Place, Session
from huishang.reading.instruments.items import units_of
from huishang.reading.instruments.naming import Context
from huishang.reading.instruments.script import Script
from huishang.reading.instruments.terms import dates, find_due

_NAME = re.compile("(?:关于)?(?P<name>[^《》]{2,60}?)(?P<meeting>会议)?纪要")
_PLACE = re.compile("在(?P<place>[^，。；\n在]{2,30}?)(?:主持)?(?:召开|举行|组织召开)")
_CHAIR = re.compile(
    "(?:主 ?持 ?人?|主持) *：(?P<a>[^\n；。]{2,40})|会议由(?P<b>[^，。\n]{2,40}?)主持"
    "|(?:^|[，。\n ])(?P<c>[^，。\n：]{2,40}?)(?:同志)?主持(?:了)?(?:召开|会议|这次会议)"
)
_LISTS = re.compile(
    "(?:^|[\n 。])(?P<what>出席人员|出席|参会人员|参加人员|与会人员|参加|请假|缺席|列席人员|列席) *："
    "(?P<names>[^\n：]{1,600}(?:\n(?! *(?:出席|参会|参加|与会|请假|缺席|列席|记录|主持|时间|地点|[一二三四五六七八九十\\d]+[、.]))"
    "[^\n：。]{1,300}){0,12})"
)
_KIND_OF_LIST = {"请": "excused", "缺": "excused", "列": "sitting_in"}
_RESOLVED = re.compile(
    "议定(?!事项)|决定(?!事项)|同意|确定(?!事项)|审议通过|由[^。；]{2,40}(?:牵头|负责)|会议(?:要求|明确)"
)
_HEARD = re.compile("^[^。；]{0,12}(?:听取|通报|传达|学习|汇报了|介绍了)")
_OPENING = re.compile(
    "(?:纪要如下|议定(?:如下|以下)?事项|会议(?:议定|决定|明确|确定)|议定如下|现纪要如下)[^。：\n]{0,12}[：。]?"
)
_SAID = re.compile(
    "(?:^|[。\n]) *(?=会议(?:还|一致)?(?:议定|决定|同意|明确|要求|确定|听取|审议|强调|认为|指出))"
)
_BY = re.compile(
    "由(?=(?P<who>[^。；\n]{2,40}?(?:牵头|负责|落实))(?P<more>，[^，。；\n]{2,120}(?:配合|参与|协助))?)"
)
_DECIDING = ("han", "hanb", "arab", "arabb")


def read_session(
    script: Script,
    head: Head,
    nodes: Sequence[Node],
    allocations: Sequence[Allocation],
    context: Context,
    year: str | None,
) -> Session:
    """Read the parts that only minutes have."""
    title = head.plan_title if "纪要" in (head.plan_title or "") else head.title
    named = _NAME.search(title or "")
    start = _body_start(script, title)
    when = dates(script.scan, start, min(len(script.scan), start + 1500))
    place = _PLACE.search(script.scan, start, min(len(script.scan), start + 1500))
    chair = _CHAIR.search(script.scan, start, min(len(script.scan), start + 3000))
    lists = _lists(script)
    return Session(
        named["name"] + ("会议" if named["meeting"] and not named["name"].endswith("会议") else "")
        if named
        else None,
        when[0][1] if when else None,
        _label(script, "地 ?点", start) or (script.words(*place.span("place")) if place else None),
        _clean(chair["a"] or chair["b"] or chair["c"]) if chair else None,
        lists["present"],
        lists["excused"],
        lists["sitting_in"],
        _decisions(script, nodes, allocations, context, year),
    )


def _body_start(script: Script, title: str | None) -> int:
    """Where the minutes themselves begin: behind their title, after a notice that encloses them."""
    last = script.scan.find("纪要\n", 200) if title and "通知" in title else -1
    return last + 1 if last >= 0 else 0


def _label(script: Script, label: str, start: int) -> str | None:
    match = re.compile(f"(?:^|\n) *{label} *：([^\n。；]{{2,40}})").search(script.scan, start)
    return _clean(match.group(1)) if match else None


def _clean(words: str) -> str:
    words = re.split("[，。]", "".join(words.split()))[-1]
    return re.sub("(?<=.{2})在[^在]{2,20}$", "", words)


def _lists(script: Script) -> dict[str, tuple[str, ...]]:
    """Who was present, excused, sitting in, as the lists behind their words give them."""
    found: dict[str, list[str]] = {"present": [], "excused": [], "sitting_in": []}
    for match in _LISTS.finditer(script.scan):
        names = [
            name
            for raw in re.split("[；、，\n]", match["names"])
            if (name := " ".join(raw.split()).strip("。"))
        ]
        found[_KIND_OF_LIST.get(match["what"][0], "present")] += names
    return {key: tuple(names) for key, names in found.items()}


def _decisions(
    script: Script,
    nodes: Sequence[Node],
    allocations: Sequence[Allocation],
    context: Context,
    year: str | None,
) -> tuple[Decision, ...]:
    """The numbered units behind the opening words; without numbers, what 会议议定, 会议听取 begin."""
    opening = _OPENING.search(script.scan)
    start = opening.start() if opening else 0
    lists = [match.start() for match in _LISTS.finditer(script.scan, start)]
    leaves = [
        (node.number, Place(node.start + len(node.number), _before_lists(node, lists)))
        for at, node in enumerate(nodes)
        if node.level in _DECIDING and node.start >= start and _is_leaf(nodes, at)
    ]
    if not leaves:
        cuts = [match.end() for match in _SAID.finditer(script.scan)]
        ends = [*cuts[1:], len(script.scan)]
        found = [(None, Place(a, b)) for a, b in zip(cuts, ends, strict=False)]
        return tuple(_decision(script, n, p, allocations, context, year) for n, p in found)
    return tuple(_decision(script, n, p, allocations, context, year) for n, p in leaves)


def _before_lists(node: Node, lists: list[int]) -> int:
    """The end of a unit; the lists of those present that stand behind the last are no part of it."""
    following = bisect_left(lists, node.start)
    return min(node.end, lists[following]) if following < len(lists) else node.end


def _is_leaf(nodes: Sequence[Node], at: int) -> bool:
    following = nodes[at + 1] if at + 1 < len(nodes) else None
    return following is None or following.parent != at or following.level not in _DECIDING


def _decision(
    script: Script,
    number: str | None,
    place: Place,
    allocations: Sequence[Allocation],
    context: Context,
    year: str | None,
) -> Decision:
    words = script.scan[place.start : place.end].strip()
    decided = _RESOLVED.search(words) is not None or not _HEARD.search(words)
    bodies: list[Named] = []
    for match in _BY.finditer(script.scan, place.start, place.end):
        end = match.end("more") if match["more"] else match.end("who")
        bodies += read_bare(script.scan, match.start("who"), end)[0]
    starts = [allocation.start for allocation in allocations]
    for allocation in allocations[bisect_left(starts, place.start) : bisect_left(starts, place.end)]:
        bodies += allocation.bodies
    due = find_due(script.text, place.start, place.end, year)
    return Decision(number, decided, place, units_of(script, bodies, context), due)
