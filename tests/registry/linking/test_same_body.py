"""Whether two bodies are the same: valid and near-miss side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huishang.registry.linking import explain, judge_bodies, read_body

NAMES = [
    "省政府", "四川省人民政府", "浙江省人民政府", "四川省委", "四川省委组织部", "市发改委", "成都市发展改革委",
    "交通厅", "四川省交通运输厅", "四川省卫生厅", "四川省卫健委", "密云县政府", "密云区政府", "鼓楼区政府",
    "天府新区管委会", "四川大学", "蜀山茶业集团", "蜀山茶业集团有限公司", "国务院", "", "纪委监委", "四川省纪委", "集团公司", "四川省社科院", "四川省社会科学院", "市委市政府", "环境保护部", "生态环境部",
]  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b", "verdict", "reason"),
    [
        ("四川省政府", "四川省人民政府", "same", "short_form"),
        ("四川省政府", "浙江省人民政府", "different", "other_place"),
        ("四川省政府", "成都市政府", "different", "other_level"),
        ("四川省政府", "四川省委", "different", "other_branch"),
        ("四川省政府", "省政府", "unsure", "place_unknown"),
        ("鼓楼区政府", "南京市鼓楼区政府", "unsure", "place_open"),
        ("四川省卫生厅", "四川省卫健委", "different", "successor"),
        ("四川省水利厅", "四川省财政厅", "different", "other_department"),
        ("成都市水利局", "成都市水务局", "unsure", "variant_name"),
        ("洛川县卫健局", "洛川县卫健委", "unsure", "other_ending"),
        ("四川省交通厅", "四川省交通运输厅", "unsure", "former_or_short"),
        ("祁阳县政府", "祁阳市政府", "different", "region_successor"),
        ("襄樊市政府", "襄阳市政府", "same", "region_renamed"),
        ("四川省政府", "四川省政府办公厅", "different", "part_of"),
        ("四川省纪委监委", "四川省纪委", "unsure", "partly_named"),
        ("蜀山茶业集团有限公司", "蜀山茶业集团", "same", "legal_form"),
        ("蜀山茶业集团有限公司", "蜀水茶业集团", "different", "other_name"),
        ("蜀山茶业有限公司", "蜀山茶业股份有限公司", "unsure", "legal_form"),
        ("蜀山旅投集团", "蜀山旅游投资集团有限公司", "unsure", "contraction"),
        ("蜀山旅投集团", "蜀水旅游投资集团有限公司", "different", "other_name"),
        ("四川省社科院", "四川省社会科学院", "unsure", "contraction"),
        ("四川大学", "四川农业大学", "different", "other_name"),
        ("集团公司", "集团公司", "unsure", "generic_name"),
        ("成都市委市政府", "成都市委", "unsure", "partly_named"),
        ("环境保护部", "生态环境部", "different", "successor"),
        ("国务院办公厅", "中共中央办公厅", "different", "other_branch"),
        ("国务院国资委", "国务院国有资产监督管理委员会", "same", "same_name"),
        ("民盟四川省委", "四川省委", "different", "other_branch"),
    ],
)
def test_two_names_are_judged(a: str, b: str, verdict: str, reason: str) -> None:
    judgement = judge_bodies(read_body(a), read_body(b))
    assert judgement.verdict == verdict
    assert reason in judgement.reasons


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(["", "四川省", "成都市"]))
def test_judging_has_no_order_and_explains_itself(a: str, b: str, within: str) -> None:
    one, other = read_body(a, within), read_body(b, within)
    judgement = judge_bodies(one, other)
    assert judge_bodies(other, one) == judgement
    assert 0 <= judgement.score <= 1
    for lang in ("zh", "en"):
        sentences = explain(judgement, lang)
        assert sentences and all(sentences)
