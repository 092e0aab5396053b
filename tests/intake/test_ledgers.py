"""Task lists in every form of file → the same items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from huishang.intake import load
from huishang.reading import Reading, read

Rows = Sequence[Sequence[str]]
Merges = Sequence[tuple[int, int, int, int]]
Write = Callable[[Path, str, Rows, Merges], None]

FORMS = (".xlsx", ".docx", ".html", ".txt")
TITLE = "四川省 重庆市共建界桥班车任务清单"
HEAD = ["序号", "事项", "目标", "牵头单位", "配合单位", "责任人", "完成时限", "进展"]
BRIDGE = ["1", "共建界桥", "新增2座", "四川省交通运输厅", "重庆市交通运输委", "王某", "2033-12-31", "已开工"]
BUS = [
    "2",
    "开通班车，推广一卡",
    "线路12条",
    "省交通运输厅",
    "重庆市交通运输委、广安市政府",
    "",
    "2033年6月底前",
    "",
]
RIVER = ["3", "联合巡河", "每年4次", "省生态环境厅", "", "", "长期", ""]

BRIDGE_ITEM = (
    *("1", "共建界桥", ("四川省交通运输厅/lead", "重庆市交通运输委/support"), "2033-12-31", ("新增2座",)),
)
BUS_ITEM = (
    *("2", "开通班车"),
    ("四川省交通运输厅/lead", "重庆市交通运输委/support", "广安市政府/support"),
    *("2033-06", ("线路12条",)),
)
RIVER_ITEM = ("3", "联合巡河", ("四川省生态环境厅/lead",), None, ("每年4次",))


class Ledger(NamedTuple):
    rows: Rows
    expected: list[tuple[object, ...]]
    merges: Merges = ()


def section(words: str, length: int = 8) -> list[str]:
    return [words, *[""] * (length - 1)]


def without(column: int, *rows: list[str]) -> list[list[str]]:
    return [[words for at, words in enumerate(row) if at != column] for row in rows]


def unnumbered(*items: tuple[object, ...]) -> list[tuple[object, ...]]:
    return [(None, *item[1:]) for item in items]


LEDGERS = {
    "plain": Ledger([HEAD, BRIDGE, BUS, RIVER], [BRIDGE_ITEM, BUS_ITEM, RIVER_ITEM]),
    "sections": Ledger(
        [HEAD, section("一、交通"), BRIDGE, BUS, section("二、生态"), RIVER],
        [BRIDGE_ITEM, BUS_ITEM, RIVER_ITEM],
    ),
    "merged sections, numbers that begin anew": Ledger(
        [HEAD, section("交通领域"), BRIDGE, BUS, section("生态领域"), ["1", *RIVER[1:]]],
        [BRIDGE_ITEM, BUS_ITEM, ("1", *RIVER_ITEM[1:])],
        [(1, 0, 1, 7), (4, 0, 4, 7)],
    ),
    "no numbers": Ledger(without(0, HEAD, BRIDGE, BUS, RIVER), unnumbered(BRIDGE_ITEM, BUS_ITEM, RIVER_ITEM)),
    "head of two rows": Ledger(
        [
            ["序号", "事项", "目标", "责任单位", "", "责任人", "完成时限", "进展"],
            ["", "", "", "牵头单位", "配合单位", "", "", ""],
            *(BRIDGE, BUS, RIVER),
        ],
        [BRIDGE_ITEM, BUS_ITEM, RIVER_ITEM],
        [(0, 3, 0, 4), *((0, column, 1, column) for column in (0, 1, 2, 5, 6, 7))],
    ),
    "head of two rows with the sides below": Ledger(
        [
            ["序号", "事项", "目标", "牵头单位", "", "责任人", "完成时限", "进展"],
            ["", "", "", "四川省", "重庆市", "", "", ""],
            ["1", "共建界桥", "新增2座", "四川省交通运输厅", "重庆市交通运输委", "", "2033-12-31", ""],
        ],
        [
            (
                *("1", "共建界桥", ("四川省交通运输厅/lead", "重庆市交通运输委/lead")),
                *("2033-12-31", ("新增2座",)),
            )
        ],
        [(0, 3, 0, 4), *((0, column, 1, column) for column in (0, 1, 2, 5, 6, 7))],
    ),
    "a body for several rows": Ledger(
        [
            HEAD,
            ["1", "共建界桥", "新增2座", "四川省交通运输厅", "重庆市交通运输委", "", "2033-12-31", ""],
            ["2", "开通班车", "线路12条", "", "", "", "", ""],
            RIVER,
        ],
        [
            BRIDGE_ITEM,
            ("2", "开通班车", *BRIDGE_ITEM[2:4], ("线路12条",)),
            RIVER_ITEM,
        ],
        [(1, column, 2, column) for column in (3, 4, 6)],
    ),
    "a field and a task for several rows": Ledger(
        [
            ["领域", *HEAD],
            [
                "交通",
                "1",
                "共建界桥",
                "新增2座",
                "四川省交通运输厅",
                "重庆市交通运输委",
                "",
                "2033-12-31",
                "",
            ],
            ["", "", "", "桥长1公里", "四川省财政厅", "", "", "2033年", ""],
            ["", *BUS],
        ],
        [
            BRIDGE_ITEM,
            ("1", "共建界桥", ("四川省财政厅/lead",), "2033", ("桥长1公里",)),
            BUS_ITEM,
        ],
        [(1, 0, 3, 0), (1, 1, 2, 1), (1, 2, 2, 2)],
    ),
}

NO_LEDGERS = {
    "statistics": [
        ["城市", "地区生产总值", "常住人口", "增速"],
        ["四川省", "60132亿元", "8368万人", "6.0%"],
        ["重庆市", "30145亿元", "3191万人", "6.1%"],
    ],
    "river sections": [
        ["序号", "责任城市", "河流", "断面", "水质目标", "上年", "本月"],
        ["1", "广安市", "嘉陵江", "清平", "Ⅱ", "Ⅱ", "Ⅲ"],
        ["2", "合川区", "渠江", "码头", "Ⅲ", "Ⅲ", "Ⅱ"],
    ],
    "a list of contacts": [
        ["序号", "单位", "姓名", "电话"],
        ["1", "四川省交通运输厅", "王某", "12345"],
        ["2", "重庆市交通运输委", "李某", "12345"],
    ],
}


def reading_of(write: Write, path: Path, rows: Rows, merges: Merges) -> Reading:
    write(path, TITLE, rows, merges)
    (source,) = load(path)
    return read(source.text)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", LEDGERS)
def test_a_task_list_gives_the_same_items_in_every_form(
    write_table: Write, tmp_path: Path, name: str, form: str
) -> None:
    ledger = LEDGERS[name]
    reading = reading_of(write_table, tmp_path / f"a{form}", ledger.rows, ledger.merges)
    assert reading.document.kind == "instrument"
    text = reading.document.text
    assert all(text[slice(*item.span)] == item.quote for item in reading.commitments)
    assert [
        (
            item.number,
            item.heading,
            tuple(f"{body.name}/{body.part}" for body in item.responsible),
            item.due,
            item.targets,
        )
        for item in reading.commitments
    ] == ledger.expected


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NO_LEDGERS)
def test_other_tables_are_no_task_lists(write_table: Write, tmp_path: Path, name: str, form: str) -> None:
    assert reading_of(write_table, tmp_path / f"a{form}", NO_LEDGERS[name], ()).commitments == ()
