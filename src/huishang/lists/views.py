"""Keeping columns and views; each leads back to the list."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huishang.accounts.access import needs
from huishang.accounts.rules import Act
from huishang.lists import actions
from huishang.lists.forms import ColumnsForm, ViewForm


@needs(Act.READ)
@require_POST
def columns(request: HttpRequest) -> HttpResponse:
    """Keep the columns that are ticked; without a tick those of the beginning come back."""
    form = ColumnsForm(request.POST)
    if form.is_valid():
        actions.choose_columns(request.user, form.cleaned_data["list_key"], form.cleaned_data["column"])
    return _back(request)


@needs(Act.READ)
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the list as it stands under a name."""
    form = ViewForm(request.POST)
    if form.is_valid():
        view = actions.save_view(request.user, **form.cleaned_data, at=timezone.now())
        messages.success(request, _("Saved as “%(name)s”.") % {"name": view.name})
    else:
        for error in (one for many in form.errors.values() for one in many):
            messages.error(request, error)
    return _back(request)


@needs(Act.READ)
@require_POST
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a saved view away."""
    actions.forget_view(request.user, pk)
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    """To the list that one came from."""
    back = request.POST.get("next", "/")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if is_ours else "/")
