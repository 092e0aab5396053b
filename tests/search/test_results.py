"""The page of results."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from huishang.accounts.rules import Role
from huishang.registry import actions as registry
from huishang.registry.models import Region
from tests.documents.texts import GUEST, HOST, NOW, REPORT
from tests.people import account, signed_in
from tests.registry.reports import brought_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def originals_folder(tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "originals"


def page(client: Client | None = None, **given: str) -> str:
    return (client or signed_in(Role.READER)).get("/search", given).content.decode()


def test_what_the_record_knows_stands_before_the_documents() -> None:
    brought_in(REPORT, "2031-03-28")
    html = page(q="绵竹")
    region = Region.objects.get(name="绵竹市")
    assert 0 < html.index(f"/registry/regions/{region.slug}") < html.index("金川县党政代表团到")
    assert "<mark>绵竹</mark>" in html


def test_a_snippet_leads_to_its_characters_in_the_document() -> None:
    document = brought_in(REPORT, "2031-03-28")
    at = document.text.index("梨花节")
    address = f"/documents/{document.uuid}?at={at}-{at + 3}"
    assert f"{address}#at" in page(q="梨花节")
    html = signed_in(Role.READER).get(address).content.decode()
    assert '<mark id="at">梨花节</mark>' in html
    assert '<mark id="published">' in html


@pytest.mark.parametrize("at", ["x", "5", "9-3", "3-999999", "-1-2", "1-2-3", "٣-٤x"])
def test_a_place_that_is_none_marks_nothing(at: str) -> None:
    document = brought_in(REPORT, "2031-03-28")
    answer = signed_in(Role.READER).get(f"/documents/{document.uuid}", {"at": at})
    assert answer.status_code == 200
    assert 'id="at"' not in answer.content.decode()


def test_a_place_over_the_date_of_publication_takes_its_mark() -> None:
    document = brought_in(REPORT, "2031-03-28")
    assert document.published_start is not None
    start = document.published_start
    html = signed_in().get(f"/documents/{document.uuid}?at={start}-{start + 4}").content.decode()
    assert '<mark id="at">2031</mark>' in html
    assert '<mark id="published">' not in html


def test_texts_and_queries_are_never_markup() -> None:
    brought_in(REPORT.replace("双方签署", "<script>alert(1)</script>双方签署<b>"), "2031-03-28")
    html = page(q='双方签署 "><script>alert(2)</script>')
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page(q="双方签署")


def test_documents_are_narrowed_by_facets_whose_numbers_are_right() -> None:
    brought_in(HOST, "2031-05-18")
    brought_in(GUEST.replace("2031", "2032"), "2032-05-19")
    html = page(q="雅江")
    assert "year=2031" in html
    assert "year=2032" in html
    narrowed = page(q="雅江", year="2031")
    assert "雅江县党政代表团来我市" in narrowed
    assert "远志率雅江县" not in narrowed
    assert "已限定" in narrowed


@pytest.mark.parametrize(
    "given", [{"year": "x"}, {"kind": "x"}, {"what": "x"}, {"page": "99"}, {"year": "٢٠٣١"}]
)
def test_an_address_with_something_wrong_is_answered_all_the_same(given: dict[str, str]) -> None:
    brought_in(REPORT, "2031-03-28")
    assert "金川县党政代表团到绵竹市考察" in page(q="绵竹", **given)


def test_a_kind_of_result_is_listed_in_pages() -> None:
    for number in range(25):
        registry.enter_person(account(), f"白芷{chr(0x4E00 + number)}", at=NOW)
    first, second = page(q="白芷", what="person"), page(q="bai zhi", what="person", page="2")
    assert first.count('<li><a href="/registry/people/') == 20
    assert second.count('<li><a href="/registry/people/') == 5


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", "查找方法"),
        ("……", "没有可供查找的词"),
        ("-旅游", "只给出了要排除的词"),
        ("没有的词", "没有找到结果"),
        ("没有 这样", "减少词语"),
    ],
)
def test_a_page_without_results_says_what_to_do(query: str, says: str) -> None:
    assert says in page(q=query)


def test_only_who_may_bring_documents_in_is_asked_to() -> None:
    assert "/documents/add" in page(signed_in(Role.EDITOR), q="没有的词")
    assert "/documents/add" not in page(q="没有的词")


def test_every_page_has_the_box_for_those_who_signed_in() -> None:
    assert 'action="/search"' in signed_in().get("/documents/").content.decode()
    assert 'action="/search"' not in Client().get("/sign-in").content.decode()


def test_the_number_of_queries_does_not_grow_with_the_results(django_assert_max_num_queries: Any) -> None:
    client = signed_in()
    for text in (HOST, GUEST, REPORT.replace("金川", "雅江")):
        brought_in(text, "2031-05-18")
    for number in range(3):
        registry.enter_person(account(), f"雅江{chr(0x4E00 + number)}", at=NOW)
    with django_assert_max_num_queries(16):
        client.get("/search", {"q": "雅江"})


def test_more_than_are_counted_are_said_to_be_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huishang.search.queries.COUNTED", 1)
    brought_in(HOST, "2031-05-18")
    brought_in(GUEST.replace("2031", "2032"), "2032-05-19")
    html = page(q="雅江")
    assert "超过 1 件" in html
    assert "远志率雅江县" in html
    assert date(2031, 5, 18).isoformat() not in html.split("雅江融媒")[-1][:200]


def test_words_that_the_index_cannot_decide_are_looked_for_in_every_text_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    brought_in(REPORT, "2031-03-28")
    brought_in(HOST.replace("松茸精深加工", "绵竹和金竹市的加工"), "2031-05-18")
    for checked in (300, 0):
        monkeypatch.setattr("huishang.search.queries.CHECKED", checked)
        html = page(q="绵竹市")
        assert "金川县党政代表团到绵竹市考察" in html
        assert "雅江县党政代表团来我市" not in html
