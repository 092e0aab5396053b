"""Bringing documents in, as somebody at a browser does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from huishang.accounts.rules import Role
from huishang.documents import import_views, imports
from huishang.documents.models import Document, ImportJob
from tests.browser.conftest import Open
from tests.documents.test_actions import add
from tests.documents.texts import HOST, REPRINT, UNDATED

DROP = """(box, files) => {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name));
  box.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "originals"
    settings.SPOOL_ROOT = tmp_path / "incoming"


def worked_off() -> None:
    """What the worker beside the site does."""
    job = ImportJob.objects.get(finished_at=None)
    imports.work(job.uuid, job.run, seconds=60)


def test_files_are_dropped_and_their_progress_ends_by_itself(open_as: Open) -> None:
    page = open_as(Role.EDITOR, "/documents/add")
    page.locator("[data-drop]").evaluate(DROP, [["a.txt", HOST], ["b.txt", ""]])
    page.locator("[data-drop]").evaluate(DROP, [["c.txt", UNDATED]])
    expect(page.get_by_text("已选 3 个文件")).to_be_visible()
    page.get_by_role("button", name="导入").first.click()
    expect(page.get_by_text("3 个文件，已处理 0 个")).to_be_visible()
    worked_off()
    expect(page.get_by_text("3 个文件，已处理 3 个")).to_be_visible()
    expect(page.get_by_text("文件是空的；请重新导出或下载")).to_be_visible()
    expect(page.locator("[hx-trigger]")).to_have_count(0)


def test_many_files_go_up_in_portions_and_a_refusal_keeps_the_rest(
    open_as: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_views, "PORTION", 2)
    page = open_as(Role.EDITOR, "/documents/add", language="en")
    files = [[f"{n}.txt", f"{HOST}{n}"] for n in range(5)]
    page.locator("[data-drop]").evaluate(DROP, files)
    page.route("**/documents/add", lambda route: route.fulfill(status=200, body=""), times=1)
    page.get_by_role("button", name="Bring in").first.click()
    expect(page.get_by_text("The site took 0 of 5 files and then no more.")).to_be_visible()
    page.get_by_role("button", name="Bring in").first.click()
    expect(page).to_have_url(re.compile("/documents/imports$"))
    assert sorted(job.items.count() for job in ImportJob.objects.all()) == [1, 2, 2]


def test_a_text_is_pasted_by_keyboard_and_its_date_said(open_as: Open) -> None:
    page = open_as(Role.EDITOR, "/documents/add", language="en")
    page.get_by_role("textbox", name="Text").fill(UNDATED)
    page.get_by_role("textbox", name="Where it comes from").fill("绵竹日报")
    page.keyboard.press("Enter")
    expect(page.get_by_text("0 of 1 files")).to_be_visible()
    worked_off()
    page.get_by_role("link", name="金川县党政代表团到绵竹市考察").click()
    page.get_by_label("Date of publication").fill("2026-03-28")
    page.get_by_role("button", name="Keep the date").click()
    expect(page.get_by_text("The date is kept")).to_be_visible()
    expect(page.get_by_text("said by editor").first).to_be_visible()
    assert Document.objects.get().published_from == "person"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_has_barriers_or_lies_beyond_the_edge(
    open_as: Open, no_barriers: Callable[[Page], None], language: str, width: int
) -> None:
    page = open_as(Role.EDITOR, "/documents/", language=language, width=width)
    no_barriers(page)
    add(HOST), add(REPRINT)
    undated = add(UNDATED)
    job = imports.hand_in(
        undated.added_by,
        [imports.Handed("a.txt", 0, []), imports.Handed("b.txt", 9, [b"x" * 9])],
        published=None,
        at=undated.added_at,
    )
    worked_off()
    for path in (
        "",
        f"{Document.objects.get(repeats__isnull=False).uuid}",
        f"{undated.uuid}",
        "add",
        "imports",
    ):
        page.goto(f"/documents/{path}")
        no_barriers(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    page.goto(f"/documents/imports/{job.uuid}")
    no_barriers(page)
    page.goto("/")
    no_barriers(page)
