"""Who stands in a subject: 惠山区卫健委与洛川县卫健局; 甲市与乙县、丙市与丁县; 甲市代表团与乙县."""

from __future__ import annotations

import re

from huishang.reading.acts.exchanges.collective import Meant, collective, departments, without_head
from huishang.reading.acts.exchanges.crossing import CROSS
from huishang.reading.acts.exchanges.party import party, stranger
from huishang.reading.acts.exchanges.side import Group, Side, side_of
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.tokens import Token, tokens_in
from huishang.reading.acts.exchanges.trimming import trimmed
from huishang.reading.mentions.bodies import is_body
from huishang.reading.mentions.places import RegionMention

_RESPECTIVELY = re.compile("分别(?:与|和|同)")
_ON_BEHALF = re.compile("(?:分别)?代表(?!团|队|性)([^，。；]{2,40})$")
_BEHALF = re.compile("代表(?!团|队|性)")
_MARK = re.compile("[、和与]")
_LEVEL_COUNTED = re.compile("[两三四五六七八九十][省市县区州]$")
_COUNTED_HEAD = re.compile("[两三四五六七八九十][省市县区州地方](?:（[省市县区州]）)?")
_HELD = re.compile(
    "(?:近日|日前|[今昨][天日]|(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:[上下]午)?)?(?:共同|联合)?"
    "(?:在[^，。、]{2,16}?|(?:以|通过)[^，。、]{2,14}?[方形]式)?(?:共同|联合)?(?:召开|举行|举办|开展|签|会签|主办)|(?:共同|联合)"
)


def groups_in(
    sides: Sides, start: int, end: int, meant: Meant | None = None, *, strangers: bool = False
) -> list[Group]:
    """The parties in the subject ``[start, end)``, a group an agreement; empty where nobody is named.

    ``meant`` tells what 双方 and 两市 mean there; ``strangers``: parties of kinds that no table knows count too.
    """
    start, end = trimmed(sides.text, start, end)
    each = _each_behalf(sides, start, end)
    if each:
        return [each]
    behalf = _ON_BEHALF.search(sides.text, start, end)
    if behalf:
        themselves = groups_in(sides, start, behalf.start(), meant)
        named = _of_bodies(sides, behalf, themselves) or groups_in(sides, *behalf.span(1), meant)
        if named:
            return named
        end = behalf.start()
    apart = _RESPECTIVELY.search(sides.text, start, end)
    if apart:
        return _opposite(sides, tokens_in(sides, start, apart.start()), tokens_in(sides, apart.end(), end))
    tokens = tokens_in(sides, start, end)
    if not tokens:
        return []
    return (
        collective(sides, tokens, meant)
        or _of_all(sides, start, end)
        or _paired(sides, tokens, strangers=strangers)
    )


def _each_behalf(sides: Sides, start: int, end: int) -> Group:
    """某某代表甲市、某某代表乙市: whom each stands for; empty where it is not said of several."""
    cuts = [match.end() for match in _BEHALF.finditer(sides.text, start, end)]
    if len(cuts) < 2:
        return ()
    stops = [_MARK.search(sides.text, cut, end) for cut in cuts]
    spans = ((cut, stop.start() if stop else end) for cut, stop in zip(cuts, stops, strict=True))
    parties = [one for a, b in spans if (one := party(sides, a, b)) is not None]
    return tuple(parties) if len(parties) == len(cuts) else ()


def _of_bodies(sides: Sides, behalf: re.Match[str], groups: list[Group]) -> list[Group]:
    """甲局局长、乙局局长代表双方: the bodies whose heads they are; none where it is said whom they stand for."""
    if not CROSS.fullmatch(behalf.group(1)) or len(groups) != 1 or len(groups[0]) < 2:
        return []
    bodies = [one for one in groups[0] if one.region is None or one.name != one.region.name]
    return groups if len(bodies) == len(groups[0]) else []


def _of_all(sides: Sides, start: int, end: int) -> list[Group]:
    """甲市与乙市的教育、卫健部门: a group for each department."""
    named, stop = sides.starting(start)
    if len(named) < 2 or not sides.text.startswith("的", stop):
        return []
    tails = departments(sides.text[stop + 1 : end].split("、"))
    return [tuple(Side(s.name + tail, s.region) for s in named) for tail in tails if is_body("某某" + tail)]


