from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from huishang.documents import actions, queries
from huishang.documents.models import Band
from tests.documents.test_actions import add
from tests.documents.texts import GUEST, HOST, LATER, REPORT, REPRINT
from tests.people import account

pytestmark = pytest.mark.django_db


def test_a_reprint_names_the_document_that_came_first() -> None:
    first, other, copy = add(HOST), add(GUEST), add(REPRINT)
    assert (copy.repeats, other.repeats, first.repeats) == (first, None, None)
    assert 0.5 < copy.similarity < 1
    assert list(first.repeated_by.all()) == [copy]
    assert list(queries.waiting()) == [first, other]


def test_a_copy_of_a_copy_names_the_first() -> None:
    first, copy = add(HOST), add(REPRINT)
    third = add(REPRINT + "责任编辑：桑白")
    assert (copy.repeats, third.repeats) == (first, first)
    assert third.similarity < 0.99


def test_a_withdrawn_document_is_not_named() -> None:
    first = add(HOST)
    actions.withdraw(account(), first, "误收", LATER)
    copy = add(REPRINT)
    assert copy.repeats is None
    assert add(REPRINT + "责任编辑：桑白").repeats == copy


def test_a_person_says_that_it_is_none_and_importing_again_keeps_that() -> None:
    add(HOST)
    copy = add(REPRINT)
    actions.say_not_repeated(account(), copy, LATER)
    assert (copy.repeats, copy.similarity, copy.not_repeated_by) == (None, None, account())
    assert add(REPRINT) == copy
    actions.read_anew(copy, LATER)
    copy.refresh_from_db()
    assert (copy.repeats, copy.not_repeated_by) == (None, account())
    assert copy in queries.waiting()


def test_a_document_is_stored_with_as_many_queries_however_many_repeats_it_has() -> None:
    def queries_of(text: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            add(text)
        return len(queries)

    add(HOST)
    few = queries_of(REPRINT)
    for number in range(1, 6):
        add(REPRINT + "责任编辑" * number)
    assert queries_of(REPRINT + "又一份") == few


def test_bands_are_kept_for_texts_that_are_long_enough() -> None:
    add("甲乙丙丁")
    assert not Band.objects.exists()
    add(REPORT)
    assert Band.objects.count() == 32
