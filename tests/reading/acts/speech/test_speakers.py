"""Who speaks where: openers, carrying over, pronouns, inverted quotations, and what is no speech."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("闻笛说，要共建码头。", {"闻笛"}),
        ("闻笛在座谈会上指出，要共建码头。", {"闻笛"}),
        ("闻笛代表滨江县委向林间月一行表示欢迎。他说，滨江愿开放港口。", {"闻笛"}),
        ("闻笛希望双方共建码头。", {"闻笛"}),
        ("古丽米热·买买提表示，要共建码头。扩大渔业合作。", {"古丽米热·买买提"}),
        ("在会见闻笛时，林间月表示，要共建码头。", {"林间月"}),
        ("林间月的发言很干脆：云岭愿让出岸线。", {"林间月"}),
        ("林间月提出三点建议：一要共建码头；二要同修公路。", {"林间月"}),
        ("会议指出，两县要共建码头。", {None}),
        ("双方一致认为，要共建码头。", {None}),
        ("根据协议，两县将共建码头。", {None}),
    ],
)
def test_speaker(report, text: str, speakers: set[str | None]) -> None:
    assert set(report.speakers(text)) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "闻笛、林间月先后发言。",
        "据介绍，码头去年开港。",
        "对云岭来说，码头是一条出路。",
        "这本小说，闻笛读过。",
        "两县按照有关要求，建成了码头。",
        "船工把缆绳抛上岸，江面上雾很大。",
    ],
)
def test_no_speech(report, text: str) -> None:
    assert report.said(text) == []


def test_a_new_subject_of_the_report_ends_a_speech(report) -> None:
    text = "闻笛说，要共建码头。林间月一行随后察看了渡口，听取了航道情况。"
    assert [words for _, _, words in report.said(text)] == ["要共建码头"]


def test_a_speech_goes_on_over_sentences_and_in_a_list_over_paragraphs(report) -> None:
    text = "闻笛强调，要建好码头。推进航道疏浚。\n二要同修公路。"
    assert report.speakers(text) == ["闻笛"] * 3


def test_the_speaker_may_come_after_the_quotation(report) -> None:
    text = "“我们愿开放港口。码头要一起建。”滨江县委书记闻笛说。"
    assert report.said(text)[0] == ("闻笛", "pledge", "我们愿开放港口")
    assert set(report.speakers(text)) == {"闻笛"}


def test_words_quoted_in_a_speech_give_the_word_back(report) -> None:
    text = "闻笛表示，滨江与云岭一衣带水。滨江认为，码头大有可为。愿共建码头。"
    assert set(report.speakers(text)) == {"闻笛"}


def test_him_is_who_was_last_named(report) -> None:
    text = "林间月察看了渡口。他说，要共建码头。"
    assert report.speakers(text) == ["林间月"]
