from __future__ import annotations

import uuid

import pytest

from huishang.accounts.rules import Role
from huishang.documents import actions, queries
from tests.documents.test_actions import add
from tests.documents.texts import LATER, PLAN, REPORT, UNDATED
from tests.people import account

pytestmark = pytest.mark.django_db


def test_a_document_is_found_by_its_address_and_nothing_by_another() -> None:
    document = add()
    assert queries.document(document.uuid) == document
    assert queries.document(uuid.uuid4()) is None
    assert queries.current_reading(document) == document.reading


def test_counts_and_what_waits(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    first, undated, plan = add(REPORT), add(UNDATED + "另一个文本"), add(PLAN)
    actions.set_reviewed(account(Role.REVIEWER), plan, True, LATER)
    withdrawn = add("甲乙丙丁")
    actions.withdraw(account(), withdrawn, "无关", LATER)
    undated.repeats = first
    undated.save()
    assert list(queries.waiting()) == [first]
    assert withdrawn not in queries.documents()
    with django_assert_num_queries(1):
        numbers = queries.counts()
    assert numbers == {"all": 3, "waiting": 1, "reviewed": 1, "repeating": 1, "withdrawn": 1, "undated": 2}
