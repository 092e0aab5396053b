from __future__ import annotations

from huishang.record import order

HOST, GUEST = ("四川省", "四川", "host"), ("重庆市", "重庆", "guest")


def test_the_host_stands_first_whoever_is_named_first() -> None:
    assert order.sides([GUEST, HOST]) == order.sides([HOST, GUEST]) == ["四川省", "重庆市"]


def test_next_year_the_other_side_hosts_and_stands_first() -> None:
    turned = [("四川省", "四川", "guest"), ("重庆市", "重庆", "host")]
    assert order.sides(turned) == ["重庆市", "四川省"]


def test_a_named_series_keeps_its_own_order_wherever_it_is_held() -> None:
    assert order.sides([HOST, GUEST], "推动成渝地区双城经济圈建设重庆四川党政联席会议") == [
        "重庆市",
        "四川省",
    ]


def test_a_series_that_names_no_side_changes_nothing() -> None:
    assert order.sides([GUEST, HOST], "长江上游地区省际协商合作联席会议") == ["四川省", "重庆市"]


def test_lists_are_merged_each_newcomer_after_his_predecessor() -> None:
    assert order.merged([["甲", "乙", "丁"], ["乙", "丙", "戊"], ["零", "甲"]]) == [
        "零",
        "甲",
        "乙",
        "丙",
        "戊",
        "丁",
    ]
