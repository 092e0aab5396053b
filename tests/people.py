"""Accounts for tests, one for each role."""

from __future__ import annotations

from django.test import Client

from huishang.accounts.models import User
from huishang.accounts.rules import Role


def account(role: Role = Role.EDITOR, username: str = "", name: str = "") -> User:
    """An account in a role; the same name gives the same account."""
    username = username or str(role)
    user, made = User.objects.get_or_create(username=username, defaults={"role": role})
    if made:
        user.last_name, user.first_name = name[:1], name[1:]
        user.set_password("a-long-password")
        user.save()
    return user


def signed_in(role: Role = Role.EDITOR, username: str = "") -> Client:
    """A browser of somebody who has signed in."""
    client = Client()
    client.force_login(account(role, username), backend="django.contrib.auth.backends.ModelBackend")
    return client
