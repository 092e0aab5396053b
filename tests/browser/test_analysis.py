"""Pages that look across the record, as people see them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from huishang.accounts.rules import Role
from huishang.registry.models import Organization, Person
from tests.analysis.reports import two_years
from tests.browser.conftest import Open


@pytest.mark.parametrize(("language", "dark"), [("zh-hans", False), ("en", True)])
def test_the_pages_have_no_barriers_and_fit_a_narrow_window(
    open_as: Open, no_barriers: Callable[[Page], None], language: str, dark: bool
) -> None:
    two_years()
    page = open_as(Role.READER, "/pairs", language=language, width=360, dark=dark)
    for path in (
        "/pairs", "/pictures", "/pictures?first=520000", "/pairs/520300+510500", "/regions/520300", "/phrases", "/phrases/一带一路",
        f"/people/{Person.objects.get(name='林朝阳').uuid}",
        f"/bodies/{Organization.objects.get(name='遵义市人民政府').uuid}",
    ):  # fmt: skip
        page.goto(path)
        no_barriers(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_two_names_lead_to_the_pair_and_a_promise_to_its_characters(open_as: Open) -> None:
    two_years()
    page = open_as(Role.READER, "/pairs")
    page.get_by_label("地区1").fill("遵义市")
    page.get_by_label("地区2").fill("泸州")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("遵义市与泸州市")
    page.get_by_role("link", name="旅游环线").click()
    expect(page.locator("mark:target, [aria-current], .is-here").first).to_be_attached()


def test_two_presses_of_enter_on_the_map_open_a_pair(open_as: Open) -> None:
    two_years()
    page = open_as(Role.READER, "/pictures")
    page.get_by_role("group", name="各省级地区交往次数").get_by_role("link", name="贵州省：2 次").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="贵州省与各地的交往次数")).to_be_visible()
    page.get_by_role("group", name="贵州省与各地").get_by_role("link", name="四川省：2 次").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("贵州省与四川省")
