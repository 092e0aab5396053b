"""The list of rows: what it says, how it is narrowed and sorted, and that it stays quick and harmless."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from huishang.accounts.models import User
from huishang.ledger import actions
from huishang.ledger.files_out import harmless
from huishang.ledger.models import Commitment
from huishang.ledger.rules.confirming import Subject, Word
from huishang.ledger.words import Reason
from tests.ledger.people import World, acknowledged, agreed, at, made, request_of, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world()


def client_of(user: User, language: str = "en") -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.cookies["language"] = language
    return client


def rows_page(user: User, here: World, query: str = "", name: str = "rows") -> Any:
    return client_of(user).get(reverse(f"ledger:{name}", args=[here.mechanism.uuid]) + query)


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def titles(response: Any) -> list[str]:
    return [one.row.title for one in response.context["rows"]]


def test_a_row_of_the_list_says_number_bodies_of_both_sides_term_state_axes_and_what_waits(
    here: World,
) -> None:
    row = acknowledged(here, made(here)[0])
    actions.answer(here.coordinator(here.a), request_of(row, Subject.ROW), Word.CONFIRMED, at(3))
    text = text_of(rows_page(here.observer, here))
    for words in (row.number, "打通省界断头路", here.body_a.words, here.body_b.words, "2026年6月底前"):
        assert words in text
    assert "Acknowledged" in text and "One is silent" in text and f"Answer · Row: {here.b.label}" in text


def test_filters_narrow_by_field_state_words_and_body_and_say_how_many_there_are(here: World) -> None:
    made(here, "甲事", field="ecology")
    made(here, "乙事", "丙事", duties=())
    agreed(here, made(here, "丁事")[0])
    assert titles(rows_page(here.observer, here, "?field=ecology")) == ["甲事"]
    assert titles(rows_page(here.observer, here, "?field=ecology&field=connectivity&words=丙")) == ["丙事"]
    assert titles(rows_page(here.observer, here, "?state=agreed")) == ["丁事"]
    assert titles(rows_page(here.observer, here, f"?body={here.body_a.pk}")) == ["甲事", "丁事"]
    assert titles(rows_page(here.observer, here, "?words=没有")) == []
    counts = rows_page(here.observer, here, "?field=ecology").context["facets"]
    fields = next(one for one in counts if one.name == "Field").choices
    assert {one.name: one.count for one in fields} == {"Ecology": 1, "Connectivity and opening up": 3}


def test_overdue_is_what_is_past_its_day_and_neither_over_nor_delivered(here: World) -> None:
    late, _later, declined = made(here, "已过期", "未到期", "已过期不办")
    Commitment.objects.filter(pk__in=[late.pk, declined.pk]).update(due="2020-01-01")
    actions.decline(here.coordinator(here.a), declined, Reason.NOT_OURS, "不办", at(1))
    Commitment.objects.filter(title="未到期").update(due="2999-12-31")
    assert titles(rows_page(here.observer, here, "?overdue=1")) == ["已过期"]


def test_the_list_is_sorted_both_ways_and_rows_without_a_day_stand_last(here: World) -> None:
    made(here, "无日", term="长期", until="")
    made(here, "晚", term="2027年底前", until="2027")
    made(here, "早", term="2026年底前", until="2026")
    assert titles(rows_page(here.observer, here, "?order=term")) == ["早", "晚", "无日"]
    assert titles(rows_page(here.observer, here, "?order=-term")) == ["晚", "早", "无日"]
    assert titles(rows_page(here.observer, here, "?order=nonsense")) == ["无日", "晚", "早"]


def test_what_waits_for_me_is_what_i_can_do_and_not_what_others_can(here: World) -> None:
    row, _other = made(here, "待领办", "待审读")
    actions.review(here.coordinator(here.a), row, at(1))
    assert titles(rows_page(here.liaison(here.a), here, "?mine=1")) == ["待领办"]
    assert titles(rows_page(here.office, here, "?mine=1")) == ["待审读"]
    assert titles(rows_page(here.observer, here, "?mine=1")) == []


def test_columns_are_chosen_and_an_unknown_one_is_left_out(here: World) -> None:
    made(here)
    response = rows_page(here.observer, here, "?column=title&column=aim&column=nonsense")
    assert [head["column"].key for head in response.context["columns"]] == ["number", "title", "aim"]
    assert rows_page(here.observer, here, "?column=nonsense").context["columns"][-1]["column"].key == "waits"


def test_the_number_of_queries_does_not_grow_with_the_rows(
    here: World, django_assert_num_queries: Any
) -> None:
    client = client_of(here.coordinator(here.a))
    address = reverse("ledger:rows", args=[here.mechanism.uuid])
    acknowledged(here, made(here)[0])
    client.get(address)
    with django_assert_num_queries(20):
        client.get(address)
    for row in made(here, *(f"第{i}件" for i in range(20)))[:5]:
        acknowledged(here, row)
    with django_assert_num_queries(20):
        client.get(address)


def test_a_file_has_all_rows_of_the_list_and_nothing_that_a_spreadsheet_would_run(here: World) -> None:
    made(here, "=HYPERLINK(1)", *(f"第{i}件" for i in range(120)), field="ecology")
    made(here, "别的")
    response = rows_page(here.coordinator(here.a), here, "?field=ecology&column=title", "rows_csv")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 122 and lines[0] == "Number,Title" and lines[1].endswith(",'=HYPERLINK(1)")
    assert rows_page(here.observer, here, name="rows_csv").status_code == 403


def test_a_workbook_holds_the_list_as_text_and_never_as_a_formula(here: World) -> None:
    made(here, "=HYPERLINK(1)", "乙")
    response = rows_page(here.coordinator(here.a), here, "?column=title", "rows_xlsx")
    sheet = load_workbook(BytesIO(response.content)).active
    assert [sheet["A1"].value, sheet["B1"].value] == ["Number", "Title"]
    assert (sheet["B2"].value, sheet["B2"].data_type, sheet.max_row) == ("=HYPERLINK(1)", "s", 3)
    assert sheet.freeze_panes == "B2"
    assert rows_page(here.observer, here, name="rows_xlsx").status_code == 403


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "＠x"])
def test_a_cell_that_would_be_run_is_made_harmless(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "1=1", "甲", " 年底前"])
def test_any_other_cell_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


def test_nobody_else_learns_of_the_list(here: World) -> None:
    made(here)
    for name in ("rows", "rows_csv"):
        assert rows_page(here.stranger, here, name=name).status_code == 404


def test_the_ledger_opens_on_the_one_that_a_person_has(here: World) -> None:
    made(here)
    response = client_of(here.observer).get(reverse("ledger:opening"))
    assert response["Location"] == reverse("ledger:overview", args=[here.mechanism.uuid])
    assert client_of(here.observer).get("/")["Location"] == reverse("ledger:opening")
    assert client_of(here.stranger).get("/").status_code == 200
    assert "no ledger for you" in client_of(here.stranger).get(reverse("ledger:opening")).content.decode()
