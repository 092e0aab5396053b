"""Zones and divisions that a text names."""

from __future__ import annotations

import pytest

from huishang.reading.layout import lay_out
from huishang.reading.mentions.regions import find_regions
from huishang.reading.scan import scan


def named(text: str) -> list[str]:
    page = lay_out(text)
    mentions = find_regions(page, scan(page.text)).mentions
    return [region.name for mention in mentions for region in mention.regions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "襄阳高新技术产业开发区考察团到访。襄阳高新区愿共建园区。",
            ["襄阳高新技术产业开发区", "襄阳高新技术产业开发区"],
        ),
        ("襄阳经开区考察团到访。", ["襄阳经开区"]),
        ("代表团在襄阳看了高新区域布局。", ["襄阳市"]),
        ("代表团到高新区考察。", []),
        ("代表团到第八师石河子市考察，师市领导陪同。", ["第八师石河子市", "第八师石河子市"]),
        ("代表团到新疆生产建设兵团第八师石河子市考察。", ["第八师石河子市"]),
        ("石河子市的律师市场活跃。", ["石河子市"]),
    ],
)
def test_zones_and_divisions(text: str, expected: list[str]) -> None:
    assert named(text) == expected
