"""A page of text in the width and colours of a terminal: widths of Chinese characters, wrapping, columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from huishang.texts import Lang, text

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_NEVER_FIRST = frozenset("，。、；：！？）》〉”’】」』·…—,.;:!?)%％")
_NEVER_LAST = frozenset("（《〈“‘【「『(")
_SGR = {"bold": "1", "dim": "2", "head": "1;36", "warn": "33"}


@dataclass(frozen=True, slots=True)
class Screen:
    """What the page is made for."""

    width: int = 80
    colour: bool = False
    lang: Lang = "zh"

    def say(self, key: str) -> str:
        """A label in the language of the page."""
        return text(key, self.lang)

    def paint(self, words: str, style: str) -> str:
        """The words in a style, where the page has colours."""
        return f"\x1b[{_SGR[style]}m{words}\x1b[0m" if self.colour and words else words


def cells(words: str) -> int:
    """How many cells of a terminal the words take: Chinese characters take two."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in words
    )


def wrap(words: str, width: int) -> list[str]:
    """The words in lines of so many cells; no line begins with a closing mark or ends with an opening one."""
    lines, line, used = [], "", 0
    for char in words:
        size = cells(char)
        if used + size > width and line and (char not in _NEVER_FIRST or used + size > width + 2):
            kept = line.rstrip("".join(_NEVER_LAST)) or line
            lines.append(kept.rstrip())
            line = line[len(kept) :]
            used = cells(line)
        if line or char != " ":
            line += char
            used += size
    return [*lines, line] if line else lines


def visible(words: str) -> str:
    """The words without what could steer the terminal: a document must not be able to."""
    return _CONTROL.sub(" ", words)


def put(first: str, words: str, screen: Screen, *, indent: int, style: str = "") -> Iterator[str]:
    """A label and words beside it, wrapped within a column that begins at ``indent`` cells."""
    lead = first + " " * (indent - cells(first))
    for line in wrap(visible(words), max(screen.width - indent - 2, 16)):
        yield lead + (screen.paint(line, style) if style else line)
        lead = " " * indent


def pad(words: str, width: int) -> str:
    """The words with blanks behind them up to a width, at least one."""
    return words + " " * max(width - cells(words), 1)
