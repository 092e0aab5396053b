"""Reporting in a real browser: a body fills in and hands in, its office decides; no barriers, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from huishang.accounts.rules import Role
from tests.ledger.people import World, world
from tests.reporting.scene import address, second_period

Open = Callable[..., Any]
Check = Callable[[Any], None]


def test_a_body_reports_by_keyboard_and_its_office_accepts(open_as: Open, no_barriers: Check) -> None:
    here: World = world()
    period = second_period(here)
    page = open_as(Role.READER, "/reports", width=360, username=here.liaison(here.a).username)
    no_barriers(page)
    page.get_by_role("link", name="2026-Q2").click()
    no_barriers(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_label("本期工作进展").focus()
    page.keyboard.type("六月全线贯通")
    page.get_by_role("button", name="单独提交此项").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("已提交 1 项")
    office = open_as(
        Role.READER, address("period", period), language="en", username=here.coordinator(here.a).username
    )
    no_barriers(office)
    expect(office.get_by_text("六月全线贯通")).to_be_visible()
    office.get_by_role("button", name="Accept this one").click()
    expect(office.get_by_text("Nothing waits for a decision.")).to_be_visible()
    no_barriers(office)
