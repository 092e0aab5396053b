"""Lists as a request asks for them: which page, which filters."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

ON_A_PAGE = 50


def page_of(request: HttpRequest, found: Any) -> Any:
    """The page of a list that is asked for."""
    return Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))


def chosen(request: HttpRequest, *keys: str) -> dict[str, str]:
    """The filters that are set."""
    return {key: request.GET[key].strip() for key in keys if request.GET.get(key, "").strip()}
