"""Two personal names: equal, fitting, alike or different."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huishang.registry.linking.names import compare, is_common
from huishang.registry.linking.pinyin import latin_forms, readings, split


@pytest.mark.parametrize(
    ("a", "b", "kind", "reason"),
    [
        ("柏青松", "柏青松", "equal", "same_name"),
        ("柏青松", "柏 青 松", "equal", "spacing"),
        ("阳光", "陽光", "equal", "script_form"),
        ("艾山·买合木提", "艾山•买合木提", "equal", "spacing"),
        ("张庆梨", "Zhang Qingli", "fits", "pinyin_form"),
        ("张庆梨", "Qing-li ZHANG", "fits", "pinyin_form"),
        ("张庆梨", "Zhang Qinghua", "other", "other_name"),
        ("曾一鸣", "Zeng Yiming", "fits", "pinyin_form"),
        ("曾一鸣", "Ceng Yiming", "alike", "pinyin_rare"),
        ("单可望", "Shan Kewang", "fits", "pinyin_form"),
        ("仇大同", "Qiu Datong", "fits", "pinyin_form"),
        ("查无尘", "Zha Wuchen", "fits", "pinyin_form"),
        ("解放春", "Xie Fangchun", "fits", "pinyin_form"),
        ("区小满", "Ou Xiaoman", "fits", "pinyin_form"),
        ("尉迟敬", "Yuchi Jing", "fits", "pinyin_form"),
        ("吕望山", "Lyu Wangshan", "fits", "pinyin_form"),
        ("吕望山", "Lǚ Wàngshān", "fits", "pinyin_form"),
        ("石磊", "石蕾", "alike", "homophone"),
        ("上官铁柱", "上官铁杵", "alike", "one_character"),
        ("奇·达布希图", "达布希图", "alike", "name_part"),
        ("江南", "江南春", "other", "other_name"),
        ("张伟", "张敏", "other", "other_name"),
    ],
)
def test_two_names_are_compared(a: str, b: str, kind: str, reason: str) -> None:
    assert compare(a, b) == (kind, reason)
    assert compare(b, a) == (kind, reason)


@pytest.mark.parametrize(
    ("name", "common"), [("张伟", True), ("李建国", True), ("Zhang Wei", True), ("柏青松", False)]
)
def test_a_common_name_says_little(name: str, common: bool) -> None:
    assert is_common(name) is common


def test_a_compound_surname_needs_a_given_name() -> None:
    assert split("令狐一川") == ("令狐", "一川")
    assert split("令狐") == ("令", "狐")


@given(st.text(alphabet="曾单仇区查解张李王伟敏青松一鸣欧阳", min_size=2, max_size=4))
def test_a_name_equals_itself_and_fits_each_of_its_readings(name: str) -> None:
    assert compare(name, name).kind == "equal"
    assert all(reading in latin_forms(reading) for reading in readings(name))


@given(st.text(max_size=8), st.text(max_size=8))
def test_comparing_any_words_has_no_order(a: str, b: str) -> None:
    assert compare(a, b).kind == compare(b, a).kind
