"""How a Chinese name is read, and whether a name in Latin letters is that reading.

Given names: pypinyin. Surnames: surname_readings.tsv first, for many are read otherwise than the character usually is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import product

from huishang.reading.lexicon.tables import rows as reader_rows
from huishang.registry.linking.lexicon.tables import rows

_LETTERS = re.compile("[a-z]+")


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    return {row["surname"]: tuple(row["readings"].split()) for row in rows("surname_readings")}


@cache
def _compounds() -> frozenset[str]:
    return frozenset(row["surname"] for row in reader_rows("surnames") if row["kind"] == "compound")


def split(name: str) -> tuple[str, str]:
    """A Chinese name as surname and given name; a compound surname only where a given name is left."""
    size = 2 if len(name) > 2 and name[:2] in _compounds() else 1
    return name[:size], name[size:]


@lru_cache(maxsize=16384)
def readings(name: str) -> frozenset[str]:
    """All toneless readings of a Chinese name, surname first, without blanks: zengyiming; ü is v."""
    surname, given = split(name)
    heads = _surnames().get(surname) or _product(surname)
    return frozenset(head + tail for head in heads for tail in _product(given))


@lru_cache(maxsize=16384)
def usual_readings(name: str) -> frozenset[str]:
    """The readings that the characters usually have, the surname's own reading not looked up."""
    return frozenset(_product(name))


@lru_cache(maxsize=16384)
def spelled(text: str, *, surname: bool = False) -> str:
    """How a word is written in pinyin: toneless, ü kept, an apostrophe where two syllables would run into each other."""
    from pypinyin import Style, lazy_pinyin

    known = _surnames().get(text) if surname else None
    if known:
        return known[0].replace("v", "ü")
    syllables = lazy_pinyin(text, style=Style.NORMAL, v_to_u=True)
    return "".join("'" + part if i and part[:1] in "aoe" else part for i, part in enumerate(syllables))


def initials(name: str) -> frozenset[str]:
    """The first letters of all readings of a Chinese name, surname first: 曾山 is zs."""
    surname, given = split(name)
    own = {reading[0] for reading in _surnames().get(surname, ())} if len(surname) == 1 else set()
    heads = own or _first_letters(surname)
    return frozenset(head + tail for head in heads for tail in _first_letters(given))


def _first_letters(text: str) -> set[str]:
    return {"".join(parts) for parts in product(*({one[:1] for one in option} for option in _options(text)))}


def _product(text: str) -> tuple[str, ...]:
    return tuple("".join(parts) for parts in product(*_options(text)))


def _options(text: str) -> list[list[str]]:
    """The readings of each character, at most three."""
    from pypinyin import (  # loaded only where a reading is asked for: its tables cost start-up time
        Style,
        pinyin,
    )

    return [option[:3] for option in pinyin(text, style=Style.NORMAL, heteronym=True, v_to_u=False)]


def latin_forms(name: str) -> frozenset[str]:
    """What a name in Latin letters may spell, surname first: Qingli Zhang is also zhangqingli."""
    plain = unicodedata.normalize("NFD", name.lower()).replace("u\u0308", "v")
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"\b([ln])yu", r"\1v", plain.replace("'", "").replace("’", ""))  # as passports spell lü
    parts = _LETTERS.findall(plain)
    turned = (*parts[-1:], *parts[:-1])
    return frozenset(("".join(parts), "".join(turned)))
