"""The field of a commitment: by its words, its place in a list, the clauses around it."""

from __future__ import annotations

import pytest

from huishang.reading.acts.speech.fields import field_of, fields_of


@pytest.mark.parametrize(
    ("clause", "field"),
    [
        pytest.param("在甲市设立大米直销中心", "industry", id="a-product-that-is-sold"),
        pytest.param("打开高山茶叶在甲市的销路", "connectivity", id="a-way-of-selling-a-product"),
        pytest.param("在甲市建设大米加工中心", "industry", id="a-product-that-is-made"),
        pytest.param("打通两县旅游公路", "connectivity", id="a-road-for-tourists"),
        pytest.param("共同开行游轮航线", "tourism", id="a-cruise"),
        pytest.param("在近海联合放流苗种", "ecology", id="young-shrimps-set-free"),
        pytest.param("联合繁育苗种", "industry", id="young-shrimps-bred"),
        pytest.param("深化“组团式”帮扶", "services", id="help-by-teams-of-teachers-and-doctors"),
        pytest.param("在就业扶贫上下功夫", "services", id="poverty-relief-by-labour"),
        pytest.param("在扶贫上下功夫", "other", id="poverty-relief"),
        pytest.param("扩大双方商品采购", "connectivity", id="trade-without-a-product"),
        pytest.param("共同改造旅游码头", "tourism", id="a-pier-for-tourists"),
        pytest.param("共同改造货运码头", "connectivity", id="a-pier"),
        pytest.param("推进农作物种植合作", "industry", id="crops-are-no-species"),
        pytest.param("保护江豚等物种", "ecology", id="species"),
        pytest.param("发挥两地的桥梁作用", "mechanism", id="a-bridge-in-speech"),
        pytest.param("共建跨江桥梁", "connectivity", id="a-bridge"),
        pytest.param("联合打击欺诈骗保", "services", id="fraud-against-health-insurance"),
        pytest.param("联合打击电信欺诈", "other", id="fraud"),
    ],
)
def test_the_field_by_words(clause: str, field: str) -> None:
    assert field_of(clause) == field


@pytest.mark.parametrize(
    ("clause", "field"),
    [
        pytest.param("在产业转移、干部培训、医疗卫生等方面加强合作", "industry", id="the-first-of-several"),
        pytest.param("抓好产业协作和劳务协作", "industry", id="the-first-of-two"),
        pytest.param("抓好劳务协作和产业协作", "services", id="the-other-first"),
        pytest.param(
            "在交通、产业、旅游、生态环保、医疗、教育等领域深化合作",
            "connectivity",
            id="everything-by-its-first",
        ),
    ],
)
def test_the_first_of_a_list_says_most(clause: str, field: str) -> None:
    assert field_of(clause) == field


def test_a_clause_without_a_field_follows_those_before_it() -> None:
    together = [(1, "共建铁路通道"), (1, "尽快开工"), (2, "加强日常联络")]
    apart = [(1, "共建铁路通道"), (2, "每季度会商一次"), (2, "尽快通报")]
    assert fields_of(together)[:2] == ["connectivity", "connectivity"]
    assert fields_of(apart)[1:] == ["mechanism", "mechanism"]
