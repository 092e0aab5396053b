"""Figures, plans and problems as pages of reporting show them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import template

from huishang.reporting import parts

register = template.Library()


@register.filter
def figure(value: Decimal | None) -> str:
    """A figure in digits."""
    return parts.figure(value)


@register.filter
def planned(target: Any, code: str) -> str:
    """What the confirmed plan of a target says up to the end of a period; empty where it says nothing."""
    return parts.plan_of(target).get(code, "")


@register.filter
def problems(form: Any) -> Iterator[str]:
    """Everything that is wrong with a form, each with the name of its field."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        yield from (f"{label}: {words}" if label else str(words) for words in errors)
