"""Sentences of huishang.texts kept in the database as key and facts, and said in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language

from huishang.intake import IntakeError
from huishang.intake.source import Said
from huishang.texts import Lang, text

Kept = dict[str, Any]


def kept(
    key: str, facts: Mapping[str, object] | Iterable[tuple[str, object]] = (), line: int | None = None
) -> Kept:
    """A sentence as JSON."""
    plain = {name: _plain(fact) for name, fact in dict(facts).items()}
    return {"key": key, "facts": plain} | ({} if line is None else {"line": line})


def kept_error(error: IntakeError) -> Kept:
    """What an input was refused for, as JSON."""
    return kept(error.problem, error.facts, error.line)


def said(sentence: Kept, lang: Lang | None = None) -> str:
    """A kept sentence, in a language or in that of the page."""
    lang = lang or ("en" if (get_language() or "").startswith("en") else "zh")
    facts = {
        name: said(fact, lang) if isinstance(fact, dict) else fact for name, fact in sentence["facts"].items()
    }
    words = text(sentence["key"], lang, facts)
    if (line := sentence.get("line")) is None:
        return words
    return f"{text('line', lang, {'line': line})}{'：' if lang == 'zh' else ': '}{words}"


def _plain(fact: object) -> object:
    if isinstance(fact, Said):
        return kept(fact.key, fact.facts)
    return fact if isinstance(fact, int | float | str) else str(fact)
