from __future__ import annotations

import pytest

from huishang.reading.instruments.markers import find_markers
from huishang.reading.instruments.outline import build_outline
from huishang.reading.instruments.script import Script


def tree(text: str) -> list[tuple[int, str, str]]:
    script = Script(text)
    return [
        (node.depth, node.number, node.heading) for node in build_outline(script, find_markers(script.scan))
    ]


def test_every_level() -> None:
    text = "第一章 总则\n第一条 目的\n为合作。\n一、任务\n（一）交通。修路。\n1．公路。\n（1）界桥。\n①勘察。先行。\n——甲段。开工。\n"
    assert [depth for depth, _, _ in tree(text)] == list(range(8))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("一、甲。做事。二、乙。做事。三、丙。", ["一、", "二、", "三、"]),
        ("一、内容 1．共建园区。2．互派干部。", ["一、", "1.", "2."]),
        ("1.\n共建。\n2.\n互派。\n", ["1.", "2."]),
        ("前言。\n1加强协作。\n2推进共建。\n", ["1", "2"]),
        ("1.2031年建成。2.2032年通车。", ["1.", "2."]),
        ("增长2.5倍，覆盖一、二、三产业，达到3、4级。", []),
        ("1个平台建成。\n2家企业入驻。\n", []),
        ("共建（一期）工程。", []),
    ],
)
def test_numbers_and_their_near_misses(text: str, numbers: list[str]) -> None:
    assert [number for _, number, _ in tree(text)] == numbers


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("1．加强协作。共建平台。", "加强协作"),
        ("1．加强协作，共建平台，互派干部。", "加强协作"),
        ("1．2031年4月1日至2032年12月31日，免收此费，简化手续。", "2031年4月1日至2032年12月31日，免收此费"),
        ("1．拓展深化\n“一网通办”服务。共建平台。", "拓展深化“一网通办”服务"),
    ],
)
def test_headings(text: str, heading: str) -> None:
    assert tree(text)[0][2] == heading


def test_radicals_of_damaged_files_are_letters() -> None:
    script = Script("⼀、⼯作")
    assert script.text == "一、工作"
    assert len(script.scan) == 4
