"""Which act of whom leads from one state to the next."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.ledger.rules.confirming import Matter, Said, Subject, Word, refusal, standing
from huishang.ledger.rules.states import (
    DRAFT,
    OPEN,
    OVER,
    Act,
    Facts,
    Need,
    Refusal,
    State,
    Whose,
    may_try,
    next_states,
    step,
    transition,
    transitions,
)
from huishang.sides.rules import Act as Permission
from huishang.sides.rules import Answer, Place, Role, answer

SIDES = frozenset({"east", "south"})
PERMISSIONS = {str(act) for act in Permission}
ROLES = [str(role) for role in Role]
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)

READY = Facts(
    may=frozenset(PERMISSIONS),
    side="east",
    sides=SIDES,
    owing=SIDES,
    reported_by="south",
    leads=frozenset({"a", "b"}),
    acknowledged=frozenset({"a", "b"}),
    confirmed=SIDES,
    has_evidence=True,
    has_verified_evidence=True,
    reason="schedule",
    other_row="EN-2",
)


def permits(role: str, permission: Permission, place: Place) -> bool:
    return answer(role, permission, place) is not Answer.NO


def code(found: State | Refusal) -> str:
    return found.code if isinstance(found, Refusal) else str(found)


def test_the_table_has_every_act_and_no_act_twice_in_a_state() -> None:
    assert {line.act for line in transitions()} == set(Act)
    pairs = [(line.act, state) for line in transitions() for state in line.origins]
    assert len(pairs) == len(set(pairs))
    assert all(line.asks and line.asks <= PERMISSIONS for line in transitions())


def test_every_state_is_reached_and_only_those_that_are_over_stay() -> None:
    assert {line.to for line in transitions()} | {State.EXTRACTED} == set(State)
    assert all(next_states(state) for state in State)
    assert set(State) == DRAFT | OPEN | OVER | {State.REPORTED, State.VERIFIED}


def test_the_straight_way_goes_from_the_clause_to_the_closing() -> None:
    acts = [Act.REVIEW, Act.ACKNOWLEDGE, Act.AGREE, Act.START, Act.REPORT_DONE, Act.VERIFY, Act.CLOSE]
    state = State.EXTRACTED
    seen = []
    for act in acts:
        found = transition(state, act, READY)
        assert isinstance(found, State)
        state = found
        seen.append(state)
    assert seen == [
        State.REVIEWED,
        State.ACKNOWLEDGED,
        State.AGREED,
        State.IN_PROGRESS,
        State.REPORTED,
        State.VERIFIED,
        State.CLOSED,
    ]


@pytest.mark.parametrize(
    ("state", "act", "without", "expected"),
    [
        (State.ACKNOWLEDGED, Act.AGREE, {"confirmed": frozenset({"east"})}, "waits_for_sides"),
        (State.ACKNOWLEDGED, Act.AGREE, {"confirmed": frozenset()}, "waits_for_sides"),
        (State.REVIEWED, Act.ACKNOWLEDGE, {"acknowledged": frozenset({"a"})}, "waits_for_leads"),
        (State.REVIEWED, Act.ACKNOWLEDGE, {"leads": frozenset()}, "no_lead_body"),
        (State.REVIEWED, Act.ACKNOWLEDGE, {"owing": frozenset({"south"})}, "not_of_this_side"),
        (State.IN_PROGRESS, Act.REPORT_DONE, {"has_evidence": False}, "no_evidence"),
        (State.REPORTED, Act.VERIFY, {"has_verified_evidence": False}, "evidence_not_verified"),
        (State.REPORTED, Act.VERIFY, {"reported_by": "east"}, "not_of_this_side"),
        (State.REPORTED, Act.VERIFY, {"side": None}, "not_of_this_side"),
        (State.REPORTED, Act.TAKE_BACK, {}, "not_of_this_side"),
        (State.VERIFIED, Act.CLOSE, {"confirmed": frozenset({"south"})}, "waits_for_sides"),
        (State.AGREED, Act.SUSPEND, {"reason": ""}, "no_reason"),
        (State.REVIEWED, Act.DECLINE, {"reason": ""}, "no_reason"),
        (State.AGREED, Act.MERGE, {"other_row": ""}, "no_other_row"),
        (State.AGREED, Act.AGREE, {}, "not_in_this_state"),
        (State.CLOSED, Act.CLOSE, {}, "not_in_this_state"),
        (State.ACKNOWLEDGED, Act.AGREE, {"may": frozenset({"read_shared"})}, "not_allowed"),
        (State.ACKNOWLEDGED, Act.AGREE, {"may": frozenset({"merge", "confirm"})}, "not_allowed"),
        (State.ACKNOWLEDGED, Act.AGREE, {"may": frozenset()}, "not_allowed"),
    ],
)
def test_an_act_without_what_it_needs_is_refused_with_its_reason(
    state: State, act: Act, without: dict[str, object], expected: str
) -> None:
    assert code(transition(state, act, replace(READY, **without))) == expected  # type: ignore[arg-type]


def test_each_line_of_the_table_is_allowed_with_what_it_asks_and_refused_to_who_only_reads() -> None:
    for line in transitions():
        side = "south" if line.whose is Whose.OWN else "east"
        for state in line.origins:
            facts = replace(READY, may=line.asks, side=side)
            assert transition(state, line.act, facts) is line.to
            watching = replace(facts, may=frozenset({"read_shared"}))
            assert code(transition(state, line.act, watching)) == "not_allowed"
            assert may_try(state, line.act, facts) is None


def test_what_is_shared_needs_all_sides_once_the_sides_have_agreed() -> None:
    alone = {Act.START, Act.REPORT_DONE}
    for state in OPEN | {State.VERIFIED}:
        for act in next_states(state):
            line = step(state, act)
            assert line is not None
            assert (Need.ALL_SIDES in line.needs) is (act not in alone), (state, act)


def test_closed_is_reached_only_through_verifying_and_closing() -> None:
    edges = [(state, line.to, line.act) for line in transitions() for state in line.origins]
    for cut in (Act.AGREE, Act.REPORT_DONE, Act.VERIFY, Act.CLOSE):
        reached = {State.EXTRACTED}
        while True:
            more = {to for origin, to, act in edges if origin in reached and act is not cut} - reached
            if not more:
                break
            reached |= more
        assert State.CLOSED not in reached, cut


@dataclass
class Life:
    """A row that random people do random things to, by the rules alone."""

    state: State = State.EXTRACTED
    version: int = 1
    reported_by: str | None = None
    reporter: str = ""
    said: dict[Subject, list[Said]] = field(default_factory=dict)
    verified_by: set[str] = field(default_factory=set)
    approved_by: set[str] = field(default_factory=set)

    def matter(self, subject: Subject) -> Matter:
        makers = {"maker"} | ({self.reporter} if subject is Subject.DELIVERY else set())
        return Matter(subject, self.version, SIDES, frozenset(makers), AT)

    def say(self, subject: Subject, side: str, person: str, word: Word) -> None:
        one = Said(side, person, word, self.version, AT, code="other", remark="…")
        if refusal(self.matter(subject), one) is None:
            self.said.setdefault(subject, []).append(one)

    def do(self, act: Act, side: str, person: str, role: str, evidence: bool) -> None:
        subject = SUBJECTS.get(act, Subject.CHANGE)
        confirmed = standing(self.matter(subject), self.said.get(subject, [])).confirmed
        facts = replace(
            READY,
            may=frozenset(p for p in Permission if any(permits(role, p, place) for place in Place)),
            side=side,
            reported_by=self.reported_by,
            confirmed=confirmed,
            has_evidence=evidence,
            has_verified_evidence=evidence,
        )
        found = transition(self.state, act, facts)
        if isinstance(found, Refusal):
            return
        if act is Act.REPORT_DONE:
            self.reported_by, self.reporter, self.verified_by = side, person, set()
        if act is Act.VERIFY:
            self.verified_by = set(confirmed)
        if act is Act.CLOSE:
            self.approved_by = set(confirmed)
        if act in (Act.REVISE, Act.REOPEN, Act.RECONSIDER, Act.TAKE_BACK):
            self.version += 1
        self.state = found


STRAIGHT = [Act.REVIEW, Act.ACKNOWLEDGE, Act.AGREE, Act.START, Act.REPORT_DONE, Act.VERIFY, Act.CLOSE]
SUBJECTS = {Act.AGREE: Subject.ROW, Act.VERIFY: Subject.DELIVERY, Act.CLOSE: Subject.CLOSING}
PEOPLE = st.sampled_from(
    [(side, f"{role} of {side}", role) for side in sorted(SIDES) for role in sorted(ROLES)]
)
CHIEFS = st.sampled_from([(side, f"coordinator of {side}", "coordinator") for side in sorted(SIDES)])
WORDS = st.sampled_from([*[Word.CONFIRMED] * 12, *Word])
NOISE = st.one_of(
    st.tuples(st.just("do"), PEOPLE, st.sampled_from(Act), st.booleans()),
    st.tuples(st.just("say"), PEOPLE, st.sampled_from(Subject), WORDS),
)


def stretch(act: Act) -> st.SearchStrategy[list[tuple[object, ...]]]:
    """Answers, perhaps enough of them, then the next act of the straight way, then something else."""
    answers = st.tuples(st.just("say"), PEOPLE, st.just(SUBJECTS.get(act, Subject.ROW)), WORDS)
    doing = st.tuples(st.just("do"), CHIEFS, st.just(act), st.just(True))
    parts = st.tuples(
        st.lists(answers, min_size=4 if act in SUBJECTS else 0, max_size=8),
        st.lists(doing, min_size=2, max_size=4),
        st.one_of(st.just([]), st.just([]), st.lists(NOISE, max_size=1)),
    )
    return parts.map(lambda lists: [deed for part in lists for deed in part])


DEEDS = st.tuples(*(stretch(act) for act in STRAIGHT)).map(lambda parts: [deed for p in parts for deed in p])


@settings(max_examples=60, deadline=None)
@given(DEEDS)
def test_no_way_leads_to_closed_without_another_side_and_the_approval_of_all(deeds: list[tuple]) -> None:  # type: ignore[type-arg]
    life = Life()
    for kind, (side, person, role), what, how in deeds:
        if kind == "say":
            life.say(what, side, person, how)
        else:
            life.do(what, side, person, role, how)
        if life.state is State.CLOSED:
            assert life.verified_by - {life.reported_by}
            assert life.approved_by == SIDES


def test_the_life_of_the_law_above_can_reach_closed() -> None:
    life = Life()
    for act in STRAIGHT:
        subject = SUBJECTS.get(act)
        for side in sorted(SIDES) if subject else []:
            life.say(subject, side, f"leader of {side}", Word.CONFIRMED)  # type: ignore[arg-type]
        doer = "south" if act is Act.VERIFY else "east"
        life.do(act, doer, f"coordinator of {doer}", "coordinator", evidence=True)
    assert life.state is State.CLOSED
    assert (life.verified_by, life.approved_by, life.reported_by) == (SIDES, SIDES, "east")
