"""Set phrases: the longest at each place, in what is read for content."""

from __future__ import annotations

from huishang.reading.layout import lay_out
from huishang.reading.mentions.phrases import find_phrases
from huishang.reading.scan import scan


def phrases(text: str) -> list[str]:
    page = lay_out(text)
    return [one.phrase for one in find_phrases(page, scan(page.text))]


def test_the_longest_counts() -> None:
    text = "两县要抢抓新时代西部大开发、长江经济带发展等机遇，融入成渝地区双城经济圈建设。"
    assert phrases(text) == ["新时代西部大开发", "长江经济带发展", "成渝地区双城经济圈建设"]


def test_ordinary_words_are_none() -> None:
    assert phrases("一条大路带着村子走出大山，一路风光。") == []


def test_page_furniture_is_left_out() -> None:
    assert phrases("两县召开座谈会，商定共建码头。\n推荐阅读\n西部大开发二十年回顾") == []


def test_places() -> None:
    page = lay_out("要主动融入“一带一路”建设，共建码头。")
    (found,) = find_phrases(page, scan(page.text))
    assert page.text[found.start : found.end] == found.phrase == "一带一路"
