"""Rows out of a document on a page: what it gives is shown, the chosen items become rows, once, for who may."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from django.urls import reverse

from huishang.accounts.models import User
from huishang.accounts.rules import Role as GlobalRole
from huishang.documents.actions import add_documents, withdraw
from huishang.documents.models import Document
from huishang.ledger.models import Commitment
from huishang.sides.models import Mechanism
from huishang.sides.rules import Role
from tests.ledger.people import AT
from tests.ledger.test_list import client_of, text_of
from tests.people import account
from tests.sides.mechanisms import mechanism, member, sides_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(settings: Any, tmp_path: Any) -> Mechanism:
    settings.MEDIA_ROOT = tmp_path
    return mechanism("湘赣合作机制", "湖南", "江西")


@pytest.fixture
def coordinator(here: Mechanism) -> User:
    return member("coordinator", Role.COORDINATOR, sides_of(here)[0])


def brought(name: str) -> Document:
    text = (files("huishang.samples") / name).read_text("utf-8")
    add_documents(account(GlobalRole.EDITOR), text.encode(), name, published=None, at=AT)
    return Document.objects.latest("pk")


def make(user: User, here: Mechanism, **asked: Any) -> Any:
    return client_of(user).get(reverse("ledger:make", args=[here.uuid]), asked)


def send(user: User, here: Mechanism, document: Document, items: list[str]) -> Any:
    address = reverse("ledger:make", args=[here.uuid])
    return client_of(user).post(address, {"document": str(document.uuid), "item": items})


def test_documents_are_offered_and_found_by_words(here: Mechanism, coordinator: User) -> None:
    plan = brought("xiang-gan-plan.txt")
    assert plan in make(coordinator, here).context["documents"]
    assert str(plan.uuid) in make(coordinator, here, words="断头路").content.decode()
    assert "No document has these words." in text_of(make(coordinator, here, words="没有的话"))


def test_a_plan_becomes_rows_in_one_act(here: Mechanism, coordinator: User) -> None:
    plan = brought("xiang-gan-plan.txt")
    page = make(coordinator, here, document=plan.uuid)
    items = page.context["items"]
    assert len(items) == 6 and all(item.is_chosen and item.row is None for item in items)
    road = next(item for item in items if "断头路" in item.draft.content.title)
    named = {
        side.label: sorted(body for _part, body in bodies)
        for side, bodies in zip(page.context["sides"], road.by_side, strict=False)
    }
    assert named == {"湖南": ["株洲市政府", "湖南省交通运输厅"], "江西": ["江西省交通运输厅", "萍乡市政府"]}
    assert road.by_side[-1] == []  # of no side
    done = send(coordinator, here, plan, [str(item.source.finding) for item in items])
    assert done.status_code == 302 and done["Location"] == reverse("ledger:rows", args=[here.uuid])
    assert Commitment.objects.filter(mechanism=here).count() == 6


def test_only_the_chosen_become_rows_and_are_not_offered_again(here: Mechanism, coordinator: User) -> None:
    plan = brought("xiang-gan-plan.txt")
    first, second, *_rest = make(coordinator, here, document=plan.uuid).context["items"]
    send(coordinator, here, plan, [str(first.source.finding)])
    (row,) = Commitment.objects.filter(mechanism=here)
    again = make(coordinator, here, document=plan.uuid)
    assert [item.row for item in again.context["items"]] == [row, *[None] * 5]
    assert f'value="{first.source.finding}"' not in again.content.decode()
    refused = send(coordinator, here, plan, [str(first.source.finding), str(second.source.finding)])
    assert refused.status_code == 422 and row.number in text_of(refused)
    assert [item.is_chosen for item in refused.context["items"]] == [True, True, False, False, False, False]
    assert Commitment.objects.filter(mechanism=here).count() == 1


def test_of_a_report_nothing_is_marked_beforehand_and_nothing_chosen_makes_nothing(
    here: Mechanism, coordinator: User
) -> None:
    document = brought("guangan-yubei.txt")
    items = make(coordinator, here, document=document.uuid).context["items"]
    assert items and not any(item.is_chosen for item in items)
    nothing = send(coordinator, here, document, [])
    assert nothing.status_code == 422 and "Choose at least one item." in text_of(nothing)
    assert not Commitment.objects.exists()


def test_a_withdrawn_or_unknown_document_gives_no_rows(here: Mechanism, coordinator: User) -> None:
    plan = brought("xiang-gan-plan.txt")
    withdraw(account(GlobalRole.EDITOR), plan, "重复", AT)
    for asked in (plan.uuid, "6f1c2b1e-0000-4000-8000-000000000000", "no address"):
        assert make(coordinator, here, document=asked).status_code == 404


@pytest.mark.parametrize("role", [Role.LEADER, Role.LIAISON, Role.OBSERVER])
def test_who_makes_no_rows_is_refused_and_not_offered_it(here: Mechanism, role: Role) -> None:
    side = sides_of(here)[0]
    of = here if role is Role.OBSERVER else side.bodies.first() if role is Role.LIAISON else side
    somebody = member("somebody", role, of)
    plan = brought("xiang-gan-plan.txt")
    assert make(somebody, here).status_code == 403
    assert send(somebody, here, plan, ["1"]).status_code == 403
    rows = client_of(somebody).get(reverse("ledger:rows", args=[here.uuid]))
    assert reverse("ledger:make", args=[here.uuid]) not in rows.content.decode()


def test_the_queries_do_not_grow_with_the_items(
    here: Mechanism, coordinator: User, django_assert_max_num_queries: Any
) -> None:
    plan = brought("xiang-gan-plan.txt")
    client, address = client_of(coordinator), reverse("ledger:make", args=[here.uuid])
    with django_assert_max_num_queries(16):
        client.get(address, {"document": plan.uuid})
