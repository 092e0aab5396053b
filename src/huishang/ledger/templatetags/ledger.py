"""What the ledger's pages show of rows."""

from __future__ import annotations

from django import template

from huishang.ledger.columns import Column, body_name, light_name, waits_for
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
