"""Names and dates in the language of the page."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from huishang.registry import writing

register = template.Library()


def _language() -> str:
    return get_language() or ""


@register.filter
def person_name(one: Any) -> str:
    """A person's name, given as a person or as a name."""
    return writing.person(getattr(one, "name", one), _language())


@register.filter
def region_name(one: Any) -> str:
    """A region's name."""
    return writing.region(one.name, one.short, one.code, one.kind, _language())


@register.filter
def written(day: str | None) -> str:
    """A partial date."""
    return writing.day(day or "", _language())


@register.filter
def written_to(start: str, end: str) -> str:
    """A stretch from one partial date to another."""
    return writing.span(start, end, _language())
