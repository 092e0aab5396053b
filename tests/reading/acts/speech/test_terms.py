"""Terms: by when, not of which day; and numbers with a unit."""

from __future__ import annotations

import pytest

from huishang.reading.acts.speech.terms import due_of, targets_of


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("5月底前完成航道疏浚", "2024-05"),
        ("年底前建成码头", "2024"),
        ("力争2026年开工", "2026"),
        ("到2027年建成码头", "2027"),
        ("2025年6月30日前报送方案", "2025-06-30"),
        ("三季度前完成勘界", "2024-09"),
        ("明年上半年启动", "2025-06"),
        ("十一月底前派驻", "2024-11"),
        ("以建市30周年为契机", None),
        ("落实2030年可持续发展议程", None),
        ("举办2025年江上赛事", None),
        ("建设码头", None),
    ],
)
def test_due(words: str, due: str | None) -> None:
    assert due_of(words, "2024-03-01") == due


def test_without_a_day_of_publication_nothing_is_guessed() -> None:
    assert due_of("年底前建成码头", None) is None
    assert due_of("2026年底前建成码头", None) == "2026"


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("建成12个泊位，培训船工300人次", ["12个", "300人次"]),
        ("运量提高15%", ["15%"]),
        ("第2次会议在2026年召开", []),
        ("推出一批举措", []),
    ],
)
def test_targets(words: str, targets: list[str]) -> None:
    assert [words[start:end] for start, end in targets_of(words, 0, len(words))] == targets
