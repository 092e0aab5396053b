"""A real browser for tests: started once in a process, one clean window for each test.

``open_as(role)`` gives a page of somebody who has signed in; ``no_barriers(page)`` lets axe look at it.
What the browser's console complains of, and every answer of 500, fails the test that caused it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from huishang.accounts.rules import Role
from huishang.web.middleware import COOKIE
from tests.people import signed_in

Open = Callable[..., Page]

# Playwright keeps a loop of its own in this thread; Django would take it for one that must not wait.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
expect.set_options(timeout=10_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder needs the database as the server sees it: written, not held back."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Without it the tests are skipped with the reason, and fail where CI is set."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        reason = "needs Chromium, which is not here (tools/browser installs it on Debian)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def open_as(browser: Browser, live_server: Any) -> Iterator[Open]:
    """``open_as(role, "/path", language="en", width=360, username="")``: a page of somebody who has signed in."""
    windows, wrong = [], []

    def open_page(
        role: Role = Role.EDITOR,
        path: str = "/",
        *,
        language: str = "zh-hans",
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
        username: str = "",
    ) -> Page:
        session = signed_in(role, username).cookies[settings.SESSION_COOKIE_NAME].value
        window = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
        )
        window.add_cookies(
            [
                {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url},
                {"name": COOKIE, "value": language, "url": live_server.url},
            ]
        )
        windows.append(window)
        page = window.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
        page.on("response", lambda r: wrong.append(f"{r.status} {r.url}") if r.status >= 500 else None)
        page.goto(path)
        return page

    yield open_page
    for window in windows:
        window.close()
    assert wrong == []


@pytest.fixture(scope="session")
def no_barriers() -> Callable[[Page], None]:
    """Let axe look at a page as it stands now; it must find nothing."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(page)
        assert found.violations_count == 0, found.generate_report()

    return check
