from __future__ import annotations

import pytest

from huishang.reading.instruments.markers import number_value
from huishang.reading.instruments.targets import find_targets
from huishang.reading.instruments.terms import find_due, read_term


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("力争到2033年，建成通道", "2033", "year"),
        ("2033年底前完成", "2033", "year"),
        ("2033年6月底前印发", "2033-06", "month"),
        ("于2033年6月30日前报送", "2033-06-30", "day"),
        ("到2032年打基础，到2035年见成效", "2035", "year"),
        ("“十五五”末建成", "2030", "year"),
        ("6月底前完成", "2031-06", "month"),
        ("年底前完成", "2031", "year"),
    ],
)
def test_terms(text: str, iso: str, precision: str) -> None:
    due = find_due(text, 0, len(text), "2031")
    assert due is not None
    assert (due.iso, due.precision) == (iso, precision)


@pytest.mark.parametrize(
    "text",
    [
        "2031年1月1日至2033年12月31日，免征此税",
        "从2031年第二季度起至2033年6月底，提供支持",
        "较2030年降低一半",
        "按2031年版目录办理",
        "每年12月底前报送总结",
        "落实2031年工作要点",
    ],
)
def test_what_is_no_term(text: str) -> None:
    assert find_due(text, 0, len(text), "2031") is None


def test_months_need_a_known_year() -> None:
    assert find_due("6月底前完成", 0, 7, None) is None


def test_open_terms_keep_their_words() -> None:
    due = read_term("持续推进", 0, 4, "2031")
    assert due is not None
    assert (due.iso, due.words, due.precision) == (None, "持续推进", "open")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("力争到2033年，吞吐量达到46万标箱，增长10％以上。", ["吞吐量达到46万标箱", "增长10％以上"]),
        ("到2033年，新增1—2条航线，环境更好。", ["新增1—2条航线"]),
        ("对年收入不超过100万元的企业减按25%计税。", []),
        ("确保2033年6月底前完成。", []),
        ("共有5个园区。", []),
    ],
)
def test_targets(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in find_targets(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("digits", "value"), [("十", 10), ("二十一", 21), ("一百零三", 103), ("7", 7), ("〇", 0)]
)
def test_number_value(digits: str, value: int) -> None:
    assert number_value(digits) == value
