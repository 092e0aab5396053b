"""The tables of linking: tab-separated files of this package, read once; the form is that of the reader's tables."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from huishang.reading.lexicon.tables import parse


@cache
def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of the table ``name`` (``"organs"``), each by column name; do not change them.

    Raises:
        LexiconError: the form of the table is broken.
        FileNotFoundError: there is no such table.

    """
    text = (files("huishang.registry.linking.lexicon") / f"{name}.tsv").read_text(encoding="utf-8")
    return parse(text, f"{name}.tsv")
