"""One act on many rows: each by itself, with its own result, and nothing for who may not."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from huishang.accounts.models import User
from huishang.ledger import actions
from tests.ledger.people import World, at, fresh, made, world
from tests.ledger.test_list import client_of, rows_page, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world()


def do(user: User, here: World, act: str, *numbers: str) -> Any:
    address = reverse("ledger:bulk", args=[here.mechanism.uuid])
    return client_of(user).post(address, {"act": act, "row": numbers})


def test_each_row_has_its_own_result_and_one_that_cannot_follow_stops_no_other(here: World) -> None:
    one, gone, two = made(here, "一", "已审读", "二")
    before = actions.review(here.office, gone, at(1)).revision
    response = do(here.coordinator(here.a), here, "review", one.number, gone.number, two.number)
    assert [is_done for _row, is_done, _why in response.context["results"]] == [True, False, True]
    assert "Done on 2 of 3 rows." in text_of(response) and "cannot follow" in text_of(response)
    assert [fresh(row).state for row in (one, gone, two)] == ["reviewed"] * 3
    assert fresh(gone).revision == before


def test_a_liaison_takes_many_rows_on_for_his_body_alone(here: World) -> None:
    rows = made(here, "一", "二")
    for row in rows:
        actions.review(here.office, row, at(1))
    do(here.liaison(here.a), here, "acknowledge", *(row.number for row in rows))
    for row in rows:
        taken = row.assignments.exclude(acknowledged_version=None)
        assert [duty.side for duty in taken] == [here.a]
    again = do(here.liaison(here.a), here, "acknowledge", rows[0].number)
    assert "None of your bodies has to take this row on." in text_of(again)


def test_who_may_not_does_nothing_and_is_offered_nothing(here: World) -> None:
    row = made(here)[0]
    assert "You may not do this" in text_of(do(here.observer, here, "review", row.number))
    assert fresh(row).state == "extracted"
    assert do(here.stranger, here, "review", row.number).status_code == 404
    assert rows_page(here.observer, here).context["bulk_acts"] == []
    assert "nothing was done" in text_of(do(here.office, here, "nonsense", row.number))
    other = made(world("丙丁合作机制"))[0]
    assert do(here.office, here, "review", other.number).context["results"] == []
