"""Overview, board, differences, a past day, obstacles: what they tell, to whom, and with how many queries."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from huishang.accounts.models import User
from huishang.ledger import actions
from huishang.ledger.actions import Told
from huishang.ledger.models import HistoryLine
from huishang.ledger.rules.confirming import Subject, Word
from huishang.ledger.words import Reason
from tests.ledger.people import World, acknowledged, agreed, at, made, request_of, world
from tests.ledger.test_list import client_of, text_of
from tests.ledger.test_row_page import SECRET, reported

pytestmark = pytest.mark.django_db

PAGES = ("overview", "board", "differences", "past", "obstacles", "rows")


@pytest.fixture
def here() -> World:
    return world()


def page(user: User, here: World, name: str, query: str = "", language: str = "en") -> Any:
    address = reverse(f"ledger:{name}", args=[here.mechanism.uuid])
    return client_of(user, language).get(address + query)


def test_the_overview_says_what_waits_for_me_and_counts_only_what_is_owed(here: World) -> None:
    made(here, "待审读")
    row = made(here, "不办", field="ecology")[0]
    actions.decline(here.coordinator(here.a), row, Reason.NOT_OURS, "不办", at(1))
    asked = acknowledged(here, made(here, "待答复")[0])
    text = text_of(page(here.coordinator(here.b), here, "overview"))
    assert "To be answered for your side 1" in text and asked.number in text
    assert "3 rows in all" in text and "2 still owed" in text
    assert "Nothing waits for you." in text_of(page(here.observer, here, "overview"))
    fields = page(here.observer, here, "overview").context["fields"]
    assert [(key, n) for key, _name, n in fields] == [("connectivity", 2)]


def test_the_board_has_a_column_for_each_state_that_a_row_is_in(here: World) -> None:
    made(here, "一", "二")
    agreed(here, made(here, "三")[0])
    columns = page(here.observer, here, "board").context["columns"]
    assert [(str(state), n, len(rows)) for state, _name, n, rows in columns] == [
        ("extracted", 2, 2),
        ("agreed", 1, 1),
    ]


def test_differences_stand_in_a_column_for_each_side(here: World) -> None:
    row = agreed(here)
    reported(here, row)
    disputed = acknowledged(here, made(here, "另一件")[0])
    request = request_of(disputed, Subject.ROW)
    actions.answer(here.coordinator(here.a), request, Word.DISPUTED, at(85), code="term")
    lines = page(here.observer, here, "differences").context["lines"]
    assert [(row.number, said) for row, _about, said in lines] == [
        (row.number, ["40", "60"]),
        (row.number, ["2", "3"]),
        (disputed.number, ["Term", ""]),
    ]
    text = text_of(page(here.observer, here, "differences", "?period=none"))
    assert "Share done" in text and "新增省界通道" in text


def test_a_past_day_shows_the_words_and_states_of_that_day_and_nothing_to_act_on(here: World) -> None:
    row = acknowledged(here, made(here, "旧名")[0])
    actions.revise(here.coordinator(here.a), row, {"title": "新名"}, at(9), revision=None)
    old = page(here.coordinator(here.a), here, "past", f"?on={at(4).date()}")
    assert "旧名" in text_of(old) and "新名" not in text_of(old) and "Acknowledged" in text_of(old)
    main = old.content.decode().split("<main")[1]
    assert 'method="post"' not in main and "Nothing can be done here" in main
    assert "新名" in text_of(page(here.observer, here, "past", f"?on={at(9).date()}"))
    assert "had no row" in text_of(page(here.observer, here, "past", "?on=2020-01-01"))
    for wrong in ("?on=2026-13-01", "?on=nonsense", "?on=2999-01-01"):
        assert "新名" in text_of(page(here.observer, here, "past", wrong))


def test_the_register_tells_owner_clock_and_that_it_cannot_be_solved_because(here: World) -> None:
    by, row = here.coordinator(here.a), agreed(here)
    facts = {"row": row, "owner": here.b, "due": at(1).date()}
    late = actions.raise_obstacle(by, here.mechanism, "用地未批", at(0), **facts)
    ended = actions.raise_obstacle(by, here.mechanism, "资金未到", at(0), row=row)
    actions.give_up(by, ended, "计划已取消", at(2))
    response = page(here.observer, here, "obstacles")
    assert response.context["obstacles"] == [late, ended]
    text = text_of(response)
    assert f"{here.b.region.name} Coordination offices 2026-01-06 the clock ran out" in text
    assert "Cannot be solved, because : 计划已取消" in text or "Cannot be solved, because: 计划已取消" in text


def test_no_page_shows_another_sides_own_words_and_none_exists_for_strangers(here: World) -> None:
    row = agreed(here)
    actions.write_note(here.coordinator(here.a), row, SECRET, at(4))
    actions.open_period(here.coordinator(here.a), here.mechanism, "2026-Q1", at(90), at(80))
    report = row.reports.get(side=here.a)
    actions.write_report(here.liaison(here.a), report, Told(work=SECRET, problems=SECRET), at(81))
    assert HistoryLine.objects.filter(words__contains=SECRET).exists()
    others = [p for p in here.everybody() if not p.username.endswith(f"-{here.a.pk}")]
    for person in others:
        for name in PAGES:
            response = page(person, here, name)
            assert response.status_code == (404 if person == here.stranger else 200)
            assert SECRET not in response.content.decode() and "only your side" not in text_of(response)


@pytest.mark.parametrize("name", PAGES)
def test_the_queries_of_a_page_do_not_grow_with_the_rows(
    here: World, name: str, django_assert_max_num_queries: Any
) -> None:
    for row in made(here, *(f"第{i}件" for i in range(12)))[:3]:
        agreed(here, row)
    client = client_of(here.coordinator(here.a))
    address = reverse(f"ledger:{name}", args=[here.mechanism.uuid])
    client.get(address)
    with django_assert_max_num_queries(34):
        client.get(address)
