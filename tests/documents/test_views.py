"""Pages of documents, as those who may and who may not see them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from huishang.accounts.rules import Role
from huishang.documents import actions
from huishang.documents.models import Document
from tests.documents.test_actions import add
from tests.documents.texts import GUEST, HOST, LATER, PLAN, REPORT, REPRINT, UNDATED
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db


def page(path: str, role: Role = Role.EDITOR, **query: str) -> str:
    response = signed_in(role).get(path, query)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def english(role: Role = Role.EDITOR) -> Client:
    client = signed_in(role)
    client.post("/language", {"language": "en"})
    return client


def test_an_empty_list_says_what_to_do_first() -> None:
    assert "先导入几篇考察报道" in page("/documents/")
    assert "由编辑导入文献" in page("/documents/", Role.READER)
    assert "先导入几篇考察报道" in page("/")


def test_the_list_shows_what_came_in_and_is_narrowed() -> None:
    add(HOST), add(REPRINT), add(PLAN), add(UNDATED)
    whole = page("/documents/", Role.READER)
    assert "4 份文献" in whole
    assert "与《雅江县党政代表团来我市考察交流》重复" in whole
    for query, titles in (
        ({"q": "雪梨"}, 2),
        ({"q": "雪梨 年画"}, 1),
        ({"q": "没有这样的词"}, 0),
        ({"kind": "instrument"}, 1),
        ({"state": "repeating"}, 1),
        ({"state": "waiting"}, 3),
        ({"state": "withdrawn"}, 0),
        ({"year": "2031"}, 2),
        ({"year": "none"}, 2),
        ({"year": "1066", "kind": "x"}, 4),
        ({"order": "published"}, 4),
        ({"page": "99"}, 4),
    ):
        found = page("/documents/", **query)
        assert f"{titles} 份文献" in found, query
        assert ("没有符合条件的文献" in found) == (titles == 0), query


def test_the_list_takes_as_many_queries_for_many_as_for_few(django_assert_num_queries: Any) -> None:
    client = signed_in(Role.READER)
    for number in range(12):
        add(REPORT + f"第{number}份")
    with django_assert_num_queries(5):  # session, person, years, number, documents
        client.get("/documents/")
    with django_assert_num_queries(5):
        client.get("/documents/", {"q": "雪梨", "state": "repeating", "kind": "communique", "year": "2031"})


def test_a_list_of_many_has_pages() -> None:
    for number in range(51):
        add(f"{number}")
    assert "第 1 页" in page("/documents/")
    second = page("/documents/", page="2", q="", kind="other")
    assert "第 2 页" in second
    assert "page=1&amp;q=&amp;kind=other" in second


def test_the_start_page_shows_what_came_in() -> None:
    add(HOST), add(UNDATED)
    text = signed_in(Role.READER).get("/").content.decode()
    assert "待审读 <strong>2</strong> 份" in text
    assert "没有发布日期 <strong>1</strong> 份" in text
    assert "/documents/add" not in text


# --- one document


def test_a_document_shows_its_text_and_where_its_date_stands() -> None:
    document = add(REPORT)
    text = page(f"/documents/{document.uuid}", Role.READER)
    assert '<mark id="published">2031-03-28</mark> 09:10　来源：绵竹日报' in text
    assert "何时发布" not in text
    assert "撤下文献" not in text


def test_a_text_is_never_run_as_markup() -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>\n考察\n2031-03-28"
    document = add(evil, "<b>a</b>.txt")
    for path in (f"/documents/{document.uuid}", "/documents/", "/"):
        text = page(path)
        assert "<script>alert" not in text
        assert "<img" not in text
        assert "<b>a" not in text


def test_where_there_is_no_date_it_is_asked_for_and_kept() -> None:
    document = add(UNDATED)
    path = f"/documents/{document.uuid}"
    assert "何时发布" in page(path)
    assert "何时发布" not in page(path, Role.REVIEWER)
    response = signed_in().post(f"{path}/published", {"published": "2026-03-28"}, follow=True)
    assert "日期已保存" in response.content.decode()
    document.refresh_from_db()
    assert (document.published, document.published_by) == (date(2026, 3, 28), account())


@pytest.mark.parametrize("day, sentence", [("", "请填写发布日期"), ("9999-01-01", "还没有到"), ("x", "")])
def test_a_day_that_is_none_is_told_on_the_page(day: str, sentence: str) -> None:
    document = add(UNDATED)
    response = signed_in().post(f"/documents/{document.uuid}/published", {"published": day})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "errorlist" in response.content.decode()
    document.refresh_from_db()
    assert document.published is None


def test_withdrawn_with_a_reason_and_taken_back() -> None:
    document, client = add(REPORT), english()
    path = f"/documents/{document.uuid}"
    assert client.post(f"{path}/withdraw", {"reason": " "}).status_code == 422
    text = client.post(f"{path}/withdraw", {"reason": "not ours"}, follow=True).content.decode()
    assert "Withdrawn: not ours" in text
    assert "0 documents" not in client.get("/documents/", {"state": "withdrawn"}).content.decode()
    client.post(f"{path}/reinstate", {"reason": "ours"})
    document.refresh_from_db()
    assert document.state == "waiting"
    assert "Taken back into the record: ours" in client.get(path).content.decode()


def test_another_kind() -> None:
    document, client = add(REPORT), english()
    assert client.post(f"/documents/{document.uuid}/kind", {"kind": "poem"}).status_code == 422
    text = client.post(f"/documents/{document.uuid}/kind", {"kind": "minutes"}, follow=True).content.decode()
    assert "Kind: Minutes" in text


def test_a_repeat_is_told_and_can_be_denied() -> None:
    first, copy = add(HOST), add(REPRINT)
    assert str(copy.uuid) in page(f"/documents/{first.uuid}")
    text = page(f"/documents/{copy.uuid}")
    assert "与已有文献重复" in text and str(first.uuid) in text
    text = signed_in().post(f"/documents/{copy.uuid}/not-repeated", follow=True).content.decode()
    assert "无（editor 确认）" in text
    assert "与已有文献重复" not in text


def test_what_was_left_out_is_told_in_the_language_of_the_page() -> None:
    document = add(b'{"text": "a\\u0000b", "id": "no. 7"}', "a.jsonl")
    assert "1 处字节" in page(f"/documents/{document.uuid}")
    text = english().get(f"/documents/{document.uuid}").content.decode()
    assert "1 places are not UTF-8" in text
    assert "no. 7" in text


def test_a_document_takes_few_queries(django_assert_max_num_queries: Any) -> None:
    first = add(HOST)
    for number in range(4):
        add(REPRINT + "·编" * number)
    actions.overrule_kind(account(), first, "minutes", LATER)
    client = signed_in(Role.READER)
    with django_assert_max_num_queries(6):
        client.get(f"/documents/{first.uuid}")


def test_what_is_not_there_is_not_found() -> None:
    for path in ("", "/original"):
        response = signed_in().get(f"/documents/00000000-0000-4000-8000-000000000000{path}")
        assert response.status_code == 404


# --- the original


def downloaded(document: Document) -> Any:
    response = signed_in(Role.READER).get(f"/documents/{document.uuid}/original")
    return response, b"".join(response.streaming_content)


def test_the_original_comes_as_it_came_in() -> None:
    response, data = downloaded(add(REPORT))
    assert data == REPORT.encode()
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E9%87%91")
    assert response["Content-Type"] == "text/plain"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_page_is_never_handed_out_as_one() -> None:
    response, _ = downloaded(add("<html><h1>甲/乙\\..:丙</h1><p>丁</p></html>", "a.html"))
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].endswith(".html")


@pytest.mark.parametrize(
    "title, name",
    [
        ("考察", "考察.txt"),
        ("../../a\r\nSet-Cookie: x", "a Set-Cookie  x.txt"),
        ("甲\u202e乙", "甲 乙.txt"),
        ("甲.txt", "甲.txt"),
        ("长" * 200, "长" * 80 + ".txt"),
        ("CON", "document {}.txt"),
        ("...", "document {}.txt"),
    ],
)
def test_names_that_any_system_takes(title: str, name: str) -> None:
    from huishang.documents.downloads import download_of

    document = add(REPORT)
    document.title = title
    assert download_of(document)[0] == name.format(document.original.sha256[:12])


def test_both_languages_have_every_page() -> None:
    document = add(GUEST)
    for path in ("/", "/documents/", "/documents/add", "/documents/imports", f"/documents/{document.uuid}"):
        text = english().get(path).content.decode()
        assert '<html lang="en">' in text
        assert "Documents" in text
