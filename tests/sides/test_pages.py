"""Pages of mechanisms: what each person sees, and forms that store what was filled in or say what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from huishang.accounts.rules import Role as GlobalRole
from huishang.registry.actions import enter_organization
from huishang.registry.models import Region
from huishang.sides.models import Mechanism, Side
from huishang.sides.rules import Role
from tests.people import account, signed_in
from tests.sides.mechanisms import AT, mechanism, member, sides_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def one() -> Mechanism:
    return mechanism()


@pytest.fixture
def administrator() -> Client:
    return in_english(signed_in(GlobalRole.ADMINISTRATOR))


def in_english(client: Client) -> Client:
    client.cookies["language"] = "en"
    return client


def coordinator(side: Side) -> Client:
    user = member("coordinator", Role.COORDINATOR, side)
    return in_english(signed_in(GlobalRole.READER, user.username))


def path(name: str, one: Mechanism, *places: int) -> str:
    return reverse(f"sides:{name}", args=[one.uuid, *places])


def test_the_list_shows_ones_own_mechanisms_with_ones_roles(one: Mechanism) -> None:
    mechanism("丙丁合作机制")
    page = coordinator(sides_of(one)[1]).get(reverse("sides:mechanisms")).content.decode()
    assert "甲乙合作机制" in page and "丙丁合作机制" not in page
    assert "Coordinator" in page and "四川省" in page and "Start a mechanism" not in page


def test_who_has_no_role_is_told_how_one_comes_to_have_one(one: Mechanism) -> None:
    page = in_english(signed_in(GlobalRole.EDITOR)).get(reverse("sides:mechanisms")).content.decode()
    assert "You have no role in a mechanism" in page and one.name not in page


def test_the_list_asks_as_many_questions_for_many_as_for_few(django_assert_num_queries: Any) -> None:
    client = signed_in(GlobalRole.ADMINISTRATOR)
    mechanism("甲")
    client.get(reverse("sides:mechanisms"))
    for count in range(2):
        with django_assert_num_queries(5):
            client.get(reverse("sides:mechanisms"))
        mechanism(f"乙{count}", "四川", "重庆", "云南", "贵州")


def test_the_page_shows_the_sides_as_equals_and_says_by_what_they_are_ordered(one: Mechanism) -> None:
    ours, theirs = sides_of(one)
    client = coordinator(ours)
    page = client.get(path("mechanism", one)).content.decode()
    assert "The sides are equals and stand by the national codes" in page
    assert page.index(f'id="side-{ours.pk}"') < page.index(f'id="side-{theirs.pk}"')
    page = client.get(path("mechanism", one), {"host": theirs.pk}).content.decode()
    assert "贵州省 is taken for the host" in page
    assert page.index(f'id="side-{theirs.pk}"') < page.index(f'id="side-{ours.pk}"')
    for nonsense in ("x", "0", "9" * 30, "²"):
        assert client.get(path("mechanism", one), {"host": nonsense}).status_code == 200


def test_a_series_that_keeps_its_order_asks_for_no_host(one: Mechanism) -> None:
    Mechanism.objects.update(keeps_order=True)
    ours, theirs = sides_of(one)
    page = coordinator(ours).get(path("mechanism", one), {"host": theirs.pk}).content.decode()
    assert "keeps its own order" in page and 'name="host"' not in page
    assert page.index(f'id="side-{ours.pk}"') < page.index(f'id="side-{theirs.pk}"')


def test_a_coordinator_is_offered_acts_on_his_side_only(one: Mechanism) -> None:
    ours, theirs = sides_of(one)
    page = coordinator(ours).get(path("mechanism", one)).content.decode()
    assert path("office", one, ours.pk) in page and path("office", one, theirs.pk) not in page
    assert path("change", one) not in page and path("retire", one) not in page


def test_the_page_asks_as_many_questions_for_four_sides_as_for_two(django_assert_num_queries: Any) -> None:
    client = signed_in(GlobalRole.ADMINISTRATOR)
    for one in (mechanism("二方"), mechanism("四方", "四川", "重庆", "云南", "贵州")):
        for side in sides_of(one):
            member(f"coordinator-{side.pk}", Role.COORDINATOR, side)
            for body in side.bodies.all():
                member(f"liaison-{body.pk}", Role.LIAISON, body)
        client.get(path("mechanism", one))
        with django_assert_num_queries(10):
            client.get(path("mechanism", one))


def test_an_administrator_starts_a_mechanism_with_regions_by_name_short_form_or_code(
    administrator: Client,
) -> None:
    answer = administrator.post(
        reverse("sides:start"),
        {
            "name": "三方机制",
            "since": "2023/11",
            "side_1": "四川",
            "side_2": "贵州省",
            "side_4": "云南省 530000",
        },
    )
    one = Mechanism.objects.get(name="三方机制")
    assert answer["Location"] == path("mechanism", one)
    assert [side.region.name for side in sides_of(one)] == ["四川省", "贵州省", "云南省"]
    assert (one.since, one.ended, one.keeps_order) == ("2023-11", "", False)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"side_2": "四川省"}, "四川省 is a side already"),
        ({"side_2": ""}, "required"),
        ({"side_2": "蜀国"}, "The registry has no region “蜀国”"),
        ({"side_2": "鼓楼区"}, "Several regions are called so: 南京市鼓楼区 320106"),
        ({"since": "2023-13"}, "Write a year, a month or a day"),
        ({"name": "甲乙合作机制"}, "There is a mechanism of this name already"),
    ],
)
def test_a_form_that_cannot_be_stored_says_why_and_stores_nothing(
    administrator: Client, one: Mechanism, change: dict[str, str], said: str
) -> None:
    good = {"name": "新机制", "side_1": "四川省", "side_2": "贵州省"}
    answer = administrator.post(reverse("sides:start"), good | change)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert list(Mechanism.objects.all()) == [one]


def test_a_mechanism_is_changed_retired_and_brought_back_and_the_history_says_so(
    administrator: Client, one: Mechanism
) -> None:
    administrator.post(path("change", one), {"name": "新名称", "name_en": "New", "keeps_order": "on"})
    administrator.post(path("retire", one), {"because": "任务完成"})
    page = administrator.get(path("mechanism", one)).content.decode()
    assert "<h1>New</h1>" in page and "任务完成" in page and "Bring back" in page
    assert "Keeps its own order of sides" in page and "no → yes" in page
    assert administrator.post(path("change", one), {"name": "再改"}).status_code == 422
    administrator.post(path("restore", one))
    one.refresh_from_db()
    assert one.name == "新名称" and not one.is_retired


def test_a_side_joins_and_leaves(administrator: Client, one: Mechanism) -> None:
    administrator.post(path("add_side", one), {"region": "云南省"})
    added = one.sides.get(region__name="云南省")
    administrator.post(path("retire_side", one, added.pk), {"because": "退出"})
    added.refresh_from_db()
    assert added.retired_because == "退出"
    assert administrator.get(path("retire_side", one, added.pk)).status_code == 404


def test_a_coordinator_names_office_bodies_and_liaisons(one: Mechanism) -> None:
    ours = sides_of(one)[0]
    client, editor = coordinator(ours), account(GlobalRole.EDITOR)
    office = enter_organization(editor, "四川省发展和改革委员会", region=ours.region, at=AT)
    client.post(path("office", one, ours.pk), {"office": "四川省发展和改革委员会"})
    ours.refresh_from_db()
    assert ours.office == office
    client.post(path("add_body", one, ours.pk), {"body": "四川省水利厅", "short": "省水利厅"})
    body = ours.bodies.get(short="省水利厅")
    assert body.organization is None
    answer = client.post(path("link_body", one, body.pk), {"body": "四川省水利厅"})
    assert answer.status_code == 422 and "no body of exactly this name" in answer.content.decode()
    known = enter_organization(editor, "四川省水利厅", region=ours.region, at=AT)
    client.post(path("link_body", one, body.pk), {"body": "四川省水利厅"})
    body.refresh_from_db()
    assert body.organization == known
    liaison = account(GlobalRole.READER, "liaison")
    client.post(
        path("give_role", one), {"username": "Liaison", "role": "liaison", "place": f"body-{body.pk}"}
    )
    assert liaison.memberships.get().body == body
    client.post(path("end_role", one, liaison.memberships.get().pk), {"because": "换人"})
    assert liaison.memberships.get().ended_because == "换人"
    client.post(path("retire_body", one, body.pk), {"because": "机构改革", "until": "2026-03"})
    body.refresh_from_db()
    assert (body.until, body.retired_because) == ("2026-03", "机构改革")


def test_a_coordinator_is_offered_and_allowed_no_other_role_and_no_other_side(one: Mechanism) -> None:
    ours, theirs = sides_of(one)
    client = coordinator(ours)
    page = client.get(path("give_role", one)).content.decode()
    assert 'value="liaison"' in page and 'value="leader"' not in page
    assert (
        f'value="side-{theirs.pk}"' not in page and ">administrator<" not in page and "setter-up" not in page
    )
    user = account(GlobalRole.READER, "somebody")
    for form in (
        {"role": "leader", "place": f"side-{ours.pk}"},
        {"role": "liaison", "place": f"body-{theirs.bodies.first().pk}"},
    ):
        assert client.post(path("give_role", one), {"username": "somebody"} | form).status_code == 422
    assert not user.memberships.exists()


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"username": "nobody"}, "There is no open account of this user name"),
        ({"username": "administrator"}, "Nobody gives himself a role"),
        ({"place": "mechanism"}, "Joint office and observers belong to no side"),
        ({"role": "chief"}, "chief is not one of the available choices"),
    ],
)
def test_a_role_that_cannot_be_given_is_refused_in_words(
    administrator: Client, one: Mechanism, form: dict[str, str], said: str
) -> None:
    account(GlobalRole.READER, "somebody")
    good = {"username": "somebody", "role": "leader", "place": f"side-{sides_of(one)[0].pk}"}
    answer = administrator.post(path("give_role", one), good | form)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert administrator.post(path("give_role", one), good).status_code == 302


def test_a_field_offers_what_the_registry_has(one: Mechanism) -> None:
    client = signed_in(GlobalRole.READER)
    found = client.get(reverse("sides:find", args=["regions"]), {"side_3": "贵州"}).content.decode()
    assert '<option value="贵州省"></option>' in found
    found = client.get(reverse("sides:find", args=["regions"]), {"region": "鼓楼区"}).content.decode()
    assert '<option value="鼓楼区 320106">南京市</option>' in found
    enter_organization(
        account(GlobalRole.EDITOR),
        "贵州省水利厅",
        region=Region.objects.get(code="520000", level="province"),
        at=AT,
    )
    found = client.get(reverse("sides:find", args=["bodies"]), {"body": "水利"}).content.decode()
    assert '<option value="贵州省水利厅">贵州省</option>' in found
    for empty in ("", "?x=", "?x=没有这个"):
        assert client.get(reverse("sides:find", args=["bodies"]) + empty).content.strip() == b""
