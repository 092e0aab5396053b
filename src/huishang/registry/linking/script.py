"""One form for what is printed in several: widths, spaces, middle dots, Traditional characters."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_DOTS = str.maketrans(dict.fromkeys("‧•・∙⋅･", "·"))
_BLANK = re.compile(r"[\s\u200b-\u200d\ufeff]+")
_HAN = re.compile("[㐀-鿿]")

_KEPT = "乾"  # a Simplified character too, in names: 乾县, 乾安县


@cache
def _simplified() -> dict[int, str]:
    """Traditional → Simplified, character by character, from OpenCC's table, followed to its end."""
    from opencc import OpenCC  # loaded only where something is linked: it costs start-up time

    characters = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    table = {a: b for a, b in pairs if a != b and len(b) == 1 and a not in _KEPT}
    return {ord(a): table.get(b, b) for a, b in table.items()}


def simplify(text: str) -> str:
    """Traditional characters as Simplified ones, one for one."""
    return text.translate(_simplified())


def is_han(text: str) -> bool:
    """Whether a text has a Chinese character."""
    return _HAN.search(text) is not None


def tidy(text: str) -> str:
    """Widths and dots made one; no blanks between Chinese characters, one elsewhere. The script stays."""
    text = unicodedata.normalize("NFKC", text).translate(_DOTS)
    text = _BLANK.sub("" if is_han(text) else " ", text).strip()
    return unicodedata.normalize("NFC", text)  # a blank that went may have parted a letter and its accent


def fold(text: str) -> str:
    """The form that is compared: tidy, and in Simplified characters."""
    return simplify(tidy(text))
