"""The pairs themselves: enough of them, in the form that the benchmark reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from huishang.reading.lexicon.tables import parse

PAIRS = sorted((Path(__file__).parent / "pairs").glob("*.tsv"))


def rows(path: Path) -> list[dict[str, str]]:
    return parse(path.read_text("utf-8"), path.name)


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_a_half_has_same_and_different_pairs_in_a_known_form(path: Path) -> None:
    answers = [row["answer"] for row in rows(path)]
    assert set(answers) == {"same", "different", "unsure"}
    assert min(answers.count("same"), answers.count("different")) >= 25
    assert all(row["a"] and row["b"] and row["case"] for row in rows(path))


def test_there_are_at_least_360_pairs_half_of_them_of_people() -> None:
    sizes = {path.stem: len(rows(path)) for path in PAIRS}
    people = sum(size for name, size in sizes.items() if name.startswith("people"))
    assert sum(sizes.values()) >= 360
    assert 0.4 < people / sum(sizes.values()) < 0.6


def test_no_pair_stands_in_both_halves() -> None:
    for kind in ("bodies", "people"):
        halves = [{tuple(row.values()) for row in rows(path)} for path in PAIRS if path.stem.startswith(kind)]
        assert not halves[0] & halves[1]
