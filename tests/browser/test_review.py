"""Reviewing a document in a real browser: once by mouse, once by keyboard only."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from huishang.accounts.rules import Role
from huishang.documents.actions import add_documents
from huishang.documents.models import Document
from huishang.review import actions
from huishang.review.models import Finding, Verdict
from huishang.review.queries import open_findings, settled
from huishang.review.rules import VerdictKind
from tests.browser.conftest import Open
from tests.people import account
from tests.review.reports import AT, TEXT

Check = Callable[[Page], None]


@pytest.fixture
def doc() -> Document:
    """A report that came in."""
    [added] = add_documents(account(Role.EDITOR), TEXT.encode(), "report.txt", at=AT)
    return added.document


def found(doc: Document, kind: str, **value: Any) -> Finding:
    return next(f for f in doc.findings.filter(kind=kind) if value.items() <= f.value.items())


def row(page: Page, finding: Finding) -> Any:
    return page.locator(f"#r{finding.pk}")


def drag_over(page: Page, words: str) -> None:
    """Mark words of the original with the mouse."""
    box = page.evaluate(
        """(words) => {
            for (const part of document.querySelectorAll("#text-body > *")) {
                const at = part.firstChild.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(part.firstChild, at);
                range.setEnd(part.firstChild, at + words.length);
                part.scrollIntoView({block: "center"});
                return range.getBoundingClientRect().toJSON();
            }
        }""",
        words,
    )
    middle = box["top"] + box["height"] / 2
    page.mouse.move(box["left"] + 1, middle)
    page.mouse.down()
    page.mouse.move(box["left"] + box["width"] / 2, middle, steps=4)
    page.mouse.move(box["right"] - 1, middle, steps=4)
    page.mouse.up()


def test_a_document_is_reviewed_with_the_mouse(open_as: Open, no_barriers: Check, doc: Document) -> None:
    page = open_as(Role.REVIEWER, f"/review/{doc.uuid}")
    page.on("dialog", lambda dialog: dialog.accept())
    post, person = found(doc, "post", title="毕节市市长"), found(doc, "person", name="邵一鸣")
    no_barriers(page)

    row(page, post).hover()
    expect(page.locator(f'#text-body [data-f~="{post.pk}"]')).to_have_class("is-person pointed")
    row(page, post).locator("[data-do=correct]").click()
    page.get_by_label("职务", exact=True).fill("毕节市代市长")
    no_barriers(page)
    page.locator("#drawer button.main").click()
    expect(row(page, post)).to_have_attribute("data-state", "corrected")
    expect(row(page, post)).to_contain_text("毕节市代市长")
    expect(page.locator("#drawer")).to_be_hidden()

    drag_over(page, "党政代表团")
    page.locator("#mark-bar button").click()
    expect(page.locator("#drawer .place-quote")).to_have_text("党政代表团")
    page.get_by_label("姓名").fill("党正")
    page.locator("#drawer button.main").click()
    expect(page.locator(".finding[data-state=added]")).to_contain_text("党正")
    added = Finding.objects.get(added_by__isnull=False)
    assert doc.text[added.start : added.end] == "党政代表团"

    row(page, person).hover()
    row(page, person).locator("[data-do=reject]").click()
    expect(row(page, person)).to_have_attribute("data-state", "rejected")
    expect(row(page, post)).to_have_class("finding is-out")
    page.get_by_role("button", name="撤销").click()
    expect(row(page, person)).to_have_attribute("data-state", "open")

    page.locator(f'#text-body [data-f~="{post.pk}"]').first.click()
    expect(page.locator(f"#f{post.pk}")).to_have_attribute("aria-selected", "true")
    row(page, post).locator("[data-do=history]").click()
    expect(page.locator("#drawer del")).to_contain_text("毕节市市长")
    no_barriers(page)
    page.locator("#drawer [data-do=close]").click()

    page.get_by_role("button", name="采纳全部待审").click()
    expect(page.locator("#progress")).to_have_attribute("data-open", "0")
    page.get_by_role("button", name="审读完毕，下一份").click()
    expect(page).to_have_url(re.compile(r"/review/$"))
    doc.refresh_from_db()
    assert doc.state == Document.State.REVIEWED
    states = {finding.state for finding in settled(doc)}
    assert states == {"accepted", "corrected", "added"}


def test_a_document_is_reviewed_by_keyboard_only(open_as: Open, no_barriers: Check, doc: Document) -> None:
    page = open_as(Role.REVIEWER, f"/review/{doc.uuid}", language="en")
    page.on("dialog", lambda dialog: dialog.accept())
    press = page.keyboard.press
    post, person = found(doc, "post", title="毕节市市长"), found(doc, "person", name="罗远山")

    def at(finding: Finding) -> None:
        expect(page.locator(f"#f{finding.pk}")).to_be_focused()

    def go_to(finding: Finding) -> None:
        press("Home")
        for _ in range(60):
            if page.evaluate("document.activeElement.id") == f"f{finding.pk}":
                return
            press("ArrowDown")
        raise AssertionError(finding)

    press("?")
    expect(page.locator("#drawer")).to_contain_text("accept with everything below")
    no_barriers(page)
    press("Escape")
    press("a")  # the title
    at(person)
    go_to(post)
    press("e")
    expect(page.get_by_label("Post", exact=True)).to_be_focused()
    press("Control+a")
    page.keyboard.type("毕节市代市长")
    press("Enter")
    expect(row(page, post)).to_have_attribute("data-state", "corrected")
    at(post)

    # mark the surname and the name of a man by the caret, and add him
    go_to(person)
    press("t")
    expect(page.locator("#text")).to_be_focused()
    for _ in range(3):
        press("ArrowRight")
    for _ in range(2):
        press("Shift+ArrowRight")
    press("n")
    expect(page.locator("#drawer .place-quote")).to_have_text("率党")
    no_barriers(page)
    expect(page.locator("#kind")).to_be_focused()
    press("Tab")
    press("Control+a")
    page.keyboard.type("帅当")
    press("Enter")
    expect(page.locator(".finding[data-state=added]")).to_contain_text("帅当")
    added = Finding.objects.get(added_by__isnull=False)
    assert doc.text[added.start : added.end] == "率党"
    at(added)

    go_to(person)
    press("r")
    expect(row(page, person)).to_have_attribute("data-state", "rejected")
    press("u")
    expect(row(page, person)).to_have_attribute("data-state", "open")
    at(person)
    press("Shift+a")
    expect(row(page, person)).to_have_attribute("data-state", "accepted")
    press("o")
    for _ in range(len(open_findings(doc))):
        press("a")
    expect(page.locator("#progress")).to_have_attribute("data-open", "0", timeout=60_000)
    press("f")
    expect(page).to_have_url(re.compile(r"/review/$"))
    doc.refresh_from_db()
    assert doc.state == Document.State.REVIEWED


def test_the_second_of_two_is_told_and_chooses(open_as: Open, no_barriers: Check, doc: Document) -> None:
    page = open_as(Role.REVIEWER, f"/review/{doc.uuid}", language="en")
    first, second = found(doc, "person", name="罗远山"), found(doc, "person", name="闻人杰")
    other = account(Role.REVIEWER, "qin", name="秦明月")
    actions.judge(other, first, VerdictKind.REJECTED, revision=99, at=AT)
    actions.judge(other, second, VerdictKind.REJECTED, revision=99, at=AT)
    row(page, first).hover()
    row(page, first).locator("[data-do=accept]").click()
    expect(page.locator("#drawer")).to_contain_text("秦明月")
    no_barriers(page)
    page.get_by_role("button", name="Take mine").click()
    expect(row(page, first)).to_have_attribute("data-state", "accepted")
    expect(row(page, second)).to_have_attribute("data-state", "rejected")  # came with the answer
    assert Verdict.objects.filter(finding=first).count() == 2


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("dark", [False, True])
def test_a_narrow_window_shows_text_and_record(
    open_as: Open, no_barriers: Check, doc: Document, language: str, dark: bool
) -> None:
    page = open_as(Role.REVIEWER, f"/review/{doc.uuid}", language=language, width=360, height=740, dark=dark)
    person = found(doc, "person", name="邵一鸣")
    row(page, person).click()
    expect(page.locator(f'#text-body [data-f~="{person.pk}"]')).to_be_in_viewport()
    row(page, person).locator("[data-do=accept]").click()
    expect(row(page, person)).to_have_attribute("data-state", "accepted")
    no_barriers(page)
    for path in (f"/review/{doc.uuid}", "/review/", "/review/accuracy", f"/review/{doc.uuid}/anew"):
        page.goto(path)
        no_barriers(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
