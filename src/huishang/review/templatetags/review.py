"""Filters for the pages of review."""

from __future__ import annotations

from django import template

from huishang.review.models import KIND_NAMES
from huishang.review.rules import Kind

register = template.Library()


@register.filter
def kind_name(kind: str) -> str:
    """What a kind of finding is called."""
    return str(KIND_NAMES[Kind(kind)])


@register.filter
def share(value: float | None) -> str:
    """A share in percent with one decimal; a dash where there is nothing to divide."""
    return "–" if value is None else f"{value:.1%}"
