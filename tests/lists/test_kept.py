"""What a person keeps of a list is his own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from huishang.accounts.rules import Role
from huishang.lists import actions
from huishang.lists.queries import columns_of, views_of
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 1, tzinfo=UTC)


def test_columns_are_kept_per_person_and_list_and_none_brings_back_the_first_ones() -> None:
    one, other = account(Role.READER), account(Role.EDITOR)
    actions.choose_columns(one, "exchanges", ["title", "people"])
    assert columns_of(one, "exchanges") == ["title", "people"]
    assert columns_of(other, "exchanges") == columns_of(one, "agreements") == []
    actions.choose_columns(one, "exchanges", [])
    assert columns_of(one, "exchanges") == []


def test_a_view_saved_again_under_its_name_takes_the_place_of_the_first() -> None:
    one, other = account(Role.READER), account(Role.EDITOR)
    actions.save_view(one, "exchanges", "四川", "region=510000", AT)
    actions.save_view(one, "exchanges", "四川", "region=510000&level=leaders", AT)
    actions.save_view(other, "exchanges", "四川", "", AT)
    assert [view.query for view in views_of(one, "exchanges")] == ["region=510000&level=leaders"]


def test_nobody_forgets_the_view_of_another() -> None:
    view = actions.save_view(account(Role.READER), "exchanges", "四川", "", AT)
    signed_in(Role.EDITOR).post(f"/lists/views/{view.pk}/forget")
    assert views_of(account(Role.READER), "exchanges").exists()
    signed_in(Role.READER).post(f"/lists/views/{view.pk}/forget")
    assert not views_of(account(Role.READER), "exchanges").exists()


def test_who_is_out_keeps_nothing() -> None:
    gone = account(Role.READER)
    gone.is_active = False
    with pytest.raises(PermissionDenied):
        actions.save_view(gone, "exchanges", "x", "", AT)


@pytest.mark.parametrize(
    ("sent", "said"),
    [({"name": ""}, "请填写视图名称"), ({"name": "x", "query": "a" * 2001}, "筛选条件过多"), ({"name": "长" * 61}, "60")],
)  # fmt: skip
def test_a_view_that_cannot_be_kept_says_why(sent: dict[str, str], said: str) -> None:
    client = signed_in(Role.READER)
    back = {"list_key": "exchanges", "next": "/record/exchanges"}
    page = client.post("/lists/views", back | sent, follow=True).content.decode()
    assert said in page
    assert not views_of(account(Role.READER), "exchanges").exists()


def test_one_is_not_led_to_another_site() -> None:
    sent = {"list_key": "exchanges", "name": "x", "next": "https://elsewhere.example/"}
    assert signed_in(Role.READER).post("/lists/views", sent)["Location"] == "/"
