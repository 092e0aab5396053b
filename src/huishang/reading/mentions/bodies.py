"""What a body's name ends like: 江西省林业局, 惠山区卫健委, 大唐集团 (lexicon/body_suffixes.tsv)."""

from __future__ import annotations

from functools import cache

from huishang.reading.lexicon.tables import rows


@cache
def _endings() -> tuple[str, ...]:
    return tuple(row["ending"] for row in rows("body_suffixes"))


_PERSONS = ("常委", "政委", "编委")


def is_body(words: str) -> bool:
    """Whether a phrase ends as a body's name does; commissions (…委) are too many to list."""
    if len(words) < 3:
        return False
    return words.endswith(_endings()) or (words[-1] == "委" and not words.endswith(_PERSONS))
