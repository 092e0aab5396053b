"""What each line of a page is, and its sentences."""

from __future__ import annotations

import pytest

from huishang.reading.layout import lay_out

BODY = "5月8日，四川省党政代表团赴贵州省考察。\n"


def kinds(text: str) -> list[str]:
    return [block.kind for block in lay_out(text).blocks]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("川黔两省召开座谈会", "headline", id="line-without-stop"),
        pytest.param("川黔两省召开座谈会。", "body", id="line-with-stop"),
        pytest.param("来源：四川日报", "credit", id="source"),
        pytest.param("来源地的企业代表出席座谈会。", "body", id="sentence-that-begins-like-a-source"),
        pytest.param("责任编辑：某某", "credit", id="editor"),
        pytest.param("（记者 某某）", "credit", id="bracketed-reporter"),
        pytest.param("当前位置：首页 > 要闻", "furniture", id="where-you-are"),
        pytest.param("点击数：120", "furniture", id="counter"),
        pytest.param("打印本页", "furniture", id="print"),
    ],
)
def test_lines_by_kind(line: str, kind: str) -> None:
    assert kinds(f"{line}\n{BODY}") == [kind, "body"]


def test_lines_after_the_first_paragraph_are_captions() -> None:
    assert kinds(f"川黔座谈会\n{BODY}川黔座谈会\n") == ["headline", "body", "caption"]


def test_lines_after_related_links_are_furniture() -> None:
    assert kinds(f"{BODY}相关链接\n省长某某会见外宾\n") == ["body", "furniture", "furniture"]
    assert kinds(f"相关链接\n省长某某会见外宾\n{BODY}") == ["furniture", "headline", "body"]


@pytest.mark.parametrize(
    ("length", "kind"),
    [pytest.param(70, "headline", id="at-the-bound"), pytest.param(71, "body", id="past-the-bound")],
)
def test_lines_long_without_stop(length: int, kind: str) -> None:
    assert kinds("川" * length) == [kind]


@pytest.mark.parametrize("text", ["", "\n\n", " \u3000\n\t"])
def test_blank_pages_have_no_lines(text: str) -> None:
    page = lay_out(text)
    assert page.blocks == []
    assert page.sentences == []


def test_sentences_keep_their_end_and_quotation_marks() -> None:
    page = lay_out("他说：“要合作。”会议结束。\n两省签约！\n")
    texts = [page.text[sentence.start : sentence.end] for sentence in page.sentences]
    assert texts == ["他说：“要合作。”", "会议结束。", "两省签约！"]
    assert [sentence.paragraph for sentence in page.sentences] == [0, 0, 1]


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        pytest.param("本报讯（记者 甲乙）两省签约。", ["本报讯（记者 甲乙）"], id="reporter-after-the-paper"),
        pytest.param("两省签约（记者 甲乙 摄）。", ["（记者 甲乙 摄）"], id="reporter-inside"),
        pytest.param("两省签约（第一批）。", [], id="other-brackets"),
        pytest.param("记者在会上看到，两省签约。", [], id="a-reporter-in-the-story"),
    ],
)
def test_credits_inside_paragraphs(text: str, credited: list[str]) -> None:
    page = lay_out(text)
    assert [page.text[start:end].strip() for start, end in page.credits] == credited
