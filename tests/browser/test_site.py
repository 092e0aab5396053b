from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from huishang.accounts.rules import Role
from tests.browser.conftest import Open


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("path", ["/", "/accounts", "/password"])
def test_the_sites_own_pages_have_no_barriers(
    open_as: Open, no_barriers: Callable[[Page], None], path: str, language: str
) -> None:
    page = open_as(Role.ADMINISTRATOR, path, language=language, width=360)
    expect(page.locator("html")).to_have_attribute("lang", language)
    no_barriers(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
