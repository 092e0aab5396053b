"""The tables of the reader: tab-separated files of this package, read once.

Each begins with ``# `` lines that explain it, then one line of column names, then the rows.
``python -m huishang.reading.lexicon.lint`` checks what the rows say; here only their form is checked.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


class LexiconError(Exception):
    """A table of the lexicon that cannot be read; the message names file, line and column."""


def parse(text: str, file: str) -> list[dict[str, str]]:
    """Return the rows of a table's text, each by column name.

    ``file`` is the name that errors give.

    Raises:
        LexiconError: no column names, or a row with too few or too many columns.

    """
    columns: list[str] = []
    count = 0
    found: list[dict[str, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if not columns:
            columns, count = cells, len(cells)
        elif len(cells) == count:
            found.append(dict(zip(columns, cells, strict=True)))
        elif len(cells) < count:
            missing = columns[len(cells)]
            raise LexiconError(
                f"{file}:{number}: column {missing} is missing: {len(cells)} of {count} columns"
            )
        else:
            raise LexiconError(
                f"{file}:{number}: a column too many after {columns[-1]}: {len(cells)} of {count} columns"
            )
    if not columns:
        raise LexiconError(f"{file}:1: no line of column names")
    return found


@cache
def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of the table ``name`` (``"regions"``), each by column name; do not change them.

    Raises:
        LexiconError: there is no such table, or its form is broken.

    """
    path = files("huishang.reading.lexicon") / f"{name}.tsv"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LexiconError(f"{name}.tsv: there is no such table in the lexicon") from None
    except UnicodeDecodeError as error:
        raise LexiconError(f"{name}.tsv: not UTF-8 at byte {error.start}") from None
    return parse(text, f"{name}.tsv")
