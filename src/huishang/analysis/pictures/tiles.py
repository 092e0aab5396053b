"""The places of the provincial-level regions on the tile map."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from huishang.reading.lexicon.tables import parse


@cache
def places() -> dict[str, tuple[int, int]]:
    """Column and row of each region by its code, from 1."""
    text = (files("huishang.analysis.pictures") / "tiles.tsv").read_text(encoding="utf-8")
    return {row["code"]: (int(row["column"]), int(row["row"])) for row in parse(text, "tiles.tsv")}
