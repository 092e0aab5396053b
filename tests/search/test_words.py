"""Texts folded and cut into what the index keeps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.search.words import LONGEST_WORD, cut, fold


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("贵州省", ["贵州", "州省", "省"]),
        ("省", ["省"]),
        ("贵州，省", ["贵州", "州", "省"]),
        ("川办函〔2017〕113号", ["川办", "办函", "函", "2017", "113", "号"]),
        ("5G和GDP", ["5", "g", "和", "gdp"]),
        ("王 明、李　平", ["王明", "明", "李平", "平"]),
        ("贵州\n省委", ["贵州", "州省", "省委", "委"]),
        ("贵州\n\n省委", ["贵州", "州", "省委", "委"]),
        ("四川\t贵州", ["四川", "川", "贵州", "州"]),
        ("……", []),
    ],
)
def test_a_text_is_cut_into_pairs_words_and_numbers(text: str, words: list[str]) -> None:
    assert cut(fold(text)) == words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("貴州與協議", "贵州与协议"),
        ("ＧＤＰ２０１７", "gdp2017"),
        ("Zēng Lǚ", "zeng lu"),
        ("㎡½", "㎡½"),
        ("乾县", "乾县"),
    ],
)
def test_a_text_is_folded_to_one_form(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_folding_keeps_every_place_and_changes_nothing_twice(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_a_word_without_end_is_kept_to_a_length() -> None:
    assert cut("a" * 500) == ["a" * LONGEST_WORD]
