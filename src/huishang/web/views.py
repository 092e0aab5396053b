"""The start page, the choice of a language, and what is shown when something is refused or fails."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import TooManyFilesSent
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from huishang.accounts.access import needs, public
from huishang.accounts.rules import Act
from huishang.analysis.queries.followed import followed_by
from huishang.analysis.queries.promises import by_field_and_year
from huishang.registry import queries as registry
from huishang.sides.access import mechanisms_of
from huishang.sides.rules import Act as MechanismAct
from huishang.web.middleware import COOKIE

YEAR_SECONDS = 365 * 24 * 3600
LATELY = 8
"""Exchanges and agreements on the start page."""


@needs(Act.READ)
def opening(request: HttpRequest) -> HttpResponse:
    """The ledger for whoever reads one; for all others the start page."""
    if mechanisms_of(request.user, MechanismAct.READ_SHARED).exists():
        return redirect("ledger:opening")
    return home(request)


@needs(Act.READ)
def home(request: HttpRequest) -> HttpResponse:
    """Where a person starts: what came in and waits, who met lately, what was signed and promised, for his regions."""
    followed = followed_by(request.user)
    context = {
        "followed": followed.regions,
        "documents": followed.documents(),
        "exchanges": followed.exchanges()[:LATELY],
        "agreements": followed.agreements()[:LATELY],
        "table": by_field_and_year(followed.promised(timezone.localdate())),
        "open_names": registry.open_names().count(),
    }
    return render(request, "web/home.html", context)


@require_POST
def _choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language that a person chose, and go back to where he was."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = redirect(back)
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(COOKIE, chosen, max_age=YEAR_SECONDS, samesite="Lax", secure=settings.HTTPS)
    return response


choose_language = public(_choose_language)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent cannot be taken: 413 where it was too much, 400 for the rest; with what to do."""
    too_many = isinstance(exception, TooManyFilesSent)
    too_large = too_many or isinstance(exception, RequestDataTooBig | TooManyFieldsSent)
    context = {
        "too_many": too_many,
        "too_large": too_large,
        "most_files": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
        "most_mebibytes": settings.DATA_UPLOAD_MAX_MEMORY_SIZE >> 20,
    }
    return render(request, "web/bad_request.html", context, status=413 if too_large else 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: who may do this, and whom to ask."""
    return render(request, "web/forbidden.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return render(request, "web/not_found.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """500; needs no database, for that may be what failed."""
    return render(request, "web/failed.html", status=500)
