"""The words of warnings, by code."""

from __future__ import annotations

from functools import cache

from huishang.reading.lexicon.tables import rows


@cache
def _messages() -> dict[str, str]:
    return {row["code"]: row["message"] for row in rows("warnings")}


def told(code: str) -> str:
    """What a warning tells; raises ``KeyError`` for a code that warnings.tsv does not have."""
    return _messages()[code]
