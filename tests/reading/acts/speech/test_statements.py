"""What each clause of speech does."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("闻笛说，感谢云岭多年的支持。", ["thanks"]),
        ("闻笛说，云岭的成就令人振奋。", ["praise"]),
        ("闻笛说，当前，滨江正在打造临港新城。", ["report", "report"]),
        ("闻笛说，两县隔江相望。", ["background"]),
        ("闻笛说，去年货运量达到30万吨。", ["report"]),
        ("闻笛说，港口有泊位12个。", ["fact"]),
        ("闻笛说，要共建跨江码头。", ["proposal"]),
        ("闻笛说，滨江愿向云岭开放港口。", ["pledge"]),
        ("闻笛说，要共建跨江码头，谱写两县合作新篇章。", ["proposal", "aim"]),
        ("根据协议，两县将共建跨江码头。", ["provision"]),
    ],
)
def test_act(report, text: str, acts: list[str]) -> None:
    assert report.acts(text) == acts


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("闻笛建议，在云岭设立茶叶集散仓。", "proposal"),
        ("闻笛说，云岭有茶。他建议，在云岭设立茶叶集散仓。", "proposal"),
        ("闻笛提出三点建议：共建茶叶集散仓；统一茶叶检测尺度。", "proposal"),
        ("闻笛说，云岭的三点看法，统一于茶叶。", "background"),
        ("闻笛说，云岭采纳了滨江的全部建议，山上有了茶叶仓。", "background"),
    ],
)
def test_the_word_of_proposal_may_stand_alone(report, text: str, last: str) -> None:
    assert report.acts(text)[-1] == last


@pytest.mark.parametrize(
    ("next_paragraph", "acts"),
    [
        ("同时，要共建茶叶码头。", ["provision", "provision"]),
        ("以茶叶为例，推动两县共建码头。", ["provision", "provision"]),
        ("同时，滨江建成了茶叶码头。", ["provision"]),
        ("茶叶码头在云岭。", ["provision"]),
    ],
)
def test_provisions_go_on_in_the_next_paragraph(report, next_paragraph: str, acts: list[str]) -> None:
    found = report.acts("协议明确，两县将共建货运码头。\n" + next_paragraph)
    assert [act for act in found if act == "provision"] == acts


@pytest.mark.parametrize("text", ["", "。", "说，", "“", "：：：", "他说，", "希望", "闻笛说，要", "一是"])
def test_no_input_raises(report, text: str) -> None:
    report.said(text)


def test_offsets_are_of_the_normal_form(report) -> None:
    text = "闻笛说,要共建码头;同修公路."
    page, _ = report.page(text)
    assert [words for _, _, words in report.said(text)] == ["要共建码头", "同修公路"]
    assert page.text != text
