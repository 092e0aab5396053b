"""Handing files in, and what becomes of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from huishang.accounts.access import may, needs
from huishang.accounts.rules import Act
from huishang.documents import imports, queries
from huishang.documents.forms import FilesForm, PasteForm
from huishang.documents.imports import Handed
from huishang.documents.models import ImportJob
from huishang.documents.sentences import said
from huishang.intake.files import known_suffixes
from huishang.intake.limits import FILE_BYTES, mebibytes

ON_A_PAGE = 50
PORTION = 200
"""As many files the page sends in one request; settings.DATA_UPLOAD_MAX_NUMBER_FILES bounds what a request may hold."""


@needs(Act.IMPORT)
def add(request: HttpRequest) -> HttpResponse:
    """Hand in files, or paste a text."""
    is_paste = "text" in request.POST
    posted = request.method == "POST"
    files = FilesForm(request.POST, request.FILES) if posted and not is_paste else FilesForm()
    paste = PasteForm(request.POST) if posted and is_paste else PasteForm()
    form = paste if is_paste else files
    if posted and form.is_valid():
        handed = [_pasted(form.cleaned_data)] if is_paste else list(map(_sent, form.cleaned_data["files"]))
        published = form.cleaned_data["published"]
        job = imports.hand_in(request.user, handed, published=published, at=timezone.now())
        return redirect("documents:import", uuid=job.uuid)
    context = {
        "files": files,
        "paste": paste,
        "suffixes": known_suffixes(),
        "most": mebibytes(FILE_BYTES.most),
        "portion": PORTION,
    }
    return render(request, "documents/add.html", context, status=422 if posted else 200)


def _sent(file: Any) -> Handed:
    return Handed(file.name, file.size, file.chunks())


def _pasted(given: dict[str, Any]) -> Handed:
    data = given["text"].replace("\r\n", "\n").encode("utf-8", "replace")
    return Handed(given["name"], len(data), [data], given["form"])


@needs(Act.READ)
def imports_(request: HttpRequest) -> HttpResponse:
    """The imports, the latest first."""
    page = Paginator(queries.imports(), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_import": may(request.user, Act.IMPORT)}
    return render(request, "documents/imports.html", context)


@needs(Act.READ)
def one_import(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One import: each file and what became of it."""
    return render(request, "documents/import.html", _told(request, uuid))


@needs(Act.READ)
def progress(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The same as a piece of a page, asked for again and again while the import is at work."""
    return render(request, "documents/import_progress.html", _told(request, uuid))


def _told(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    job = get_object_or_404(queries.imports(), uuid=uuid)
    rows = [(item, [said(problem) for problem in item.problems]) for item in queries.items(job)]
    undated = [item for item, _ in rows if item.document and item.document.published is None]
    return {
        "job": job,
        "rows": rows,
        "done": job.total - job.n_waiting,
        "undated": len(undated),
        "is_silent": imports.is_silent(job, timezone.now()),
        "may_import": may(request.user, Act.IMPORT),
    }


@needs(Act.IMPORT)
@require_POST
def cancel(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Leave out the files that wait."""
    imports.cancel(request.user, get_object_or_404(ImportJob, uuid=uuid), timezone.now())
    return redirect("documents:import", uuid=uuid)


@needs(Act.IMPORT)
@require_POST
def resume(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take up an import whose worker is silent."""
    job = get_object_or_404(ImportJob, uuid=uuid)
    if imports.is_silent(job, timezone.now()):
        imports.resume(request.user, job, timezone.now())
    return redirect("documents:import", uuid=uuid)
