"""Names after posts, and the lists that such names open."""

from __future__ import annotations

import pytest

from huishang.reading.layout import lay_out
from huishang.reading.mentions.people import find_people
from huishang.reading.mentions.regions import find_regions
from huishang.reading.mentions.roster import Roster
from huishang.reading.scan import scan


def roster(text: str) -> Roster:
    page = lay_out(text)
    hits = scan(page.text)
    return find_people(page, hits, find_regions(page, hits))


def posts(text: str) -> dict[str, list[str]]:
    return {name: [post.title for post in held] for name, held in roster(text).posts.items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("四川省省长周启山出席。", {"周启山": ["四川省省长"]}, id="one-post"),
        pytest.param(
            "据自然资源部副部长周启山介绍，工程完工。", {"周启山": ["自然资源部副部长"]}, id="by-his-account"
        ),
        pytest.param(
            "四川省委副书记、省长周启山出席。",
            {"周启山": ["四川省委副书记", "四川省省长"]},
            id="stacked",
        ),
        pytest.param(
            "达州市副市长周启山、温若水出席。",
            {"周启山": ["达州市副市长"], "温若水": ["达州市副市长"]},
            id="shared-by-the-list",
        ),
        pytest.param(
            "达州市委书记、市长周启山、温若水出席。",
            {"周启山": ["达州市委书记", "达州市市长"], "温若水": ["达州市市长"]},
            id="only-the-last-is-shared",
        ),
        pytest.param(
            "达州市领导周启山、温若水参加。",
            {"周启山": ["达州市领导"], "温若水": ["达州市领导"]},
            id="group-title",
        ),
        pytest.param("达州市领导高度重视会议。", {}, id="group-title-of-nobody"),
        pytest.param(
            "四川省、贵州省两省省长周启山、温若水出席。",
            {"周启山": ["四川省省长"], "温若水": ["贵州省省长"]},
            id="two-regions-in-order",
        ),
        pytest.param(
            "达州市副市长周启山和温若水出席。",
            {"周启山": ["达州市副市长"], "温若水": ["达州市副市长"]},
            id="joined-by-and",
        ),
        pytest.param("达州市市长表示，要合作。", {}, id="post-without-name"),
        pytest.param("达州市市长办公会议召开。", {}, id="post-in-a-compound"),
        pytest.param("时任达州市市长周启山出席。", {"周启山": []}, id="past-post"),
        pytest.param("达州市原市长周启山出席。", {"周启山": []}, id="former-post"),
    ],
)
def test_names_after_posts(text: str, found: dict[str, list[str]]) -> None:
    assert posts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("达州市师长河考察。", id="no-post-but-words"),
        pytest.param("来源：达州市市长周启山\n", id="in-a-credit"),
    ],
)
def test_names_not_after_posts(text: str) -> None:
    assert posts(text) == {}


def test_names_after_posts_end_at_the_end_of_the_text() -> None:
    assert posts("出席会议的有达州市市长周山") == {"周山": ["达州市市长"]}


def test_post_places_quote_their_own_words() -> None:
    text = "四川省委副书记、省长周启山出席。"
    found = roster(text).posts["周启山"]
    assert [text[post.start : post.end] for post in found] == ["四川省委副书记", "省长"]


@pytest.mark.parametrize(
    ("length", "begun"),
    [pytest.param(20, True, id="within-reach"), pytest.param(400, False, id="past-any-post")],
)
def test_posts_reach_back_so_far(length: int, begun: bool) -> None:
    text = "川" * 3 + "宏" * length + "公司董事长周启山出席。"
    (title,) = posts(text)["周启山"]
    assert title.startswith("川") is begun


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("水稻专家陈树民认为，收成不错。", ["陈树民"], id="an-occupation"),
        pytest.param("水稻专家和群众认为，收成不错。", [], id="two-groups"),
        pytest.param("村民阿依木罕说，路好走了。", ["阿依木罕"], id="no-han-surname"),
        pytest.param("专家组成员到会。", [], id="a-group"),
        pytest.param("几个居民点建成后，百姓满意。", [], id="a-place"),
        pytest.param("委员会、理事会表示，要合作。", [], id="a-body"),
    ],
)
def test_names_after_occupations(text: str, found: list[str]) -> None:
    assert [mention.name for mention in roster(text).mentions] == found


