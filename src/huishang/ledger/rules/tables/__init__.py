"""The tables of the ledger's rules, which people edit; ``python -m huishang.ledger.rules.tables.lint`` checks them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from huishang.reading.lexicon.tables import parse


@cache
def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of the table ``name`` (``"reasons"``), each by column name; do not change them.

    Raises:
        LexiconError: the form of the table is broken.
        FileNotFoundError: there is no such table.

    """
    text = (files("huishang.ledger.rules.tables") / f"{name}.tsv").read_text(encoding="utf-8")
    return parse(text, f"{name}.tsv")
