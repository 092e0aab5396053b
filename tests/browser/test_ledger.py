"""The ledger in a real browser: pages without barriers, wide and narrow, in the dark, wholly by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import expect

from huishang.accounts.rules import Role
from huishang.documents.actions import add_documents
from huishang.ledger import actions
from tests.ledger.people import acknowledged, agreed, at, made, world
from tests.people import account

Open = Callable[..., Any]


def test_a_member_narrows_the_list_and_the_address_keeps_it(
    open_as: Open, no_barriers: Callable[[Any], None]
) -> None:
    here = world()
    made(here, "共建产业联盟", field="industry")
    row = acknowledged(here, made(here)[0])
    page = open_as(Role.READER, "/ledger/", language="en", username=here.coordinator(here.a).username)
    no_barriers(page)
    page.get_by_role("link", name="Connectivity and opening up").click()
    expect(page.get_by_role("cell", name=row.number, exact=True)).to_be_visible()
    expect(page.get_by_role("cell", name="共建产业联盟")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("cell", name="共建产业联盟")).to_have_count(0)


def test_the_list_fits_a_narrow_page_in_the_dark(open_as: Open, no_barriers: Callable[[Any], None]) -> None:
    here = world()
    acknowledged(here, made(here)[0])
    address = f"/ledger/{here.mechanism.uuid}/rows"
    page = open_as(Role.READER, address, width=360, dark=True, username=here.observer.username)
    no_barriers(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.locator("details.facets")).not_to_have_attribute("open", "")


def test_a_coordinator_reviews_a_row_on_its_page_by_keyboard(
    open_as: Open, no_barriers: Callable[[Any], None]
) -> None:
    here = world()
    row = made(here)[0]
    address = f"/ledger/{here.mechanism.uuid}/rows/{row.uuid}"
    page = open_as(Role.READER, address, language="en", width=360, username=here.coordinator(here.a).username)
    no_barriers(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("summary", has_text="Say that it stands as a row").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.get_by_text("Acknowledgement", exact=False).first).to_be_visible()


@pytest.mark.parametrize(
    "name", ["", "/board", "/timeline", "/calendar", "/differences", "/past", "/obstacles"]
)
def test_the_other_pages_have_no_barriers_and_fit_a_narrow_page(
    name: str, open_as: Open, no_barriers: Callable[[Any], None]
) -> None:
    here = world()
    row = agreed(here)
    actions.raise_obstacle(here.coordinator(here.a), here.mechanism, "用地未批", at(4), row=row)
    address = f"/ledger/{here.mechanism.uuid}{name}"
    page = open_as(Role.READER, address, width=360, dark=True, username=here.leader(here.a).username)
    no_barriers(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_plan_becomes_rows_by_keyboard(open_as: Open, no_barriers: Callable[[Any], None]) -> None:
    here = world()
    text = (files("huishang.samples") / "xiang-gan-plan.txt").read_text("utf-8")
    add_documents(account(Role.EDITOR), text.encode(), "plan.txt", published=None, at=at(1))
    address = f"/ledger/{here.mechanism.uuid}/make"
    page = open_as(Role.READER, address, language="en", width=360, username=here.coordinator(here.a).username)
    no_barriers(page)
    page.get_by_role("link", name="湘赣边通行通办行动计划", exact=False).press("Enter")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(6)
    no_barriers(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("checkbox").first.press("Space")
    page.get_by_role("button", name="Make rows of the marked items").press("Enter")
    expect(page.get_by_text("5 rows were made.")).to_be_visible()
