"""Tables, agreements, minutes, kinds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.reading.instruments import document_kind, read_instrument
from huishang.reading.layout import lay_out
from huishang.reading.mentions.regions import find_regions
from huishang.reading.scan import scan

TITLE = "湖北省人民政府关于印发任务清单的通知\n"
TABS = (
    "序号\t事项名称\t目标\t牵头单位\t配合单位\t完成时限\n1\t共建界桥\t新增2座\t省交通运输厅\t\t2033年底前\n"
)
BLANKS = "序号 任务 责任单位\n1 共建界桥 省交通运输厅\n2 开通班车 省交通运输厅、宜昌市政府\n"
CELLS = "序号\n事项名称\n牵头单位\n配合单位\n1\n共建界桥\n省交通运输厅\n省财政厅\n2\n开通班车\n省交通运输厅\n省商务厅\n"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (TABS, [("1", "共建界桥", ["湖北省交通运输厅/lead"])]),
        (
            BLANKS,
            [
                ("1", "共建界桥", ["湖北省交通运输厅/responsible"]),
                ("2", "开通班车", ["湖北省交通运输厅/responsible", "宜昌市政府/responsible"]),
            ],
        ),
        (
            CELLS,
            [
                ("1", "共建界桥", ["湖北省交通运输厅/lead", "湖北省财政厅/support"]),
                ("2", "开通班车", ["湖北省交通运输厅/lead", "湖北省商务厅/support"]),
            ],
        ),
    ],
)
def test_tables_are_read_by_their_heads(read: Any, table: str, expected: Any) -> None:
    _, draft = read(TITLE + table)
    found = [(i.number, i.heading, [f"{u.name}/{u.part}" for u in i.units]) for i in draft.items]
    assert found == expected


def test_a_row_gives_term_and_target(read: Any) -> None:
    page, draft = read(TITLE + TABS)
    (item,) = draft.items
    assert item.due is not None and item.due.iso == "2033"
    assert [page.flat.quote(*target) for target in item.targets] == ["新增2座"]


@pytest.mark.parametrize(
    "broken", ["序号 任务 责任单位\n1 共建界桥 省交通 运输厅 局\n", "序号 河流 断面\n1 甲河 乙桥\n"]
)
def test_rows_that_name_no_body_are_no_items(read: Any, broken: str) -> None:
    _, draft = read(TITLE + broken)
    assert draft.items == ()


AGREEMENT = """四川省人民政府 贵州省人民政府
深化合作框架协议
甲方：四川省人民政府
乙方：贵州省人民政府
第一条 合作领域
（一）交通。甲方负责北段；乙方负责南段。双方共同申报。
第二条 合作机制
建立联席会议制度，每年召开一次。
第三条 附则
本协议有效期五年，一式四份。
"""


def test_agreement(read: Any) -> None:
    page, draft = read(AGREEMENT)
    assert draft.kind == "instrument"
    contract = draft.contract
    assert [(p.label, p.name, p.region) for p in contract.parties] == [
        ("甲方", "四川省人民政府", "四川省"),
        ("乙方", "贵州省人民政府", "贵州省"),
    ]
    assert (contract.term, contract.copies) == ("本协议有效期五年", "一式四份")
    assert [duty.owner for duty in contract.duties] == ["甲方", "乙方", "双方"]
    assert [page.text[a:b] for a, b in contract.follow_up] == ["建立联席会议制度，每年召开一次"]


def test_template_with_blanks_and_no_line_breaks(read: Any) -> None:
    _, draft = read(
        "甲方：成都市人民政府 乙方：____ 为推进合作，达成协议。一、内容 1．共建园区。2．互派干部。"
        "二、本协议有效期___年，一式__份。"
    )
    assert [(p.label, p.name) for p in draft.contract.parties] == [("甲方", "成都市人民政府")]
    assert [node.number for node in draft.nodes] == ["一、", "1.", "2.", "二、"]


MINUTES = """某区联席会议第三次会议纪要
2031年5月6日，副省长李某在泸州市主持召开联席会议。纪要如下：
一、听取了上次议定事项落实情况汇报。
二、会议议定，由四川省发展改革委牵头，省财政厅配合，2031年底前编制规划。
出席：四川省发展改革委 张某、王某
请假：四川省商务厅 钱某
列席：泸州市 孙某
"""


def test_minutes(read: Any) -> None:
    _, draft = read(MINUTES)
    assert draft.kind == "minutes"
    session = draft.session
    assert (session.name, session.date, session.place, session.chair) == (
        "某区联席会议第三次会议",
        "2031-05-06",
        "泸州市",
        "副省长李某",
    )
    assert session.excused == ("四川省商务厅 钱某",)
    assert session.sitting_in == ("泸州市 孙某",)
    assert [decision.decided for decision in session.decisions] == [False, True]
    second = session.decisions[1]
    assert [unit.part for unit in second.units] == ["lead", "support"]
    assert second.due is not None and second.due.iso == "2031"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "other"),
        ("本报讯（记者 某某）5月6日，甲市代表团赴乙市考察，双方举行座谈。", "communique"),
        ("两省签署框架协议\n本报讯（记者 某某）5月6日，两省签署框架协议，双方举行座谈。", "communique"),
        (AGREEMENT, "instrument"),
        (MINUTES, "minutes"),
        ("甲", "other"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    page = lay_out(text)
    assert document_kind(page, scan(page.text)) == kind


PIECES = st.sampled_from(
    "（ ） 〔 〕 、 ， 。 ； ： \n 1. 一、 （一） （1） ① —— 第一条 责任单位： （牵头单位： 牵头 负责 配合 由 省财政厅 两省 市 "
    "各市（州） 广州、深圳市政府 2031年底前 力争 增长5% 序号 任务 甲方： 出席： 会议决定 纪要 \t 以下简称 等 和 ⽂".split(
        " "
    )
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)))
def test_any_text_gives_a_draft(text: str) -> None:
    page = lay_out(text)
    places = find_regions(page, scan(page.text))
    for kind in ("instrument", "minutes"):
        draft = read_instrument(page, places, None, kind)
        for item in draft.items:
            start, end = page.flat.span(*item.place)
            assert 0 <= start <= end <= len(text)
            assert item.units
    assert read_instrument(page, places, None, "minutes") == draft


def test_what_is_owed_without_bodies(read: Any) -> None:
    _, agreement = read(AGREEMENT)
    assert agreement.items == ()
    assert [(item.number, item.heading) for item in agreement.provisions] == [
        ("（一）", "交通"),
        ("第二条", "合作机制"),
    ]
    _, minutes = read(MINUTES)
    assert [item.number for item in minutes.provisions] == ["二、"]
    _, notice = read("甲市人民政府关于放假的通知\n一、放假三天。\n二、注意安全。\n")
    assert notice.provisions == ()
