"""Who stands in a subject: 惠山区卫健委与洛川县卫健局; 甲市与乙县、丙市与丁县; 两省能源局、科技厅."""

from __future__ import annotations

import re

from huishang.reading.acts.exchanges.crossing import CROSS, crossed
from huishang.reading.acts.exchanges.side import Side, side_of
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.trimming import trimmed
from huishang.reading.mentions.bodies import is_body

Group = tuple[Side, ...]
"""The parties of one agreement."""

Token = tuple[int, int, str]
"""An item of a list: its place, and the joining word before it."""

_RESPECTIVELY = re.compile("分别(?:与|和|同)")
_ON_BEHALF = re.compile("(?:分别)?代表([^，。；]{2,30})$")
_JOIN = re.compile("[、与和同及]|以及")
_BRACKET = re.compile("（[^（）]*）")
_TOWN_END = ("街道", "苏木", *"镇乡村旗县市区州盟")
_PLACE_END = (*_TOWN_END, "省", "方")
_COUNTED = re.compile("(?:双方|[两三四五六七八九十][省市县区州地方])$")
_LEVEL_COUNTED = re.compile("[两三四五六七八九十][省市县区州]$")
_BEHALF = re.compile("代表(?!团|队|性)")
_MARK = re.compile("[、和与]")
_COUNTED_HEAD = re.compile("[两三四五六七八九十][省市县区州地]")
_HELD = re.compile(
    "(?:近日|日前|[今昨][天日]|(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:[上下]午)?)?(?:共同|联合)?"
    "(?:在[^，。、]{2,16}?|(?:以|通过)[^，。、]{2,14}?[方形]式)?(?:共同|联合)?(?:召开|举行|举办|签|主办)|(?:共同|联合)"
)
# A body without its region: 县政府, 市教育局.
_POINTING = re.compile("(自治区|[省市县区州旗盟])(?:委$|政府|政协|人大|[一-鿿]{1,14}$)")
_GOVERNMENT = frozenset(("", "政府", "党委政府", "人民政府"))


def groups_in(sides: Sides, start: int, end: int) -> list[Group]:
    """The parties in the subject ``[start, end)``, a group an agreement; empty where nobody is named."""
    start, end = trimmed(sides.text, start, end)
    each = _each_behalf(sides, start, end)
    if each:
        return [each]
    behalf = _ON_BEHALF.search(sides.text, start, end)
    if behalf:
        named = groups_in(sides, behalf.start(1), behalf.end(1))
        if named:
            return named
        end = behalf.start()
    apart = _RESPECTIVELY.search(sides.text, start, end)
    if apart:
        return _opposite(sides, _tokens(sides, start, apart.start()), _tokens(sides, apart.end(), end))
    tokens = _tokens(sides, start, end)
    if not tokens:
        return []
    return _crossed(sides, tokens) or _of_all(sides, start, end) or _paired(sides, tokens)


def _each_behalf(sides: Sides, start: int, end: int) -> Group:
    """某某代表甲市、某某代表乙市: whom each stands for; empty where it is not said of several."""
    cuts = [match.end() for match in _BEHALF.finditer(sides.text, start, end)]
    if len(cuts) < 2:
        return ()
    stops = [_MARK.search(sides.text, cut, end) for cut in cuts]
    spans = ((cut, stop.start() if stop else end) for cut, stop in zip(cuts, stops, strict=True))
    parties = [party for a, b in spans if (party := _party(sides, a, b)) is not None]
    return tuple(parties) if len(parties) == len(cuts) else ()


def _of_all(sides: Sides, start: int, end: int) -> list[Group]:
    """甲市与乙市的教育、卫健部门: a group for each department."""
    named, stop = sides.starting(start)
    if len(named) < 2 or not sides.text.startswith("的", stop):
        return []
    tails = _departments(sides.text[stop + 1 : end].split("、"))
    return [tuple(Side(s.name + tail, s.region) for s in named) for tail in tails if is_body("某某" + tail)]


def _departments(tails: list[str]) -> list[str]:
    """教育、卫健部门: the last word belongs to each."""
    ending = next((word for word in ("部门", "系统") if tails[-1].endswith(word)), "")
    return [tail if is_body("某某" + tail) else tail + ending for tail in tails]


def _opposite(sides: Sides, left: list[Token], right: list[Token]) -> list[Group]:
    """甲、乙分别与丙、丁 pairs by position; 甲分别与丙、丁 pairs the one with each."""
    ours = [party for a, b, _ in left if (party := _party(sides, a, b)) is not None]
    theirs = [party for a, b, _ in right if (party := _party(sides, a, b)) is not None]
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
    for begin, finish, _ in _tokens(sides, start, stop):
        mention = sides.places.starting_at(begin)
        if (
            mention is not None
            and len(mention.regions) == 1
            and finish - begin < 30
            and is_body(text[begin:finish])
        ):
            found.append(Side(text[begin:finish], mention.regions[0]))
    return found if len(found) > 1 else []


def _tokens(sides: Sides, start: int, end: int) -> list[Token]:
    """The items of a list; a joining word inside a name (发展和改革委员会, 和平区) does not join."""
    closed = [(m.start, m.end) for m in sides.places.within(start, end)]
    closed += [(m.start, m.end) for m in sides.roster.within(start, end)]
    closed += [bracket.span() for bracket in _BRACKET.finditer(sides.text, start, end)]
    tokens: list[Token] = []
    begin, before = start, ""
    for join in _JOIN.finditer(sides.text, start, end):
        if any(a <= join.start() < b for a, b in closed):
            continue
        if join.group() in "和及同" and not _whole(sides, begin, join.start()):
            continue
        if join.start() > begin:
            tokens.append((begin, join.start(), before if tokens else ""))
        begin, before = join.end(), join.group()
    if end > begin:
        tokens.append((begin, end, before if tokens else ""))
    return tokens


