"""Who stands in a subject: 惠山区卫健委与洛川县卫健局; 甲市与乙县、丙市与丁县; 两省能源局、科技厅."""

from __future__ import annotations

import re

from huishang.reading.acts.sides import CROSS, Side, Sides, side_of
from huishang.reading.mentions.bodies import is_body

Group = tuple[Side, ...]
"""The parties of one agreement."""

_LEAD = re.compile(
    "(?:(?:座谈|联席|协作|对接|推介)?(?:会议?|会谈|座谈|活动|仪式|签约仪式)(?:上|后|前|中|期间|结束后)|期间|随后|同时|其中|另外|此外|当[天日](?:[上下]午)?|现场|最后|之后|并|还|以及|其间)+"
)
_FRAME = re.compile("[^，。；]*(?:见证下?|陪同下|推动下|主持下|之下)(?:了)?")
_TAIL = re.compile(
    "(?:分别|共同|联合|正式|现场|还|也|一[道同起]|再次|成功|先后|并|均|就[^、]{2,30}?|在[^、]{2,24}?|代表[^、]{0,10}|通过[^、]{2,12}方式|以[^、]{2,14}方式|[于已]|相互|互相|签约|本次|此次|集中|依次|首批|线上|当场|并由|来自)$"
)
_ON_BEHALF = re.compile("(?:分别)?代表([^，。；]{2,30})$")
_JOIN = re.compile("[、与和同及]|以及")


def groups_in(sides: Sides, start: int, end: int) -> list[Group]:
    """The parties in the subject ``[start, end)``, a tuple an agreement; empty where nobody is named."""
    text = sides.text
    start, end = _trimmed(text, start, end)
    behalf = _ON_BEHALF.search(text, start, end)
    if behalf:
        named = groups_in(sides, behalf.start(1), behalf.end(1))
        if named:
            return named
        end = behalf.start()
    tokens = _tokens(sides, start, end)
    if not tokens:
        return []
    crossed = _crossed(sides, tokens)
    if crossed:
        return crossed
    return _paired(sides, tokens)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A subject without the words of time before it and the adverbs after it."""
    while True:
        lead = _LEAD.match(text, start, end) or _FRAME.match(text, start, end)
        if lead is None or lead.end() == start:
            break
        start = lead.end()
    by = text.rfind("由", start, end)
    if by >= 0 and end - by > 4:
        start = by + 1
    while (tail := _ADVERB.search(text, max(start, end - 34), end)) is not None and tail.start() > start:
        end = tail.start()
    return start, end


_ADVERB = re.compile(
    "(?:分别|共同|联合|正式|现场|还|也|一[道同起]|再次|成功|先后|并|均|相互|互相|集中|依次|线上|当场|就[^、，]{2,30}|通过[^、，]{2,12}方式|以[^、，]{2,14}方式|在(?:会上|现场|[一-鿿]{2,10}))$"
)

_BRACKET = re.compile("（[^（）]*）")

Token = tuple[int, int, str]


def _tokens(sides: Sides, start: int, end: int) -> list[Token]:
    """The items of a list: place, and the joining word before each; words inside names do not join."""
    text = sides.text
    closed = [(m.start, m.end) for m in sides.places.within(start, end)]
    closed += [(m.start, m.end) for m in sides.roster.within(start, end)]
    closed += [bracket.span() for bracket in _BRACKET.finditer(text, start, end)]
    tokens: list[Token] = []
    begin, before = start, ""
    for join in _JOIN.finditer(text, start, end):
        if any(a <= join.start() < b for a, b in closed):
            continue
        if join.group() in "和及同" and not _whole(sides, begin, join.start()):
            continue
        tokens.append((begin, join.start(), before))
        begin, before = join.end(), join.group()
    tokens.append((begin, end, before))
    return [(a, b, "" if not i else c) for i, (a, b, c) in enumerate(t for t in tokens if t[1] > t[0])]


_WHOLE = re.compile("(?:街道|镇|乡|村|苏木|旗|县|市|省|区|州|盟|方)$")


def _whole(sides: Sides, start: int, end: int) -> bool:
    """Whether the words so far are a party by themselves: 发展和改革委员会 must not be cut at 和."""
    words = sides.text[start:end].rstrip("也还均")
    if sides.roster.within(start, end) or is_body(words) or _WHOLE.search(words):
        return True
    return any(mention.end == end for mention in sides.places.within(start, end))


def bodies_in(sides: Sides, start: int, end: int) -> list[Side]:
    """The bodies of regions that a list before ``end`` names (甲省林业局、乙省林业局); their regions as sides' regions."""
    text = sides.text
    stop = _HELD.search(text, start, end)
    comma = max(text.rfind(mark, start, stop.start() if stop else end) for mark in "，；：")
    tokens = _tokens(sides, max(comma + 1, start), stop.start() if stop else end)
    found = []
    for begin, finish, _ in tokens:
        mention = sides.places.starting_at(begin)
        if mention is not None and len(mention.regions) == 1 and is_body(text[begin:finish]) and finish - begin < 30:
            found.append(Side(text[begin:finish], mention.regions[0]))
    return found if len(found) > 1 else []


