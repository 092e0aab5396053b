"""A person's name in Latin letters: what the index keeps of it, and what a query in letters asks for. Pure."""

from __future__ import annotations

import re

from huishang.registry.linking.pinyin import initials, latin_forms, readings
from huishang.search.words import HAN

INITIALS = "0"
"""Stands before initials, so that they are no word of any text: letters and digits are parted there."""
_NAME = re.compile(rf"[{HAN}]{{2,4}}")
_LEAST_BEGUN, _MOST_INITIALS = 3, 4


def spelt(name: str) -> frozenset[str]:
    """The words by which a Chinese name is found in Latin letters; none for a name that is not Chinese.

    曾山 gives zengshan and 0zs; ü may be typed v or u.
    """
    if not _NAME.fullmatch(name):
        return frozenset()
    whole = {form for reading in readings(name) for form in (reading, reading.replace("v", "u"))}
    return frozenset(whole | {INITIALS + letters for letters in initials(name)})


def asked(latin: str) -> tuple[str, ...]:
    """The words that a query in Latin letters may mean: zeng shan, shan zeng, a beginning (zengsh*), initials."""
    if not latin:
        return ()
    joined = latin.replace(" ", "")
    words = {form + "*" * (len(form) >= _LEAST_BEGUN) for form in (joined, *latin_forms(latin))}
    if len(joined) <= _MOST_INITIALS:
        words.add(INITIALS + joined)
    return tuple(sorted(words))
