"""The text as the readers of instruments scan it: same length, damaged letters and brackets made regular.

Texts taken from PDF files carry radicals (⽂ for 文) and every sort of bracket around bodies. Each is
replaced one for one, so that every place found here is a place of the page's normal form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, cached_property

from huishang.reading.layout import Page

_RADICAL = re.compile("[\u2f00-\u2fd5]")
_OTHER_FORMS = (("﹒", "."), ("．", "."), ("﹙", "（"), ("﹚", "）"), ("﹕", "："), ("﹔", "；"))
_BRACKETS = (*zip("【[〔", "（（（", strict=True), *zip("】]〕", "）））", strict=True))
_OTHER_BRACKETS = (*zip("［﹝", "（（", strict=True), *zip("］﹞", "））", strict=True))
_NEWLINE = re.compile("\n")
_COMPLETE = "。；：！？）”》…"


class Script:
    """A page's text for scanning.

    ``text`` has regular letters, ``scan`` regular brackets too; both as long as the page's own.
    """

    def __init__(self, text: str, *, odd: bool = True) -> None:
        """``odd``: whether the text may have more than ordinary letters and brackets."""
        self.text = _regular(text) if odd else text
        self.scan = _replaced(self.text, (*_BRACKETS, *_OTHER_BRACKETS) if odd else _BRACKETS)

    @cached_property
    def breaks(self) -> list[int]:
        """Line breaks that end a paragraph: after a full stop, or after a short line."""
        return _paragraph_breaks(self.text)

    def words(self, start: int, end: int) -> str:
        """The text between two places without blanks and line breaks."""
        return "".join(self.text[start:end].split())


def script_of(page: Page) -> Script:
    """Make a page's text ready for scanning."""
    return Script(page.text, odd=page.flat.odd)


@cache
def _radicals() -> dict[int, str]:
    return {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}


def _regular(text: str) -> str:
    return _replaced(text.translate(_radicals()) if _RADICAL.search(text) else text, _OTHER_FORMS)


def _replaced(text: str, forms: Sequence[tuple[str, str]]) -> str:
    for form, regular in forms:
        if form in text:
            text = text.replace(form, regular)
    return text


def _paragraph_breaks(text: str) -> list[int]:
    breaks = []
    start = 0
    for match in _NEWLINE.finditer(text):
        line = text[start : match.start()].strip(" ")
        start = match.end()
        if not line or line[-1] in _COMPLETE or len(line) <= 30:
            breaks.append(match.start())
    return breaks
