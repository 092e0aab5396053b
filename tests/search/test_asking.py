"""What a person types, and what it finds in a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.search.asking import MOST_TERMS, ask
from huishang.search.words import cut, fold


def holds(query: str, text: str) -> bool:
    return ask(query).holds(fold(text))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("贵州省", "访问贵州省委"),
        ("貴州", "贵州"),
        ("贵州", "貴州"),
        ("贵州 协议", "协议由贵州签署"),
        ("“框架协议”", "战略合作框架协议"),
        ("贵州 -旅游", "贵州的协议"),
        ("gdp", "全省GDP增长"),
        ("川办函[2017]113号", "（川办函〔2017〕113号）"),
        ("2017年", "自2017年起"),
        ("王明", "记者 王　明"),
        ("省", "贵州省委"),
    ],
)
def test_a_query_finds(query: str, text: str) -> None:
    assert holds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("贵州省", "贵州和广州省城"),
        ("贵州省", "贵州，省委"),
        ("贵州 协议", "贵州的备忘录"),
        ("“框架 协议”", "框架性协议"),
        ("贵州 -旅游", "贵州旅游"),
        ("gdp", "gdpr"),
        ("2017", "12017"),
        ("川办函〔2017〕113号", "川办函〔2017〕1130号"),
    ],
)
def test_a_query_does_not_find(query: str, text: str) -> None:
    assert not holds(query, text)


@pytest.mark.parametrize("query", ["", "   ", "——", "“”", "-", '"'])
def test_a_query_without_words_wants_nothing(query: str) -> None:
    assert not ask(query).wanted


def test_a_query_of_refusals_wants_nothing() -> None:
    question = ask("-旅游")
    assert not question.wanted
    assert question.unwanted


def test_words_are_asked_once_and_not_without_end() -> None:
    assert len(ask("贵州 贵州").wanted) == 1
    assert len(ask(" ".join(f"{n}号" for n in range(40))).wanted) == MOST_TERMS


@pytest.mark.parametrize(
    ("query", "is_exact"),
    [("贵州", True), ("州", True), ("gdp", True), ("贵州省", False), ("贵州 -旅游局", False)],
)
def test_a_query_knows_whether_the_index_alone_decides(query: str, is_exact: bool) -> None:
    assert ask(query).is_exact == is_exact


@pytest.mark.parametrize(
    ("query", "latin"), [("zeng shan", "zeng shan"), ("zs", "zs"), ("曾 shan", ""), ("zeng -shan", "")]
)
def test_a_query_in_latin_letters_is_known(query: str, latin: str) -> None:
    assert ask(query).latin == latin


HAN = st.text("贵州省四川，a1 ", min_size=1, max_size=12)


@settings(max_examples=120, deadline=None)
@given(HAN, HAN, HAN)
def test_what_stands_in_a_text_has_its_words_in_the_index_one_after_the_other(
    a: str, query: str, b: str
) -> None:
    question = ask(f'"{query}"')
    text = fold(f"{a}。{query}。{b}")
    if question.wanted:
        words, term = cut(text), question.wanted[0]
        assert question.holds(text)
        runs = [words[n : n + len(term.words)] for n in range(len(words))]
        last = term.words[-1]
        assert any(
            run[:-1] == list(term.words[:-1])
            and (run[-1].startswith(last) if term.is_open else run[-1] == last)
            for run in runs
            if len(run) == len(term.words)
        )
