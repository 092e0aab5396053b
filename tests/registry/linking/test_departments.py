"""Departments in normal form, and their successions."""

from __future__ import annotations

from datetime import date

import pytest

from huishang.registry.linking.departments import are_variants, departments, followers


@pytest.mark.parametrize(
    "form", ["发改委", "发展改革委", "发展改革委员会", "发展和改革委", "发展和改革委员会"]
)
def test_all_forms_of_one_name_are_it(form: str) -> None:
    assert [department.name for department in departments(form)] == ["发展和改革委员会"]


@pytest.mark.parametrize("words", ["发展", "改革委", "省发改委", "委"])
def test_parts_and_more_are_no_form_of_it(words: str) -> None:
    assert departments(words) == ()


def test_a_former_name_that_is_a_short_form_too_is_decided_by_the_date() -> None:
    assert [found.stem for found in departments("交通厅")] == ["交通", "交通运输"]
    assert [found.stem for found in departments("交通厅", date(2007, 1, 1))] == ["交通"]
    assert [found.stem for found in departments("交通厅", date(2023, 1, 1))] == ["交通运输"]


def test_successions_reach_over_several_reforms_and_only_forward() -> None:
    assert "卫生健康" in followers("卫生")
    assert "卫生" not in followers("卫生健康")
    assert "应急管理" not in followers("卫生")


def test_variants_have_no_order() -> None:
    assert are_variants("水利", "水务") and are_variants("水务", "水利")
    assert not are_variants("水利", "林业")
