from __future__ import annotations

import pytest

from huishang.registry.linking import Candidate, Judgement
from huishang.registry.rules import decide, occasion

SAME = Candidate(1, Judgement("same", 0.98, ("same_name", "same_post")))
ALSO = Candidate(2, Judgement("same", 0.92, ("same_name", "posts_together")))
UNSURE = Candidate(3, Judgement("unsure", 0.5, ("same_name", "no_post")))
DIFFERENT = Candidate(4, Judgement("different", 0.1, ("conflict", "same_name")))


@pytest.mark.parametrize("is_judged", [True, False])
def test_one_that_is_the_same_is_linked_judged_or_not(is_judged: bool) -> None:
    decision = decide([SAME, UNSURE, DIFFERENT], is_judged=is_judged, tells_who=True)
    assert (decision.outcome, decision.key) == ("link", 1)
    assert decision.reasons == ("same_name", "same_post")


def test_two_that_seem_the_same_are_left_to_a_person() -> None:
    assert decide([SAME, ALSO], is_judged=True, tells_who=True).outcome == "open"


def test_an_unsure_one_is_left_to_a_person() -> None:
    assert decide([UNSURE], is_judged=True, tells_who=True).outcome == "open"


@pytest.mark.parametrize("candidates", [[], [DIFFERENT]])
def test_a_new_one_needs_a_verdict_and_a_document_that_tells_who(candidates: list[Candidate[int]]) -> None:
    assert decide(candidates, is_judged=True, tells_who=True).outcome == "new"
    assert decide(candidates, is_judged=False, tells_who=True).outcome == "open"
    assert decide(candidates, is_judged=True, tells_who=False).outcome == "open"


@pytest.mark.parametrize(
    ("days", "published", "expected"),
    [
        (["2020-03-17", "2023-11-23", "2023-11-22"], "2023-11-24", "2023-11-23"),
        (["2023-11-23", "2023-12-01"], "2023-11-24", "2023-11-23"),
        (["11-22"], "2023-11-24", "2023-11-24"),
        (["11-22"], None, ""),
        ([], "2023-11-24", "2023-11-24"),
        (["2023-11"], None, "2023-11"),
    ],
)
def test_occasion_is_the_latest_event_up_to_publication_or_that_day(
    days: list[str], published: str | None, expected: str
) -> None:
    assert occasion(days, published) == expected
