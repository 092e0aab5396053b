"""A body's page: exactly what it owes, filled from last time, saved and handed in as a whole."""

from __future__ import annotations

from typing import Any

import pytest

from huishang.ledger import actions
from huishang.ledger.models import HistoryLine, ProgressReport
from huishang.ledger.words import Return
from tests.ledger.people import World, at, world
from tests.reporting.scene import (
    LAST,
    address,
    browser,
    handed_in,
    opened,
    report_of,
    rows,
    second_period,
    sent,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world()


def test_a_body_finds_exactly_its_rows_filled_from_last_time_and_marked(here: World) -> None:
    second = second_period(here)
    page = browser(here.liaison(here.a)).get(address("write", second, here.body_a.pk)).content.decode()
    assert "打通省界断头路" in page and page.count('class="card report"') == 1
    assert "用地未批" in page and "报批用地" in page and 'value="2"' in page and 'value="40"' in page
    assert page.count("as last time (2026-Q1)") == 5
    assert "完成两条通道路基" not in page, "what was done is written anew"
    assert "target 6 条" in page and "definition: 通车的" in page


def test_a_first_report_marks_nothing_as_carried_and_states_the_plan(here: World) -> None:
    rows(here)
    page = browser(here.liaison(here.a)).get(address("write", opened(here), here.body_a.pk)).content.decode()
    assert "as last time" not in page and "planned up to this period 2 条" in page


def test_saving_keeps_drafts_and_handing_in_takes_the_row_off_the_page(here: World) -> None:
    rows(here, "甲事", "乙事")
    period = opened(here)
    one, two = report_of(period, here.a), report_of(period, here.a, 1)
    client, path = browser(here.liaison(here.a)), address("write", period, here.body_a.pk)
    both = sent(one, work="动工", value_t1="1,200.5", done_on_m1="2026-03-02") | sent(two, work="筹备")
    assert client.post(path, both).status_code == 302
    one.refresh_from_db()
    assert (one.state, one.work, one.values.get().value) == ("draft", "动工", 1200.5)
    assert str(one.milestones.get().done_on) == "2026-03-02"
    both = sent(one, work="动工", value_t1="1200.5", done_on_m1="2026-03-02") | sent(two, work="筹备")
    assert client.post(path, both | {"hand_in": str(one.pk)}).status_code == 302
    page = client.get(path).content.decode()
    assert page.count('class="card report"') == 1 and "乙事" in page
    assert "waits for the coordination office" in page
    assert client.post(path, sent(two, work="筹备") | {"hand_in": "all"}).status_code == 302
    assert "Nothing is left to write" in client.get(path).content.decode()


def test_what_was_not_changed_is_not_written(here: World) -> None:
    rows(here)
    period = opened(here)
    report, before = report_of(period, here.a), HistoryLine.objects.count()
    client = browser(here.liaison(here.a))
    response = client.post(address("write", period, here.body_a.pk), sent(report), follow=True)
    assert "Nothing was changed." in response.content.decode()
    assert HistoryLine.objects.count() == before and report_of(period, here.a).revision == 0


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"percent": "101"}, "less than or equal to 100"),
        ({"percent": "-0.01"}, "greater than or equal to 0"),
        ({"value_t1": "两条"}, "Enter a number"),
        ({"value_t1": "1.23456"}, "no more than 4 decimal places"),
        ({"done_on_m1": "2026-02-30"}, "Enter a valid date"),
        ({"done": "nearly"}, "Select a valid choice"),
        ({"physical": "字" * 301}, "at most 300 characters"),
    ],
)
def test_one_fault_stores_nothing_of_the_page_and_is_named(
    here: World, wrong: dict[str, str], sentence: str
) -> None:
    rows(here, "甲事", "乙事")
    period = opened(here)
    one, two = report_of(period, here.a), report_of(period, here.a, 1)
    client = browser(here.liaison(here.a))
    response = client.post(
        address("write", period, here.body_a.pk), sent(one, work="动工") | sent(two, **wrong)
    )
    page = response.content.decode()
    assert response.status_code == 422 and sentence in page and f'href="#r{two.pk}"' in page
    assert "动工" in page, "what was typed stays on the page"
    assert not ProgressReport.objects.exclude(work="").exists()


