"""Posts in full form: what the text leaves out because it has just named it is put back."""

from __future__ import annotations

import pytest

from huishang.reading.layout import lay_out
from huishang.reading.mentions.people import find_people
from huishang.reading.mentions.posts import ministry_before
from huishang.reading.mentions.regions import find_regions
from huishang.reading.mentions.roster import PostMention
from huishang.reading.scan import scan


def held(text: str, name: str) -> list[PostMention]:
    page = lay_out(text)
    hits = scan(page.text)
    return find_people(page, hits, find_regions(page, hits)).posts[name]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param(
            "四川省委书记、省人大常委会主任周启山", ["四川省委书记", "四川省人大常委会主任"], id="region"
        ),
        pytest.param(
            "省委书记、省人大常委会主任周启山", ["省委书记", "省人大常委会主任"], id="region-never-told"
        ),
        pytest.param("达州市委书记、市长周启山", ["达州市委书记", "达州市市长"], id="mayor"),
        pytest.param("达州市政府副市长周启山", ["达州市政府副市长"], id="words-of-the-text-are-kept"),
        pytest.param(
            "达州市委副书记、组织部部长周启山",
            ["达州市委副书记", "达州市委组织部部长"],
            id="organ-of-the-committee",
        ),
        pytest.param("达州市政协主席、党组书记周启山", ["达州市政协主席", "达州市政协党组书记"], id="body"),
        pytest.param("四川大学党委书记、校长周启山", ["四川大学党委书记", "四川大学校长"], id="university"),
        pytest.param("国家主席周启山", ["国家主席"], id="national"),
        pytest.param(
            "全国政协副主席、达州市委书记周启山", ["全国政协副主席", "达州市委书记"], id="national-then-local"
        ),
        pytest.param(
            "四川省达州市通川区委书记周启山", ["四川省达州市通川区委书记"], id="chain-is-not-shortened"
        ),
    ],
)
def test_posts_in_full(text: str, titles: list[str]) -> None:
    assert [post.title for post in held(f"会议由{text}主持。", "周启山")] == titles


@pytest.mark.parametrize(
    ("before", "title", "region"),
    [
        pytest.param("阿拉善右旗召开会议。", "阿拉善右旗委书记", "阿拉善右旗", id="the-banner-named"),
        pytest.param("会议召开。", "旗委书记", None, id="no-banner-named"),
        pytest.param("阿拉善左旗、阿拉善右旗召开会议。", "旗委书记", None, id="two-banners-named"),
    ],
)
def test_posts_of_the_region_that_the_text_names(before: str, title: str, region: str | None) -> None:
    (post,) = held(f"{before}旗委书记周启山主持。", "周启山")
    assert post.title == title
    assert (post.near.name if post.near else None) == region


def test_posts_of_the_second_person_follow_the_body_of_the_first() -> None:
    (post,) = held("四川大学党委书记周启山、校长温若水出席。", "温若水")
    assert post.title == "四川大学校长"
    assert post.organization == "四川大学"


@pytest.mark.parametrize(
    ("between", "found"),
    [
        pytest.param("", "教育部", id="near"),
        pytest.param("一" * 1900, "教育部", id="within-reach"),
        pytest.param("一" * 2100, None, id="too-far-back"),
    ],
)
def test_ministry_named_before(between: str, found: str | None) -> None:
    text = f"教育部{between}部党组成员"
    assert ministry_before(text, text.index("部党组")) == found


def test_ministry_is_the_last_one_named() -> None:
    text = "教育部、水利部部党组成员"
    assert ministry_before(text, text.index("部党组")) == "水利部"
