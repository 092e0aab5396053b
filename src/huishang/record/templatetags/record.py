"""What the record's pages show of exchanges."""

from __future__ import annotations

from typing import Any

from django import template

from huishang.record import page

register = template.Library()

register.filter("when", page.when)
register.filter("side_names", page.side_names)
register.filter("address_of", page.address_of)


@register.filter
def value(one: page.Shown, field: str) -> Any:
    """A value of a row by its field."""
    return one.values[field]
