"""The part of a text that shows why it was found."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.search.asking import ask
from huishang.search.snippets import WIDTH, snippet


def shown(text: str, query: str) -> str:
    found = snippet(text, ask(query))
    assert found is not None
    return "".join(f"[{words}]" if is_hit else words for words, is_hit in found.pieces)


def test_a_snippet_marks_what_was_asked_for_in_the_texts_own_characters() -> None:
    assert shown("赴貴州考察，與貴州簽約", "贵州") == "赴[貴州]考察，與[貴州]簽約"


def test_a_snippet_shows_the_stretch_with_most_of_the_words() -> None:
    text = "贵州来访。" + "无关。" * 80 + "双方在贵州签署协议。"
    assert "[贵州]签署[协议]" in shown(text, "贵州 协议")


def test_a_snippet_begins_after_a_stop_and_is_short() -> None:
    text = "一" * 300 + "。在会上签署协议" + "二" * 300
    found = snippet(text, ask("协议"))
    assert found is not None
    assert found.pieces[0] == ("在会上签署", False)
    assert text[found.start : found.end] == "协议"
    assert (found.begins_inside, found.ends_inside) == (True, True)


def test_a_text_without_the_words_has_no_snippet() -> None:
    assert snippet("贵州", ask("四川")) is None


@settings(max_examples=60, deadline=None)
@given(st.text("贵州省 。\n三", max_size=300))
def test_a_snippet_never_loses_or_invents_characters(text: str) -> None:
    found = snippet(text, ask("贵州"))
    assert (found is not None) == ask("贵州").holds(text)
    if found is not None:
        whole = "".join(words for words, _ in found.pieces)
        assert "".join(whole.split()) in "".join(text.split())
        assert len(whole) <= WIDTH + 20
        assert any(is_hit for _, is_hit in found.pieces)
