"""Who signs: the subject of the verb's clause, else of the clauses and sentences before it.

In this order: whom the clause names; whom 双方 in it means; who acts in the clauses before; the document's sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from huishang.reading.acts.exchanges.calling import own_name
from huishang.reading.acts.exchanges.crossing import CROSS, crossed
from huishang.reading.acts.exchanges.party import party
from huishang.reading.acts.exchanges.side import Group, Side, is_own, side_of, unique
from huishang.reading.acts.exchanges.sides import Sides
from huishang.reading.acts.exchanges.subjects import groups_in
from huishang.reading.acts.exchanges.tokens import tokens_in
from huishang.reading.acts.exchanges.told import Told
from huishang.reading.acts.exchanges.trimming import trimmed
from huishang.reading.mentions.bodies import is_body

_WITH = ("与", "同", "和")
_PAIR = re.compile("[与和]|(?<!会)同")
_CLAUSE = re.compile("[，；：]")
# Where the subject of a clause ends.
_PREDICATE = re.compile(
    "(?:近日|日前|[今昨当][天日]|(?:[0-9]{1,2}月)?[0-9]{1,2}日)?(?:[上下]午)?(?:正式|共同|联合|成功|在[^，。；]{2,12}?|以[^，。；]{2,14}?[方形]式)?"
    "(?:召开|举行|举办|开展|进行|签|达成|结[成为]|缔结|建立|座谈|会谈|交流|对接|洽谈|商定|约定|协商|就|围绕|通过|本着|携手|牵手|带队|率[队团]|率|[到赴]|考察|一行|会见|共同|在)"
)
_BEFORE = 3
"""So many sentences before, 双方 finds whom it means."""
_CLAUSES = 5
"""So many clauses of a sentence before."""
_FAR = 400
_ENDS = frozenset("，；：、和及并》议录同书")
_MANY = 4
"""No clause has more places where its subject may end."""
# Several parties need a word that joins them, a word for them all, or somebody who stands for them.
_SEVERAL = re.compile(
    "[会以联、与和同及·—－\\-双两三四五六七八九十代](?<!代(?=表[团队性]))(?<![两三四五六七八九十](?![省市县区州盟旗地镇乡街方]))"
)


def signers(sides: Sides, told: Told, start: int, at: int, *, strangers: bool) -> list[Group]:
    """The parties before a verb of signing at ``at``, whose clause begins at ``start``; a group an agreement.

    ``strangers``: parties of kinds that no table knows count too.
    """

    def meant(word: str) -> Group:
        group = _meant(sides, told, start, word)
        if word[1] not in "省市县区州旗盟":
            return group
        return tuple(side_of(one.region) if one.region else one for one in group)  # 两省, and no department

    joined = sides.text.startswith(_WITH, trimmed(sides.text, start, at)[0])
    groups = groups_in(sides, start, at, meant, strangers=strangers)
    groups = _listed_before(sides, told, start, at, groups)
    if joined and len(groups) == 1:
        other = _one_before(sides, told, start, groups[0])
        return [(other, *groups[0])] if other else groups
    if groups:
        return groups
    before = _acting_before(sides, told, start)
    return before or ([] if sides.main or sides.bodies else _told_before(sides, told))


def _listed_before(sides: Sides, told: Told, start: int, at: int, groups: list[Group]) -> list[Group]:
    """甲省乙市、丙市，丁省戊旗签署: the list of parties that the clauses before begin."""
    begin = trimmed(sides.text, start, at)[0]
    of_people = bool(sides.roster.within(start, at))
    if "代表" in sides.text[begin:at]:
        return groups
    while groups and sides.text[start - 1] == "，" and not CROSS.match(sides.text, begin):
        stop = start - 1
        start = max(sides.text.rfind("，", told.start, stop) + 1, told.start)
        listed = _list(sides, start, stop)
        if of_people != bool(sides.roster.within(start, stop)) or "签" in sides.text[start:stop]:
            break
        if not listed:
            break
        begin = start
        groups = _together(sides, listed, groups, start, stop)
    return groups


def _together(sides: Sides, first: list[Group], then: list[Group], start: int, end: int) -> list[Group]:
    """The groups of two clauses: pairs (甲局与乙局，丙院与丁院) stay apart, lists are one group."""
    apart = not then or (len(first[0]) > 1 and len(then[0]) > 1 and _PAIR.search(sides.text, start, end))
    return first + then if apart else [tuple(unique(one for group in first + then for one in group))]


def _list(sides: Sides, start: int, end: int) -> list[Group]:
    """The parties of a clause that is nothing but a list of them."""
    begin, stop = trimmed(sides.text, start, end)
    named = (
        sides.roster.within(a, b)
        or (sides.places.starting_at(a) and (is_body(sides.text[a:b]) or sides.region_end(a) >= b))
        for a, b, _ in tokens_in(sides, begin, stop)
    )
    return groups_in(sides, begin, stop) if all(named) else []


def _meant(sides: Sides, told: Told, start: int, word: str) -> Group:
    """Whom 双方 or 两市 means: who acts just before, else the document's sides; empty where nobody is sure."""
    count = len(crossed(sides, word)) or (2 if word[0] in "双两" else 3)
    near = [group for group in _acting_before(sides, told, start) if len(group) == count]
    if len(near) == 1 and (word in ("双方", "三方") or not sides.main):
        return near[0]
    if len(sides.main) == count and word not in ("双方", "三方"):
        return sides.main
    far = [group for group in _told_before(sides, told) if len(group) == count]
    if len(far) == 1 and (not sides.main or (word in ("双方", "三方") and any(map(is_own, far[0])))):
        return far[0]
    bodies = tuple(Side(body, None) for body in sides.bodies)
    return bodies if word in ("双方", "三方") and len(bodies) == count else ()