def _opposite(sides: Sides, left: list[Token], right: list[Token]) -> list[Group]:
    """甲、乙分别与丙、丁 pairs by position; 甲分别与丙、丁 pairs the one with each."""
    ours = [one for a, b, _ in left if (one := party(sides, a, b)) is not None]
    theirs = [one for a, b, _ in right if (one := party(sides, a, b)) is not None]
    if len(ours) == 1:
        ours = ours * len(theirs)
    return list(zip(ours, theirs, strict=True)) if len(ours) == len(theirs) else []


def bodies_in(sides: Sides, start: int, end: int) -> list[Side]:
    """The bodies of regions that hold something together (甲省林业局、乙省林业局…召开), two at least, else none."""
    text = sides.text
    held = _HELD.search(text, start, end)
    stop = held.start() if held else end
    comma = max(text.rfind(mark, start, stop) for mark in "，；：")
    start = max(comma + 1, start)
    start += text.startswith("由", start)
    found = []
    for begin, finish, _ in tokens_in(sides, start, stop):
        mention = sides.places.starting_at(begin)
        if (
            mention is not None
            and len(mention.regions) == 1
            and finish - begin < 30
            and is_body(text[begin:finish])
        ):
            found.append(Side(text[begin:finish], mention.regions[0]))
    if len(found) > 1 or not held:
        return found if len(found) > 1 else []
    groups = groups_in(sides, start, stop)  # 湘鄂赣三省气象局
    bodies = len(groups) == 1 and all(is_body(one.name) and one.region for one in groups[0])
    return list(groups[0]) if bodies and len(groups[0]) > 1 else []


def _paired(sides: Sides, tokens: list[Token], *, strangers: bool) -> list[Group]:
    """A与B、C与D are two groups; a list without pairs is one; a list with an item that is no party is none."""
    items = [party(sides, a, b) for a, b, _ in tokens]
    if strangers and len(items) > 1 and not sides.roster.within(tokens[0][0], tokens[-1][1]):
        items = [item or stranger(sides, a, b) for item, (a, b, _) in zip(items, tokens, strict=True)]
    parties = [item for item in items if item is not None]
    if len(parties) < len(tokens):
        return []
    pieces: list[list[Side]] = []
    for one, (_, _, before) in zip(parties, tokens, strict=True):
        if not pieces or before in ("", "、"):
            pieces.append([])
        pieces[-1].append(one)
    if len(pieces) > 1 and all(len(piece) > 1 for piece in pieces):
        return [tuple(piece) for piece in pieces]
    return [_shared_ending(sides, parties, tokens)]


def _shared_ending(sides: Sides, parties: list[Side], tokens: list[Token]) -> Group:
    """甲州、乙市文旅部门: the ending of the last belongs to the bare regions before it."""
    text = sides.text
    start, end, _ = tokens[-1]
    if _LEVEL_COUNTED.search(text, start, end):  # 常州、南充两市
        return tuple(side_of(one.region) if one.region else one for one in parties)
    chain = sides.links(start)
    bare = [token for token in tokens[_bare_from(sides, tokens, chain) : -1] if chain]
    if not bare or chain[-1].end >= end:
        return tuple(parties)
    counted = _COUNTED_HEAD.match(text, chain[-1].end, end)
    tail = text[counted.end() if counted else chain[-1].end : end]
    tail = without_head(tail) if counted else tail  # 甲区与乙县两地检察院检察长
    if not is_body("某某" + tail):
        return tuple(parties)
    whole = len(parties) - len(bare) - 1
    names = [text[a:b] for a, b, _ in bare] + [text[start : chain[-1].end]]
    if counted:  # 甲、乙两县政府
        pairs = zip(parties[whole:], names, strict=True)
        names = [one.region.name if one.region else name for one, name in pairs]
    ended = (Side(name + tail, one.region) for name, one in zip(names, parties[whole:], strict=True))
    return (*parties[:whole], *ended)


def _bare_from(sides: Sides, tokens: list[Token], chain: list[RegionMention]) -> int:
    """Where the run of bare regions before the last item begins, of its level and written no shorter.

    寿县与常熟学院 and 甲市与乙省丙区政府 share nothing.
    """
    at = len(tokens) - 1
    while at and chain:
        begin, end, _ = tokens[at - 1]
        links = sides.links(begin)
        if not links or links[-1].end != end:
            break
        if links[-1].regions[0].level != chain[-1].regions[0].level:
            break
        if links[-1].form == "full" and chain[-1].form != "full":
            break
        at -= 1
    return at
