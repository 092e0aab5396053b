"""Where a text names responsible bodies: in brackets, behind labels, in a closing sentence 由…牵头，…配合."""

from __future__ import annotations

import re
from bisect import bisect_right

from huishang.reading.instruments.allocations import (
    Allocation,
    Named,
    labels,
    read_bare,
    read_labelled,
    split_duty,
)
from huishang.reading.instruments.draft import Place
from huishang.reading.instruments.endings import ending_kind
from huishang.reading.instruments.script import Script
from huishang.reading.instruments.splitting import without_etc

_BRACKET = re.compile("[（）]")
_COLON = re.compile("：")
_LONGEST_LABEL = 9
_LONGEST_BRACKET = 1500
# The last letters that a list of bodies or of duties can have; most brackets of a text end otherwise.
_CAN_END = frozenset(
    "厅局委办部院会司行社心关署团队区市县州盟旗门位构业校府头责合与加实行助担施理作等处站所台组）地进同持网塔学信通"
)
_STOP = "。；！？："
_OPENS_LINE = "\n。；！？）” —"
_RUN_END = re.compile(
    "[。\n）]|(?<![\\d.])\\d{1,3} ?[.、](?!\\d(?!\\d{3} ?年))| {2,}(?=[^ \n])"
    "|（ *(?:[一二三四五六七八九十]{1,3}|\\d{1,2}) *）"
    "|(?<=[厅局委办府部院行会司关]) *[一二三四五六七八九十]{1,3}、"
)
_BY = re.compile("(?<=[。；\n ])由([^。；\n]{3,300}(?:\n[^。；\n]{2,200})?)(?=。)")
_REST = re.compile("[ \n]*[一-鿿]{0,16}(?=[、，；。 \n）]|$)")
_BETWEEN = re.compile("[ \n—。；;，]*")

Mark = tuple[int, int, str]


def find_allocations(script: Script) -> list[Allocation]:
    """All statements of responsible bodies, in order; those that follow each other directly are one."""
    marks = _label_marks(script.scan)
    found, inside = _in_brackets(script, marks)
    found += _in_lines(script, [mark for mark in marks if not _within(mark[0], inside)], inside)
    found += _in_sentences(script, found)
    found.sort()
    return _joined(script.scan, found)


def _label_marks(scan: str) -> list[Mark]:
    """Each label before a colon: where it begins, where what it announces begins, its part."""
    known = labels()
    marks = []
    for match in _COLON.finditer(scan):
        before = scan[max(0, match.start() - 2 * _LONGEST_LABEL) : match.start()]
        words = "".join(before.split())[-_LONGEST_LABEL:]
        for length in range(len(words), 1, -1):
            part = known.get(words[-length:])
            if part is not None:
                start = _start_of(scan, match.start(), length)
                if scan[start - 1 : start] not in ("各", "由"):
                    marks.append((start, match.end(), part))
                break
    return marks


def _start_of(scan: str, end: int, letters: int) -> int:
    """Where the ``letters`` letters before ``end`` begin, blanks between them passed over."""
    at = end
    while letters:
        at -= 1
        letters -= scan[at] not in " \n"
    return at


def _pairs(scan: str) -> list[Place]:
    """The outermost brackets of reasonable length."""
    open_: list[int] = []
    pairs: list[Place] = []
    for match in _BRACKET.finditer(scan):
        if match.group() == "（":
            open_.append(match.start())
        elif open_:
            start = open_.pop()
            if match.end() - start <= _LONGEST_BRACKET:
                while pairs and pairs[-1].start > start:
                    pairs.pop()
                pairs.append(Place(start, match.end()))
    return pairs


def _in_brackets(script: Script, marks: list[Mark]) -> tuple[list[Allocation], list[Place]]:
    found: list[Allocation] = []
    weak: list[Allocation] = []
    starts = [mark[0] for mark in marks]
    for start, end in _pairs(script.scan):
        first, last = bisect_right(starts, start), bisect_right(starts, end)
        if first < last:
            bodies, term = read_labelled(script.scan, marks[first:last], end - 1)
            if bodies or term:
                found.append(Allocation(start, end, tuple(bodies), term))
        elif script.scan[start + 1 : end - 1].rstrip(" \n。")[-1:] in _CAN_END and end - start > 4:
            allocation, strong = _bare_bracket(script.scan, start, end)
            if allocation is not None:
                (found if strong else weak).append(allocation)
    if len(weak) >= 3 or (weak and found):
        found += weak
    return found, [Place(allocation.start, allocation.end) for allocation in found]