def test_occupations_are_no_posts_beside_others() -> None:
    assert posts("志愿者、居民周启山表示，好。") == {"周启山": []}
    assert posts("镇长、居民委员会主任周启山表示，好。")["周启山"] != []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("希腊总统扎帕罗夫互致贺电。", "扎帕罗夫", id="its-letters-end"),
        pytest.param("希腊总统扎帕罗夫表示，要合作。", "扎帕罗夫", id="a-verb-follows"),
        pytest.param(
            "希腊教授埃万德罗·卡瓦略表示，好。", "埃万德罗·卡瓦略", id="a-rare-letter-before-a-verb"
        ),
        pytest.param("希腊首相埃万德罗·梅里的发言人到场。", "埃万德罗·梅里", id="an-attribute"),
        pytest.param("希腊总统巴尔塔斯夫人到访。", "巴尔塔斯", id="his-wife"),
        pytest.param("总工会主席斯图里·皮奇到访。", "斯图里·皮奇", id="a-dot"),
    ],
)
def test_names_of_other_states_end_with_their_letters(text: str, name: str) -> None:
    assert [mention.name for mention in roster(text).mentions] == [name]


def test_names_are_no_countries() -> None:
    assert posts("希腊总统帕帕斯、墨西哥总统出席。") == {"帕帕斯": ["希腊总统"]}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("希腊前外交部长周启山说，好。", {"周启山": []}, id="of-the-past"),
        pytest.param("希腊外交部长周启山说，好。", {"周启山": ["希腊外交部长"]}, id="of-today"),
        pytest.param("国家主席会见国际排联主席周启山。", {"周启山": ["国际排联主席"]}, id="a-world-body"),
        pytest.param(
            "达州商会会长周启山说，好。该商会会长周启山还说，要合作。",
            {"周启山": ["达州商会会长"]},
            id="that-body",
        ),
        pytest.param(
            "中心主任温若水、甲和（达州）医院院长周启山参加。",
            {"温若水": ["中心主任"], "周启山": ["甲和（达州）医院院长"]},
            id="a-place-in-brackets",
        ),
        pytest.param("主任温若水（女）参加。", {"温若水": ["主任"]}, id="a-bracket-after-a-name"),
        pytest.param(
            "达州市政协举行座谈。民进市委会副主委周启山参加。",
            {"周启山": ["民进达州市委会副主委"]},
            id="a-party-and-its-level",
        ),
        pytest.param(
            "民进中央副主席周启山参加。", {"周启山": ["民进中央副主席"]}, id="a-party-and-its-centre"
        ),
    ],
)
def test_posts_of_bodies(text: str, found: dict[str, list[str]]) -> None:
    assert posts(text) == found


def test_a_post_does_not_reach_into_a_place() -> None:
    assert posts("水利部部长周启山20日在湖南省长沙市主持召开会议。") == {"周启山": ["水利部部长"]}
    assert posts("湖南省长周启山出席。") == {"周启山": ["湖南省长"]}


def test_a_region_before_a_county_is_nobody_of_the_list() -> None:
    found = posts("山阳县委书记周启山、宁夏同心县委书记温若水出席。")
    assert found == {"周启山": ["山阳县委书记"], "温若水": ["宁夏同心县委书记"]}


def test_a_former_post_of_a_party_is_none_and_names_nobody() -> None:
    text = "民主建设党前主席、海峡教育基金会董事长周启山出席。"
    assert posts(text) == {"周启山": ["海峡教育基金会董事长"]}


def test_the_day_before_is_no_former_post() -> None:
    assert posts("日前，达州市市长周启山出席。") == {"周启山": ["达州市市长"]}
