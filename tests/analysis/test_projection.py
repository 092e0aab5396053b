from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from huishang.analysis import projection


@dataclass(frozen=True)
class Told:
    id: int
    kind: str
    value: dict[str, Any]
    start: int | None = 0
    end: int | None = 4
    quote: str = "共建园区"
    state: str = "open"
    parent: int | None = None


def test_a_commitment_becomes_a_promise_with_its_speaker_and_term() -> None:
    told = Told(
        7, "commitment", {"field": "industry", "strength": "推进", "speaker": "何东升", "due": "2024"}
    )
    assert projection.promises([told]) == [
        projection.PromiseDraft(7, "何东升", "共建园区", "industry", "推进", "2024", "open")
    ]


def test_what_is_no_commitment_or_has_no_characters_gives_no_promise() -> None:
    assert (
        projection.promises([Told(1, "phrase", {"text": "一带一路"}), Told(2, "commitment", {}, quote="")])
        == []
    )


@pytest.mark.parametrize(("at", "speaker"), [(9, ""), (10, "何东升"), (19, "何东升"), (20, "")])
def test_a_phrase_is_said_by_who_speaks_at_its_place(at: int, speaker: str) -> None:
    statements = [{"span": [10, 20], "speaker": "何东升"}, {"span": [30, 40], "speaker": None}]
    draft = projection.phrases([Told(3, "phrase", {"text": "一带一路"}, start=at)], statements)[0]
    assert (draft.text, draft.speaker) == ("一带一路", speaker)
