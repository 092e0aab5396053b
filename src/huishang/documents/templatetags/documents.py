"""What the start page shows of documents."""

from __future__ import annotations

from typing import Any

from django import template

from huishang.accounts.access import may
from huishang.accounts.rules import Act
from huishang.documents import queries

register = template.Library()

MOST = 6


@register.inclusion_tag("documents/came_in.html", takes_context=True)
def came_in(context: dict[str, Any]) -> dict[str, Any]:
    """What came in last, how many documents wait, and imports that are still at work."""
    return {
        "counts": queries.counts(),
        "documents": queries.found()[:MOST],
        "at_work": queries.imports().filter(finished_at=None)[:MOST],
        "may_import": may(context["user"], Act.IMPORT),
    }