def _clauses(sides: Sides, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The last clauses of ``[start, end)``, the last first."""
    start = max(start, end - _FAR)
    cuts = [match.start() for match in _CLAUSE.finditer(sides.text, start, end)]
    for cut in reversed(cuts[-_CLAUSES:]):
        if cut < end:
            yield (cut + 1, end)
        end = cut
    if len(cuts) <= _CLAUSES and end > start:
        yield (start, end)


def _acting(sides: Sides, start: int, end: int) -> tuple[list[Group], bool]:
    """The groups of two and more in the subject of a clause, and whether they are the whole clause."""
    if (start, end) not in sides.subjects:
        sides.subjects[start, end] = _subject(sides, start, end)
    return sides.subjects[start, end]


def _subject(sides: Sides, start: int, end: int) -> tuple[list[Group], bool]:
    if not _may_be_several(sides, start, end):
        return [], False
    whole = groups_in(sides, start, end)  # 甲局与乙局，丙院与丁院，分别签署
    if whole and all(len(group) > 1 for group in whole):
        return whole, True
    for predicate in islice(_PREDICATE.finditer(sides.text, start, end), _MANY):
        groups = groups_in(sides, start, predicate.start()) if predicate.start() > start else []
        if groups and all(len(group) > 1 for group in groups):
            return groups, False
    return [], False


def _may_be_several(sides: Sides, start: int, end: int) -> bool:
    """Whether a clause can name more than one party: most name none or one, and are looked at no further."""
    return _SEVERAL.search(sides.text, start, end) is not None or any(
        len(mention.regions) > 1 for mention in sides.places.within(start, end)
    )


def _acting_before(sides: Sides, told: Told, start: int) -> list[Group]:
    """Who acts in the clauses before, in the same sentence; nobody where no mark ends one."""
    if sides.text[start - 1 : start] not in _ENDS:
        return []
    listed: list[Group] = []
    for begin, end in _clauses(sides, told.start, max(start - 1, told.start)):
        groups, whole = _acting(sides, begin, end)
        if whole:
            listed = _together(sides, groups, listed, begin, end)
        elif listed or groups:
            return listed or groups
    return listed


def _told_before(sides: Sides, told: Told) -> list[Group]:
    """Who acts in the sentences before, the nearest first."""
    for earlier in sides.story.before(told, _BEFORE):
        if earlier.start not in sides.acting:
            sides.acting[earlier.start] = _acting_in(sides, earlier)
        groups = sides.acting[earlier.start]
        if groups:
            return [tuple(Side(own_name(one), one.region) for one in group) for group in groups]
    return []


def _acting_in(sides: Sides, told: Told) -> list[Group]:
    """Who acts in the last clause of a sentence that names several."""
    for begin, end in _clauses(sides, told.start, told.end):
        groups, _ = _acting(sides, begin, end)
        if groups:
            return groups
    return []


def _one_before(sides: Sides, told: Told, start: int, named: Group) -> Side | None:
    """与乙市签署: who signs with those named: the subject of the clauses before, else the document's other side."""
    for begin, end in _clauses(sides, told.start, max(start - 1, told.start)):
        groups, _ = _acting(sides, begin, end)
        if groups:
            return groups[0][0]
        one = _single(sides, begin, end)
        if one is not None and one not in named:
            return one
    return next((side for side in sides.main if all(side.region is not one.region for one in named)), None)


def _single(sides: Sides, start: int, end: int) -> Side | None:
    """The one party in the subject of a clause."""
    for predicate in islice(_PREDICATE.finditer(sides.text, start, end), _MANY):
        begin, stop = trimmed(sides.text, start, predicate.start())
        if stop > begin and not CROSS.match(sides.text, begin, stop):
            tokens = tokens_in(sides, begin, stop)
            return party(sides, begin, stop) if len(tokens) == 1 else None
    return None
