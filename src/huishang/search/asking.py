"""What a person typed, as what the index is asked. Pure.

Words parted by blanks must all be there; what stands in quotation marks is one word with its blanks; a word after
a minus must not be there. A word is found where its characters follow each other; brackets and stops between its
parts count as one, so 川办函[2017]113号 finds 川办函〔2017〕113号.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from huishang.search.words import BLANK, HAN, fold, pairs, runs

MOST_CHARACTERS = 200
"""A query is cut here; nobody types more, and a pasted page would search for nothing."""
MOST_TERMS = 12

_PARTS = re.compile(
    r"""(-?)(?:["“”「『](?P<quoted>[^"“”「」『』]*)["“”」』]?|(?P<plain>[^\s"“”「」『』]+))"""
)
_BETWEEN = r"[\W_]*"


@dataclass(frozen=True)
class Term:
    """One word of a query: its stretches of characters, letters or digits."""

    runs: tuple[tuple[str, bool], ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the index that have to follow each other; with ``is_open`` the last one may go on."""
        words: list[str] = []
        for place, (run, is_han) in enumerate(self.runs):
            is_last = place == len(self.runs) - 1
            if is_han:
                words += pairs(run)
            if not is_han or not is_last or len(run) == 1:
                words.append(run[-1] if is_han else run)
        return tuple(words)

    @property
    def is_open(self) -> bool:
        """Whether the last word stands for every word that begins with it: a single character at the end."""
        run, is_han = self.runs[-1]
        return is_han and len(run) == 1

    @property
    def is_exact(self) -> bool:
        """Whether a text with the words of the index surely holds the term: there is only one."""
        return len(self.words) == 1

    @cached_property
    def pattern(self) -> str:
        """The term as a regular expression for folded texts."""
        return _BETWEEN.join(_of_run(run, is_han) for run, is_han in self.runs)

    @property
    def letters(self) -> str:
        """The term without anything between, where it is of Latin letters alone; else empty."""
        joined = "".join(run for run, _ in self.runs)
        return joined if joined.isascii() and joined.isalpha() else ""


@dataclass(frozen=True)
class Question:
    """A query: what has to be there and what must not."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]

    @cached_property
    def is_exact(self) -> bool:
        """Whether the words of the index alone decide."""
        return all(term.is_exact for term in (*self.wanted, *self.unwanted))

    @cached_property
    def marks(self) -> re.Pattern[str]:
        """What is marked in a folded text; the group's number tells the term, from 1."""
        return re.compile("|".join(f"({term.pattern})" for term in self.wanted))

    def holds(self, folded: str) -> bool:
        """Whether a folded text answers the query."""
        return all(re.search(term.pattern, folded) for term in self.wanted) and not any(
            re.search(term.pattern, folded) for term in self.unwanted
        )

    @property
    def latin(self) -> str:
        """The whole query where it is of Latin letters alone, parted as typed: zeng shan; else empty."""
        parts = [term.letters for term in self.wanted]
        return " ".join(parts) if all(parts) and not self.unwanted else ""


def ask(query: str) -> Question:
    """Read what a person typed. A query without any word that could be found has nothing wanted."""
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for part in _PARTS.finditer(fold(query[:MOST_CHARACTERS])):
        term = Term(tuple(runs(part["quoted"] if part["quoted"] is not None else part["plain"])))
        if term.runs:
            (unwanted if part.group(1) else wanted).append(term)
    return Question(tuple(dict.fromkeys(wanted))[:MOST_TERMS], tuple(dict.fromkeys(unwanted))[:MOST_TERMS])


def _of_run(run: str, is_han: bool) -> str:
    if is_han:
        return BLANK.join(run)
    other = r"\d" if run[0].isdigit() else rf"[^\W\d_{HAN}]"
    return rf"(?<!{other}){run}(?!{other})"
