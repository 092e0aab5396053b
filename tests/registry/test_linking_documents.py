from __future__ import annotations

from datetime import UTC, datetime

import pytest

from huishang.accounts.rules import Role
from huishang.registry import actions, queries
from huishang.registry.models import Link, Organization, Person
from huishang.review import actions as review
from huishang.review.models import Finding
from tests.people import account, signed_in
from tests.registry.reports import brought_in, reviewed

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
FIRST = "1月5日，遵义市委书记林朝阳在遵义会见泸州市代表团。"
SECOND = "1月20日，遵义市委书记林朝阳率队到泸州市考察。座谈会上，林朝阳讲话。"
NAMESAKE = "1月20日，哈密市副市长林朝阳率队到泸州市考察。座谈会上，林朝阳讲话。"


def test_nobody_is_made_of_a_name_that_no_reviewer_has_seen() -> None:
    brought_in(FIRST, "2024-01-06")
    assert not Person.objects.exists()
    assert [finding.value["name"] for finding in queries.open_names()] == ["林朝阳"]


def test_an_accepted_name_with_a_post_becomes_a_person_with_a_tenure() -> None:
    reviewed(FIRST, "2024-01-06")
    one = Person.objects.get()
    held = queries.tenures(one)[0]
    assert (one.name, held.title, held.first, held.region.name) == (
        "林朝阳",
        "遵义市委书记",
        "2024-01-05",
        "遵义市",
    )
    assert not queries.open_names()


def test_the_same_post_in_another_document_links_by_rule_before_any_review() -> None:
    reviewed(FIRST, "2024-01-06")
    brought_in(SECOND, "2024-01-21")
    one = Person.objects.get()
    assert len(queries.links(one)) == 2
    assert queries.tenures(one)[0].last == "2024-01-20"


def test_a_namesake_far_away_is_not_linked() -> None:
    reviewed(FIRST, "2024-01-06")
    brought_in(NAMESAKE, "2024-01-21")
    assert len(queries.links(Person.objects.get())) == 1


def test_rejecting_a_name_ends_the_rules_link_and_its_attestation() -> None:
    reviewed(FIRST, "2024-01-06")
    document = brought_in(SECOND, "2024-01-21")
    finding = Finding.objects.get(document=document, kind="person")
    document.refresh_from_db()
    review.judge(account(), finding, "rejected", revision=document.revision, at=NOW)
    one = Person.objects.get()
    assert len(queries.links(one)) == 1
    assert queries.tenures(one)[0].last == "2024-01-05"


def test_what_a_person_decided_no_rule_decides_again() -> None:
    reviewed(FIRST, "2024-01-06")
    document = brought_in(SECOND, "2024-01-21")
    finding = Finding.objects.get(document=document, kind="person")
    actions.unlink(account(), finding, at=NOW)
    actions.link_document(document, NOW)
    assert not Link.objects.filter(finding=finding, ended_at=None).exists()
    other = actions.make_person(account(), finding, at=NOW)
    actions.link_document(document, NOW)
    assert Link.objects.get(finding=finding, ended_at=None).person == other


def test_linking_again_changes_nothing() -> None:
    document = reviewed(FIRST, "2024-01-06")
    before = list(Link.objects.values())
    actions.link_document(document, NOW)
    assert list(Link.objects.values()) == before


def test_bodies_in_short_form_are_one_body_of_their_region() -> None:
    reviewed("1月5日，遵义市政府与泸州市政府在遵义签署《两市文旅合作协议》。", "2024-01-06")
    reviewed("3月2日，遵义市人民政府与泸州市人民政府在泸州签署《两市医疗合作协议》。", "2024-03-03")
    found = dict(Organization.objects.values_list("name", "region__name"))
    assert found == {"遵义市人民政府": "遵义市", "泸州市人民政府": "泸州市"}


def test_the_queue_shows_candidates_and_why_and_links() -> None:
    reviewed("1月5日，遵义市副市长张伟在遵义会见泸州市代表团。", "2024-01-06")
    document = brought_in("3月2日，遵义市委常委张伟率队到泸州市考察。座谈会上，张伟讲话。", "2024-03-03")
    one = Person.objects.get()
    client = signed_in(Role.REVIEWER)
    page = client.get("/registry/open").content.decode()
    assert "遵义市委常委" in page
    assert "可能" in page
    finding = Finding.objects.get(document=document, kind="person")
    client.post(f"/registry/names/{finding.pk}/link", {"person": one.pk, "back": "open"})
    assert len(queries.links(one)) == 2
    assert "人名均已关联" in client.get("/registry/open").content.decode()


def test_lists_take_few_queries_however_long(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    client = signed_in()
    for number in range(30):
        actions.enter_person(account(), f"林朝{chr(0x4E00 + number)}", at=NOW)
    with django_assert_max_num_queries(5):
        client.get("/registry/people")
    with django_assert_max_num_queries(5):
        client.get("/registry/bodies")
