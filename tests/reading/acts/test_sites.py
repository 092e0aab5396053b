"""Sites inspected on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from huishang.reading.acts.exchanges.events import Acts

Read = Callable[..., Acts]

VISIT = "5月8日，泉州市党政代表团赴西宁市考察。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "代表团实地考察了藏毯展览馆、湟源县兔尔干村和青海大学等。",
            ["藏毯展览馆", "湟源县兔尔干村", "青海大学"],
        ),
        ("考察组先后深入锁边林工程现场、驼奶加工车间，听讲解、看苗情。", ["锁边林工程现场", "驼奶加工车间"]),
        ("代表团还到盐湖修复工程现场察看。", ["盐湖修复工程"]),
        ("座谈前，考察组到苹果分级车间、镇中心校走了一圈。", ["苹果分级车间", "镇中心校"]),
        ("代表团参观了明代祠堂及周围民居。", []),
        ("代表团先后在西宁市、海东市学习考察。", []),
        ("会前，两市人员看了北门河段、南门水质自动站。", ["北门河段", "南门水质自动站"]),
        ("代表团参观了西宁火车站候车室和湟源县劳务市场。", ["西宁火车站候车室", "湟源县劳务市场"]),
        ("在高原药业公司、青海大学，泉州市市长沈大河听介绍、看展示。", ["高原药业公司", "青海大学"]),
        ("考察组先后深入古城墙、清凉寺等地。", ["古城墙", "清凉寺"]),
        ("代表团参观了一些企业，了解产业发展情况。", []),
        ("代表团深入学习西宁市在城市更新方面的做法。", []),
        ("代表团将参观藏毯展览馆。", []),
    ],
)
def test_places_after_words_of_looking(acts: Read, text: str, expected: list[str]) -> None:
    events = acts(VISIT + text, "2023-05-12").events
    assert [site.name for site in events[0].sites] == expected
