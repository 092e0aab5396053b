"""The demonstration, loaded once for all tests of this file."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone

from huishang.accounts.models import User
from huishang.accounts.rules import Role
from huishang.lists.asked import asked
from huishang.record import page, queries
from huishang.record.demonstration import ACCOUNT, is_empty, load_demonstration
from huishang.record.lists.exchanges import listing
from huishang.record.models import Agreement, Change, Exchange, Fact, Party, Source
from tests.people import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(django_db_setup: Any, django_db_blocker: Any) -> Any:
    """The demonstration in the tests' database, taken out again afterwards."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        load_demonstration(timezone.now())
        yield
        transaction.set_rollback(True)


def numbers() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Exchange, Source, Agreement, Fact, Change))


def test_lists_are_worth_looking_at(loaded: None) -> None:
    exchanges = queries.exchanges()
    assert exchanges.count() >= 40
    assert len({one.start[:4] for one in exchanges}) >= 10
    assert Party.objects.filter(region__level="province").values("region").distinct().count() >= 12
    assert Agreement.objects.count() >= 40
    assert all(one.title and one.parties.count() >= 2 for one in exchanges)


def test_the_exchange_of_november_2023_is_one_with_the_reports_of_both_sides(loaded: None) -> None:
    both = asked(QueryDict("pair=510000-520000&year=2023&level=leaders"), listing()).found()
    both = queries.exchanges().filter(pk__in=both.values("pk"))
    (exchange,) = [one for one in both if one.start.startswith("2023-11")]
    assert exchange.documents == 2
    assert (exchange.start, exchange.end) == ("2023-11-22", "2023-11-23")
    whole = queries.exchange_whole(exchange.uuid).get()
    assert page.side_names(whole) == ["四川省", "贵州省"]
    assert exchange.agreements.count() == 2
    host = [p.name for p in exchange.participations.filter(side="四川省")]
    assert host[:3] == ["王晓晖", "黄强", "田向利"]


def test_75_and_50_kilometres_stand_side_by_side_with_their_sources(loaded: None) -> None:
    (exchange,) = [
        x for x in queries.exchanges().filter(start__startswith="2023") if x.facts.filter(value="75").exists()
    ]
    body = signed_in(Role.READER).get(f"/record/exchanges/{exchange.uuid}").content.decode()
    differing = body[body.index('id="contradictions"') : body.index('id="stages-title"')]
    assert "75 公里" in differing and "50 公里" in differing
    assert "经检索无公开佐证" in body


def test_loading_again_changes_nothing_and_nobody_signs_in_as_its_account(loaded: None) -> None:
    before = numbers()
    load_demonstration(timezone.now())
    assert numbers() == before
    assert not is_empty()
    assert not User.objects.get(username=ACCOUNT).is_active
