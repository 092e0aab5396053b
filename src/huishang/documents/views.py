"""The list of documents, one document, and what people decide on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huishang.accounts.access import may, needs
from huishang.accounts.rules import Act
from huishang.documents import actions, queries
from huishang.documents.downloads import FORM_NAMES, download_of
from huishang.documents.forms import KindForm, ListForm, PublishedForm, ReasonForm
from huishang.documents.models import KINDS, Document
from huishang.documents.originals import path_of
from huishang.documents.sentences import said

ON_A_PAGE = 50
MOST_SHOWN = 200_000
"""As many characters of a text are shown; a browser takes no more with ease."""


@needs(Act.READ)
def documents(request: HttpRequest) -> HttpResponse:
    """The documents, narrowed to what is asked for."""
    form = ListForm(request.GET, queries.years())
    chosen = form.chosen()
    page = Paginator(queries.found(**chosen), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "is_narrowed": any(value for name, value in chosen.items() if name != "order"),
        "may_import": may(request.user, Act.IMPORT),
    }
    return render(request, "documents/documents.html", context)


@needs(Act.READ)
def document(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One document: its text as it came in, what is known of it, and its readings."""
    return _shown(request, _found(uuid))


def _found(uuid: UUID) -> Document:
    related = ("original", "added_by", "published_by", "kind_by", "not_repeated_by", "repeats", "reading")
    return get_object_or_404(Document.objects.select_related(*related).defer("repeats__text"), uuid=uuid)


def _shown(request: HttpRequest, one: Document, form: forms.Form | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        "document": one,
        "pieces": _pieces(one, _place(request.GET.get("at", ""), min(len(one.text), MOST_SHOWN))),
        "dated_by": one.text[one.published_start : one.published_end] if one.published_end else "",
        "is_cut": len(one.text) > MOST_SHOWN,
        "notes": [said(note) for note in one.notes],
        "repeated_by": one.repeated_by.defer("text").order_by("pk"),
        "readings": one.readings.defer("content").order_by("-pk"),
        "numbers": _numbers(one),
        "changes": one.changes.select_related("by").order_by("-pk"),
        "kinds": KINDS.items(),
        "form_name": FORM_NAMES.get(one.original.form, one.original.form),
        "may_import": may(request.user, Act.IMPORT),
        "published_form": form if isinstance(form, PublishedForm) else PublishedForm(),
        "reason_form": form if isinstance(form, ReasonForm) else ReasonForm(),
    }
    return render(request, "documents/document.html", context, status=422 if form else 200)


def _pieces(one: Document, at: tuple[int, int] | None) -> list[tuple[str, str]]:
    """The text in pieces, each with what it is marked as: the date of publication, or what was asked for (``at``)."""
    text = one.text[:MOST_SHOWN]
    marks = [(*at, "at")] if at else []
    if one.published_start is not None and one.published_end is not None:
        start, end = one.published_start, one.published_end
        if not at or end <= at[0] or at[1] <= start:
            marks.append((start, end, "published"))
    pieces, place = [], 0
    for start, end, name in sorted(marks):
        pieces += [(text[place:start], ""), (text[start:end], name)]
        place = end
    return [*pieces, (text[place:], "")]


def _place(given: str, size: int) -> tuple[int, int] | None:
    """A place of the text as an address names it, 12-15; None for what is none."""
    start, _, end = given.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(given) < 20):
        return None
    return (int(start), int(end)) if int(start) < int(end) <= size else None


def _numbers(one: Document) -> list[tuple[str, int]]:
    """How much the reading that holds has found."""
    content = one.reading.content if one.reading else {}
    names = {
        "events": _("Exchanges"),
        "people": _("People"),
        "agreements": _("Agreements"),
        "commitments": _("Commitments"),
        "warnings": _("Open questions"),
    }
    return [(label, len(content.get(name) or ())) for name, label in names.items()]


@needs(Act.READ)
def original(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The original's bytes, to be kept and never shown by the browser as a page of this site."""
    one = _found(uuid)
    try:
        stream = path_of(one.original).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    name, kind = download_of(one)
    return FileResponse(stream, as_attachment=True, filename=name, content_type=kind)


def _decides(form_class: type[forms.Form]) -> Callable[..., Any]:
    """A view that takes a form on a document; what is wrong with it is shown on the document's page."""

    def wrap(decide: Callable[[HttpRequest, Document, dict[str, Any]], str]) -> Callable[..., HttpResponse]:
        def view(request: HttpRequest, uuid: UUID) -> HttpResponse:
            one, form = _found(uuid), form_class(request.POST)
            if not form.is_valid():
                return _shown(request, one, form)
            messages.success(request, decide(request, one, form.cleaned_data))
            return redirect("documents:document", uuid=uuid)

        view.__doc__ = decide.__doc__
        return needs(Act.IMPORT)(require_POST(view))

    return wrap


@_decides(PublishedForm)
def say_published(request: HttpRequest, one: Document, given: dict[str, Any]) -> str:
    """Say when a document was published."""
    actions.say_published(request.user, one, given["published"], timezone.now())
    return _("The date is kept, and the document was read anew with it.")


@_decides(KindForm)
def overrule_kind(request: HttpRequest, one: Document, given: dict[str, Any]) -> str:
    """Say of which kind a document is."""
    actions.overrule_kind(request.user, one, given["kind"], timezone.now())
    return _("The kind is kept, and the document was read anew as such.")


@_decides(ReasonForm)
def withdraw(request: HttpRequest, one: Document, given: dict[str, Any]) -> str:
    """Let a document count no more."""
    actions.withdraw(request.user, one, given["reason"], timezone.now())
    return _("The document is withdrawn. It stays here with all that was read and decided.")


@_decides(ReasonForm)
def reinstate(request: HttpRequest, one: Document, given: dict[str, Any]) -> str:
    """Take a withdrawn document back."""
    actions.reinstate(request.user, one, given["reason"], timezone.now())
    return _("The document counts again and waits for review.")


@_decides(forms.Form)
def say_not_repeated(request: HttpRequest, one: Document, given: dict[str, Any]) -> str:
    """Say that a document repeats no other."""
    actions.say_not_repeated(request.user, one, timezone.now())
    return _("The document counts as one of its own.")
