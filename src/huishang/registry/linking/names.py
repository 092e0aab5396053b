"""Two personal names: equal in which form, alike in which way, or different."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from huishang.reading.lexicon.tables import rows as reader_rows
from huishang.registry.linking.lexicon.tables import rows
from huishang.registry.linking.pinyin import latin_forms, readings, split, usual_readings
from huishang.registry.linking.script import fold, is_han, tidy


class Likeness(NamedTuple):
    """How two names relate: ``equal``, ``fits`` (pinyin), ``alike`` (a slip may explain it) or ``other``; and why."""

    kind: str
    reason: str


def compare(a: str, b: str) -> Likeness:
    """Compare two names as printed; the order of the two does not matter."""
    one, other = _bare(a), _bare(b)
    if _ANONYMOUS.search(one) or _ANONYMOUS.search(other):
        return Likeness("alike", "anonymous") if one[:1] == other[:1] else Likeness("other", "other_name")
    if is_han(one) != is_han(other):
        return _pinyin(*((one, other) if is_han(one) else (other, one)))
    if not is_han(one):
        return _latin(one, other)
    if one == other:
        return Likeness("equal", _form(a, b))
    return _alike(one, other)


_ANONYMOUS = re.compile("某|先生$|女士$|同志$|[×*○□]")
_NOTE = re.compile(r"\(.*?\)")


def _bare(name: str) -> str:
    """The name alone: 卓玛（女，藏族） is 卓玛."""
    return _NOTE.sub("", fold(name)).strip()


def _form(a: str, b: str) -> str:
    """In which form two equal names differ."""
    if a == b:
        return "same_name"
    if fold(a) != fold(b):
        return "bracket_form"
    return "spacing" if tidy(a) == tidy(b) else "script_form"


def _pinyin(han: str, latin: str) -> Likeness:
    spelt = latin_forms(latin)
    if spelt & readings(han):
        return Likeness("fits", "pinyin_form")
    if spelt & usual_readings(han):
        return Likeness("alike", "pinyin_rare")
    return Likeness("other", "other_name")


def _latin(one: str, other: str) -> Likeness:
    if one.casefold() == other.casefold():
        return Likeness("fits", "same_name" if one == other else "pinyin_form")
    if latin_forms(one) & latin_forms(other):
        return Likeness("fits", "pinyin_form")
    return Likeness("other", "other_name")


def _alike(one: str, other: str) -> Likeness:
    parts = [name.split("·") for name in (one, other)]
    if max(map(len, parts)) > 1:
        part = one in parts[1] or other in parts[0]
        return Likeness("alike", "name_part") if part else Likeness("other", "other_name")
    if len(one) == len(other):
        if readings(one) & readings(other):
            return Likeness("alike", "homophone")
        if len(one) > 2 and sum(x != y for x, y in zip(one, other, strict=True)) == 1:
            return Likeness("alike", "one_character")
    return Likeness("other", "other_name")


@cache
def _frequent() -> tuple[dict[str, int], frozenset[str]]:
    ranks = {row["surname"]: int(row["rank"]) for row in reader_rows("surnames") if row["rank"]}
    return ranks, frozenset(row["given"] for row in rows("given_names"))


def is_common(name: str) -> bool:
    """Whether so many people bear a name that it says little: 张伟, 李建国; in pinyin every name is.

    A frequent surname with a given name of given_names.tsv, or one of the first thirty with any single character.
    """
    name = _bare(name)
    if not is_han(name):
        return True
    surname, given = split(name)
    ranks, frequent = _frequent()
    rank = ranks.get(surname, 999)
    return (rank <= 100 and given in frequent) or (rank <= 30 and len(given) == 1)
