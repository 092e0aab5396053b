"""Bytes → characters."""

from __future__ import annotations

import codecs

import pytest

from huishang.intake.source import IntakeError
from huishang.intake.text import decode

REPORT = "甲省党政代表团到乙省考察。\n一、两省签署合作协议，加强交流。\r\n　　第二段，2023年。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030"])
def test_a_report_comes_back_whole(encoding: str) -> None:
    assert decode(REPORT.encode(encoding)) == (REPORT, 0)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_character(mark: bytes, encoding: str) -> None:
    assert decode(mark + REPORT.encode(encoding)) == (REPORT, 0)


@pytest.mark.parametrize("short", ["浙江省", "长三角一体化", "省委书记"])
def test_short_names_that_detectors_take_for_big5_or_korean(short: str) -> None:
    assert decode(short.encode("gb18030")).text == short


def test_what_the_page_declares_counts_after_utf8() -> None:
    traditional = "兩岸經濟合作應該繼續推動，相關部門將在會後簽署備忘錄。"
    assert decode(traditional.encode("big5"), "Big5").text == traditional
    assert decode(REPORT.encode("gb18030"), "GB2312").text == REPORT
    assert decode(REPORT.encode(), "gb2312").text == REPORT, (
        "saved anew as UTF-8, the old charset still in it"
    )
    assert decode(REPORT.encode("gb18030"), "no-such-charset").text == REPORT


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("big5", "兩岸經濟合作應該繼續推動，相關部門將在會後簽署備忘錄。"),
        ("shift_jis", "本日の会議では両県の協力について話し合いが行われました"),
        ("euc_kr", "오늘 두 지역은 협력 협정을 체결했다고 밝혔다"),
        ("cp1251", "Сегодня подписано соглашение"),
    ],
)
def test_an_encoding_that_cannot_be_known_is_refused(encoding: str, words: str) -> None:
    with pytest.raises(IntakeError) as caught:
        decode(words.encode(encoding))
    assert caught.value.problem == "unknown_encoding"


def test_utf8_with_one_broken_place_in_two_hundred_characters_is_read() -> None:
    whole = "合" * 200
    assert decode(whole.encode() + b"\xe4\xbd") == (whole + "\ufffd", 1)
    with pytest.raises(IntakeError):
        decode(whole[:199].encode() + b"\xff\xff")


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x7fELF" + bytes(400), b"text\0with zeros" * 9])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(IntakeError) as caught:
        decode(data)
    assert caught.value.problem == "binary"


def test_plain_ascii_and_other_utf8_are_read() -> None:
    assert decode(b"plain").text == "plain"
    assert decode("café".encode()).text == "café"
