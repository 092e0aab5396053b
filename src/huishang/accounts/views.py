"""Signing in, one's own password, and the accounts of the installation."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huishang.accounts import actions
from huishang.accounts.access import needs, public
from huishang.accounts.forms import NewAccountForm, RoleForm
from huishang.accounts.models import ROLE_NAMES, User
from huishang.accounts.rules import Act, Role

sign_in = public(
    auth_views.LoginView.as_view(template_name="accounts/sign_in.html", redirect_authenticated_user=True)
)
sign_out = public(auth_views.LogoutView.as_view())
change_password = needs(Act.READ)(
    auth_views.PasswordChangeView.as_view(
        template_name="accounts/change_password.html", success_url=reverse_lazy("home")
    )
)


@needs(Act.ADMINISTER)
def accounts(request: HttpRequest) -> HttpResponse:
    """The accounts, and opening a new one."""
    form = NewAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        user, password = actions.open_account(data["username"], Role(data["role"]), name=data["name"])
        return _shown_once(request, user, password)
    users = User.objects.order_by("-is_active", "username")
    context = {"form": form, "users": users, "roles": ROLE_NAMES.items()}
    return render(request, "accounts/accounts.html", context, status=422 if form.errors else 200)


@needs(Act.ADMINISTER)
@require_POST
def change_account(request: HttpRequest, pk: int, change: str) -> HttpResponse:
    """Close or reopen an account, give it another role or a new password."""
    user = get_object_or_404(User, pk=pk)
    try:
        if change == "password":
            return _shown_once(request, user, actions.renew_password(request.user, user))
        if change == "role":
            form = RoleForm(request.POST)
            if not form.is_valid():
                messages.error(request, _("This role does not exist."))
                return redirect("accounts")
            actions.change_role(request.user, user, Role(form.cleaned_data["role"]))
        elif change == "close":
            actions.close_account(request.user, user)
        else:
            actions.reopen_account(request.user, user)
    except actions.AccountError:
        messages.error(request, _("This is the last administrator. Make somebody else administrator first."))
    return redirect("accounts")


def _shown_once(request: HttpRequest, user: User, password: str) -> HttpResponse:
    response = render(request, "accounts/password.html", {"account": user, "password": password})
    response["Cache-Control"] = "no-store"
    return response
