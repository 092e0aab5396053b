from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.test import Client

from huishang.accounts import actions
from huishang.accounts.models import User
from huishang.accounts.rules import Role
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db


def test_open_account_gives_a_password_that_signs_in_and_keeps_none_in_clear() -> None:
    user, password = actions.open_account("lin", Role.READER, name="林朝阳")
    assert password not in user.password
    response = Client().post("/sign-in", {"username": "lin", "password": password})
    assert response.status_code == 302
    assert str(user) == "林朝阳"


def test_open_account_refuses_a_name_twice() -> None:
    actions.open_account("lin", Role.READER)
    with pytest.raises(IntegrityError):
        actions.open_account("lin", Role.EDITOR)


def test_only_an_administrator_changes_roles() -> None:
    lin = account(Role.READER, "lin")
    with pytest.raises(PermissionDenied):
        actions.change_role(account(Role.EDITOR), lin, Role.EDITOR)
    actions.change_role(account(Role.ADMINISTRATOR), lin, Role.EDITOR)
    assert User.objects.get(username="lin").role == Role.EDITOR


def test_the_last_administrator_keeps_his_role_and_account() -> None:
    admin = account(Role.ADMINISTRATOR)
    with pytest.raises(actions.AccountError):
        actions.close_account(admin, admin)
    with pytest.raises(actions.AccountError):
        actions.change_role(admin, admin, Role.READER)
    account(Role.ADMINISTRATOR, "second")
    actions.close_account(admin, admin)
    assert not User.objects.get(pk=admin.pk).is_active


def test_a_closed_account_does_not_sign_in() -> None:
    lin = account(Role.READER, "lin")
    actions.close_account(account(Role.ADMINISTRATOR), lin)
    response = Client().post("/sign-in", {"username": "lin", "password": "a-long-password"})
    assert response.status_code == 200
    assert "_auth_user_id" not in response.client.session


def test_a_closed_account_is_out_at_once() -> None:
    client = signed_in(Role.READER, "lin")
    assert client.get("/").status_code == 200
    actions.close_account(account(Role.ADMINISTRATOR), account(Role.READER, "lin"))
    assert client.get("/").status_code == 302


def test_five_wrong_passwords_lock_an_account_and_the_right_one_is_refused_too() -> None:
    account(Role.READER, "lin")
    client = Client()
    for _ in range(4):
        assert client.post("/sign-in", {"username": "lin", "password": "wrong"}).status_code == 200
    assert client.post("/sign-in", {"username": "lin", "password": "wrong"}).status_code == 429
    locked = client.post("/sign-in", {"username": "lin", "password": "a-long-password"})
    assert locked.status_code == 429
    assert "一刻钟" in locked.content.decode()


def test_a_new_session_begins_at_sign_in() -> None:
    account(Role.READER, "lin")
    client = Client()
    client.get("/sign-in")
    client.session["planted"] = "x"
    client.session.save()
    before = client.session.session_key
    client.post("/sign-in", {"username": "lin", "password": "a-long-password"})
    assert client.session.session_key != before


def test_the_accounts_page_opens_one_and_shows_its_password_once() -> None:
    client = signed_in(Role.ADMINISTRATOR)
    response = client.post("/accounts", {"username": "qin", "name": "秦明月", "role": "reviewer"})
    assert response["Cache-Control"] == "no-store"
    password = response.context["password"]
    assert Client().post("/sign-in", {"username": "qin", "password": password}).status_code == 302
    assert password not in client.get("/accounts").content.decode()


def test_the_accounts_page_names_what_is_wrong() -> None:
    client = signed_in(Role.ADMINISTRATOR)
    response = client.post("/accounts", {"username": "ADMINISTRATOR", "role": "reader"})
    assert response.status_code == 422
    assert "已有人用" in response.content.decode()


def test_the_accounts_page_lists_with_few_queries(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    client = signed_in(Role.ADMINISTRATOR)
    for number in range(20):
        account(Role.READER, f"reader{number}")
    with django_assert_max_num_queries(4):
        client.get("/accounts")