def _bare_bracket(scan: str, start: int, end: int) -> tuple[Allocation | None, bool]:
    """A bracket without labels, if it lists bodies and stands where such a list may stand.

    ``True``: right after the end of a sentence; else such lists must be the habit of the document.
    """
    before = scan[max(0, start - 40) : start].rstrip(" \n")[-1:]
    after = scan[end : end + 40].lstrip(" ")[:1]
    strong = before in tuple(_STOP)
    if not strong and after not in ("", "\n", "。", "；", "，", "、"):
        return None, False
    stop = scan.find("。", start + 1, end - 1)
    content = stop if stop > 0 else end - 1
    duty = split_duty("".join(scan[max(start + 1, content - 20) : content].split()))[1] is not None
    if not strong and not duty and (after == "、" or ending_kind(scan[max(0, start - 12) : start].strip())):
        return None, False
    bodies, term = read_bare(scan, start + 1, content)
    if not bodies:
        return None, False
    return Allocation(start, end, tuple(bodies), term), strong


def _within(at: int, places: list[Place]) -> bool:
    """Whether ``at`` lies in one of the places, which are in order and do not overlap."""
    before = bisect_right(places, Place(at, 1 << 60)) - 1
    return before >= 0 and at < places[before].end


def _in_lines(script: Script, marks: list[Mark], inside: list[Place]) -> list[Allocation]:
    """Labels that open a line or follow a sentence: 责任单位：A、B."""
    scan = script.scan
    found = []
    for at, (start, content, part) in enumerate(marks):
        before = scan[start - 1] if start else "\n"
        if before not in _OPENS_LINE and part != "person" and before not in "，、（：":
            continue
        limit = marks[at + 1][0] if at + 1 < len(marks) else len(scan)
        end = _run_end(scan, content, limit)
        bodies, term = read_labelled(scan, [(start, content, part)], end)
        if bodies or term or part == "person":
            found.append(Allocation(start, end, tuple(bodies), term))
    return found


def _run_end(scan: str, start: int, limit: int) -> int:
    """Where the list of bodies that begins at ``start`` ends: a full stop, a number, a complete line."""
    limit = min(limit, start + _LONGEST_BRACKET)
    while start < limit and scan[start] in " \n":
        start += 1
    for match in _RUN_END.finditer(scan, start, limit):
        if match.group() != "\n":
            if match.group() == "）" and "（" in scan[start : match.start()]:
                continue
            return match.start()
        if _complete(scan[start : match.start()], scan[match.end() : match.end() + 30]):
            return match.start()
    return limit


def _complete(line: str, following: str) -> bool:
    """Whether a list of bodies may end with this line; a name or a bracket broken in two goes on."""
    line = "".join(line.split())
    if not line or line[-1] in "、，（" or line.count("（") > line.count("）"):
        return False
    last = re.split("[、，；]", line)[-1]
    rest = _REST.match(following)
    whole = last + without_etc("".join(rest.group().split()) if rest else "")
    if whole.endswith("政府") and last.endswith(("市", "州", "县", "区", "人民")):
        return False
    if ending_kind(last) is not None or line[-1] in "；;等" or split_duty(last)[1] is not None:
        return True
    return whole == last or (ending_kind(whole) is None and split_duty(whole)[1] is None)


def _in_sentences(script: Script, known: list[Allocation]) -> list[Allocation]:
    """由甲局牵头落实，乙局配合。 as a sentence of its own."""
    found = []
    taken = sorted(Place(allocation.start, allocation.end) for allocation in known)
    for match in _BY.finditer(script.scan):
        if _within(match.start(), taken):
            continue
        bodies, _ = read_bare(script.scan, match.start(1), match.end(1))
        if bodies and all(ending_kind(body.words) for body in bodies) and _said(match.group(1)):
            found.append(Allocation(match.start(), match.end() + 1, tuple(bodies), None))
    return found


def _said(words: str) -> bool:
    return re.search("(?:牵头|负责|落实|配合|参与)[^，。；]{0,4}$", words.rstrip(" ")) is not None


def _joined(scan: str, found: list[Allocation]) -> list[Allocation]:
    """Statements with nothing but blanks and marks between them are one."""
    runs: list[list[Allocation]] = []
    end = 0
    for allocation in found:
        if allocation.start < end:
            continue
        if runs and _touching(scan, end, allocation.start):
            runs[-1].append(allocation)
        else:
            runs.append([allocation])
        end = allocation.end
    return [one for run in runs if (one := _one(run)).bodies]


def _one(run: list[Allocation]) -> Allocation:
    """A run of statements as one, the groups of each kept apart."""
    if len(run) == 1:
        return run[0]
    bodies: list[Named] = []
    for allocation in run:
        shift = bodies[-1].group + 100 if bodies else 0
        bodies += [body._replace(group=body.group + shift) for body in allocation.bodies]
    term = next((allocation.term for allocation in run if allocation.term is not None), None)
    return Allocation(run[0].start, run[-1].end, tuple(bodies), term)


def _touching(scan: str, start: int, end: int) -> bool:
    gap = _BETWEEN.match(scan, start, end)
    return gap is not None and gap.end() == end
