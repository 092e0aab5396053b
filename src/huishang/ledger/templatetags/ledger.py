"""What the ledger's pages show of rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from huishang.ledger.columns import Column, body_name, light_name, waits_for
from huishang.ledger.names import CODES, PARTS_OF_CONTENT
from huishang.ledger.queries import Listed

register = template.Library()

SHAPES = {"red": "■", "yellow": "▲", "blue": "◆", "green": "●", "none": "○", "": "·"}
"""A light has a shape of its own, for those who do not see its colour."""

register.filter("body_name", body_name)
register.filter("waits_for", waits_for)


@register.filter
def cell(one: Listed, column: Column) -> str:
    """What a row says in a column."""
    return column.text(one)


@register.inclusion_tag("ledger/light.html")
def light(colour: str) -> dict[str, str]:
    """A light: its shape in its colour, and its word."""
    return {"colour": colour or "unjudged", "shape": SHAPES[colour], "word": light_name(colour)}


@register.filter
def code_name(code: str) -> str:
    """What the code of a line of history is called."""
    return str(CODES.get(code, code))


@register.filter
def part_name(part: str) -> str:
    """What a part of the text is called."""
    return str(PARTS_OF_CONTENT[part])


@register.filter
def in_words(value: Any) -> str:
    """A part of the text, as it was kept or as the content has it, in a line."""
    if isinstance(value, list | tuple):
        return "；".join(map(in_words, value)) or "—"
    if isinstance(value, Mapping):
        return " ".join(str(one) for key, one in value.items() if one and key != "key")
    fields = getattr(value, "__dataclass_fields__", None)
    if fields:
        return in_words(
            {name: getattr(value, name) for name in fields if isinstance(getattr(value, name), str)}
        )
    return str(value) or "—"


@register.filter
def at_place(places: Mapping[str, Any], key: str) -> Any:
    """What is offered at a place of the page."""
    return places.get(key, [])
