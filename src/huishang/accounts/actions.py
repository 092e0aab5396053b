"""Every write about accounts."""

from __future__ import annotations

import secrets

from django.db import transaction

from huishang.accounts.access import access_act
from huishang.accounts.models import User
from huishang.accounts.rules import Act, Role


class AccountError(Exception):
    """What was asked cannot be done to this account; the text is a sentence for people."""


def new_password() -> str:
    """A random password that can be read out by telephone: five groups of four letters and digits."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(5))


@transaction.atomic
def open_account(username: str, role: Role, *, name: str = "") -> tuple[User, str]:
    """Open an account with a random password, which is given back and kept nowhere in clear.

    For the command line and the first start, where the owner of the machine acts. A name that is
    taken raises django.db.IntegrityError.
    """
    password = new_password()
    user = User(username=username, role=role, last_name=name[:1], first_name=name[1:])
    user.set_password(password)
    user.save()
    return user, password


@transaction.atomic
def change_role(by: User, user: User, role: Role) -> None:
    """Give an account another role; the last administrator keeps his."""
    access_act(by, Act.ADMINISTER)
    if user.role == Role.ADMINISTRATOR != role:
        _keep_one_administrator(user)
    user.role = role
    user.save(update_fields=["role"])


@transaction.atomic
def close_account(by: User, user: User) -> None:
    """Let nobody sign in with an account any more; what it did keeps its name."""
    access_act(by, Act.ADMINISTER)
    _keep_one_administrator(user)
    user.is_active = False
    user.save(update_fields=["is_active"])


@transaction.atomic
def reopen_account(by: User, user: User) -> None:
    """Let a closed account sign in again."""
    access_act(by, Act.ADMINISTER)
    user.is_active = True
    user.save(update_fields=["is_active"])


@transaction.atomic
def renew_password(by: User, user: User) -> str:
    """Give an account a new random password, shown once to the administrator."""
    access_act(by, Act.ADMINISTER)
    password = new_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    return password


def _keep_one_administrator(leaving: User) -> None:
    others = User.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True)
    if leaving.role == Role.ADMINISTRATOR and not others.exclude(pk=leaving.pk).exists():
        raise AccountError("last administrator")
