"""Set phrases: the list of them and the page of one."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from huishang.accounts.access import needs
from huishang.accounts.rules import Act
from huishang.analysis.queries import phrases as queries

ON_A_PAGE = 50


@needs(Act.READ)
def phrases(request: HttpRequest) -> HttpResponse:
    """The set phrases of the record, those of most documents first."""
    page = Paginator(queries.phrases(), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "analysis/phrases.html", {"page": page})


@needs(Act.READ)
def phrase(request: HttpRequest, text: str) -> HttpResponse:
    """A set phrase: first seen where and by whom, and how it spread over years and regions."""
    page = Paginator(queries.uses(text), ON_A_PAGE).get_page(request.GET.get("page"))
    if not page.paginator.count:
        raise Http404
    dated = queries.uses(text).exclude(on="").first()
    context = {
        "text": text,
        "page": page,
        "first": dated,
        "years": queries.by_year(text),
        "regions": queries.by_region(text),
    }
    return render(request, "analysis/phrase.html", context)
