"""The normal form of a text, and the way back to its own characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huishang.reading.normal import flatten


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        pytest.param("四川省,贵州省;", "四川省，贵州省；", id="half-width-marks"),
        pytest.param("四川省，贵州省；", "四川省，贵州省；", id="full-width-marks-stay"),
        pytest.param("会议结束.代表返回", "会议结束。代表返回", id="stop-between-characters"),
        pytest.param("增长3.5个点", "增长3.5个点", id="point-in-a-number"),
        pytest.param("奇•达楞太", "奇·达楞太", id="bullet-dot"),
        pytest.param("奇‧达楞太", "奇·达楞太", id="hyphenation-dot"),
        pytest.param("１１月２日", "11月2日", id="wide-digits"),
        pytest.param("「两省」", "“两省”", id="corner-brackets"),
        pytest.param("四川\u3000贵州", "四川 贵州", id="ideographic-blank"),
    ],
)
def test_flatten_marks(text: str, normal: str) -> None:
    flat = flatten(text)
    assert flat.text == normal
    assert flat.original == text
    assert flat.span(0, len(normal)) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        pytest.param("兩省書記會見", "两省书记会见", id="traditional"),
        pytest.param("两省书记会见", "两省书记会见", id="simplified-stays"),
    ],
)
def test_flatten_script(text: str, normal: str) -> None:
    flat = flatten(text)
    assert flat.text == normal
    assert flat.as_written(normal) == text


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        pytest.param("在贵阳(yáng)会(huì)见", "在贵阳会见", id="pronunciations"),
        pytest.param("在贵阳(一期)会见", "在贵阳（一期）会见", id="words-in-brackets-stay"),
        pytest.param("代号(abcdefgh)", "代号（abcdefgh）", id="eight-letters-are-no-pronunciation"),
        pytest.param("代号(abcdefg)", "代号", id="seven-letters-may-be-one"),
    ],
)
def test_flatten_pronunciations(text: str, normal: str) -> None:
    assert flatten(text).text == normal


def test_span_of_what_follows_a_gap() -> None:
    flat = flatten("在贵阳(yáng)会见")
    at = flat.text.index("会见")
    assert flat.quote(at, at + 2) == "会见"
    assert flat.quote(2, at + 1) == "阳(yáng)会", "what was left out in between is inside"


def lines(width: int, count: int = 6, indent: str = "") -> str:
    """So many lines of one width, none of which ends a sentence, but the last."""
    body = "两省将共同推动交通互联和产业协作并在文化旅游生态环保等方面加强对接同时完善工作机制定期会商"
    assert len(body) >= width
    return f"\n{indent}".join([body[:width]] * count) + "。\n"


@pytest.mark.parametrize(
    ("text", "wrapped"),
    [
        pytest.param(lines(30), True, id="full-lines-without-end"),
        pytest.param(lines(24), True, id="least-width"),
        pytest.param(lines(23), False, id="below-least-width"),
        pytest.param(lines(30, indent="\u3000\u3000"), False, id="indented-lines-are-paragraphs"),
        pytest.param(lines(30, count=2), False, id="too-few-lines"),
        pytest.param(
            "两省召开座谈会并签署合作协议，共商文化旅游和产业发展大计。\n" * 6, False, id="sentences"
        ),
    ],
)
def test_flatten_hard_wraps(text: str, wrapped: bool) -> None:
    assert ("\n" not in flatten(text).text.rstrip("\n")) is wrapped


def test_flatten_keeps_the_break_before_a_paragraph() -> None:
    text = lines(30) + "\u3000\u3000另一段从这里开始。\n"
    assert "。\n  另一段" in flatten(text).text


@given(st.text(alphabet="四川省國會(yáng)，,.。\n ・１Ａ\u3000", max_size=400))
def test_flatten_leads_back_to_the_original(text: str) -> None:
    flat = flatten(text)
    assert len(flat.text) <= len(text)
    last = 0
    for at in range(len(flat.text)):
        start, end = flat.span(at, at + 1)
        assert (start, end) == (start, start + 1), "one character for one character"
        assert start >= last, "in the same order"
        last = end
        assert flatten(text[start:end]).text[:1] in (flat.text[at], text[start]) or flat.text[at] == "。"


def test_flatten_half_a_character() -> None:
    flat = flatten("四川\ud800省")
    assert flat.text == "四川\ufffd省"
    assert flat.quote(0, 4) == "四川\ud800省"
