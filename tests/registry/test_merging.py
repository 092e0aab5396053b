from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from huishang.accounts.rules import Role
from huishang.registry import actions, queries
from huishang.registry.models import Attestation, Link, Merge, Organization, Person
from tests.people import account, signed_in
from tests.registry.reports import reviewed

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 5, 1, 9, tzinfo=UTC)


def person(name: str) -> Person:
    return actions.enter_person(account(), name, at=NOW)


def test_a_merged_person_counts_as_the_kept_one_and_its_address_leads_there() -> None:
    kept, other = person("林朝阳"), person("林朝陽")
    actions.merge(account(), kept, other, reason="同一职务", at=NOW)
    assert [one.pk for one in queries.people()] == [kept.pk]
    response = signed_in().get(f"/registry/people/{other.uuid}")
    assert response["Location"] == f"/registry/people/{kept.uuid}"


def test_posts_of_both_show_as_one_persons_and_part_again_when_taken_back() -> None:
    kept, other = person("林朝阳"), person("林朝陽")
    for one, title in ((kept, "甲县县长"), (other, "甲县县委书记")):
        actions.enter_tenure(account(), one, title, on="2023-05", cited="甲县年鉴", at=NOW)
    record = actions.merge(account(), kept, other, reason="同一职务", at=NOW)
    assert {held.title for held in queries.tenures(kept)} == {"甲县县长", "甲县县委书记"}
    actions.undo_merge(account(), record, NOW)
    assert [held.title for held in queries.tenures(kept)] == ["甲县县长"]
    assert signed_in().get(f"/registry/people/{other.uuid}").status_code == 200


def test_merging_needs_a_reason_two_and_nobody_merged_already() -> None:
    kept, other, third = person("林朝阳"), person("林朝陽"), person("林朝扬")
    for wrong in ((kept, other, " "), (kept, kept, "同一人")):
        with pytest.raises(actions.RegistryError):
            actions.merge(account(), *wrong[:2], reason=wrong[2], at=NOW)
    actions.merge(account(), kept, other, reason="同一人", at=NOW)
    with pytest.raises(actions.RegistryError):
        actions.merge(account(), third, other, reason="同一人", at=NOW)
    assert Merge.objects.count() == 1


def test_chains_of_merges_lead_to_the_one_that_stands() -> None:
    first, second, third = person("林朝阳"), person("林朝陽"), person("林朝扬")
    actions.merge(account(), second, third, reason="同一人", at=NOW)
    actions.merge(account(), first, second, reason="同一人", at=NOW)
    third.refresh_from_db()
    assert third.standing == first
    assert set(queries.group(first)) == {first.pk, second.pk, third.pk}


def test_taking_back_twice_is_refused() -> None:
    record = actions.merge(account(), person("林朝阳"), person("林朝陽"), reason="同一人", at=NOW)
    actions.undo_merge(account(), record, NOW)
    with pytest.raises(actions.RegistryError):
        actions.undo_merge(account(), record, NOW)


def test_a_reviewer_may_not_merge() -> None:
    with pytest.raises(PermissionDenied):
        actions.merge(account(Role.REVIEWER), person("甲"), person("乙"), reason="同一人", at=NOW)


def test_bodies_merge_too() -> None:
    kept, other = (
        actions.enter_organization(account(), name, region=None, at=NOW) for name in ("甲集团", "甲集团公司")
    )
    actions.merge(account(), kept, other, reason="更名", at=NOW)
    assert Organization.objects.get(pk=other.pk).standing == kept
    assert signed_in().get(f"/registry/bodies/{other.uuid}").status_code == 302


def test_a_split_takes_mentions_with_the_posts_that_they_give_and_back() -> None:
    reviewed("1月5日，遵义市委书记林朝阳在遵义会见泸州市代表团。", "2024-01-06")
    reviewed("1月20日，遵义市委书记林朝阳率队到泸州市考察。座谈会上，林朝阳讲话。", "2024-01-21")
    one = Person.objects.get(name="林朝阳")
    first, second = queries.links(one)
    record = actions.split(account(), one, [second], reason="同名两人", at=NOW)
    other = record.other_person
    assert [link.finding_id for link in queries.links(one)] == [first.finding_id]
    assert [link.finding_id for link in queries.links(other)] == [second.finding_id]
    assert [len(held.attestations) for held in queries.tenures(other)] == [1]
    actions.undo_merge(account(), record, NOW)
    other.refresh_from_db()
    assert other.standing == one
    assert len(queries.links(one)) == 2
    assert Link.objects.count() == 4  # ended links stay
    assert Attestation.objects.filter(tenure__person=one).count() == 2


@pytest.mark.parametrize("taken", [0, 2])
def test_a_split_of_none_or_all_is_refused(taken: int) -> None:
    reviewed("1月5日，遵义市委书记林朝阳在遵义会见泸州市代表团。", "2024-01-06")
    reviewed("1月20日，遵义市委书记林朝阳率队到泸州市考察。座谈会上，林朝阳讲话。", "2024-01-21")
    one = Person.objects.get(name="林朝阳")
    with pytest.raises(actions.RegistryError):
        actions.split(account(), one, list(queries.links(one))[:taken], reason="同名两人", at=NOW)


def test_the_page_merges_and_takes_back() -> None:
    kept, other = person("林朝阳"), person("林朝陽")
    client = signed_in()
    address = f"/registry/people/{kept.uuid}"
    assert client.post(f"{address}/merge", {"other": "x", "reason": ""}).status_code == 422
    client.post(f"{address}/merge", {"other": str(other.uuid), "reason": "同一人"})
    assert "同一人" in client.get(address).content.decode()
    client.post(f"/registry/merges/{Merge.objects.get().pk}/undo")
    other.refresh_from_db()
    assert other.merged_into is None


def test_a_body_shows_its_short_form_and_whom_it_followed() -> None:
    region = queries.region_named("四川省")
    before, now = (
        actions.enter_organization(account(), name, region=region, at=NOW)
        for name in ("四川省环境保护厅", "四川省生态环境厅")
    )
    assert queries.succession(now).before == (before,)
    assert queries.succession(before).after == (now,)
    government = actions.enter_organization(account(), "四川省人民政府", region=region, at=NOW)
    assert queries.succession(government) == queries.Succession((), ())
    page = signed_in().get(f"/registry/bodies/{government.uuid}").content.decode()
    assert "四川省政府" in page
    assert "四川省环境保护厅" in signed_in().get(f"/registry/bodies/{now.uuid}").content.decode()
