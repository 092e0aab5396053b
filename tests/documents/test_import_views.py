"""Handing in by browser, and watching what becomes of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from huishang.accounts.rules import Role
from huishang.documents import imports
from huishang.documents.models import Document, ImportJob
from tests.documents.test_imports import hand_in, handed, worked_off
from tests.documents.test_views import english
from tests.documents.texts import GUEST, HOST, PLAN, REPRINT, UNDATED
from tests.people import signed_in

pytestmark = pytest.mark.django_db


def file(name: str, text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def test_several_files_are_handed_in_and_worked_off() -> None:
    client = signed_in()
    files = [file("a.txt", HOST), file("b.txt", ""), file("c.txt", UNDATED)]
    response = client.post("/documents/add", {"files": files, "published": "2026-03-01"})
    job = ImportJob.objects.get()
    assert response["Location"] == f"/documents/imports/{job.uuid}"
    before = client.get(response["Location"]).content.decode()
    assert 'hx-trigger="every 1s"' in before
    assert '<meta http-equiv="refresh"' in before
    assert worked_off(job) == ["stored", "refused", "stored"]
    after = client.get(response["Location"]).content.decode()
    assert "hx-trigger" not in after
    assert "文件是空的；请重新导出或下载" in after
    assert after.index("b.txt") < after.index("a.txt"), "what was not stored stands first"
    assert Document.objects.get(origin="c.txt").published_from == "person"


@pytest.mark.parametrize(
    "data, sentence",
    [
        ({}, "请至少选择一个文件"),
        ({"text": "", "form": "text", "name": "甲报"}, "请粘贴文字"),
        ({"text": "甲", "form": "text", "name": ""}, "请填写来源"),
        ({"text": "<html><p>甲", "form": "text", "name": "甲报"}, "请选“网页源代码”"),
        ({"text": "甲", "form": "PDF", "name": "甲报"}, "errorlist"),
        ({"text": "甲", "form": "text", "name": "甲报", "published": "9999-01-01"}, "还没有到"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_handed_in(data: dict[str, str], sentence: str) -> None:
    response = signed_in().post("/documents/add", data)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not ImportJob.objects.exists()


def test_a_text_and_a_pages_source_are_pasted() -> None:
    client = signed_in()
    client.post("/documents/add", {"text": GUEST.replace("\n", "\r\n"), "form": "text", "name": "雅江融媒"})
    client.post(
        "/documents/add",
        {"text": f"<div><p>{PLAN}</p></div>", "form": "HTML", "name": "https://example.org/"},
    )
    for job in ImportJob.objects.all():
        assert worked_off(job) == ["stored"]
    text = Document.objects.get(origin="雅江融媒")
    assert (text.text, text.original.form) == (GUEST, "text")
    assert Document.objects.get(origin="https://example.org/").original.form == "HTML"


def test_every_state_of_an_import_is_told() -> None:
    job = hand_in(
        handed("a.txt", HOST), handed("b.txt", REPRINT), handed("c.txt", HOST), handed("d.txt", "x" * 9)
    )
    client = english(Role.READER)
    path = f"/documents/imports/{job.uuid}"
    assert "0 of 4 files" in client.get(path).content.decode()
    assert "Cancel the rest" not in client.get(path).content.decode()
    worked_off(job)
    text = client.get(f"{path}/progress").content.decode()
    for words in (
        "4 of 4 files",
        "stored 2",
        "there already 1",
        "repeats 1",
        "1 document has no date",
        "<html",
    ):
        assert (words in text) == (words != "<html")
    assert "repeats “雅江县党政代表团来我市考察交流”" in text
    assert ">4<" in client.get("/documents/imports").content.decode()


def test_cancelled_by_button() -> None:
    job, client = hand_in(handed("a.txt", HOST), handed("b.txt", GUEST)), english()
    imports.work(job.uuid, job.run, seconds=0)
    text = client.post(f"/documents/imports/{job.uuid}/cancel", follow=True).content.decode()
    assert "Cancelled by editor." in text
    assert "cancelled 1" in text
    assert "Cancelled" in client.get("/documents/imports").content.decode()


def test_a_silent_import_is_taken_up_by_button() -> None:
    long_ago = timezone.now() - imports.SILENCE - timedelta(seconds=5)
    job, client = hand_in(handed("a.txt", HOST), at=long_ago), signed_in()
    path = f"/documents/imports/{job.uuid}"
    assert "重新开始" in client.get(path).content.decode()
    client.post(f"{path}/resume")
    taken = ImportJob.objects.get()
    assert taken.run != job.run
    client.post(f"{path}/resume")
    assert ImportJob.objects.get().run == taken.run, "somebody is at it"
    assert worked_off(taken) == ["stored"]


def test_an_import_of_many_takes_as_many_queries_as_of_few(django_assert_num_queries: Any) -> None:
    job = hand_in(*(handed(f"{n}.txt", REPRINT + "·编" * n) for n in range(8)))
    worked_off(job)
    client = signed_in(Role.READER)
    with django_assert_num_queries(4):  # session, person, import, files
        client.get(f"/documents/imports/{job.uuid}")
    with django_assert_num_queries(4):
        client.get("/documents/imports")


def test_an_empty_list_of_imports_says_so() -> None:
    assert "还没有导入过文件" in signed_in(Role.READER).get("/documents/imports").content.decode()


@pytest.mark.parametrize(("sent", "status"), [(2, 302), (3, 413)])
def test_more_files_than_a_request_may_hold_are_refused_in_a_sentence(
    settings: Any, sent: int, status: int
) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    files = [file(f"{n}.txt", HOST) for n in range(sent)]
    response = signed_in(Role.EDITOR).post("/documents/add", {"files": files})
    assert response.status_code == status
    if status == 413:
        assert "一次请求中的文件超过 2 个" in response.content.decode()
        assert not ImportJob.objects.exists()
