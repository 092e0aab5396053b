"""The pairs themselves: enough of them, in the form that the benchmark reads, and what linking must never do with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from huishang.reading.lexicon.tables import parse
from huishang.registry.linking import Mention, judge_bodies, judge_people, read_body

PAIRS = sorted((Path(__file__).parent / "pairs").glob("*.tsv"))


def rows(path: Path) -> list[dict[str, str]]:
    return parse(path.read_text("utf-8"), path.name)


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_a_set_has_same_and_different_pairs_in_a_known_form(path: Path) -> None:
    answers = [row["answer"] for row in rows(path)]
    assert set(answers) == {"same", "different", "unsure"}
    assert min(answers.count("same"), answers.count("different")) >= 8
    assert all(row["a"] and row["b"] and row["case"] for row in rows(path))


def test_there_are_at_least_360_pairs_half_of_them_of_people() -> None:
    sizes = {path.stem: len(rows(path)) for path in PAIRS}
    people = sum(size for name, size in sizes.items() if name.startswith("people"))
    assert sum(sizes.values()) >= 360
    assert 0.4 < people / sum(sizes.values()) < 0.6


def test_no_pair_stands_in_two_sets() -> None:
    for kind in ("bodies", "people"):
        sets = [{tuple(row.values()) for row in rows(path)} for path in PAIRS if path.stem.startswith(kind)]
        assert len(set().union(*sets)) == sum(map(len, sets))


def judged(path: Path, row: dict[str, str]) -> str:
    """The verdict on a pair."""
    days = [date.fromisoformat(row[f"{side}_date"]) if row[f"{side}_date"] else None for side in "ab"]
    if path.stem.startswith("bodies"):
        a, b = (read_body(row[side], row[f"{side}_in"], day) for side, day in zip("ab", days, strict=True))
        return judge_bodies(a, b).verdict
    a, b = (
        Mention(
            row[side],
            tuple(filter(None, row[f"{side}_posts"].split("、"))),
            row[f"{side}_region"],
            day,
            row[f"{side}_side"],
        )
        for side, day in zip("ab", days, strict=True)
    )
    return judge_people(a, b).verdict


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_no_pair_is_linked_that_must_not_be(path: Path) -> None:
    wrong = [row for row in rows(path) if row["answer"] != "same" and judged(path, row) == "same"]
    assert wrong == []


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_most_pairs_that_are_one_are_linked(path: Path) -> None:
    same = [judged(path, row) == "same" for row in rows(path) if row["answer"] == "same"]
    assert sum(same) / len(same) >= 0.8
