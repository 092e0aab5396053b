"""One side of an exchange."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from huishang.reading.lexicon.geography import Region, abbreviations, parent


class Side(NamedTuple):
    """A side: its name, and its region where it is or belongs to one (a township, body or country has none)."""

    name: str
    region: Region | None


Group = tuple[Side, ...]
"""The parties of one agreement."""

CHINA = Side("中国", None)
"""The side of the State's leaders among other countries."""


def side_of(region: Region) -> Side:
    """A region as a side, under its full official name."""
    return Side(region.name, region)


_T = TypeVar("_T")


def unique(sides: Iterable[_T]) -> list[_T]:
    """Each side, or whatever it is, once and in order."""
    return list(dict.fromkeys(sides))


def plain(side: Side) -> Side:
    """A region that was written with those above it (四川省广元市朝天区) under its own name."""
    region = side.region
    return side_of(region) if region is not None and side.name.endswith(region.name) else side


def is_own(side: Side) -> bool:
    """Whether a side is a body or township of its own and not a region itself."""
    return side.region is None or side.name not in (side.region.name, side.region.short)


def inside(inner: Side, outer: Side) -> bool:
    """Whether one side's region lies in the other's, or is the same."""
    region = inner.region
    while region is not None and region.name != outer.name:
        region = parent(region)
    return inner.name == outer.name or region is not None


def spelled(words: str) -> bool:
    """Whether a group's name spells its members (京津冀, 川黔), so that it names them."""
    return all(letter in abbreviations() for letter in words)
