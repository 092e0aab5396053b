"""Mechanisms in a real browser: regions offered while one types, and pages without barriers, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from huishang.accounts.rules import Role
from huishang.sides.models import Mechanism
from huishang.sides.rules import Role as MechanismRole
from tests.sides.mechanisms import mechanism, member, sides_of

Open = Callable[..., Any]


def test_an_administrator_starts_a_mechanism_with_regions_that_are_offered(
    open_as: Open, no_barriers: Callable[[Any], None]
) -> None:
    page = open_as(Role.ADMINISTRATOR, "/mechanisms/start", language="en")
    no_barriers(page)
    page.get_by_label("Name:", exact=True).fill("三方机制")
    for number, typed, whole in ((1, "四川", "四川省"), (2, "贵", "贵州省"), (3, "丰都", "丰都县 500230")):
        field = page.get_by_label(f"Side {number}:")
        field.press_sequentially(typed)
        expect(page.locator(f'#found-regions option[value="{whole}"]')).to_have_count(1)
        field.fill(whole)
    page.get_by_role("button", name="Start it").click()
    expect(page.get_by_role("heading", name="丰都县")).to_be_visible()
    assert [side.label for side in sides_of(Mechanism.objects.get())] == ["四川", "贵州", "丰都"]
    no_barriers(page)


def test_a_coordinator_finds_everything_on_a_narrow_page_in_the_dark(
    open_as: Open, no_barriers: Callable[[Any], None]
) -> None:
    side = sides_of(mechanism("四方机制", "四川", "重庆", "云南", "贵州"))[0]
    member("coordinator", MechanismRole.COORDINATOR, side)
    page = open_as(Role.READER, "/mechanisms/", width=360, dark=True, username="coordinator")
    no_barriers(page)
    page.get_by_role("link", name="四方机制").click()
    no_barriers(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("link", name="增加单位").click()
    page.get_by_label("单位:").fill("四川省水利厅")
    page.get_by_role("button", name="增加").click()
    expect(page.get_by_text("四川省水利厅").first).to_be_visible()
    expect(page.get_by_role("status")).to_be_visible()
