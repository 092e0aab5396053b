from __future__ import annotations

import pytest

from huishang.registry import queries
from huishang.registry.actions import load_regions
from huishang.registry.models import Region
from tests.people import signed_in

pytestmark = pytest.mark.django_db


def test_a_new_database_has_the_regions_with_what_they_lie_in() -> None:
    county = Region.objects.get(slug="520381")
    assert (county.name, county.parent.name, county.parent.parent.name) == ("赤水市", "遵义市", "贵州省")
    assert Region.objects.filter(level="province", until=None).count() == 34


def test_a_former_name_leads_to_its_successor() -> None:
    former = Region.objects.get(name="密云县")
    assert (former.until, former.successor.name) == (2016, "密云区")


def test_an_area_lies_in_the_region_of_its_code() -> None:
    assert Region.objects.get(slug="雄安新区").parent.name == "河北省"


def test_loading_again_changes_nothing(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    before = list(Region.objects.order_by("pk").values())
    with django_assert_max_num_queries(4):
        load_regions()
    assert list(Region.objects.order_by("pk").values()) == before


def test_loading_again_carries_what_the_tables_changed() -> None:
    Region.objects.filter(slug="520381").update(name="赤水县", parent=None)
    load_regions()
    county = Region.objects.get(slug="520381")
    assert (county.name, county.parent.name) == ("赤水市", "遵义市")


@pytest.mark.parametrize(("name", "slug"), [("四川省", "510000"), ("密云县", None), ("鼓楼区", None)])
def test_region_named_tells_none_for_former_names_and_namesakes(name: str, slug: str | None) -> None:
    found = queries.region_named(name)
    assert (found.slug if found else None) == slug


@pytest.mark.parametrize(
    ("name", "year", "slug"),
    [
        ("密云县", 2012, "110228-密云县"),
        ("密云区", 2012, None),
        ("密云县", 2016, None),
        ("密云区", 2016, "110118"),
        ("东城区", 2005, "110101"),  # it took another in and stood before
        ("崇文区", 2005, "110103-崇文区"),
    ],
)
def test_region_named_in_a_year(name: str, year: int, slug: str | None) -> None:
    found = queries.region_named(name, year)
    assert (found.slug if found else None) == slug


def test_the_list_as_of_a_year_names_what_stood_then() -> None:
    client = signed_in()
    page = client.get("/registry/regions", {"q": "密云", "year": "2012"}).content.decode()
    assert "密云县" in page
    assert '<td class="date">110118' not in page
    assert "不是年份" in client.get("/registry/regions", {"year": "12"}).content.decode()


def test_the_list_of_regions_shows_provinces_and_finds_by_name() -> None:
    client = signed_in()
    assert "520000" in client.get("/registry/regions").content.decode()
    found = client.get("/registry/regions", {"q": "密云"}).content.decode()
    assert "密云县" in found
    assert "密云区" in found
    assert "没有叫" in client.get("/registry/regions", {"q": "无此地"}).content.decode()


def test_a_regions_page_tells_its_parts_and_former_names() -> None:
    page = signed_in().get("/registry/regions/110118").content.decode()
    assert "密云县" in page
    assert signed_in().get("/registry/regions/999999").status_code == 404
