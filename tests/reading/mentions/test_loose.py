"""Names that no post announces."""

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


def names(text: str) -> list[str]:
    return roster(text).names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("，奇·达楞太出席。", ["奇·达楞太"], id="dotted"),
        pytest.param("会议由奇·达楞太主持。", ["奇·达楞太"], id="dotted-after-grammar"),
        pytest.param("会议在米·格式工作室举行。", [], id="dotted-studio"),
        pytest.param("《春·夏》展览开幕。", [], id="dotted-title"),
        pytest.param("在泉州·赣州章贡交流会上，两市签约。", [], id="dotted-places"),
        pytest.param("共建（泉州·天铁）示范区。", [], id="dotted-place-in-brackets"),
        pytest.param("启航新征程·共建新通道大会开幕。", [], id="dotted-motto"),
    ],
)
def test_dotted_names(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("周启山、温若水出席会议。", ["周启山", "温若水"], id="two-before-a-verb"),
        pytest.param("会后，周启山、温若水、江秋白参加。", ["周启山", "温若水", "江秋白"], id="after-a-mark"),
        pytest.param(
            "参加座谈会的专家还有周启山、温若水和江秋白等。", ["周启山", "温若水", "江秋白"], id="there-were"
        ),
        pytest.param("该市还有农业、旅游和能源等项目。", [], id="there-is-something-else"),
        pytest.param("文化、教育、医疗参加。", [], id="words"),
        pytest.param("周启山、温若水的山水画展开幕。", [], id="no-verb-of-attending"),
    ],
)
def test_bare_lists(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("会上，周启山说，要合作。", ["周启山"], id="between-mark-and-verb"),
        pytest.param("会上，大家说，要合作。", [], id="everybody"),
        pytest.param("会上，双方表示，要合作。", [], id="both-sides"),
        pytest.param("会上，贵州表示，要合作。", [], id="a-region"),
    ],
)
def test_subjects_of_speech(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("学习周启山同志的事迹。", ["周启山"], id="comrade"),
        pytest.param("各位同志参加学习。", [], id="comrades"),
        pytest.param("负责同志参加学习。", [], id="those-in-charge"),
    ],
)
def test_names_before_courtesy(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("参加会议的有：周启山，达州市委副书记、市长；", ["周启山"], id="posts-after-the-name"),
        pytest.param("参加会议的有：会议主席团，大会秘书处；", [], id="bodies"),
    ],
)
def test_names_before_posts(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("昨天中午，周启山副市长打来电话。", {"周启山": ["副市长"]}, id="before-a-post"),
        pytest.param("会上，周启山教授阐述了思路。", {"周启山": ["教授"]}, id="before-a-title"),
        pytest.param("一行人向贵州州长介绍情况。", {}, id="a-place-goes-on"),
        pytest.param(
            "会前，华泰公司董事长温若水到场。", {"温若水": ["华泰公司董事长"]}, id="a-body-before-a-name"
        ),
        pytest.param("来自南村的周启山说，好。", {"周启山": []}, id="after-an-attribute"),
        pytest.param("他在随后的贺电中说，好。", {}, id="an-attribute-of-a-thing"),
        pytest.param("对于来了六年的周启来说，苦。", {}, id="what-holds-for-him"),
        pytest.param("当天，周启山当选主席。", {"周启山": []}, id="elected"),
        pytest.param("当天，祝贺他当选主席。", {}, id="a-pronoun"),
        pytest.param("会见了周启山率领的访问团。", {"周启山": []}, id="leads-who-is-met"),
        pytest.param("马其顿总统扎帕罗夫宣布开工。", {"扎帕罗夫": ["马其顿总统"]}, id="a-state-is-no-name"),
    ],
)
def test_names_before_posts_and_verbs(text: str, found: dict[str, list[str]]) -> None:
    assert {name: [post.title for post in held] for name, held in roster(text).posts.items()} == found


MEMBERS = """关于建立联席会议制度的通知

　　召集人：周启山　　省政府副秘书长
　　成　　员：温若水　　省委宣传部副部长、省新闻办主任
　　　　　　　江　白　　省教育厅副厅长　　　　　　　罗远川　　省水利厅副厅长
"""


def test_members_stand_before_their_posts_in_columns() -> None:
    found = roster(MEMBERS)
    assert {name: [post.title for post in held] for name, held in found.posts.items()} == {
        "周启山": ["省政府副秘书长"],
        "温若水": ["省委宣传部副部长", "省新闻办主任"],
        "江 白": ["省教育厅副厅长"],
        "罗远川": ["省水利厅副厅长"],
    }


@pytest.mark.parametrize(
    "line",
    [
        "　　成　　员：温若水　　省委宣传部\n",
        "　　联系人　　办公室主任\n",
        "　　温若水　　，省教育厅副厅长\n",
    ],
)
def test_columns_without_a_name_or_a_post_have_no_member(line: str) -> None:
    assert names("关于建立联席会议制度的通知\n\n" + line) == []
