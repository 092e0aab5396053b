from __future__ import annotations

import pytest

from huishang.review.flatten import flatten
from huishang.review.rules import FORMS, PARENTS, Kind, wrong_keys
from huishang.samples import samples
from tests.review.reports import TEXT, content_of

SAMPLES = {source.origin: content_of(source.text, source.published or "2026-01-01") for source in samples()}


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_keys_are_unique_and_the_same_content_gives_the_same_drafts(name: str) -> None:
    drafts = flatten(SAMPLES[name])
    assert len({draft.key for draft in drafts}) == len(drafts) > 10
    assert drafts == flatten(SAMPLES[name])


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_value_has_the_form_of_its_kind_and_its_parent_stands_before_it(name: str) -> None:
    seen: dict[str, Kind] = {}
    for draft in flatten(SAMPLES[name]):
        assert set(draft.value) == set(FORMS[draft.kind])
        assert wrong_keys(draft.kind, draft.value) == []
        assert (seen[draft.parent] if draft.parent else None) in PARENTS.get(draft.kind, (None,))
        seen[draft.key] = draft.kind


def test_orders_follow_the_reading() -> None:
    assert [draft.order for draft in flatten(content_of())] == list(range(len(flatten(content_of()))))


def test_places_are_the_readers_characters() -> None:
    people = [draft for draft in flatten(content_of()) if draft.kind == Kind.PERSON]
    assert [TEXT[one.start : one.end] for one in people] == ["罗远山", "闻人杰", "邵一鸣", "成小溪"]


def test_two_equal_values_at_one_place_are_two_drafts() -> None:
    content = content_of()
    content["phrases"] = [{"span": [0, 3], "quote": "泸州市"}] * 2
    phrases = [draft for draft in flatten(content) if draft.kind == Kind.PHRASE]
    assert len({draft.key for draft in phrases}) == 2


def test_statements_are_left_out() -> None:
    content = content_of()
    assert content["statements"]
    content["statements"] = []
    assert flatten(content) == flatten(content_of())