def _whole(sides: Sides, start: int, end: int) -> bool:
    """Whether the words so far are a party by themselves."""
    words = sides.text[start:end].rstrip("也还均")
    if sides.roster.within(start, end) or is_body(words) or words.endswith(_PLACE_END):
        return True
    return any(mention.end == end for mention in sides.places.within(start, end))


def _crossed(sides: Sides, tokens: list[Token]) -> list[Group]:
    """两省; 两省能源局、科技厅: each side with each ending. As written where a bracket or nothing tells who they are."""
    text = sides.text
    first = CROSS.match(text, tokens[0][0], tokens[0][1])
    if first is None:
        return []
    words = _BRACKET.sub("", text[tokens[0][0] : tokens[0][1]])
    endings = [
        words[first.end() - first.start() :].removeprefix("的"),
        *(text[a:b] for a, b, _ in tokens[1:]),
    ]
    endings = _departments(endings) if endings[0] else endings
    ending = endings[0]
    words = first.group() + ending
    named = crossed(sides, first.group())
    if first.group() in ("双方", "三方") and len(named) == len(sides.bodies):
        return [tuple(Side(body, None) for body in sides.bodies)]
    if ending in _GOVERNMENT or not is_body(words):
        return [named] if named else []
    explained = _BRACKET.search(text, tokens[0][0], tokens[0][1]) is not None
    if explained or len(named) != len(sides.main):
        return [] if ending.startswith("有关") else [(Side(words, None),)]
    if len(sides.bodies) == len(named) and _same_bodies(sides, ending):
        return [tuple(Side(body, None) for body in sides.bodies)]
    return [tuple(Side(s.name + tail, s.region) for s in named) for tail in endings if is_body("某某" + tail)]


def _same_bodies(sides: Sides, ending: str) -> bool:
    """Whether an ending (厅, 林业局, 生态环境部门) means the bodies that the document has named."""
    return len(ending) <= 2 or ending.endswith("部门") or all(body.endswith(ending) for body in sides.bodies)


def _paired(sides: Sides, tokens: list[Token]) -> list[Group]:
    """A与B、C与D are two groups; a list without pairs is one; a list with a stranger in it is none."""
    parties = [party for a, b, _ in tokens if (party := _party(sides, a, b)) is not None]
    if len(parties) < len(tokens):
        return []
    pieces: list[list[Side]] = []
    for party, (_, _, before) in zip(parties, tokens, strict=True):
        if not pieces or before in ("", "、"):
            pieces.append([])
        pieces[-1].append(party)
    if len(pieces) > 1 and all(len(piece) > 1 for piece in pieces):
        return [tuple(piece) for piece in pieces]
    return [_shared_ending(sides, parties, tokens)]


def _shared_ending(sides: Sides, parties: list[Side], tokens: list[Token]) -> Group:
    """甲州、乙市文旅部门: the ending of the last belongs to all."""
    text = sides.text
    start, end, _ = tokens[-1]
    if _LEVEL_COUNTED.search(text, start, end):  # 常州、南充两市
        return tuple(side_of(party.region) if party.region else party for party in parties)
    last = sides.places.starting_at(start)
    if last is None or len(parties) < 2 or last.end >= end:
        return tuple(parties)
    counted = _COUNTED_HEAD.match(text, last.end, end)
    tail = text[counted.end() if counted else last.end : end]
    if not is_body("某某" + tail) or not all(_bare(sides, a, b) for a, b, _ in tokens[:-1]):
        return tuple(parties)
    names = [text[a:b] for a, b, _ in tokens[:-1]] + [text[start : last.end]]
    if counted:  # 甲、乙两县政府
        names = [
            party.region.name if party.region else name for party, name in zip(parties, names, strict=True)
        ]
    return tuple(Side(name + tail, party.region) for name, party in zip(names, parties, strict=True))


def _bare(sides: Sides, start: int, end: int) -> bool:
    mention = sides.places.starting_at(start)
    return mention is not None and mention.end == end


def _party(sides: Sides, start: int, end: int) -> Side | None:
    """One item as a party: a region or body as written, or what a person signs for."""
    people = sides.roster.within(start, end)
    if people:
        return sides.signing_party(people[0])
    attribute = sides.text.rfind("的", start, end)
    if attribute >= 0 and sides.places.starting_at(attribute + 1):  # 湘鄂边界的甲县
        start = attribute + 1
    words = sides.text[start:end].strip("“” ").rstrip("也还均")
    mention = sides.places.starting_at(start)
    region = None
    if mention is not None and len(mention.regions) == 1:
        words = _COUNTED.sub("", words)
        region = mention.regions[0]
        if mention.form == "deictic":
            words = region.name + words[mention.end - mention.start :]
            return Side(words, region)
        if len(words) <= mention.end - mention.start:
            return Side(words, region)
        if sides.region_end(start) >= end:
            return Side(words, sides.chain(mention)[0].region)
    if region is None and is_body(words) and (pointing := _POINTING.match(words)):
        region = sides.places.pointed(pointing.group(1))
        words = region.name + words[len(pointing.group(1)) :] if region else words
    return Side(words, region) if is_body(words) or words.endswith(_TOWN_END) else None
