"""What the start page shows of documents."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import QuerySet

from huishang.accounts.access import may
from huishang.accounts.rules import Act
from huishang.documents import queries
from huishang.documents.models import Document

register = template.Library()

MOST = 6


@register.inclusion_tag("documents/came_in.html", takes_context=True)
def came_in(context: dict[str, Any], of: QuerySet[Document] | None = None) -> dict[str, Any]:
    """What came in last, of some documents or of all, how many wait, and imports that are still at work."""
    found = queries.found()
    return {
        "counts": queries.counts(of),
        "is_part": of is not None,
        "documents": (found if of is None else found.filter(pk__in=of.order_by().values("pk")))[:MOST],
        "at_work": queries.imports().filter(finished_at=None)[:MOST],
        "may_import": may(context["user"], Act.IMPORT),
    }
