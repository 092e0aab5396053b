"""Documents come in whole or not at all, once, and a person's decisions stand."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huishang.accounts.rules import Role
from huishang.documents import actions, queries
from huishang.documents.models import Change, Document, Original, Reading
from huishang.documents.signals import document_read
from huishang.intake import IntakeError
from tests.documents.conftest import files_in
from tests.documents.texts import LATER, NOW, PLAN, REPORT, UNDATED
from tests.people import account

pytestmark = pytest.mark.django_db


def add(text: str | bytes = REPORT, name: str = "a.txt", **more: Any) -> Document:
    data = text.encode() if isinstance(text, str) else text
    return actions.add_documents(account(), data, name, at=NOW, **more)[0].document


@contextmanager
def listening(receiver: Any) -> Iterator[None]:
    document_read.connect(receiver)
    try:
        yield
    finally:
        document_read.disconnect(receiver)


class Broken(Exception):
    pass


def broken(**_: Any) -> None:
    raise Broken


# --- coming in


def test_a_document_comes_in_with_its_original_and_its_reading(originals_folder: Path) -> None:
    document = add()
    document.refresh_from_db()
    assert (document.title, document.kind, document.state) == (
        "金川县党政代表团到绵竹市考察",
        "communique",
        "waiting",
    )
    assert (document.text, document.origin, document.added_by) == (REPORT, "a.txt", account())
    [path] = files_in(originals_folder)
    assert path.read_bytes() == REPORT.encode()
    assert path.stat().st_mode & 0o777 == 0o400
    assert document.reading.content["document"]["id"] == str(document.uuid)
    assert "text" not in document.reading.content["document"]
    assert {person["name"] for person in document.reading.content["people"]} >= {"苍术", "杜衡"}


def test_the_date_of_publication_is_found_with_its_characters() -> None:
    document = add()
    assert (document.published, document.published_from) == (date(2031, 3, 28), "text")
    assert document.text[document.published_start : document.published_end] == "2031-03-28"
    assert document.reading.published is None


def test_the_date_of_the_metadata_counts_where_the_text_gives_none() -> None:
    page = (
        f'<html><meta name="PubDate" content="2031-03-29"><body>{{}}<div id="zoom"><p>{UNDATED}</div></html>'
    )
    document = add(page.format(""), "a.html", published=date(2031, 1, 1))
    assert (document.published, document.published_from) == (date(2031, 3, 29), "page")
    assert document.reading.published == date(2031, 3, 29)


def test_the_date_that_a_person_says_counts_where_the_document_gives_none() -> None:
    document = add(UNDATED, published=date(2031, 3, 30))
    assert (document.published, document.published_from) == (date(2031, 3, 30), "person")
    assert document.published_by == account()
    assert add(REPORT, published=date(2031, 3, 30)).published_from == "text"


def test_no_date_is_assumed() -> None:
    document = add(UNDATED)
    assert (document.published, document.published_from) == (None, "")


def test_a_date_of_metadata_that_is_none_is_noted_and_not_taken() -> None:
    line = b'{"text": "\xe7\x94\xb2\xe7\x9c\x81", "published": "2031-13-01", "id": "7", "title": "T"}'
    document = add(line, "a.jsonl")
    assert document.published is None
    assert document.notes == [{"key": "bad_date", "facts": {"value": "2031-13-01"}}]
    assert (document.given_id, document.headline, document.title) == ("7", "T", "T")


def test_a_file_of_lines_gives_a_document_a_line_and_names_the_bad_ones() -> None:
    data = '{"text": "甲"}\n{"bad": 1}\n{"text": "乙"}'.encode()
    with pytest.raises(IntakeError):
        actions.add_documents(account(), data, "a.jsonl", at=NOW)
    assert not Document.objects.exists()
    errors: list[IntakeError] = []
    added = actions.add_documents(account(), data, "a.jsonl", at=NOW, failed=errors.append)
    assert [(one.document.text, one.document.position) for one in added] == [("甲", 0), ("乙", 1)]
    assert [error.line for error in errors] == [2]
    assert Original.objects.count() == 1


def test_characters_that_no_database_keeps_are_replaced_and_noted() -> None:
    document = add(b'{"text": "a\\u0000b"}', "a.jsonl")
    assert document.text == "a\ufffdb"
    assert document.notes == [{"key": "replaced", "facts": {"count": 1}}]


def test_a_name_that_is_no_text_is_shown_as_far_as_it_is() -> None:
    assert add(REPORT, "\udce4\0.txt").origin == "?\ufffd.txt"


def test_a_pasted_text_and_a_pasted_page() -> None:
    [text] = actions.add_text(account(), UNDATED, "绵竹日报", as_page=False, at=NOW)
    assert (text.document.origin, text.document.original.form) == ("绵竹日报", "text")
    source = f"<div><h1>标题甲</h1><p>{UNDATED}</p><script>alert(1)</script></div>"
    [page] = actions.add_text(account(), source, "https://example.org/1", as_page=True, at=NOW)
    assert page.document.original.form == "HTML"
    assert "alert" not in page.document.text


def test_a_page_pasted_as_text_is_refused() -> None:
    with pytest.raises(IntakeError) as error:
        actions.add_text(account(), "<html><p>甲</p></html>", "x", as_page=False, at=NOW)
    assert error.value.problem == "mismatch"


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER])
def test_who_may_not_import_does_not(role: Role, originals_folder: Path) -> None:
    with pytest.raises(PermissionDenied):
        actions.add_documents(account(role), REPORT.encode(), "a.txt", at=NOW)
    with pytest.raises(PermissionDenied):
        actions.add_text(account(role), REPORT, "a", as_page=False, at=NOW)
    assert not Document.objects.exists()
    assert files_in(originals_folder) == []


# --- whole or not at all, and once


def test_what_fails_in_the_middle_leaves_nothing(originals_folder: Path) -> None:
    with listening(broken), pytest.raises(Broken):
        add()
    assert not Document.objects.exists()
    assert not Original.objects.exists()
    assert not Reading.objects.exists()
    assert files_in(originals_folder) == []
    assert add().title


def test_what_fails_at_the_second_document_leaves_the_first_whole_and_goes_on_later(
    originals_folder: Path,
) -> None:
    data = '{"text": "甲"}\n{"text": "乙"}'.encode()

    def at_second(document: Document, **_: Any) -> None:
        if document.position:
            raise Broken

    with listening(at_second), pytest.raises(Broken):
        add(data, "a.jsonl")
    assert [document.text for document in Document.objects.all()] == ["甲"]
    assert len(files_in(originals_folder)) == 1
    added = actions.add_documents(account(), data, "a.jsonl", at=NOW)
    assert [one.is_new for one in added] == [False, True]


def test_the_same_bytes_are_there_already_under_whatever_name(originals_folder: Path) -> None:
    first = add()
    [again] = actions.add_documents(account(Role.ADMINISTRATOR), REPORT.encode(), "b.txt", at=LATER)
    assert (again.document, again.is_new) == (first, False)
    assert again.document.origin == "a.txt"
    assert len(files_in(originals_folder)) == 1


def test_an_original_that_lies_there_without_a_row_is_taken_over(originals_folder: Path) -> None:
    first = add()
    [path] = files_in(originals_folder)
    assert first.original.path == str(path.relative_to(originals_folder))
    path.unlink()
    add(UNDATED)
    actions.add_documents(account(), REPORT.encode(), "b.txt", at=LATER)


def everything() -> list[Any]:
    rows: list[Any] = []
    for model in (Original, Document, Reading, Change):
        rows += list(model.objects.order_by("pk").values())
    return rows


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([REPORT, UNDATED, PLAN, "甲乙"]), max_size=5), st.sampled_from(["a.txt", "b.md"])
)
def test_importing_again_changes_nothing(texts: list[str], name: str) -> None:
    for text in texts:
        add(text)
    if document := Document.objects.first():
        actions.overrule_kind(account(), document, "other", NOW)
        actions.withdraw(account(), document, "重复", NOW)
    before = everything()
    for text in texts:
        actions.add_documents(
            account(Role.ADMINISTRATOR), text.encode(), name, at=LATER, published=date(2031, 1, 1)
        )
    assert everything() == before


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_the_same_bytes_at_once_store_them_once(originals_folder: Path) -> None:
    by = account()
    start, results = threading.Barrier(2), []

    def work() -> None:
        start.wait()
        try:
            results.append(actions.add_documents(by, REPORT.encode(), "a.txt", at=NOW)[0].is_new)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [False, True]
    assert (Document.objects.count(), Reading.objects.count()) == (1, 1)
    assert len(files_in(originals_folder)) == 1


# --- what people decide


def test_a_date_that_a_person_says_is_read_with_and_kept() -> None:
    document = add(UNDATED)
    actions.say_published(account(), document, date(2031, 3, 28), LATER)
    assert (document.published_from, document.published_by) == ("person", account())
    assert document.revision >= 1  # what listens may count decisions of its own
    assert document.reading.published == date(2031, 3, 28)
    assert document.readings.count() == 2
    [change] = document.changes.all()
    assert (change.what, change.before, change.after, change.at) == ("published", "", "2031-03-28", LATER)


def test_a_date_said_twice_is_read_once_and_the_first_reading_holds_again() -> None:
    document = add(UNDATED)
    heard: list[Reading] = []

    def hear(reading: Reading, **_: Any) -> None:
        heard.append(reading)

    with listening(hear):
        for day in (28, 29, 28):
            actions.say_published(account(), document, date(2031, 3, day), LATER)
    assert document.readings.count() == 3
    assert [reading.published.day for reading in heard] == [28, 29, 28]
    assert document.reading == heard[0] == heard[2]


def test_a_kind_that_a_person_says_outlives_the_readers() -> None:
    document = add()
    actions.overrule_kind(account(), document, "minutes", LATER)
    assert document.reading.content["document"]["kind"] == "minutes"
    document.refresh_from_db()
    assert (document.kind, document.kind_by) == ("minutes", account())


def test_a_decision_whose_reading_fails_is_undone() -> None:
    document = add(UNDATED)
    with listening(broken), pytest.raises(Broken):
        actions.say_published(account(), document, date(2031, 3, 28), LATER)
    document.refresh_from_db()
    assert (document.published, document.revision, document.changes.count()) == (None, 0, 0)


def test_reading_anew_tells_nobody_where_nothing_is_new() -> None:
    document = add()
    with listening(broken):
        assert actions.read_anew(document, LATER) == document.reading
    assert document.readings.count() == 1


def test_a_newer_reader_reads_anew_beside_the_older(monkeypatch: pytest.MonkeyPatch) -> None:
    document = add(UNDATED)
    actions.say_published(account(), document, date(2031, 3, 28), NOW)
    monkeypatch.setattr("huishang.documents.readings.reader_version", lambda: "9.0+test")
    assert list(queries.outdated("9.0+test")) == [document]
    reading = actions.read_anew(document, LATER)
    assert (reading.reader_version, reading.made_at) == ("9.0+test", LATER)
    assert (document.readings.count(), document.published) == (3, date(2031, 3, 28))
    assert not queries.outdated("9.0+test").exists()


def test_a_withdrawn_document_stays_with_its_reason_and_comes_back() -> None:
    document = add()
    actions.withdraw(account(), document, "与本地合作无关", LATER)
    assert (document.state, document.withdrawn_because) == ("withdrawn", "与本地合作无关")
    actions.set_reviewed(account(), document, True, LATER)
    assert document.state == "withdrawn"
    actions.reinstate(account(), document, "误撤", LATER)
    assert (document.state, document.withdrawn_because) == ("waiting", "")
    assert [change.after for change in document.changes.all()] == ["与本地合作无关", "误撤"]


def test_a_reviewer_sets_a_document_reviewed_and_back() -> None:
    document = add()
    actions.set_reviewed(account(Role.REVIEWER), document, True, LATER)
    actions.set_reviewed(account(Role.REVIEWER), document, True, LATER)
    assert (document.state, document.revision) == ("reviewed", 1)
    actions.set_reviewed(account(Role.REVIEWER), document, False, LATER)
    assert document.state == "waiting"


def test_only_who_may_decide_decides() -> None:
    document, reviewer = add(), account(Role.REVIEWER)
    for act in (
        lambda: actions.say_published(reviewer, document, date(2031, 1, 1), LATER),
        lambda: actions.overrule_kind(reviewer, document, "other", LATER),
        lambda: actions.withdraw(reviewer, document, "x", LATER),
        lambda: actions.reinstate(reviewer, document, "x", LATER),
        lambda: actions.say_not_repeated(reviewer, document, LATER),
        lambda: actions.set_reviewed(account(Role.READER), document, True, LATER),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert not Change.objects.exists()


def test_decisions_are_counted() -> None:
    document = add()
    assert [actions.count_decision(document), actions.count_decision(document)] == [1, 2]
