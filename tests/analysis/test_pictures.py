from __future__ import annotations

import re
from datetime import date

import altair
import pytest
import vl_convert
from django.core.cache import caches

from huishang.accounts.rules import Role
from huishang.analysis import figures
from huishang.analysis.pictures import drawing
from huishang.analysis.pictures import specifications as draw
from huishang.analysis.pictures.themes import PAGE, PAPER, bounds
from huishang.analysis.pictures.tiles import places
from huishang.analysis.queries import provinces
from huishang.record import actions as record
from huishang.record.models import Exchange
from huishang.registry.models import Region
from tests.people import account, signed_in
from tests.record.entries import AT, entry, meeting, sides

HOSTILE = '四川"><script>alert(1)</script>&'
TILE = {
    "name": "四川",
    "column": 1,
    "row": 1,
    "n": 3,
    "chosen": False,
    "words": HOSTILE,
    "address": "/pairs/a+b",
}


def test_the_library_and_the_converter_speak_the_same_vega_lite() -> None:
    assert ".".join(altair.SCHEMA_VERSION.lstrip("v").split(".")[:2]) in vl_convert.get_vegalite_versions()


def test_the_drawing_keeps_to_the_policy_and_leads_within_the_site() -> None:
    drawn = drawing.svg(draw.tiles([TILE], PAGE))
    assert 'href="/pairs/a+b"' in drawn and "invalid" not in drawn
    assert "style=" not in drawn and "<script" not in drawn and "<style" not in drawn
    assert re.search(r'<a href="/pairs/a\+b" aria-label="[^"]*script[^"]*">', drawn)
    assert "var(--step-" in drawn


def test_the_same_specification_is_drawn_once() -> None:
    specification = draw.tiles([TILE], PAGE)
    first = drawing.svg(specification)
    key = drawing._key(specification)
    assert caches["pictures"].get(key) == first
    caches["pictures"].set(key, "kept")
    assert drawing.svg(specification) == "kept"
    caches["pictures"].delete(key)


def test_a_picture_for_documents_has_plain_colours() -> None:
    assert "var(" not in str(draw.tiles([TILE], PAPER))
    assert drawing.png(draw.tiles([TILE], PAPER)).startswith(b"\x89PNG")


@pytest.mark.parametrize("most", [0, 1, 2, 4, 35, 1000])
def test_the_steps_rise_and_begin_with_one(most: int) -> None:
    found = bounds(most)
    assert found[0] == 1 and found == sorted(set(found)) and len(found) == 4


@pytest.mark.django_db
def test_every_province_has_a_tile_of_its_own() -> None:
    codes = set(Region.objects.filter(level="province", until=None).values_list("code", flat=True))
    assert set(places()) == codes and len(set(places().values())) == 34


@pytest.mark.django_db
class TestOfTheRecord:
    """Pictures of a few exchanges."""

    @pytest.fixture(autouse=True)
    def _exchanges(self) -> None:
        by = account(Role.EDITOR)
        for host, guest, day in (
            ("贵州省", "四川省", "2021-05-11"),
            ("遵义市", "泸州市", "2023-06"),
            ("北京市", "天津市", "2022"),
        ):
            record.enter_exchange(by, entry(*sides(host, guest), meeting(day)), AT)

    def test_cities_count_as_their_province(self) -> None:
        found = provinces.meetings()
        assert found.pairs == {("510000", "520000"): 2, ("110000", "120000"): 1}
        assert found.single["510000"] == 2
        assert found.months == {("2021", "05"): 1, ("2023", "06"): 1, ("2022", ""): 1}

    def test_years_narrow_what_is_counted_on_both_sides(self) -> None:
        assert provinces.meetings("2022", "2022").pairs == {("110000", "120000"): 1}
        assert provinces.meetings("2022", "").single["510000"] == 1
        assert provinces.meetings("", "2021").single == {"510000": 1, "520000": 1}

    def test_a_new_exchange_is_seen_at_once(self) -> None:
        provinces.meetings()
        by = account(Role.EDITOR)
        record.enter_exchange(by, entry(*sides("贵州省", "四川省"), meeting("2024-01-02")), AT)
        assert provinces.meetings().pairs["510000", "520000"] == 3

    def test_two_clicks_on_the_map_open_a_pair(self) -> None:
        client = signed_in(Role.READER)
        page = client.get("/pictures").content.decode()
        assert 'href="/pictures?first=510000#tiles"' in page
        page = client.get("/pictures?first=510000").content.decode()
        assert 'href="/pairs/510000+520000"' in page

    def test_a_date_known_to_the_year_is_drawn_as_the_whole_year(self) -> None:
        made = figures.timeline(Exchange.objects.all(), "").specification(PAPER)
        drawn = {row["first"]: row for row in made.get("data", made["layer"][0].get("data"))["values"]}
        assert drawn["2022-01-01"]["last"] == "2022-12-31" and not drawn["2022-01-01"]["is_exact"]
        assert drawn["2021-05-11"]["is_exact"]
        assert date.fromisoformat(drawn["2023-06-01"]["last"]) == date(2023, 6, 30)

    @pytest.mark.parametrize("path", ["tiles.png", "timeline.png?of=510000%2B520000"])
    def test_a_picture_can_be_had_as_a_file(self, path: str) -> None:
        response = signed_in(Role.READER).get(f"/pictures/{path}")
        assert response["Content-Type"] == "image/png" and response.content.startswith(b"\x89PNG")

    @pytest.mark.parametrize(
        "path", ["nothing.png", "timeline.png", "tiles.png?of=510000", "timeline.png?of=x"]
    )
    def test_another_picture_is_not_found(self, path: str) -> None:
        assert signed_in(Role.READER).get(f"/pictures/{path}").status_code == 404


@pytest.mark.django_db
def test_an_empty_record_says_what_to_do() -> None:
    assert "尚无数据可绘" in signed_in(Role.READER).get("/pictures").content.decode()
