"""A reprint is a repeat; what is only made from the same form, or tells of the same visit, is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huishang.documents.likeness import ALIKE, LEAST_RUNS, UNBROKEN, Likeness, bands, essence, likeness, runs
from tests.documents.texts import GUEST, HOST, REPORT, REPRINT, yearly_plan


def compared(one: str, other: str) -> Likeness:
    return likeness(essence(one), essence(other))


def without_paragraph(text: str, number: int) -> str:
    lines = text.split("\n")
    return "\n".join(lines[:number] + lines[number + 1 :])


@pytest.mark.parametrize(
    "copy",
    [
        REPRINT,
        without_paragraph(HOST, 4),
        HOST.replace("我市", "彭州市").replace("市委", "彭州市委"),
        HOST.replace("\n", "\n\n　　").replace("，", ","),
        HOST.replace("当归对代表团的到来表示欢迎。", ""),
        "广告\n" * 20 + HOST + "上一篇 下一篇 关闭窗口",
    ],
    ids=[
        "headline and byline",
        "a paragraph less",
        "our city named",
        "layout",
        "a sentence less",
        "page around",
    ],
)
def test_a_reprint_is_a_repeat_and_is_looked_up(copy: str) -> None:
    assert compared(HOST, copy).is_repeat
    assert compared(copy, HOST).is_repeat
    assert set(bands(essence(HOST))) & set(bands(essence(copy)))


@pytest.mark.parametrize(
    "one, other",
    [
        (HOST, GUEST),
        (HOST, REPORT),
        (yearly_plan(2031, 4, 12), yearly_plan(2032, 5, 15)),
        (HOST, HOST[:250]),
        (HOST, HOST[:250] + GUEST),
    ],
    ids=["the other side", "another visit", "a plan of another year", "a short notice of it", "half of each"],
)
def test_what_is_no_reprint_is_no_repeat(one: str, other: str) -> None:
    assert not compared(one, other).is_repeat
    assert not compared(other, one).is_repeat


def test_a_form_filled_in_anew_passes_the_first_threshold_and_not_the_second() -> None:
    like = compared(yearly_plan(2031, 4, 12), yearly_plan(2032, 4, 12))
    assert like.short >= ALIKE.least
    assert like.long < UNBROKEN.least


def test_the_same_in_traditional_characters_is_the_same() -> None:
    from opencc import OpenCC

    assert compared(HOST, OpenCC("s2t").convert(HOST)).is_repeat


def test_a_short_text_is_never_looked_up() -> None:
    short = essence(HOST)[: LEAST_RUNS + 2]
    assert len(runs(short)) < LEAST_RUNS
    assert bands(short) == []
    assert bands("") == []


def test_every_threshold_says_why() -> None:
    assert ALIKE.why and UNBROKEN.why


@given(st.text(max_size=400), st.text(max_size=400))
def test_likeness_is_the_same_both_ways_and_whole_with_oneself(one: str, other: str) -> None:
    a, b = essence(one), essence(other)
    assert likeness(a, b) == likeness(b, a)
    assert 0.0 <= likeness(a, b).short <= 1.0
    if len(a) >= 30:
        assert likeness(a, a) == Likeness(1.0, 1.0)
    assert bands(a) == bands(a)
