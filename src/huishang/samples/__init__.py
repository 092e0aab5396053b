"""Sample reports, a plan and minutes, written for this project, to see at once what a reading is."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from huishang.intake import Source


def samples() -> Iterator[Source]:
    """The samples, in the order of their table, each with its date of publication."""
    folder = files(__name__)
    lines = (folder / "samples.tsv").read_text("utf-8").splitlines()
    for line in [line for line in lines if line and not line.startswith("#")][1:]:
        name, published, _ = line.split("\t")
        yield Source((folder / name).read_text("utf-8"), name, published=published or None)
