from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.registry import writing
from huishang.registry.linking.lexicon.tables import rows


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("曾一鸣", "Zeng Yiming"),
        ("单国强", "Shan Guoqiang"),
        ("仇和", "Qiu He"),
        ("查文静", "Zha Wenjing"),
        ("吕建国", "Lü Jianguo"),
        ("王西安", "Wang Xi'an"),
        ("尉迟敬德", "Yuchi Jingde"),
        ("阿不力孜·买买提", "Abulizi Maimaiti"),
        ("John Smith", "John Smith"),
        ("", ""),
    ],
)
def test_a_person_is_named_in_pinyin_surname_first(name: str, english: str) -> None:
    assert writing.person(name, "en") == english
    assert writing.person(name, "zh-hans") == name


@pytest.mark.parametrize(
    ("name", "short", "code", "kind", "english"),
    [
        ("陕西省", "陕西", "610000", "省", "Shaanxi"),
        ("山西省", "山西", "140000", "省", "Shanxi"),
        ("内蒙古自治区", "内蒙古", "150000", "自治区", "Inner Mongolia"),
        ("六安市", "六安", "341500", "地级市", "Lu'an"),
        ("渝北区", "渝北", "500112", "市辖区", "Yubei District"),
        ("县城", "", "", "", "Xiancheng"),
    ],
)
def test_a_region_has_its_usual_english_name(
    name: str, short: str, code: str, kind: str, english: str
) -> None:
    assert writing.region(name, short, code, kind, "en") == english
    assert writing.region(name, short, code, kind, "zh-hans") == name


def test_every_province_has_one_english_name() -> None:
    table = rows("english_provinces")
    assert len({row["code"] for row in table}) == len({row["english"] for row in table}) == 34


@pytest.mark.parametrize(
    ("start", "end", "chinese", "english"),
    [
        ("2023-11-22", "2023-11-22", "2023年11月22日", "22 November 2023"),
        ("2023-11-22", "", "2023年11月22日", "22 November 2023"),
        ("", "2023-11", "2023年11月", "November 2023"),
        ("2023-11-22", "2023-11-23", "2023年11月22日至23日", "22–23 November 2023"),
        ("2023-11-30", "2023-12-01", "2023年11月30日至12月1日", "30 November – 1 December 2023"),
        ("2023-12-31", "2024-01-01", "2023年12月31日至2024年1月1日", "31 December 2023 – 1 January 2024"),
        ("2023", "2024", "2023年至2024年", "2023 – 2024"),
        ("2023-11", "2023-11-23", "2023年11月至2023年11月23日", "November 2023 – 23 November 2023"),
        ("", "", "", ""),
        ("年底前", "年底前", "年底前", "年底前"),
    ],
)
def test_dates_are_written_as_each_language_does(start: str, end: str, chinese: str, english: str) -> None:
    assert writing.span(start, end, "zh-hans") == chinese
    assert writing.span(start, end, "en") == english


@settings(max_examples=40)
@given(st.dates(), st.dates())
def test_a_stretch_names_both_of_its_days(a: object, b: object) -> None:
    first, last = sorted([a.isoformat(), b.isoformat()])  # type: ignore[attr-defined]
    if first[0] == "0":  # years of three digits are none of the record's
        return
    for language in ("zh-hans", "en"):
        text = writing.span(first, last, language)
        assert str(int(first[8:])) in text and str(int(last[8:])) in text and last[:4] in text
