"""How a text is cut into what the index keeps: pairs of Chinese characters, words of letters, numbers. Pure.

Chinese has no blanks between words, so every pair of neighbours is kept: 贵州省 as 贵州, 州省 and, where the
characters end, 省 alone. A pair that stands alone in a query is found exactly; of longer words the pairs have to
follow each other, which the last character alone makes sure of: no pair bridges a stop.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from huishang.registry.linking.script import simplify

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3005\u3007\U00020000-\U0003134f"
LONGEST_WORD = 40
"""Letters or digits of one word that count; PostgreSQL takes no word of any length."""
MOST_CHARACTERS = 130_000
"""As many characters of a text are found: PostgreSQL keeps at most 1 MB of different pairs, eight bytes each."""

_RUNS = re.compile(rf"([{HAN}]+)|([^\W\d_{HAN}]+)|(\d+)")
BLANK = r"[ \u3000\u00a0\r]*\n?[ \u3000\u00a0\r]*"
"""What may stand inside a word of Chinese characters: blanks, and the break of a line."""
_INSIDE = re.compile(rf"(?<=[{HAN}])(?:[ \u3000\u00a0\r]+\n?|\n)[ \u3000\u00a0\r]*(?=[{HAN}])")


def fold(text: str) -> str:
    """Simplified, half-width, small letters without accents: one character for one, so that places stay."""
    return text.translate(_forms())


@cache
def _forms() -> dict[int, str]:
    """Every character of the basic plane that is written in another form than the one that is compared."""
    codes = [code for code in range(0x41, 0x10000) if not 0xD800 <= code < 0xE000]
    plain = "".join(_plain(chr(code)) for code in codes)
    return {code: one for code, one in zip(codes, simplify(plain), strict=True) if chr(code) != one}


def _plain(character: str) -> str:
    """Width, accents of Latin letters and case; a character that would become several stays."""
    form = unicodedata.normalize("NFKC", character)
    if len(form) != 1:
        return character
    if "\u00c0" <= form <= "\u024f" or "\u1e00" <= form <= "\u1eff":
        form = unicodedata.normalize("NFD", form)[0]
    small = form.casefold()
    return small if len(small) == 1 else form


def runs(folded: str) -> Iterator[tuple[str, bool]]:
    """The stretches of a folded text that hold words, each with whether it is of Chinese characters."""
    for match in _RUNS.finditer(_INSIDE.sub("", folded)):
        yield match.group()[: None if match.group(1) else LONGEST_WORD], match.group(1) is not None


def cut(folded: str) -> list[str]:
    """The words of a folded text as the index keeps them, in their order."""
    words: list[str] = []
    for run, is_han in runs(folded):
        if is_han:
            words += pairs(run)
        words.append(run[-1] if is_han else run)
    return words


def pairs(run: str) -> list[str]:
    """Every two neighbours of a stretch of characters."""
    return [a + b for a, b in pairwise(run)]
