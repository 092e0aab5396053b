"""Heads of tables and the items of their rows; in tests/intake the same from files."""

from __future__ import annotations

from typing import Any

import pytest

from huishang.reading.instruments.tables import lists_tasks, part_of

TITLE = "四川省 重庆市共建清单\n"
BODIES = "四川省交通运输厅\t重庆市交通运输委"


def table(*rows: str) -> str:
    return TITLE + "".join(f"{row}\n" for row in rows)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("目标（可量化）", "target"),
        ("甲方牵头", "lead"),
        ("各自配合单位", "support"),
        ("起止时限", "due"),
        ("（）", None),
        ("水质目标类别", None),
        ("形象进度", None),
    ],
)
def test_what_a_column_is_for(name: str, part: str | None) -> None:
    assert part_of(name) == part


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("序号 事项 牵头单位 完成时限", True),
        ("重点任务 责任单位", True),
        ("编号 来源 领域 事项名称 目标 甲方牵头 乙方牵头 配合单位 灯 状态 下一步 佐证 变更 序时差", True),
        ("备注 责任单位", False),
        ("序号 事项 完成时限", False),
        ("责任城市 序号 交接断面 所处河流 交接关系 水质目标 达标", False),
        ("各责任单位要高度重视 认真落实。", False),
        ("会议 确定事项数 已办结 占比 责任单位", False),
    ],
)
def test_the_head_of_a_task_list(head: str, expected: bool) -> None:
    assert lists_tasks(f"标题\n{head}\n1 修路 甲厅\n") is expected


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("2033-12-31", "2033-12-31"),
        ("2033.6", "2033-06"),
        ("2033/6/5", "2033-06-05"),
        ("2033", "2033"),
        ("2031-01至2033-12", "2033-12"),
        ("2031—2033", "2033"),
        ("2033年6月底前", "2033-06"),
        ("2033-13", None),
        ("2033-02-30", None),
        ("12-31", None),
        ("长期", None),
    ],
)
def test_terms_as_ledgers_write_them(read: Any, words: str, due: str | None) -> None:
    _, draft = read(table("序号\t事项\t牵头单位\t配合单位\t完成时限", f"1\t修路\t{BODIES}\t{words}"))
    (item,) = draft.items
    assert (item.due.iso if item.due else None) == due


def items(read: Any, *rows: str) -> list[tuple[str | None, str, str, list[str]]]:
    page, draft = read(table(*rows))
    return [
        (i.number, i.heading, page.flat.quote(*i.place), [f"{u.name}/{u.part}" for u in i.units])
        for i in draft.items
    ]


LEAD = ["四川省交通运输厅/lead"]


def test_two_columns_with_the_number_in_the_task(read: Any) -> None:
    assert items(
        read, "重点任务\t牵头单位", "1.修路，架桥2.5公里\t省交通运输厅", "2.5公里长廊\t省交通运输厅"
    ) == [
        ("1.", "修路", "修路，架桥2.5公里", LEAD),
        (None, "2.5公里长廊", "2.5公里长廊", LEAD),
    ]


def test_a_matter_behind_the_bodies_is_another(read: Any) -> None:
    head = "序号\t事项\t目标\t牵头单位\t责任人\t需协调事项"
    assert items(read, head, "1\t修路\t2条\t省交通运输厅\t王某\t用地") == [("1", "修路", "修路\t2条", LEAD)]


@pytest.mark.parametrize("below", ["\t\t牵头单位\t配合单位\t", "序号\t事项\t牵头单位\t配合单位\t备注"])
def test_a_head_of_two_rows(read: Any, below: str) -> None:
    head = "序号\t事项\t责任单位\t\t备注"
    assert items(read, head, below, f"1\t修路\t{BODIES}\t") == [
        ("1", "修路", "修路", [*LEAD, "重庆市交通运输委/support"])
    ]


def test_a_row_below_a_head_with_a_blank_name_is_a_row(read: Any) -> None:
    assert items(read, "序号\t事项\t牵头单位\t\t备注", "1\t修路\t省交通运输厅\t\t") == [
        ("1", "修路", "修路", LEAD)
    ]


def test_lines_between_the_rows_and_heads_again(read: Any) -> None:
    head = "序号\t事项\t牵头单位\t备注"
    rows = (
        head,
        "交通领域",
        "1\t修路\t省交通运输厅\t",
        "续表",
        head,
        "2\t架桥\t省交通运输厅\t",
        "注：以上事项滚动调整",
    )
    assert [(number, heading) for number, heading, _, _ in items(read, *rows)] == [
        ("1", "修路"),
        ("2", "架桥"),
    ]


def test_a_row_with_a_pronunciation_keeps_its_cells(read: Any) -> None:
    head = "序号\t事项\t牵头单位\t备注"
    row = "1\t修 砬(lá)子路\t省交通运输厅\t"
    assert items(read, head, row) == [("1", "修砬子路", "修 砬(lá)子路", LEAD)]
