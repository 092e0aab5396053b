"""The registry as a person uses it: one is two, two are one, and back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from huishang.accounts.rules import Role
from huishang.registry.models import Person
from tests.browser.conftest import Open
from tests.people import account
from tests.registry.reports import reviewed

FIRST = "1月5日，遵义市委书记林朝阳在遵义会见泸州市代表团。"
SECOND = "3月20日，哈密市副市长林朝陽率队到泸州市考察。座谈会上，林朝陽讲话。"


def two_people() -> tuple[Person, Person]:
    account()
    reviewed(FIRST, "2024-01-06")
    reviewed(SECOND, "2024-03-21")
    return tuple(Person.objects.order_by("pk"))  # type: ignore[return-value]


def test_two_people_are_merged_and_parted_again(open_as: Open, no_barriers: Callable[[Page], None]) -> None:
    kept, other = two_people()
    page = open_as(Role.EDITOR, f"/registry/people/{kept.uuid}")
    no_barriers(page)
    page.get_by_text("把另一个并入此处").click()
    page.get_by_label("林朝陽").check()
    page.get_by_label("原因").last.fill("两份报道写的是同一人")
    page.get_by_role("button", name="合并").click()
    expect(page.locator(".timeline").get_by_text("哈密市副市长")).to_be_visible()
    no_barriers(page)
    page.goto(f"/registry/people/{other.uuid}")
    expect(page).to_have_url(f"/registry/people/{kept.uuid}")
    page.get_by_role("button", name="撤回").click()
    expect(page.locator(".timeline").get_by_text("哈密市副市长")).to_have_count(0)
    page.goto(f"/registry/people/{other.uuid}")
    expect(page.get_by_role("heading", level=1)).to_have_text("林朝陽")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("width", [1280, 360])
def test_pages_have_no_barriers_and_do_not_overflow(
    open_as: Open, no_barriers: Callable[[Page], None], language: str, width: int
) -> None:
    two_people()
    page = open_as(Role.EDITOR, language=language, width=width)
    for path in ("people", "bodies", "regions", "regions/510000", "open", "people?q=无"):
        page.goto(f"/registry/{path}")
        no_barriers(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