def test_the_bounds_of_a_share_are_taken(here: World) -> None:
    rows(here, "甲事", "乙事")
    period = opened(here)
    one, two = report_of(period, here.a), report_of(period, here.a, 1)
    data = sent(one, percent="0") | sent(two, percent="100.00")
    assert (
        browser(here.liaison(here.a)).post(address("write", period, here.body_a.pk), data).status_code == 302
    )
    assert [r.percent for r in period.reports.filter(side=here.a).order_by("row__serial")] == [0, 100]


def test_handing_in_all_with_one_empty_row_hands_in_none(here: World) -> None:
    rows(here, "甲事", "乙事")
    period = opened(here)
    one, two = report_of(period, here.a), report_of(period, here.a, 1)
    data = sent(one, work="动工") | sent(two) | {"hand_in": "all"}
    response = browser(here.liaison(here.a)).post(address("write", period, here.body_a.pk), data)
    assert response.status_code == 422 and "Say what was done" in response.content.decode()
    assert set(period.reports.values_list("state", flat=True)) == {"draft"}


def test_what_somebody_else_changed_meanwhile_is_told_and_kept(here: World) -> None:
    rows(here)
    period = opened(here)
    report = report_of(period, here.a)
    old = sent(report, work="旧页")
    actions.write_report(here.coordinator(here.a), report, LAST, at(81))
    response = browser(here.liaison(here.a)).post(address("write", period, here.body_a.pk), old)
    assert response.status_code == 422 and "after you opened it" in response.content.decode()
    assert report_of(period, here.a).work == LAST.work


def test_a_returned_report_stands_on_top_with_its_reason(here: World) -> None:
    rows(here, "甲事", "乙事")
    period = opened(here)
    two = handed_in(here, report_of(period, here.a, 1))
    actions.return_report(here.coordinator(here.a), two, Return.FIGURE, "与统计口径不符", at(83))
    page = browser(here.liaison(here.a)).get(address("write", period, here.body_a.pk)).content.decode()
    assert page.index("乙事") < page.index("甲事")
    assert "Figure is wrong" in page and "与统计口径不符" in page


def test_a_closed_period_takes_nothing(here: World) -> None:
    rows(here)
    period = opened(here, closes=at(85))
    report = report_of(period, here.a)
    actions.close_period(here.coordinator(here.a), period, at(86))
    client, path = browser(here.liaison(here.a)), address("write", period, here.body_a.pk)
    assert "1 row was not reported on" in client.get(path).content.decode()
    response = client.post(path, sent(report, work="迟到"))
    assert response.status_code == 422 and "is closed" in response.content.decode()
    assert report_of(period, here.a).work == ""


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_only_who_reports_for_the_body_finds_its_page(here: World, language: str) -> None:
    rows(here)
    period = opened(here)
    actions.write_report(here.liaison(here.a), report_of(period, here.a), LAST, at(81))
    path = address("write", period, here.body_a.pk)
    status = {user.username: browser(user, language).get(path).status_code for user in here.everybody()}
    ours = {here.liaison(here.a).username, here.coordinator(here.a).username, here.second(here.a).username}
    assert {name for name, code in status.items() if code == 200} == ours
    theirs = (here.coordinator(here.b), here.liaison(here.b), here.stranger)
    assert [status[user.username] for user in theirs] == [404, 404, 404]


def test_the_page_asks_as_many_questions_for_many_rows_as_for_few(
    here: World, django_assert_max_num_queries: Any
) -> None:
    rows(here, *(f"事项{n}" for n in range(12)))
    client, path = browser(here.liaison(here.a)), address("write", opened(here), here.body_a.pk)
    client.get(path)
    with django_assert_max_num_queries(18):
        client.get(path)
