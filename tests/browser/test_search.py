"""Search as people use it: from any page by a key, into the characters of a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from huishang.accounts.rules import Role
from tests.browser.conftest import Open
from tests.documents.texts import REPORT
from tests.registry.reports import brought_in


@pytest.fixture(autouse=True)
def originals_folder(tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "originals"


def test_the_key_leads_to_the_box_and_a_snippet_to_its_characters(
    open_as: Open, no_barriers: Callable[[Page], None]
) -> None:
    brought_in(REPORT, "2031-03-28")
    page = open_as(Role.READER, "/documents/", width=360)
    page.keyboard.press("/")
    expect(page.get_by_label("查找全站")).to_be_focused()
    page.keyboard.type("雪梨/綿竹")
    expect(page.get_by_label("查找全站")).to_have_value("雪梨/綿竹")
    page.get_by_label("查找全站").fill("綿竹 雪梨")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="绵竹市", exact=True).first).to_be_visible()
    no_barriers(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.locator(".snippet").click()
    expect(page.locator("#at")).to_be_in_viewport()
    no_barriers(page)


def test_pages_without_results_have_no_barriers(open_as: Open, no_barriers: Callable[[Page], None]) -> None:
    page = open_as(Role.READER, "/search", language="en")
    no_barriers(page)
    page.goto("/search?q=没有的词")
    expect(page.get_by_text("Nothing was found.")).to_be_visible()
    no_barriers(page)
