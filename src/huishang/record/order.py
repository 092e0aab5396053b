"""In which order sides and people stand. Pure.

Host first, the people of each side as the sources list them; a named series keeps its own order. The pair itself has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_PART = {"host": 0, "guest": 1, "party": 2}


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
