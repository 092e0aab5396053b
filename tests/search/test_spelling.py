"""People found by their names in Latin letters."""

from __future__ import annotations

import pytest

from huishang.search.spelling import asked, spelt


def finds(query: str, name: str) -> bool:
    words = spelt(name)
    return any(
        any(word.startswith(one[:-1]) for word in words) if one.endswith("*") else one in words
        for one in asked(query)
    )


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("zeng shan", "曾山"),
        ("zengshan", "曾山"),
        ("shan zeng", "曾山"),
        ("zs", "曾山"),
        ("zengsh", "曾山"),
        ("shan", "单文"),
        ("qiu ying", "仇英"),
        ("zha", "查良"),
        ("ouyang", "欧阳修"),
        ("oyx", "欧阳修"),
        ("lv bu", "吕布"),
        ("lu bu", "吕布"),
    ],
)
def test_a_name_is_found_by_its_reading(query: str, name: str) -> None:
    assert finds(query, name)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("ceng shan", "曾山"),
        ("dan", "单文"),
        ("chou ying", "仇英"),
        ("cha", "查良"),
        ("cs", "曾山"),
        ("ze", "曾山"),
    ],
)
def test_a_name_is_not_found_by_another_reading(query: str, name: str) -> None:
    assert not finds(query, name)


def test_only_chinese_names_have_readings() -> None:
    assert not spelt("John")
    assert not spelt("某某省人民政府")
    assert asked("") == ()
