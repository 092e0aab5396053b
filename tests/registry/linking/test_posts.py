"""Titles brought into body, role and rank."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huishang.registry.linking import full_name, read_post


@pytest.mark.parametrize(
    ("title", "within", "body", "role", "rank"),
    [
        ("四川省省长", "", "四川省人民政府", "省长", 10),
        ("四川省长", "", "四川省人民政府", "省长", 10),
        ("省长", "四川省", "四川省人民政府", "省长", 10),
        ("常务副省长", "四川省", "四川省人民政府", "副省长", 9),
        ("四川省委常委", "", "中共四川省委员会", "常委", 9),
        ("成都市委书记", "", "中共成都市委员会", "书记", 9),
        ("广安市委副书记", "", "中共广安市委员会", "副书记", 7),
        ("阿拉善右旗旗长", "", "阿拉善右旗人民政府", "旗长", 6),
        ("大理州副州长", "", "大理白族自治州人民政府", "副州长", 7),
        ("广西壮族自治区主席", "", "广西壮族自治区人民政府", "主席", 10),
        ("喀什地区行署专员", "", "喀什地区人民政府", "专员", 8),
        ("成都市教育局局长", "", "成都市教育局", "局长", 7),
        ("四川省委宣传部副部长", "", "中共四川省委宣传部", "副部长", 7),
        ("四川省委统战部长", "", "中共四川省委统一战线工作部", "部长", 8),
        ("四川省发展改革委党组书记", "", "四川省发展和改革委员会", "党组书记", 8),
        ("天府新区党工委书记", "", "中共天府新区工作委员会", "书记", 8),
        ("广安市领导", "", "广安市人民政府", "领导", 8),
        ("湖南省政府", "", "湖南省人民政府", "", None),
        ("四川大学校长", "", "四川大学", "校长", None),
    ],
)
def test_a_title_has_its_parts(title: str, within: str, body: str, role: str, rank: int | None) -> None:
    post = read_post(title, within)
    assert (full_name(post.body), post.role, post.rank) == (body, role, rank)


@given(st.text(alphabet="四川省市委副书记长主任领导常务政府厅局 ", max_size=10))
def test_any_words_give_a_post_equal_to_itself(words: str) -> None:
    assert read_post(words, "四川省") == read_post(words, "四川省")
