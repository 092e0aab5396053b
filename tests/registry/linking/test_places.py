"""The region at the head of a body's name."""

from __future__ import annotations

import pytest

from huishang.registry.linking.places import Found, find_place, lies_in, resolve, successor

KNOWN = {"政府", "人民政府", "委", "公安厅", "市场监管局", "党委"}


def found(words: str, within: str = "") -> tuple[list[str], str]:
    options, rest = find_place(words, resolve(within), KNOWN.__contains__)
    return [place.key for place in options], rest


@pytest.mark.parametrize(
    ("words", "within", "code", "rest"),
    [
        ("四川省人民政府", "", "510000", "人民政府"),
        ("江苏省无锡市惠山区政府", "", "320206", "政府"),
        ("南京市鼓楼区政府", "", "320106", "政府"),
        ("鼓楼区政府", "福州市", "350102", "政府"),
        ("凉山州政府", "", "513400", "政府"),
        ("广西区党委", "", "450000", "党委"),
        ("省政府", "成都市", "510000", "政府"),
        ("市政府", "510105", "510100", "政府"),
        ("我省政府", "四川省", "510000", "政府"),
        ("区政府", "重庆市渝北区", "500112", "政府"),
        ("湖北省公安厅", "", "420000", "公安厅"),
        ("公安厅", "四川省", "510000", "公安厅"),
        ("市场监管局", "成都市", "510100", "市场监管局"),
        ("四川天府新区政府", "", "天府新区", "政府"),
        ("国家人民政府", "", "国家", "人民政府"),
    ],
)
def test_the_region_is_read_off(words: str, within: str, code: str, rest: str) -> None:
    assert found(words, within) == ([code], rest)


def test_namesakes_stay_several_until_something_decides() -> None:
    assert len(found("鼓楼区政府")[0]) > 3
    assert found("省政府") == ([], "政府")
    assert found("市政府", "四川省") == ([], "政府")


def test_words_that_name_no_region_stay_as_they_are() -> None:
    assert find_place("蜀山茶业", (), KNOWN.__contains__) == Found((), "蜀山茶业")


def test_a_region_lies_in_what_its_code_says() -> None:
    (chengdu,), (sichuan,), (guizhou,) = resolve("成都市"), resolve("四川省"), resolve("贵州省")
    assert lies_in(chengdu, sichuan)
    assert not lies_in(chengdu, guizhou)
    assert not lies_in(sichuan, chengdu)


def test_a_county_that_became_a_city_is_another_region_with_a_successor() -> None:
    (before,), (after,) = resolve("祁阳县"), resolve("祁阳市")
    assert before.key != after.key
    assert (successor(before), successor(after)) == (after.code, "")


def test_a_city_that_only_changed_its_name_is_the_same_region() -> None:
    (before,), (after,) = resolve("襄樊市"), resolve("襄阳市")
    assert before.key == after.key
    assert successor(before) == ""
