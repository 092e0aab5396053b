"""The few functions that decide who may do what; every view and action asks them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from huishang.accounts.rules import Act, Role, role_may

View = Callable[..., HttpResponse]


def may(user: Any, act: Act) -> bool:
    """Whether this person may do this; nobody who is not signed in may do anything."""
    if user is None or not user.is_authenticated or not user.is_active:
        return False
    return role_may(Role(user.role), act)


def access_act(user: Any, act: Act) -> None:
    """Refuse an act to a person who may not do it.

    Raises PermissionDenied, which the site answers with a page that says so (403).
    """
    if not may(user, act):
        raise PermissionDenied(act)


def needs(act: Act) -> Callable[[View], View]:
    """Let a view be called only by those who may do ``act``; others sign in first or are refused.

    The act is kept on the view as ``needs``, so that a test can ask every address of the site for it.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            access_act(request.user, act)
            return view(request, *args, **kwargs)

        guarded.needs = act  # type: ignore[attr-defined]
        return guarded

    return guard


def public(view: View) -> View:
    """Mark a view that anybody may call: signing in and out, choosing a language."""
    view.needs = None  # type: ignore[attr-defined]
    return view
