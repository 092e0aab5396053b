"""Places of the normal form as characters of the untouched original."""

from __future__ import annotations

from huishang.reading.layout import Page
from huishang.reading.model import Quoted


def quoted(page: Page, start: int, end: int) -> Quoted:
    """A place of the normal form as the original's span and characters."""
    flat = page.flat
    if flat.alike:
        return Quoted((start, end), flat.original[start:end])
    span = flat.span(start, end)
    return Quoted(span, flat.original[span[0] : span[1]])