_HELD = re.compile("(?:共同|联合)?(?:在[^，。、]{2,16}?)?(?:共同|联合)?(?:召开|举行|举办|签|主办)|(?:共同|联合)")


def _crossed(sides: Sides, tokens: list[Token]) -> list[Group]:
    """两省; 两省能源局、科技厅: each side with each ending."""
    text = sides.text
    first = CROSS.match(text, tokens[0][0], tokens[0][1])
    if first is None:
        return []
    words = _BRACKET.sub("", text[tokens[0][0] : tokens[0][1]])
    named = sides.crossed(first.group())
    if len(named) != len(sides.main) and is_body(words):
        named = ()
    ending = words[first.end() - first.start() :]
    ending = ending.removeprefix("的")
    if not named:
        return [(Side(words, None),)] if is_body(words) and not ending.startswith("有关") else []
    if not ending or ending in ("政府", "党委政府", "人民政府"):
        return [named]
    if len(sides.bodies) == len(named) and (
        len(ending) <= 2 or ending.endswith("部门") or all(body.endswith(ending) for body in sides.bodies)
    ):
        return [tuple(Side(body, None) for body in sides.bodies)]
    endings = [ending] + [text[a:b] for a, b, _ in tokens[1:]]
    if not is_body(words):
        return [named]
    return [tuple(Side(side.name + tail, side.region) for side in named) for tail in endings if is_body("某某" + tail)]


def _paired(sides: Sides, tokens: list[Token]) -> list[Group]:
    """A与B、C与D are two groups; a list without pairs is one."""
    parties = [(_party(sides, a, b), before) for a, b, before in tokens]
    if any(party is None for party, _ in parties):
        return []
    pieces: list[list[Side]] = []
    for party, before in parties:
        if not pieces or before in ("", "、"):
            pieces.append([])
        pieces[-1].append(party)  # type: ignore[arg-type]
    if len(pieces) > 1 and all(len(piece) > 1 for piece in pieces):
        return [tuple(piece) for piece in pieces]
    return [_shared_ending(sides, [party for piece in pieces for party in piece], tokens)]


def _shared_ending(sides: Sides, parties: list[Side], tokens: list[Token]) -> Group:
    """甲州、乙市文旅部门: the ending of the last belongs to all."""
    text = sides.text
    start, end, _ = tokens[-1]
    mention = sides.places.starting_at(start)
    if mention is None or len(parties) < 2 or mention.end >= end or len(tokens) != len(parties):
        return tuple(parties)
    tail = text[mention.end : end]
    counted = re.match("[两三四五六七八九十][省市县区州地]", tail)
    if counted:
        tail = tail[counted.end() - counted.start() :]
    if not is_body("某某" + tail) or any(not _bare(sides, a, b) for a, b, _ in tokens[:-1]):
        return tuple(parties)
    return tuple(Side(text[a : (b if index < len(tokens) - 1 else mention.end)] + tail, None) for index, (a, b, _) in enumerate(tokens))


def _bare(sides: Sides, start: int, end: int) -> bool:
    mention = sides.places.starting_at(start)
    return mention is not None and mention.end == end


def _party(sides: Sides, start: int, end: int) -> Side | None:
    """One item as a party: a body or region as written, or the side of a person."""
    text = sides.text
    people = sides.roster.within(start, end)
    if people:
        return _person_party(sides, people[0].start, start, people[0])
    words = text[start:end].strip("“” ").rstrip("也还均")
    mention = sides.places.starting_at(start)
    counted = re.search("[两三四五六七八九十][省市县区州地]$", words)
    if counted and mention is not None:
        words = words[: counted.start()]
    if mention is not None and len(words) <= mention.end - start:
        return Side(words, mention.regions[0])
    if is_body(words) or re.search("(?:街道|镇|乡|村|苏木|旗|县|市|区|州|盟)$", words):
        return Side(words, None)
    return None


_BODY_POST = re.compile("(?:党组|党委|常务|执行)*副?(?:书记|局长|厅长|主任|院长|董事长|总经理|会长|校长|行长|理事长|主席|馆长|所长)")


def _person_party(sides: Sides, name_start: int, start: int, mention: object) -> Side | None:
    """The side of a person who signs."""
    return sides.signing_party(mention)  # type: ignore[arg-type]


__all__ = ["Group", "groups_in", "side_of"]
