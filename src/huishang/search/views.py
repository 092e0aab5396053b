"""The page of results: what the record knows first, then documents."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from huishang.accounts.access import may, needs
from huishang.accounts.rules import Act
from huishang.documents.models import KINDS
from huishang.search import queries
from huishang.search.asking import Question, ask
from huishang.search.lines import lines
from huishang.search.models import Named

ON_A_PAGE = 20
OF_EACH = 5
"""As many of each kind stand above the documents."""
DOCUMENTS = "document"


@needs(Act.READ)
def results(request: HttpRequest) -> HttpResponse:
    """What answers a query, or how to ask."""
    words = request.GET.get("q", "").strip()
    question = ask(words)
    what = request.GET.get("what", "")
    context: dict[str, Any] = {
        "search_words": words,
        "question": question,
        "what": what if what in (DOCUMENTS, *Named.Kind.values) else "",
        "may_import": may(request.user, Act.IMPORT),
    }
    if question.wanted:
        context |= _found(request, question, context["what"])
    return render(request, "search/results.html", context)


def _found(request: HttpRequest, question: Question, what: str) -> dict[str, Any]:
    chosen = _chosen(request)
    named = queries.named(request.user, question)
    kinds, counts = queries.nearest(named, OF_EACH)
    documents = queries.Documents(request.user, question, chosen)
    context = {
        "kinds": _kinds(counts, documents),
        "documents": documents,
        "chosen": [(name, _facet_name(name), _value_name(name, value)) for name, value in chosen.items()],
        "is_nothing": not counts and not documents.total,
    }
    if what in Named.Kind.values:
        page = Paginator(named.filter(kind=what), ON_A_PAGE).get_page(request.GET.get("page"))
        return context | {"page": page, "lines": lines(what, page.object_list)}
    page = Paginator(documents, ON_A_PAGE).get_page(request.GET.get("page"))
    context |= {"page": page, "hits": page.object_list, "facets": _facets(documents, chosen)}
    if not what and not chosen and page.number == 1:
        context["entities"] = [
            (kind, Named.Kind(kind).label, lines(kind, rows), counts[kind])
            for kind in Named.Kind.values
            if (rows := kinds.get(kind))
        ]
    return context


def _chosen(request: HttpRequest) -> dict[str, str]:
    """What the documents are narrowed to; a value that no facet can have is left out."""
    given = {name: request.GET.get(name, "").strip()[:60] for name in queries.FACETS}
    if not (
        given["year"] == "none"
        or (given["year"].isascii() and given["year"].isdigit() and len(given["year"]) == 4)
    ):
        given["year"] = ""
    if given["kind"] not in KINDS:
        given["kind"] = ""
    return {name: value for name, value in given.items() if value}


def _kinds(counts: dict[str, int], documents: queries.Documents) -> list[tuple[str, str, str]]:
    """Every kind of result that there is: its key, its name, how many."""
    rows = [
        (kind, str(Named.Kind(kind).label), str(counts[kind])) for kind in Named.Kind.values if kind in counts
    ]
    if documents.total:
        number = f"{documents.total}+" if documents.is_more else str(documents.total)
        rows.append((DOCUMENTS, pgettext("kind of result", "Documents"), number))
    return rows


def _facets(
    documents: queries.Documents, chosen: dict[str, str]
) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """The facets that still narrow something: key, name, and the values with their names and numbers."""
    return [
        (
            facet.name,
            _facet_name(facet.name),
            [(value, _value_name(facet.name, value), n) for value, n in facet.values],
        )
        for facet in documents.facets()
        if facet.name not in chosen
    ]


def _facet_name(name: str) -> str:
    return {
        "year": pgettext("facet", "Year of publication"),
        "kind": pgettext("facet", "Kind of document"),
        "region": pgettext("facet", "Region"),
        "outlet": pgettext("facet", "Published by"),
    }[name]


def _value_name(name: str, value: str) -> str:
    if name == "kind":
        return str(KINDS[value])
    return _("No date") if (name, value) == ("year", "none") else value
