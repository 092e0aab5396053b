"""What intake hands on, and how it says that it cannot."""

from __future__ import annotations

from dataclasses import dataclass, field

from huishang.texts import Lang, text


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the table of texts with its facts, to be said in the reader's language."""

    key: str
    facts: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One document as it came in."""

    text: str
    origin: str
    """Where it came from, for people: the path, with the line for JSONL."""
    id: str | None = None
    """The id that the caller gave it."""
    title: str | None = None
    """A headline that is not part of the text."""
    published: str | None = None
    """The ISO date that the caller or the page itself gives."""
    replaced: int = 0
    """How many places of the text could not be decoded and stand as U+FFFD."""
    notes: tuple[Said, ...] = ()
    """What of the file was left out, and why."""
    form: str = field(default="", compare=False)
    """Which form the file had: text, HTML, Word, Excel, PDF or JSONL."""


class IntakeError(Exception):
    """An input that cannot be read: what happened and what to do, in one sentence.

    ``problem`` is a key of :data:`huishang.texts.TEXTS`, ``facts`` what its sentence needs.
    A fact may itself be a key with facts, so that the whole sentence is in one language.
    """

    def __init__(self, problem: str, **facts: object) -> None:
        super().__init__(problem, facts)
        self.problem = problem
        self.facts = facts
        self.origin = ""
        self.line: int | None = None

    def at(self, origin: str, line: int | None = None) -> IntakeError:
        """Name the file, and the line, that it happened in."""
        self.origin = origin
        self.line = line
        return self

    def message(self, lang: Lang) -> str:
        """The sentence, with the name of the file and the number of the line before it."""
        facts = {key: _said(fact, lang) for key, fact in self.facts.items()}
        place = [self.origin] if self.origin else []
        if self.line is not None:
            place.append(text("line", lang, {"line": self.line}))
        mark = "：" if lang == "zh" else ": "
        return mark.join([*place, text(self.problem, lang, facts)])

    def __str__(self) -> str:
        return self.message("zh")


def _said(fact: object, lang: Lang) -> object:
    return text(fact.key, lang, dict(fact.facts)) if isinstance(fact, Said) else fact
