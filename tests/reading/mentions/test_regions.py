"""Regions named in a document, and what the words that point mean in it."""

from __future__ import annotations

import pytest

from huishang.reading.layout import lay_out
from huishang.reading.mentions.places import Places
from huishang.reading.mentions.regions import find_regions
from huishang.reading.scan import scan


def places(text: str) -> Places:
    page = lay_out(text)
    return find_regions(page, scan(page.text))


def named(text: str) -> list[tuple[str, ...]]:
    return [tuple(region.name for region in mention.regions) for mention in places(text).mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("四川省考察", [("四川省",)], id="full"),
        pytest.param("四川考察", [("四川省",)], id="short"),
        pytest.param("黔西南州考察", [("黔西南布依族苗族自治州",)], id="usual-short-form"),
        pytest.param("内蒙古自治区阿拉善盟", [("内蒙古自治区",), ("阿拉善盟",)], id="banner-league"),
        pytest.param("代表团来安徽省考察", [("安徽省",)], id="full-name-over-a-short-one"),
        pytest.param("代表团到来安县考察", [("来安县",)], id="the-county-itself"),
        pytest.param("西部陆海新通道", [], id="no-region"),
        pytest.param("赤水考察", [("赤水市",)], id="a-county-by-its-short-name"),
        pytest.param("四渡赤水，赤水河流域", [], id="a-river-that-a-county-is-called-by"),
        pytest.param("伊春市友好区调研", [("伊春市",), ("友好区",)], id="a-district-called-friendly"),
        pytest.param("结为友好区县、缔结友好区", [], id="friends"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_regions_by_name(text: str, found: list[tuple[str, ...]]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("川黔两省签约", [("四川省", "贵州省")], id="two-provinces"),
        pytest.param("沪苏浙皖合作", [("上海市", "江苏省", "浙江省", "安徽省")], id="four"),
        pytest.param("苏陕协作", [("江苏省", "陕西省")], id="pairing"),
        pytest.param("在山川湖海之间", [], id="letters-in-words"),
        pytest.param("新鲜水果", [], id="a-letter-in-a-word"),
    ],
)
def test_regions_in_pairs(text: str, found: list[tuple[str, ...]]) -> None:
    assert [regions for regions in named(text) if len(regions) > 1] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("代表团来川考察", [("四川省",)], id="come"),
        pytest.param("代表团赴粤学习", [("广东省",)], id="go"),
        pytest.param("代表团来川，考察", [("四川省",)], id="before-a-mark"),
        pytest.param("代表团来新区考察", [], id="a-word"),
    ],
)
def test_regions_of_one_letter_after_going(text: str, found: list[tuple[str, ...]]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("来源：成都日报\n代表团来我市考察。\n", "成都市", id="outlet"),
        pytest.param("成都市讯息。代表团来我市考察。\n", "成都市", id="the-only-one"),
        pytest.param("成都市与贵阳市签约，来我市考察。\n", None, id="two-of-a-level"),
        pytest.param("贵阳市党政代表团赴成都市，来我市考察。\n", "成都市", id="not-the-one-that-travels"),
        pytest.param("四川省讯息。代表团来我市考察。\n", None, id="another-level"),
        pytest.param(
            "内蒙古自治区讯息。代表团来我区考察。\n", "内蒙古自治区", id="the-whole-autonomous-region"
        ),
        pytest.param("北京市朝阳区讯息。代表团来我区考察。\n", "朝阳区", id="a-district"),
    ],
)
def test_regions_that_a_word_points_to(text: str, meant: str | None) -> None:
    pointed = [m.regions[0].name for m in places(text).mentions if m.form == "deictic"]
    assert pointed == ([] if meant is None else [meant])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("到中堂镇考察", [("中堂镇",)], id="town"),
        pytest.param("到城镇考察", [], id="towns-in-general"),
        pytest.param("到各镇考察", [], id="every-town"),
    ],
)
def test_regions_below_the_county(text: str, found: list[tuple[str, ...]]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "home"),
    [
        pytest.param("来源：成都日报\n代表团到访。\n", "成都市", id="source-line"),
        pytest.param("本报西宁8月15日讯（记者 甲）代表团到访西宁市。\n", "西宁市", id="dateline-of-home"),
        pytest.param("本报厦门9月9日电（记者 甲）代表团到访厦门市。\n", None, id="sent-from-elsewhere"),
        pytest.param("成都日报的代表到访。\n", None, id="in-the-story"),
    ],
)
def test_home_of_the_outlet(text: str, home: str | None) -> None:
    found = places(text).home
    assert (found.name if found else None) == home


def test_places_are_found_by_their_offsets() -> None:
    found = places("四川省与贵州省")
    assert found.starting_at(4) is not None
    assert found.starting_at(3) is None
    assert [m.start for m in found.within(0, 7)] == [0, 4]
    assert [m.start for m in found.within(0, 6)] == [0], "only what lies inside whole"
    assert [m.start for m in found.within(1, 7)] == [4]


def test_places_surface_is_the_name_mostly_written() -> None:
    found = places("黔西南州、黔西南州和黔西南布依族苗族自治州")
    region = found.mentions[0].regions[0]
    assert found.surface(region) == "黔西南州"
