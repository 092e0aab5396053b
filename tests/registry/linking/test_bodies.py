"""Names of bodies brought into their parts, and back into full and short names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huishang.registry.linking import full_name, judge_bodies, read_body, short_name
from huishang.registry.linking.bodies import Body, organs
from huishang.registry.linking.lexicon.tables import rows
from huishang.registry.linking.places import by_code


@pytest.mark.parametrize(
    ("name", "within", "region", "branch", "core"),
    [
        ("省政府", "四川省", "510000", "government", ""),
        ("中共四川省委员会", "", "510000", "party", ""),
        ("四川省委", "", "510000", "party", ""),
        ("政协四川省委员会", "", "510000", "cppcc", ""),
        ("四川省人大常委会", "", "510000", "congress_committee", ""),
        ("市发改委", "成都市", "510100", "government", "发展和改革委员会"),
        ("省委组织部", "四川省", "510000", "party", "组织部"),
        ("中共四川省委员会组织部", "", "510000", "party", "组织部"),
        ("四川省政府办公厅", "", "510000", "government", "办公室"),
        ("市政府办", "广安市", "511600", "government", "办公室"),
        ("四川省委编办", "", "510000", "party", "机构编制委员会办公室"),
        ("团省委", "四川省", "510000", "league", ""),
        ("成都中院", "", "510100", "court", ""),
        ("市场监管局", "成都市", "510100", "government", "市场监督管理局"),
        ("四川省政务服务和资源交易服务中心", "", "510000", "other", "政务服务和资源交易服务中心"),
        ("四川大学", "", "", "own", "四川大学"),
        ("歙县县委", "", "341021", "party", ""),
        ("省供销社", "四川省", "510000", "government", "供销合作社联合社"),
        ("省人大财经委", "四川省", "510000", "congress", "财经委员会"),
        ("国家税务总局四川省税务局", "", "510000", "tax", ""),
        ("民建四川省委", "", "510000", "minjian", ""),
        ("中组部", "", "", "party", "组织部"),
        ("市委、市政府", "成都市", "510100", "joint", ""),
        ("国家发展改革委", "", "", "government", "发展和改革委员会"),
        ("生态环境部", "", "", "government", "生态环境部"),
    ],
)
def test_a_name_has_its_parts(name: str, within: str, region: str, branch: str, core: str) -> None:
    body = read_body(name, within)
    assert (body.region, body.branch, body.core) == (region, branch, core)


@pytest.mark.parametrize(
    ("name", "within", "place"),
    [
        ("遂宁经开区管委会", "", "遂宁经济技术开发区"),
        ("经开区管委会", "遂宁市", "遂宁经济技术开发区"),
        ("成都高新区管委会", "", "成都高新技术产业开发区"),
        ("惠山区堰桥街道办事处", "", "堰桥街道"),
        ("旧县镇政府", "洛川县", "旧县镇"),
    ],
)
def test_a_zone_or_township_need_not_stand_in_a_table(name: str, within: str, place: str) -> None:
    assert read_body(name, within).place == place


def test_what_nothing_names_stays_open() -> None:
    assert read_body("集团公司").doubts == ("generic_name",)
    assert read_body("蜀山集团公司").doubts == ()
    assert read_body("四川省发展改革委（省能源局）").doubts == ("partly_named",)
    assert read_body("省政府").places == ()
    assert read_body("鼓楼区政府").region == ""
    assert read_body("交通厅", "四川省").doubts == ("former_or_short",)
    assert read_body("交通厅", "四川省", date(2022, 1, 1)).doubts == ()


@pytest.mark.parametrize(
    ("name", "within", "full", "short"),
    [
        ("省政府", "四川省", "四川省人民政府", "四川省政府"),
        ("四川省委", "", "中共四川省委员会", "四川省委"),
        ("自治区党委", "广西壮族自治区", "中共广西壮族自治区委员会", "广西壮族自治区党委"),
        ("四川省政协", "", "中国人民政治协商会议四川省委员会", "四川省政协"),
        ("市发改委", "成都市", "成都市发展和改革委员会", "成都市发展改革委"),
        ("省外办", "四川省", "四川省人民政府外事办公室", "四川省外办"),
        ("省委组织部", "四川省", "中共四川省委组织部", "四川省委组织部"),
        ("市政府办", "广安市", "广安市人民政府办公室", "广安市政府办公室"),
        ("四川省政府办公室", "", "四川省人民政府办公厅", "四川省政府办公厅"),
        ("区政府", "南京市鼓楼区", "南京市鼓楼区人民政府", "南京市鼓楼区政府"),
        ("天府新区管委会", "", "天府新区管理委员会", "天府新区管委会"),
        ("天府新区党工委", "", "中共天府新区工作委员会", "天府新区党工委"),
        ("四川省高院", "", "四川省高级人民法院", "四川省高院"),
        ("团省委", "四川省", "共青团四川省委员会", "共青团四川省委"),
        ("国务院", "", "国务院", "国务院"),
        ("教育部", "", "教育部", "教育部"),
        ("国家发改委", "", "国家发展和改革委员会", "国家发展改革委"),
        ("中组部", "", "中共中央组织部", "中央组织部"),
        ("全国政协", "", "中国人民政治协商会议全国委员会", "全国政协"),
        ("全国人大常委会", "", "全国人民代表大会常务委员会", "全国人大常委会"),
        ("四川大学", "", "四川大学", "四川大学"),
    ],
)
def test_full_and_short_name_are_derived(name: str, within: str, full: str, short: str) -> None:
    body = read_body(name, within)
    assert (full_name(body), short_name(body)) == (full, short)


REGIONS = sorted(by_code().values())
BRANCHES = sorted({organ.branch for organ in organs() if not organ.level or organ.level == "county"})
DEPARTMENTS = sorted(
    (row["branch"], row["stem"] + ending)
    for row in rows("departments")
    if row["stem"] != "交通"  # 交通厅 is read by its date
    for ending in ([""] if row["endings"] == "-" else row["endings"].split())
)


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    """An organ or a department of any region of today."""
    place = draw(st.sampled_from(REGIONS))
    branch, core = draw(st.one_of(st.sampled_from(DEPARTMENTS), st.sampled_from([(b, "") for b in BRANCHES])))
    return Body((place,), branch, core, "")


@given(bodies())
def test_full_and_short_name_are_read_as_the_same_body(body: Body) -> None:
    for name in (full_name(body), short_name(body)):
        assert read_body(name, at=date(2026, 1, 1)) == body
        assert judge_bodies(read_body(name, at=date(2026, 1, 1)), body).verdict == "same"


@given(bodies())
def test_reading_a_full_name_twice_changes_nothing(body: Body) -> None:
    name = full_name(body)
    assert full_name(read_body(name)) == name


@given(
    st.text(alphabet="省市区县委办厅局部政府人大协四川成都广安中共国家务院新, A·", max_size=12),
    st.sampled_from(["", "四川省", "成都市"]),
)
def test_any_words_give_a_body_equal_to_itself(words: str, within: str) -> None:
    body = read_body(words, within)
    assert read_body(words, within) == body
    assert judge_bodies(body, body).verdict != "different"
    assert isinstance(full_name(body) + short_name(body), str)
