from __future__ import annotations

from datetime import UTC, datetime

import pytest

from huishang.accounts.rules import Role
from huishang.analysis import actions
from huishang.analysis.models import Following, PhraseUse, Promise
from huishang.documents.actions import withdraw
from huishang.record import actions as record
from huishang.record.models import Exchange
from huishang.registry.models import Person, Region
from huishang.review import actions as review
from huishang.review.models import Finding
from huishang.review.rules import VerdictKind
from tests.analysis.reports import two_years
from tests.people import account

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)


def test_a_report_gives_its_promises_with_occasion_speaker_and_day() -> None:
    two_years()
    one = Promise.objects.get(text__contains="旅游环线")
    assert (one.on, one.field, one.speaker) == ("2023-01-05", "tourism", "林朝阳")
    assert one.person == Person.objects.get(name="林朝阳")
    assert one.exchange == Exchange.objects.get(start="2023-01-05")


def test_a_rejected_promise_is_none_and_comes_back_with_its_verdict_undone() -> None:
    document, _ = two_years()
    finding = Finding.objects.get(pk=Promise.objects.get(text__contains="旅游环线").finding_id)
    document.refresh_from_db()
    review.judge(account(), finding, VerdictKind.REJECTED, revision=document.revision, at=NOW)
    assert not Promise.objects.filter(finding=finding).exists()
    review.undo(account(), document, NOW)
    assert Promise.objects.filter(finding=finding).exists()


def test_a_withdrawn_document_promises_nothing() -> None:
    document, other = two_years()
    document.refresh_from_db()
    withdraw(account(), document, "重复录入", NOW)
    assert set(Promise.objects.values_list("document", flat=True)) == {other.pk}
    assert set(PhraseUse.objects.values_list("document", flat=True)) == {other.pk}


def test_working_out_again_changes_nothing() -> None:
    document, _ = two_years()
    before = sorted(Promise.objects.values_list("finding", "text", "person", "exchange", "on"))
    actions.project(document)
    assert sorted(Promise.objects.values_list("finding", "text", "person", "exchange", "on")) == before


def test_an_installation_without_rows_is_brought_up_to_date_and_one_with_rows_left_alone() -> None:
    two_years()
    whole = Promise.objects.count()
    Promise.objects.all().delete()
    PhraseUse.objects.all().delete()
    actions.bring_up_to_date()
    assert Promise.objects.count() == whole > 0
    Promise.objects.first().delete()  # type: ignore[union-attr]
    actions.bring_up_to_date()
    assert Promise.objects.count() == whole - 1


def test_promises_follow_a_merge_of_exchanges_and_its_undoing() -> None:
    two_years()
    first, second = Exchange.objects.order_by("start")
    by = account(Role.EDITOR)
    record.merge_exchanges(by, first, second, "同一活动", NOW)
    assert set(Promise.objects.values_list("exchange", flat=True)) == {first.pk}
    record.undo_merge(by, first.joinings.get(), NOW)
    assert set(Promise.objects.values_list("exchange", flat=True)) == {first.pk, second.pk}


def test_following_twice_is_following_once_and_can_be_ended() -> None:
    by, region = account(Role.READER), Region.objects.get(name="遵义市")
    actions.follow(by, region, NOW)
    actions.follow(by, region, NOW)
    assert Following.objects.count() == 1
    actions.unfollow(by, region)
    actions.unfollow(by, region)
    assert not Following.objects.exists()
