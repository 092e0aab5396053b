from __future__ import annotations

from typing import Any

import pytest


def test_joint_plan_gives_each_side_its_bodies(read: Any, units: Any, joint: str) -> None:
    _, draft = read(joint)
    assert units(draft) == [
        [
            ("江苏省交通运输厅", "responsible"),
            ("江苏省财政厅", "responsible"),
            ("浙江省交通运输厅", "responsible"),
            ("浙江省财政厅", "responsible"),
            ("浙江省有关市政府", "responsible"),
        ],
        [("江苏省水利厅", "responsible"), ("浙江省水利厅", "responsible")],
        [("江苏省交通运输部门", "responsible"), ("浙江省交通运输部门", "responsible")],
    ]
    assert [unit.side for unit in draft.items[0].units] == ["江苏省", "江苏省", "浙江省", "浙江省", "浙江省"]


def test_number_belongs_to_the_paragraph_that_bears_it(read: Any, joint: str) -> None:
    page, draft = read(joint)
    assert [(item.number, item.heading, item.section) for item in draft.items] == [
        (None, "共建环湖快速路", "联通断头路"),
        (None, "共治环湖水网", "联通断头路"),
        ("（二）", "共用换乘站点", "打通省界道路"),
    ]
    first = draft.items[0]
    assert first.due is not None and (first.due.iso, first.due.precision) == ("2033", "year")
    assert [page.flat.quote(*target) for target in first.targets] == ["新增跨省公交线路12条"]


def test_several_brackets_of_one_paragraph_are_several_items(read: Any, units: Any) -> None:
    _, draft = read(
        "某省人民政府关于合作的实施方案\n一、重点任务\n1、推进互通。公路方面，修通界桥。（省交通厅牵头负责，省财政厅等参与）"
        "水运方面，疏浚航道（省水利厅牵头负责）。航空方面，加密航班。（省发改委、省商务厅按职责分工负责）"
    )
    assert [(item.number, item.heading) for item in draft.items] == [
        ("1、", "公路方面"),
        ("1、", "水运方面"),
        ("1、", "航空方面"),
    ]
    assert [[part for _, part in item] for item in units(draft)] == [
        ["lead", "support"],
        ["lead"],
        ["responsible", "responsible"],
    ]


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        (
            "（牵头单位：省科技厅；配合单位：省教育厅）",
            "湖北省科技厅/lead 湖北省教育厅/support",
        ),
        (
            "〔牵头单位 ：科技厅 ；参与单位 ：教育厅〕",
            "湖北省科技厅/lead 湖北省教育厅/support",
        ),
        (
            "（省科技厅牵头，教育厅、财政厅配合）",
            "湖北省科技厅/lead 湖北省教育厅/support 湖北省财政厅/support",
        ),
        (
            "（省科技厅、教育厅，武汉海关）",
            "湖北省科技厅/responsible 湖北省教育厅/responsible 武汉海关/responsible",
        ),
        (
            "（各市、县（市、区）人民政府负责）",
            "湖北省各市、县（市、区）人民政府/responsible",
        ),
        (
            "（宜昌、荆州市政府负责）",
            "宜昌市政府/responsible 荆州市政府/responsible",
        ),
        (
            "（省文化和旅游厅和省体育局负责）",
            "湖北省文化和旅游厅/responsible 湖北省体育局/responsible",
        ),
        (
            "（责任单位：省科技厅；完成时限：2030年6月底前）",
            "湖北省科技厅/responsible",
        ),
        (
            "（责任部门：科技厅、各有关部门）",
            "湖北省科技厅/responsible 各有关部门/responsible",
        ),
    ],
)
def test_forms_of_brackets(read: Any, units: Any, bracket: str, expected: str) -> None:
    _, draft = read(
        f"湖北省人民政府关于印发合作计划的通知\n一、任务\n1．做好对接。共建平台。{bracket}\n2．完。\n"
    )
    assert [" ".join("/".join(unit) for unit in item) for item in units(draft)] == [expected]


@pytest.mark.parametrize(
    "aside",
    [
        "由省行政审批部门（省政务局）统一办理。",
        "有关部门（单位）要加强协作。",
        "湖北省科技厅（以下简称省科技厅）组织申报。",
        "重点企业（包括省国资委）参加。",
        "建设三类园区（农业、林业、渔业）。",
        "参见通知（鄂政办发〔2030〕1号）。",
    ],
)
def test_a_bracket_that_says_something_else_is_no_item(read: Any, aside: str) -> None:
    _, draft = read(f"湖北省人民政府关于印发合作计划的通知\n一、任务\n1．做好对接。{aside}\n")
    assert draft.items == ()


def test_lines_behind_labels(read: Any, units: Any) -> None:
    _, draft = read(
        "西藏自治区人民政府办公厅关于印发任务分工的通知\n一、任务\n1.共建园区。\n牵头单位：科技厅。\n"
        "参加单位：财政厅、农牧\n厅。 2.互派人员。责任单位：区党委组织部\n"
        "完成时限：2030年底前\n3.只提要求。\n"
    )
    assert [item.number for item in draft.items] == ["1.", "2."]
    assert units(draft)[0] == [
        ("西藏自治区科技厅", "lead"),
        ("西藏自治区财政厅", "support"),
        ("西藏自治区农牧厅", "support"),
    ]
    assert draft.items[1].due is not None and draft.items[1].due.words == "2030年底前"


def test_closing_sentence(read: Any, units: Any) -> None:
    _, draft = read(
        "河南省人民政府关于明确责任单位的通知\n一、任务\n1.联合执法。由省公安厅牵头落实，交通运输厅配合。\n"
        "2.由各市自行组织培训。\n"
    )
    assert units(draft) == [[("河南省公安厅", "lead"), ("河南省交通运输厅", "support")]]


def test_small_points_share_the_statement_behind_the_last(read: Any) -> None:
    _, draft = read(
        "湖北省人民政府关于印发合作计划的通知\n一、任务\n（一）共建通道。包括：（1）铁路；（2）公路。（责任单位：省发展改革委）\n"
    )
    assert [(item.number, item.heading) for item in draft.items] == [("（一）", "共建通道")]


def test_first_body_leads_where_the_document_says_so(read: Any, units: Any) -> None:
    _, draft = read(
        "湖北省人民政府关于印发合作计划的通知\n一、任务\n1．共建平台。（责任单位：省科技厅、省财政厅；列首位的为牵头单位，下同）\n"
    )
    assert units(draft) == [[("湖北省科技厅", "lead"), ("湖北省财政厅", "responsible")]]
