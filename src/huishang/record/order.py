"""In which order sides and people stand. Pure.

Host first, rank by rank; a named series keeps its own order. The pair itself has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_PART = {"host": 0, "guest": 1, "party": 2}

_RANKS = (
    re.compile(r"(党委|省委|市委|区委|县委|州委|盟委|旗委|工委)书记$"),
    re.compile(r"(?<!副)(省长|市长|区长|县长|州长|盟长|旗长|自治区主席|自治区代主席|行政长官)$"),
    re.compile(r"人大(常委会)?主任$"),
    re.compile(r"政协主席$"),
    re.compile(r"(党委|省委|市委|区委|县委|州委|盟委|旗委|工委)副书记$"),
    re.compile(r"常委(会委员)?$|常务副|领导$"),
    re.compile(r"人大(常委会)?副主任$"),
    re.compile(r"副(省长|市长|区长|县长|州长|盟长|旗长|(?<!政协副)主席)$"),
    re.compile(r"政协副主席$"),
)
_POSTS = re.compile(r"[、,，;；\s]+")


def rank(posts: str) -> int:
    """The rank of the highest of some posts, 0 first; posts that no rule knows come last."""
    ranks = [i for post in _POSTS.split(posts) if post for i, rule in enumerate(_RANKS) if rule.search(post)]
    return min(ranks, default=len(_RANKS))


def sides(parties: Sequence[tuple[str, str, str]], series: str = "") -> list[str]:
    """The names of the parties in their order of display; each comes as (name, short form, part).

    In a named series the order of its name counts (重庆四川党政联席会议), wherever it is held.
    """

    def place(party: tuple[int, tuple[str, str, str]]) -> tuple[int, int, int]:
        i, (name, short, part) = party
        in_series = min((series.find(form) for form in (name, short) if form and form in series), default=-1)
        return (0, in_series, i) if in_series >= 0 else (1, _PART.get(part, 3), i)

    return [name for _, (name, _short, _part) in sorted(enumerate(parties), key=place)]


def merged(lists: Iterable[Sequence[str]]) -> list[str]:
    """One order of names out of several: the first list leads, whoever only others name comes after his predecessor there."""
    result: list[str] = []
    for names in lists:
        at = -1
        for name in names:
            if name in result:
                at = result.index(name)
            else:
                at += 1
                result.insert(at, name)
    return result


def rank_by_rank(people: Sequence[tuple[str, str, str]], order_of_sides: Sequence[str]) -> list[str]:
    """People of all sides in one line: at each rank the first side's before the next one's.

    Each comes as (name, side, posts), within a side in the order that the sources give.
    """
    places = {side: i for i, side in enumerate(order_of_sides)}

    def place(person: tuple[int, tuple[str, str, str]]) -> tuple[int, int, int]:
        i, (_name, side, posts) = person
        return rank(posts), places.get(side, len(places)), i

    return [name for _, (name, _side, _posts) in sorted(enumerate(people), key=place)]
