"""The first day of somebody new: an empty installation, one report in, corrected, joined with the other side's."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from huishang.documents import imports
from huishang.documents.models import Document, ImportJob
from huishang.record.models import Exchange
from huishang.registry.models import Person
from huishang.review.models import Finding
from huishang.web.serving import open_first_accounts
from tests.browser.test_review import drag_over, row

OTHER_SIDE = files("huishang.demonstration") / "documents" / "2023-11-chuan-qian-guizhou.txt"
MISSED = "党政代表团"


@pytest.fixture
def window(browser: Browser, live_server: Any, tmp_path: Path, settings: Any) -> Iterator[Page]:
    """A browser that nobody has signed in with, in front of an installation that holds nothing."""
    settings.MEDIA_ROOT, settings.SPOOL_ROOT = tmp_path / "originals", tmp_path / "incoming"
    context = browser.new_context(base_url=live_server.url, locale="zh-CN")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 500 else None)
    yield page
    context.close()
    assert wrong == []


def bring_in(page: Page, name: str, text: str, published: str) -> Document:
    """Hand a file in on its page and let the worker beside the site do its work."""
    page.goto("/documents/add")
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "text/plain", "buffer": text.encode()}]
    )
    page.locator("form[enctype] input[name$=published]").fill(published)
    page.locator("form[enctype] button.main").click()
    expect(page).to_have_url(re.compile("/documents/imports/"))
    job = ImportJob.objects.get(finished_at=None)
    imports.work(job.uuid, job.run, seconds=60)
    expect(page.locator("#progress [role=status]")).to_be_visible()
    return Document.objects.latest("pk")


def test_a_new_officer_comes_from_an_empty_installation_to_an_exchange_with_two_sources(
    window: Page, no_barriers: Callable[[Page], None], shared: Path
) -> None:
    seed = json.loads((shared / "gold" / "seed.jsonl").read_text("utf-8").splitlines()[0])
    passwords = {role: password for _name, role, password in open_first_accounts()}
    assert open_first_accounts() == []  # they are shown once
    sign_in_by_keyboard(window, passwords["administrator"])
    no_barriers(window)

    host = bring_in(window, "seed.txt", seed["text"], seed["published"])
    window.locator("#progress td a").first.click()
    expect(window.get_by_role("heading", level=1)).to_contain_text("贵州省党政代表团")
    correct_and_add(window, host)

    guest = bring_in(window, "guizhou.txt", OTHER_SIDE.read_text("utf-8"), "2023-11-24")
    window.get_by_role("button", name="English").click()
    window.set_viewport_size({"width": 360, "height": 740})
    merge_and_undo(window, "黄强", "李炳军")
    no_barriers(window)
    window.goto("/record/exchanges")
    window.locator(f"a[href='/record/exchanges/{Exchange.objects.get(merged_into=None).uuid}']").first.click()
    sources = window.get_by_role("region", name="Sources")
    for document in (host, guest):
        expect(sources.get_by_role("link", name=document.title[:10])).to_be_visible()
    no_barriers(window)
    assert window.evaluate("document.documentElement.scrollWidth") <= 360


def sign_in_by_keyboard(page: Page, password: str) -> None:
    """Sign in with the name and password of the first start; without any mouse."""
    page.goto("/")
    expect(page).to_have_url(re.compile("/sign-in"))
    page.locator("input[name=username]").focus()
    page.keyboard.type("administrator")
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")
    expect(page.locator("details.menu summary")).to_contain_text("administrator")


def correct_and_add(page: Page, doc: Document) -> None:
    """Correct a post by keyboard, then mark characters with the mouse and add a person there."""
    post = doc.findings.filter(kind="post").order_by("order").first()
    page.goto(f"/review/{doc.uuid}#f{post.pk}")
    page.keyboard.press("e")
    field = page.get_by_label("职务", exact=True)
    expect(field).to_be_focused()
    field.fill("四川省委原书记")
    page.keyboard.press("Enter")
    expect(row(page, post)).to_have_attribute("data-state", "corrected")
    drag_over(page, MISSED)
    page.locator("#mark-bar button").click()
    page.get_by_label("姓名").fill("党政")
    page.locator("#drawer button.main").click()
    expect(page.locator(".finding[data-state=added]")).to_contain_text("党政")
    added = Finding.objects.get(added_by__isnull=False)
    assert doc.text[added.start : added.end] == MISSED
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="采纳全部待审").click()
    expect(page.locator("#progress")).to_have_attribute("data-open", "0", timeout=30_000)


def merge_and_undo(page: Page, name: str, other: str) -> None:
    """Merge one person into another with a reason, find both under one address, and take it back."""
    kept, gone = Person.objects.get(name=name), Person.objects.get(name=other)
    page.goto(f"/registry/people/{kept.uuid}?with={other}")
    page.get_by_label(other).check()
    page.locator("#merge-reason").fill("tried on the first day")
    page.get_by_role("button", name="Merge", exact=True).click()
    page.goto(f"/registry/people/{gone.uuid}")
    expect(page).to_have_url(re.compile(str(kept.uuid)))
    page.get_by_role("button", name="Take back").click()
    page.goto(f"/registry/people/{gone.uuid}")
    expect(page.get_by_role("heading", level=1)).to_have_text(other)
