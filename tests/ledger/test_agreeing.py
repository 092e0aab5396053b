"""From a row that was read out to one that all sides hold."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from huishang.ledger import actions
from huishang.ledger.content import Duty
from huishang.ledger.models import Commitment, Confirmation, HistoryLine
from huishang.ledger.rules.confirming import Subject, Word
from huishang.ledger.rules.states import Act
from huishang.ledger.words import Reason
from tests.ledger.people import World, acknowledged, agreed, at, both, fresh, made, request_of, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world()


def test_rows_get_numbers_that_follow_each_other_and_keep_source_and_text(here: World) -> None:
    one, two = made(here, "甲", "乙")
    assert [one.number, two.number] == [
        f"{here.mechanism.short or here.mechanism.name}-000{i}" for i in (1, 2)
    ]
    (three,) = made(here, "丙")
    assert three.number.endswith("-0003")
    assert (one.state, one.version, str(one.due), one.precision) == ("extracted", 1, "2026-06-30", "month")
    source = one.sources.get()
    assert (source.cited, source.added_by) == ("两省行动计划第一条", here.office)
    version = one.versions.get()
    assert version.text.title == "甲" and version.digest == version.text.digest
    assert [(d.side, d.body) for d in one.assignments.all()] == [(here.a, here.body_a), (here.b, here.body_b)]
    assert one.targets.get().value == 6 and str(one.milestones.get().due) == "2026-03-31"


@pytest.mark.parametrize("who", ["observer", "liaison", "leader"])
def test_who_may_not_make_rows_makes_none(here: World, who: str) -> None:
    person = here.observer if who == "observer" else here.person(who, here.a)
    with pytest.raises(PermissionDenied):
        made(here, by=person)
    assert not Commitment.objects.exists() and not HistoryLine.objects.exists()


def test_to_somebody_of_no_side_the_mechanism_does_not_exist(here: World) -> None:
    with pytest.raises(Http404):
        made(here, by=here.stranger)


def test_a_row_is_agreed_when_its_bodies_took_it_on_and_both_sides_confirmed(here: World) -> None:
    row = acknowledged(here, made(here)[0])
    assert row.state == "acknowledged"
    actions.answer(here.coordinator(here.a), request_of(row, Subject.ROW), Word.CONFIRMED, at(3))
    assert fresh(row).state == "acknowledged"
    actions.answer(
        here.coordinator(here.b), request_of(row, Subject.ROW), Word.REMARKED, at(3), remark="口径再议"
    )
    assert fresh(row).state == "agreed"
    acts = list(row.history.values_list("act", "before", "after"))
    assert acts == [
        ("make", "", "extracted"),
        ("review", "extracted", "reviewed"),
        ("acknowledge", "reviewed", "reviewed"),
        ("acknowledge", "reviewed", "acknowledged"),
        ("confirm", "acknowledged", "acknowledged"),
        ("confirm", "acknowledged", "acknowledged"),
        ("agree", "acknowledged", "agreed"),
    ]


def test_a_body_is_taken_on_for_by_its_own_people_only(here: World) -> None:
    (row,) = made(here)
    actions.review(here.coordinator(here.a), row, at(1))
    theirs = row.assignments.get(side=here.b)
    for person in (here.liaison(here.a), here.coordinator(here.a), here.office, here.leader(here.b)):
        with pytest.raises(PermissionDenied):
            actions.acknowledge(person, theirs, at(2))
    actions.acknowledge(here.coordinator(here.b), theirs, at(2))
    assert fresh(row).state == "reviewed"


def test_nobody_confirms_his_own_making(here: World) -> None:
    row = acknowledged(here, made(here, by=here.coordinator(here.a))[0])
    request = request_of(row, Subject.ROW)
    with pytest.raises(actions.Refused) as refused:
        actions.answer(here.coordinator(here.a), request, Word.CONFIRMED, at(3))
    assert refused.value.refusal.code == "own_making"
    actions.answer(here.second(here.a), request, Word.CONFIRMED, at(3))
    actions.answer(here.coordinator(here.b), request, Word.CONFIRMED, at(3))
    assert fresh(row).state == "agreed"


@pytest.mark.parametrize("who", ["liaison", "leader", "office", "observer"])
def test_only_a_coordinator_confirms_a_row(here: World, who: str) -> None:
    row = acknowledged(here, made(here)[0])
    person = getattr(here, who) if who in ("office", "observer") else here.person(who, here.a)
    with pytest.raises(PermissionDenied):
        actions.answer(person, request_of(row, Subject.ROW), Word.CONFIRMED, at(3))
    assert not Confirmation.objects.exists()


def test_a_revision_voids_what_was_taken_on_and_confirmed(here: World) -> None:
    row = acknowledged(here, made(here)[0])
    request = request_of(row, Subject.ROW)
    actions.answer(here.coordinator(here.a), request, Word.CONFIRMED, at(3))
    row = actions.revise(here.office, row, {"title": "打通四条断头路"}, at(4), revision=fresh(row).revision)
    assert (row.state, row.version, row.title) == ("reviewed", 2, "打通四条断头路")
    with pytest.raises(actions.Refused):
        actions.answer(here.coordinator(here.b), request, Word.CONFIRMED, at(5))
    for duty in row.assignments.filter(left_at=None):
        actions.acknowledge(here.liaison(duty.side), duty, at(6))
    both(here, row, Subject.ROW, at(7))
    assert fresh(row).state == "agreed"
    assert [v.text.title for v in row.versions.all()] == ["打通省界断头路", "打通四条断头路"]


def test_a_row_the_sides_agreed_on_is_not_revised(here: World) -> None:
    row = agreed(here)
    with pytest.raises(actions.Refused):
        actions.revise(here.office, row, {"title": "别的"}, at(4), revision=row.revision)
    assert fresh(row).title == "打通省界断头路"


def test_a_change_that_did_not_see_the_last_one_is_refused_with_its_author_and_time(here: World) -> None:
    (row,) = made(here)
    seen = row.revision
    actions.review(here.coordinator(here.a), row, at(1))
    with pytest.raises(actions.Stale) as stale:
        actions.revise(here.coordinator(here.b), row, {"title": "别的"}, at(2), revision=seen)
    assert stale.value.line is not None
    assert stale.value.line.person == here.coordinator(here.a)
    assert str(here.coordinator(here.a)) in str(stale.value)
    assert fresh(row).title == "打通省界断头路"


def test_a_dispute_keeps_its_reason_and_both_sides_stand(here: World) -> None:
    row = acknowledged(here, made(here)[0])
    request = request_of(row, Subject.ROW)
    actions.answer(here.coordinator(here.a), request, Word.CONFIRMED, at(3))
    with pytest.raises(actions.Refused):
        actions.answer(here.coordinator(here.b), request, Word.DISPUTED, at(3))
    actions.answer(here.coordinator(here.b), request, Word.DISPUTED, at(3), code="term", remark="时限不对")
    assert fresh(row).state == "acknowledged"
    assert [(c.side, c.word, c.code) for c in request.confirmations.all()] == [
        (here.a, "confirmed", ""),
        (here.b, "disputed", "term"),
    ]


def test_silence_is_noted_by_the_clock_and_is_no_consent(here: World) -> None:
    row = acknowledged(here, made(here)[0])
    request = request_of(row, Subject.ROW)
    actions.set_time(here.office, request, at(10), at(2))
    actions.answer(here.coordinator(here.a), request, Word.CONFIRMED, at(3))
    assert actions.note_silence(here.mechanism, at(10)) == 0
    assert actions.note_silence(here.mechanism, at(10.1)) == 1
    assert actions.note_silence(here.mechanism, at(11)) == 0
    assert fresh(row).state == "acknowledged"
    line = row.history.latest("pk")
    assert (line.act, line.side, line.person) == ("silence", here.b, None)
    actions.answer(here.coordinator(here.b), request, Word.CONFIRMED, at(12))
    assert fresh(row).state == "agreed"


def test_a_row_is_declined_with_a_reason_and_taken_up_again(here: World) -> None:
    (row,) = made(here)
    with pytest.raises(actions.Refused):
        actions.decline(here.coordinator(here.b), row, "whim", "", at(1))  # type: ignore[arg-type]
    actions.decline(here.coordinator(here.b), row, Reason.NOT_OURS, "非我省职责", at(1))
    assert (fresh(row).state, fresh(row).reason) == ("declined", "not_ours")
    actions.reconsider(here.coordinator(here.b), row, Reason.NEW_FACTS, "", at(2))
    assert (fresh(row).state, fresh(row).reason) == ("reviewed", "")


def test_a_draft_is_merged_into_another_row_of_the_mechanism_only(here: World) -> None:
    one, two = made(here, "甲", "乙")
    other = made(world("丙丁合作机制"), "丙")[0]
    for wrong in (one, other):
        with pytest.raises(actions.LedgerError):
            actions.replace(here.office, one, Act.MERGE, wrong, Reason.DUPLICATE, "", at(1))
    actions.replace(here.office, one, Act.MERGE, two, Reason.DUPLICATE, "同一事项", at(1))
    assert (fresh(one).state, fresh(one).other) == ("merged", two)
    with pytest.raises(actions.LedgerError):
        actions.replace(here.office, two, Act.SUPERSEDE, one, Reason.DUPLICATE, "", at(2))


def test_a_body_that_no_side_has_yet_is_placed_later(here: World) -> None:
    duties = (Duty(here.a.region.name, "某处", "lead"), Duty("", "两省有关部门", "support"))
    (row,) = made(here, "甲", duties=duties)
    lead, rest = row.assignments.all()
    assert (lead.side, lead.body, rest.side) == (here.a, None, None)
    here.body_a.words = "某处"
    here.body_a.save()
    assert actions.place_bodies(here.office, row, at(1)) == 1
    assert row.assignments.first().body == here.body_a


def test_a_text_that_cannot_stand_is_refused_whole(here: World) -> None:
    for wrong in ({"title": " "}, {"field": "x"}, {"until": "2026-13"}):
        with pytest.raises(actions.LedgerError):
            made(here, **wrong) if "title" not in wrong else made(here, " ")
    assert not Commitment.objects.exists()


def test_a_row_that_was_taken_up_again_is_agreed_anew(here: World) -> None:
    row = acknowledged(here, made(here)[0])
    both_before = request_of(row, Subject.ROW)
    actions.decline(here.coordinator(here.b), row, Reason.NOT_OURS, "", at(3))
    actions.reconsider(here.coordinator(here.b), row, Reason.NEW_FACTS, "", at(4))
    for duty in row.assignments.filter(left_at=None):
        actions.acknowledge(here.liaison(duty.side), duty, at(5))
    both(here, row, Subject.ROW, at(6))
    both_before.refresh_from_db()
    assert (fresh(row).state, fresh(row).version, both_before.outcome) == ("agreed", 2, "void")


def test_a_revision_that_changes_nothing_is_refused(here: World) -> None:
    row = acknowledged(here, made(here)[0])
    with pytest.raises(actions.LedgerError):
        actions.revise(here.office, row, {"title": row.title}, at(4), revision=row.revision)
    assert fresh(row).state == "acknowledged"
