"""Where a name ends, judged by what follows it."""

from __future__ import annotations

import pytest

from huishang.reading.mentions.names import is_name, name_end, rank_after, surnames
from huishang.reading.scan import scan


def name(text: str) -> str | None:
    """The name at the start of a text that follows a post."""
    end = name_end(text, 0, scan(text).cue)
    return None if end is None else text[:end]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("周启山出席会议", "周启山", id="three-before-a-verb"),
        pytest.param("周山出席会议", "周山", id="two-before-a-verb"),
        pytest.param("周启山", "周启山", id="three-at-the-end"),
        pytest.param("周山", "周山", id="two-at-the-end"),
        pytest.param("周", None, id="a-surname-alone"),
        pytest.param("周启山、温若水", "周启山", id="before-a-list-mark"),
        pytest.param("欧阳启山讲话", "欧阳启山", id="compound-surname"),
        pytest.param("欧阳山讲话", "欧阳山", id="compound-surname-short"),
        pytest.param("周启山在会上说", "周启山", id="before-a-particle"),
        pytest.param("高峰主持会议", "高峰", id="a-word-that-is-a-name"),
        pytest.param("主持会议", None, id="a-verb-at-once"),
        pytest.param("的讲话", None, id="a-particle-at-once"),
        pytest.param("，并讲话", None, id="a-mark-at-once"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_name_end_of_usual_names(text: str, found: str | None) -> None:
    assert name(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("奇·达楞太主持", "奇·达楞太", id="one-dot"),
        pytest.param("祖木热提·吾佈力出席", "祖木热提·吾佈力", id="dot-and-long"),
        pytest.param("泽仁多吉讲话", "泽仁多吉", id="four-without-surname"),
        pytest.param("额尔敦巴雅尔出席", "额尔敦巴雅尔", id="six-without-surname"),
        pytest.param("普布顿珠、扎西彭措", "普布顿珠", id="in-a-list"),
        pytest.param("那顺孟和，", "那顺孟和", id="ends-in-a-conjunction"),
        pytest.param("周启山和温若水，", "周启山", id="a-conjunction-that-joins"),
        pytest.param("那顺孟和温若水，", "那顺孟", id="undecided-takes-the-conjunction"),
        pytest.param("工作会议精神", None, id="a-phrase"),
    ],
)
def test_name_end_of_other_names(text: str, found: str | None) -> None:
    assert name(text) == found


@pytest.mark.parametrize(
    ("after", "rank"),
    [
        pytest.param("出席", 5, id="verb-of-the-register"),
        pytest.param("，", 4, id="mark"),
        pytest.param("", 4, id="end"),
        pytest.param("等领导", 4, id="and-others"),
        pytest.param("在会上", 2, id="particle"),
        pytest.param("在，", 0, id="particle-before-nothing"),
        pytest.param("𠮷", 0, id="anything"),
    ],
)
def test_rank_after_a_name(after: str, rank: int) -> None:
    text = f"周启山{after}"
    assert rank_after(text, 3, scan(text).cue) == rank


@pytest.mark.parametrize(
    ("token", "listed", "free"),
    [
        pytest.param("周启山", True, True, id="surname-and-two"),
        pytest.param("周山", True, True, id="surname-and-one"),
        pytest.param("欧阳启山", True, True, id="compound"),
        pytest.param("欧阳", False, False, id="compound-alone"),
        pytest.param("高度", True, False, id="a-word-in-a-list"),
        pytest.param("丰硕成果", False, False, id="a-phrase"),
        pytest.param("扎西彭措", True, False, id="no-surname-in-a-list"),
        pytest.param("奇·达楞太", True, True, id="dot"),
        pytest.param("·达楞太", False, False, id="dot-first"),
        pytest.param("周", False, False, id="too-short"),
        pytest.param("额尔敦巴雅尔图山", True, False, id="eight"),
        pytest.param("额尔敦巴雅尔图山川", False, False, id="nine"),
    ],
)
def test_is_name_by_place(token: str, listed: bool, free: bool) -> None:
    assert is_name(token, "listed") is listed
    assert is_name(token, "free") is free


def test_surnames_single_and_compound() -> None:
    single, compound = surnames()
    assert {len(name) for name in single} == {1}
    assert min(len(name) for name in compound) == 2
