"""Clauses: cut at commas and stops, never inside brackets and marks."""

from __future__ import annotations

import pytest

from huishang.reading.acts.speech.clauses import clauses


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in clauses(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要建机制，抓落实；促发展。", ["要建机制", "抓落实", "促发展"]),
        ("强化协同、加强衔接。", ["强化协同、加强衔接"]),
        ("办好（含水运，空运）枢纽，降费。", ["办好（含水运，空运）枢纽", "降费"]),
        ("落实《甲、乙，丙规划》，报备。", ["落实《甲、乙，丙规划》", "报备"]),
        ("实施“一张网”工程。", ["实施“一张网”工程"]),
        ("“我们将共建码头，开通班船。”", ["我们将共建码头", "开通班船"]),
        ("", []),
        ("，。；", []),
    ],
)
def test_grain(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_unclosed_marks_are_ordinary() -> None:
    assert cut("共建（一期，二期。") == ["共建（一期", "二期"]
