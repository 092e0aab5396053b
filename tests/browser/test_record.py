"""Exchanges and agreements as people see and enter them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from huishang.accounts.rules import Role
from huishang.record import actions
from huishang.record.models import Exchange
from tests.browser.conftest import Open
from tests.record.entries import AT, regions
from tests.record.reports import of_the_guest, of_the_host, stored


def two_reports() -> Exchange:
    """One exchange, told by the host's and the guest's report, which differ in the day."""
    regions()
    for report, title in (
        (of_the_host(), "江南省党政代表团来我省考察"),
        (of_the_guest("2021-05-12"), "我省党政代表团赴河东考察"),
    ):
        actions.take_document(stored(report, title, date(2021, 5, 13)), AT)
    return Exchange.objects.get()


def test_an_exchange_shows_two_sources_and_what_they_contradict_each_other_in(open_as: Open) -> None:
    two_reports()
    page = open_as(Role.READER, "/record/exchanges")
    page.get_by_role("link", name="江南省赴河东省").click()
    sources = page.get_by_role("region", name="出处")
    expect(sources.get_by_role("link", name="江南省党政代表团来我省考察")).to_be_visible()
    expect(sources.get_by_role("link", name="我省党政代表团赴河东考察")).to_be_visible()
    differing = page.get_by_role("region", name="说法不一")
    expect(differing).to_contain_text("2021-05-11")
    expect(differing).to_contain_text("2021-05-12")


def test_a_value_leads_to_its_characters(open_as: Open) -> None:
    two_reports()
    page = open_as(Role.READER, f"/record/exchanges/{Exchange.objects.get().uuid}")
    page.get_by_role("listitem").filter(has_text="何立新").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/review/[0-9a-f-]+#f\d+$"))


def test_an_exchange_is_entered_by_hand(open_as: Open) -> None:
    regions()
    page = open_as(Role.EDITOR, "/record/exchanges/new")
    sides = page.get_by_role("group", name="各方")
    sides.get_by_label("地区或单位全称").nth(0).fill("河东省")
    sides.get_by_label("地区或单位全称").nth(1).fill("江南省")
    stages = page.get_by_role("group", name="环节")
    stages.get_by_label("类型").first.select_option("meeting")
    stages.get_by_label("开始日期").first.fill("2022-03-01")
    people = page.get_by_role("group", name="参加人员")
    people.get_by_label("人员").first.fill("何东升")
    people.get_by_label("所属一方").first.fill("河东省")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_label("依据", exact=True)).to_be_focused()
    page.get_by_label("依据", exact=True).fill("河东日报2022年3月2日第1版")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("江南省赴河东省，座谈")
    expect(page.get_by_role("region", name="出处")).to_contain_text("河东日报2022年3月2日第1版")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages_have_no_barriers_and_fit_a_narrow_window(
    open_as: Open, no_barriers: Callable[[Page], None], language: str
) -> None:
    exchange = two_reports()
    agreement = exchange.agreements.get()
    page = open_as(Role.EDITOR, "/record/exchanges", language=language, width=360)
    for path in (
        "exchanges", "exchanges/new", f"exchanges/{exchange.uuid}", f"exchanges/{exchange.uuid}/change",
        "agreements", "agreements/new", f"agreements/{agreement.uuid}", f"agreements/{agreement.uuid}/change",
    ):  # fmt: skip
        page.goto(f"/record/{path}")
        no_barriers(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
