"""When something shared is confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.ledger.rules.confirming import (
    CONSENT,
    Dispute,
    Matter,
    Said,
    Subject,
    Word,
    refusal,
    silent,
    standing,
)

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
UNTIL = AT + timedelta(days=10)
SIDES = frozenset({"east", "south"})
MATTER = Matter(Subject.ROW, 2, SIDES, frozenset({"maker"}), AT, UNTIL)


def says(side: str, word: Word = Word.CONFIRMED, person: str | None = "", **more: object) -> Said:
    who = None if word is Word.NO_REPLY else person or f"officer of {side}"
    return replace(Said(side, who, word, 2, AT, code="figure", remark="see page 2"), **more)  # type: ignore[arg-type]


def test_it_is_confirmed_when_each_side_has_said_so() -> None:
    assert standing(MATTER, [says("east"), says("south", Word.REMARKED)]).is_confirmed
    one = standing(MATTER, [says("east")])
    assert (one.is_confirmed, one.missing) == (False, {"south"})


def test_a_newer_version_voids_older_confirmations() -> None:
    said = [says("east"), says("south")]
    now = standing(replace(MATTER, version=3), said)
    assert (now.confirmed, now.unasked) == (frozenset(), SIDES)


@pytest.mark.parametrize(
    ("word", "slot"),
    [(Word.DISPUTED, "disputed"), (Word.MORE_EVIDENCE, "more_evidence"), (Word.NO_REPLY, "no_reply")],
)
def test_what_is_no_consent_never_confirms(word: Word, slot: str) -> None:
    now = standing(MATTER, [says("east"), says("south", word)])
    assert not now.is_confirmed
    assert "south" in getattr(now, slot)


def test_a_dispute_keeps_its_code() -> None:
    assert standing(MATTER, [says("south", Word.DISPUTED)]).disputed == {"south": "figure"}


def test_the_last_word_of_a_side_counts_and_silence_never_displaces_one() -> None:
    turned = standing(MATTER, [says("east", Word.DISPUTED), says("east"), says("south")])
    assert turned.is_confirmed
    late = standing(MATTER, [says("east"), says("south"), says("south", Word.NO_REPLY)])
    assert late.is_confirmed
    answered = standing(MATTER, [says("east"), says("south", Word.NO_REPLY), says("south")])
    assert answered.is_confirmed


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (says("east"), None),
        (says("east", person="maker"), "own_making"),
        (says("west"), "no_side_of_it"),
        (says("east", version=1), "other_version"),
        (says("east", Word.DISPUTED), None),
        (says("east", Word.DISPUTED, code=""), "no_reason"),
        (says("east", Word.DISPUTED, code="unheard of"), "no_reason"),
        (says("east", Word.REMARKED, remark=" "), "no_remark"),
        (replace(says("east"), person=None), "nobody_said_it"),
        (says("east", Word.NO_REPLY, at=UNTIL), "time_not_over"),
        (says("east", Word.NO_REPLY, at=UNTIL + timedelta(seconds=1)), None),
        (replace(says("east", Word.NO_REPLY), person="officer"), "silence_is_said_by_nobody"),
    ],
)
def test_an_answer_is_taken_or_refused_with_its_reason(said: Said, code: str | None) -> None:
    found = refusal(MATTER, said)
    assert (found.code if found else None) == code


def test_silence_is_noted_after_the_set_time_and_not_before_and_once() -> None:
    after = UNTIL + timedelta(seconds=1)
    assert silent(MATTER, [says("east")], UNTIL) == frozenset()
    assert silent(MATTER, [says("east")], after) == {"south"}
    assert silent(MATTER, [says("east"), says("south", Word.NO_REPLY, at=after)], after) == frozenset()
    assert silent(replace(MATTER, until=None), [], after) == frozenset()


ANSWERS = st.lists(
    st.builds(
        lambda side, person, word, version, code: Said(
            side,
            None if word is Word.NO_REPLY else person,
            word,
            version,
            UNTIL + timedelta(days=1),
            code,
            "…",
        ),
        st.sampled_from(["east", "south", "west"]),
        st.sampled_from(["maker", "a", "b"]),
        st.sampled_from(Word),
        st.integers(1, 3),
        st.sampled_from(["", *Dispute]),
    ),
    max_size=12,
)


@settings(max_examples=80, deadline=None)
@given(ANSWERS)
def test_confirmed_means_that_each_side_consented_to_this_version_by_no_maker(said: list[Said]) -> None:
    now = standing(MATTER, said)
    for side in now.confirmed:
        assert any(
            one.side == side
            and one.word in CONSENT
            and one.version == 2
            and one.person not in {None, "maker"}
            for one in said
        )
    assert now.is_confirmed is (now.confirmed == SIDES)
    assert now.confirmed | now.missing == SIDES
    assert not now.confirmed & now.missing


@settings(max_examples=40, deadline=None)
@given(ANSWERS, ANSWERS)
def test_what_was_said_of_other_versions_changes_nothing(said: list[Said], other: list[Said]) -> None:
    void = [replace(one, version=9) for one in other]
    assert standing(MATTER, [*void, *said, *void]) == standing(MATTER, said)
