"""One page for every act: a form, what went wrong with it, and the way back to the mechanism."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from huishang.sides.actions import SideError
from huishang.sides.models import Mechanism


def ask(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[], Mechanism | None],
    *,
    title: str,
    button: str,
    mechanism: Mechanism | None = None,
    about: str = "",
    **context: Any,
) -> HttpResponse:
    """Show a form, or do what was filled in and go back to the mechanism (what ``act`` gives, else the one given)."""
    if request.method == "POST" and form.is_valid():
        try:
            done = act() or mechanism
        except SideError as error:
            form.add_error(None, str(error))
        else:
            assert done is not None
            messages.success(request, _("Done; the history below says who and when."))
            return redirect("sides:mechanism", done.uuid)
    shown = {"form": form, "title": title, "button": button, "mechanism": mechanism, "about": about}
    return render(request, "sides/form.html", shown | context, status=422 if form.errors else 200)
