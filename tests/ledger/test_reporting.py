"""A period, its reports, and what becomes of a delivery."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from huishang.ledger import actions, queries
from huishang.ledger.models import Period, ProgressReport
from huishang.ledger.periods import span_of
from huishang.ledger.rules.confirming import Subject, Word
from huishang.ledger.words import EvidenceVerdict, Reason, Return, Scope
from tests.ledger.people import (
    DONE,
    TOLD,
    World,
    accepted,
    agreed,
    at,
    both,
    closed,
    day,
    fresh,
    made,
    opened,
    reported,
    request_of,
    shown,
    verified,
    world,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world()


@pytest.mark.parametrize(
    ("code", "span"),
    [
        ("2026-02", ("month", date(2026, 2, 1), date(2026, 2, 28))),
        ("2024-02", ("month", date(2024, 2, 1), date(2024, 2, 29))),
        ("2026-Q4", ("quarter", date(2026, 10, 1), date(2026, 12, 31))),
        ("2026-H1", ("half", date(2026, 1, 1), date(2026, 6, 30))),
        ("2026", ("year", date(2026, 1, 1), date(2026, 12, 31))),
        ("2026-13", None),
        ("2026-Q5", None),
        ("2026-H0", None),
        ("0000", None),
        ("２０２６", None),
        ("", None),
    ],
)
def test_a_period_is_told_by_its_code(code: str, span: tuple[str, date, date] | None) -> None:
    assert span_of(code) == span


def test_a_period_lays_before_each_body_what_it_owes_and_fills_it_from_last_time(here: World) -> None:
    row, draft = agreed(here), made(here, "未定事项")[0]
    first = opened(here)
    assert [(one.row, one.side, one.body) for one in first] == [
        (row, here.a, here.body_a),
        (row, here.b, here.body_b),
    ]
    assert not draft.reports.exists()
    accepted(here, first[0], replace(TOLD, problems="用地未批", next_step="报批"), 81)
    second = opened(here, "2026-Q2", 170)
    ours = second[0]
    assert (ours.work, ours.problems, ours.next_step, ours.percent) == ("", "用地未批", "报批", 40)
    assert [(v.target.key, v.value) for v in ours.values.all()] == [("t1", 2)]
    assert second[1].problems == "" and not second[1].values.exists()


def test_a_period_opens_once_and_only_by_who_may(here: World) -> None:
    agreed(here)
    for person in (here.liaison(here.a), here.leader(here.a), here.observer):
        with pytest.raises(PermissionDenied):
            actions.open_period(person, here.mechanism, "2026-Q1", at(90), at(80))
    opened(here)
    for code in ("2026-Q1", "2026年一季度"):
        with pytest.raises(actions.LedgerError):
            actions.open_period(here.office, here.mechanism, code, at(90), at(80))
    assert Period.objects.count() == 1


def test_a_report_goes_back_with_a_reason_and_leaves_the_list_when_handed_in(here: World) -> None:
    agreed(here)
    report = opened(here)[0]
    liaison, coordinator = here.liaison(here.a), here.coordinator(here.a)
    assert list(queries.owed_by(liaison, here.body_a)) == [report]
    actions.write_report(liaison, report, TOLD, at(81))
    actions.submit_report(liaison, report, at(81))
    assert not queries.owed_by(liaison, here.body_a)
    assert queries.waiting_for(coordinator, here.mechanism).to_decide == [report]
    with pytest.raises(actions.LedgerError):
        actions.write_report(liaison, report, TOLD, at(82))
    with pytest.raises(actions.Refused):
        actions.return_report(coordinator, report, "mood", "", at(82))  # type: ignore[arg-type]
    actions.return_report(coordinator, report, Return.FIGURE, "与统计口径不符", at(82))
    (back,) = queries.owed_by(liaison, here.body_a)
    assert (back.returned_code, back.returned_words) == ("figure", "与统计口径不符")
    actions.submit_report(liaison, back, at(83))
    actions.accept_report(coordinator, back, at(84))
    assert not queries.owed_by(liaison, here.body_a)
    assert fresh(back.row).state == "in_progress"
    told = [
        line.facts["facts"]["version_of_report"] for line in report.row.history.filter(act="submit_report")
    ]
    assert told == [1, 2]


@pytest.mark.parametrize("who", ["liaison-b", "leader-a", "office", "observer"])
def test_only_the_people_of_a_body_report_for_it(here: World, who: str) -> None:
    agreed(here)
    report = opened(here)[0]
    role, _, side = who.partition("-")
    person = here.person(role, here.a if side == "a" else here.b) if side else getattr(here, role)
    for act in (
        lambda: actions.write_report(person, report, TOLD, at(81)),
        lambda: actions.submit_report(person, report, at(81)),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_nobody_accepts_what_he_wrote_himself(here: World) -> None:
    agreed(here)
    report = opened(here)[0]
    coordinator = here.coordinator(here.a)
    actions.write_report(coordinator, report, TOLD, at(81))
    actions.submit_report(coordinator, report, at(81))
    with pytest.raises(actions.Refused):
        actions.accept_report(coordinator, report, at(82))
    with pytest.raises(PermissionDenied):
        actions.accept_report(here.coordinator(here.b), report, at(82))
    assert actions.accept_report(here.second(here.a), report, at(82)).state == "accepted"


@pytest.mark.parametrize(
    "wrong",
    [
        replace(TOLD, percent="101"),
        replace(TOLD, percent="-1"),
        replace(TOLD, percent="四成"),
        replace(TOLD, done="nearly"),
        replace(TOLD, values={"t9": ("1", "")}),
        replace(TOLD, values={"t1": ("NaN", "")}),
        replace(TOLD, done_on={"m9": date(2026, 3, 1)}),
    ],
)
def test_a_report_with_a_wrong_figure_is_refused_whole(here: World, wrong: actions.Told) -> None:
    agreed(here)
    report = opened(here)[0]
    with pytest.raises(actions.LedgerError):
        actions.write_report(here.liaison(here.a), report, wrong, at(81))
    assert ProgressReport.objects.get(pk=report.pk).work == "" and not report.values.exists()


def test_a_report_that_somebody_else_changed_is_not_overwritten(here: World) -> None:
    agreed(here)
    report = opened(here)[0]
    actions.write_report(here.coordinator(here.a), report, TOLD, at(81), revision=0)
    with pytest.raises(actions.LedgerError, match=str(here.coordinator(here.a))):
        actions.write_report(here.liaison(here.a), report, DONE, at(82), revision=0)


def test_a_delivery_needs_evidence_to_be_reported_and_good_evidence_to_be_verified(here: World) -> None:
    row = agreed(here)
    report = opened(here)[0]
    actions.write_report(here.liaison(here.a), report, DONE, at(81))
    with pytest.raises(actions.Refused):
        actions.submit_report(here.liaison(here.a), report, at(81))
    actions.add_none_found(here.coordinator(here.a), row, "检索未见公开报道", day(82), at(82))
    with pytest.raises(actions.Refused):
        actions.submit_report(here.liaison(here.a), report, at(82))
    evidence = shown(here, row, here.a, 83)
    actions.submit_report(here.liaison(here.a), report, at(83))
    actions.accept_report(here.coordinator(here.a), report, at(83))
    assert (fresh(row).state, fresh(row).reported_by) == ("reported", here.a)
    request = request_of(row, Subject.DELIVERY)
    with pytest.raises(actions.Refused) as refused:
        actions.answer(here.coordinator(here.b), request, Word.CONFIRMED, at(84))
    assert refused.value.refusal.code == "evidence_not_verified"
    for person in (here.coordinator(here.a), here.second(here.a), here.liaison(here.b), here.office):
        with pytest.raises(PermissionDenied):
            actions.verify_evidence(person, evidence, EvidenceVerdict.GOOD, "", at(84))
    actions.verify_evidence(here.coordinator(here.b), evidence, EvidenceVerdict.GOOD, "", at(84))
    actions.answer(here.coordinator(here.b), request, Word.CONFIRMED, at(85))
    assert fresh(row).state == "verified"


def test_a_disputed_delivery_stands_beside_the_report_until_it_is_taken_back(here: World) -> None:
    row = reported(here)
    request = request_of(row, Subject.DELIVERY)
    actions.answer(
        here.coordinator(here.b), request, Word.DISPUTED, at(86), code="weakly_done", remark="仅通四条"
    )
    assert fresh(row).state == "reported"
    period = Period.objects.get()
    disputes = [
        d for d in queries.difference_of_sides(here.office, here.mechanism, period) if "dispute" in d.about
    ]
    assert [(d.about, d.said) for d in disputes] == [
        ("dispute:delivery", {here.a.label: "confirmed", here.b.label: "weakly_done"})
    ]
    with pytest.raises(PermissionDenied):
        actions.take_back(here.coordinator(here.b), row, Reason.WEAKLY_DONE, "", at(87))
    actions.take_back(here.coordinator(here.a), row, Reason.WEAKLY_DONE, "补两条", at(87))
    assert (fresh(row).state, fresh(row).reported_by) == ("in_progress", None)
    with pytest.raises(actions.Refused):
        actions.answer(here.coordinator(here.b), request, Word.CONFIRMED, at(88))
    (report,) = queries.owed_by(here.liaison(here.a), here.body_a)
    accepted(here, report, DONE, 89)
    assert request_of(row, Subject.DELIVERY).version == 2 and fresh(row).state == "reported"


def test_a_row_is_closed_after_the_leader_of_each_side_approved_it(here: World) -> None:
    row = verified(here)
    request = request_of(row, Subject.CLOSING)
    for person in (here.coordinator(here.a), here.office, here.liaison(here.a)):
        with pytest.raises(PermissionDenied):
            actions.answer(person, request, Word.CONFIRMED, at(87))
    actions.answer(here.leader(here.a), request, Word.CONFIRMED, at(87))
    with pytest.raises(actions.Refused) as refused:
        actions.close(here.coordinator(here.a), row, at(87))
    assert here.b.label in str(refused.value)
    actions.answer(here.leader(here.b), request, Word.CONFIRMED, at(87))
    assert queries.waiting_for(here.coordinator(here.b), here.mechanism).to_close == [row]
    actions.close(here.coordinator(here.b), row, at(88))
    assert (fresh(row).state, fresh(row).closed_on) == ("closed", at(88).date())


def test_a_closed_row_is_reopened_by_an_order_that_says_what_may_change(here: World) -> None:
    row = closed(here)
    with pytest.raises(PermissionDenied):
        actions.order_reopening(
            here.coordinator(here.a), row, Scope.NUMBERS, Reason.NEW_FACTS, "复核", at(90)
        )
    actions.order_reopening(
        here.leader(here.a), row, Scope.NUMBERS, Reason.NEW_FACTS, "复核发现少一条", at(90)
    )
    assert fresh(row).state == "closed"
    both(here, row, Subject.REOPENING, at(91))
    row = fresh(row)
    assert (row.state, row.closed_on, row.version, row.scope) == ("in_progress", None, 2, "numbers")
    assert row.requests.filter(subject="closing", version=2).count() == 0
    with pytest.raises(actions.LedgerError):
        actions.propose(here.coordinator(here.a), row, {"title": "别的"}, Reason.NEW_FACTS, "改", at(92))
    with pytest.raises(actions.Refused):
        actions.close(here.coordinator(here.a), row, at(92))


def test_a_target_and_baseline_change_only_when_both_sides_confirmed(here: World) -> None:
    row = agreed(here)
    (target,) = row.versions.latest("number").text.targets
    changes = {"targets": (replace(target, value="4"),)}
    proposal = actions.propose(here.coordinator(here.a), row, changes, Reason.FUNDS, "资金不足", at(10))
    request = request_of(row, Subject.BASELINE)
    with pytest.raises(actions.Refused):
        actions.answer(here.coordinator(here.a), request, Word.CONFIRMED, at(11))
    actions.answer(here.coordinator(here.b), request, Word.CONFIRMED, at(11))
    assert row.targets.get().value == 6
    with pytest.raises(actions.LedgerError):
        actions.propose(here.coordinator(here.b), row, {"title": "别的"}, Reason.OTHER, "另改", at(11))
    actions.answer(here.second(here.a), request, Word.CONFIRMED, at(12))
    row = fresh(row)
    assert (row.targets.get().value, row.version, row.state) == (4, 2, "agreed")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.changes[0]["before"][0]["value"]) == ("in_force", "6")
    assert queries.first_broken_line(here.mechanism) is None


def test_a_proposal_that_is_taken_back_is_not_asked_any_more(here: World) -> None:
    row = agreed(here)
    proposal = actions.propose(here.coordinator(here.a), row, {"title": "新名"}, Reason.OTHER, "改名", at(10))
    request = request_of(row, Subject.CHANGE)
    with pytest.raises(actions.LedgerError):
        actions.withdraw_proposal(here.coordinator(here.b), proposal, "", at(11))
    actions.withdraw_proposal(here.second(here.a), proposal, "不改了", at(11))
    with pytest.raises(actions.Refused):
        actions.answer(here.coordinator(here.b), request, Word.CONFIRMED, at(12))
    assert fresh(row).title == "打通省界断头路"


def test_a_proposal_is_void_when_the_row_changes_under_it(here: World) -> None:
    row = reported(here)
    with pytest.raises(actions.LedgerError):
        actions.propose(here.coordinator(here.a), row, {"title": "别的"}, Reason.OTHER, "改", at(86))
    actions.take_back(here.coordinator(here.a), row, Reason.MISTAKE, "", at(87))
    proposal = actions.propose(here.coordinator(here.a), row, {"title": "新名"}, Reason.OTHER, "改", at(88))
    request = request_of(row, Subject.CHANGE)
    (report,) = queries.owed_by(here.liaison(here.a), here.body_a)
    accepted(here, report, DONE, 89)
    with pytest.raises(actions.LedgerError):
        both(here, row, Subject.CHANGE, at(90), second=True)
    actions.take_back(here.coordinator(here.a), row, Reason.MISTAKE, "", at(91))
    proposal.refresh_from_db()
    request.refresh_from_db()
    assert (proposal.state, request.outcome, fresh(row).title) == ("void", "void", "打通省界断头路")


def test_a_row_is_suspended_and_resumed_by_both_sides(here: World) -> None:
    from huishang.ledger.rules.states import Act

    row = agreed(here)
    with pytest.raises(actions.LedgerError):
        actions.propose_act(here.coordinator(here.a), row, Act.RESUME, Reason.OTHER, "复工", at(10))
    actions.propose_act(here.coordinator(here.a), row, Act.SUSPEND, Reason.FUNDS, "资金未到", at(10))
    both(here, row, Subject.CHANGE, at(11), second=True)
    assert (fresh(row).state, fresh(row).reason) == ("suspended", "funds")
    actions.propose_act(
        here.coordinator(here.b), fresh(row), Act.RESUME, Reason.NEW_FACTS, "资金到位", at(20)
    )
    both(here, row, Subject.CHANGE, at(21), second=True)
    assert (fresh(row).state, fresh(row).reason) == ("in_progress", "")


def test_where_two_returns_differ_is_shown_side_by_side(here: World) -> None:
    agreed(here)
    a, b = opened(here)
    accepted(here, a, TOLD, 81)
    period = a.period
    (silent,) = queries.difference_of_sides(here.office, here.mechanism, period)
    assert (silent.about, silent.said) == ("silent", {here.b.label: ""})
    accepted(here, b, replace(TOLD, percent="35", values={"t1": ("1", "")}), 82)
    found = {d.about: d.said for d in queries.difference_of_sides(here.office, here.mechanism, period)}
    assert found == {
        "percent": {here.a.label: "40", here.b.label: "35"},
        "value:t1": {here.a.label: "2", here.b.label: "1"},
    }


def test_contradicting_figures_stand_side_by_side(here: World) -> None:
    row = agreed(here)
    one = actions.add_link(
        here.coordinator(here.a),
        row,
        actions.Shown("缩短行程", "75", "公里", "比原路"),
        "https://a.example",
        day(4),
        at(4),
    )
    two = actions.add_link(
        here.coordinator(here.b),
        row,
        actions.Shown("缩短行程", "50", "公里", "比原路"),
        "https://b.example",
        day(4),
        at(4),
    )
    actions.contradict(here.office, one, two, at(5))
    one.refresh_from_db()
    assert (one.contradicts, two.contradicts) == (two, one)
    with pytest.raises(actions.LedgerError):
        actions.contradict(here.office, one, one, at(5))


def test_a_file_is_kept_by_its_hash_and_is_what_its_name_says(
    here: World, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    row, by = agreed(here), here.coordinator(here.a)
    data = b"%PDF-1.7 minutes"
    one = actions.add_file(by, row, actions.Shown("验收纪要"), "纪要.pdf", data, at(4))
    two = actions.add_file(by, row, actions.Shown("验收纪要"), "copy.PDF", data, at(5))
    assert one.original == two.original and one.file_name == "纪要.pdf"
    for name, wrong in (("纪要.pdf", b"MZ"), ("a.exe", b"MZ"), ("a.txt", b"a\x00b"), ("a.pdf", b"")):
        with pytest.raises(actions.LedgerError):
            actions.add_file(by, row, actions.Shown("…"), name, wrong, at(6))
    assert row.evidence.count() == 2


def test_what_is_of_no_side_or_of_a_draft_report_is_seen_by_its_side_only(here: World) -> None:
    row = agreed(here)
    report = opened(here)[0]
    secret = "只给本方看的话"
    liaison = here.liaison(here.a)
    actions.write_report(liaison, report, replace(TOLD, work=secret), at(81))
    actions.add_link(liaison, row, actions.Shown(secret), "https://x.example", day(81), at(81), report=report)
    actions.write_note(here.coordinator(here.a), row, secret, at(81))
    actions.submit_report(liaison, report, at(82))
    for person in here.everybody():
        found = queries.whole(person, row.uuid)
        ours = person.username in {
            f"{role}-{here.a.pk}" for role in ("coordinator", "second", "leader", "liaison")
        }
        if person == here.stranger:
            assert found is None
            continue
        assert found is not None
        text = "".join(
            [
                *(one.work for one in found.reports),
                *(one.words for one in found.evidence),
                *(one.words for one in found.notes),
                *(str(one.facts) for one in found.history),
            ]
        )
        assert (secret in text) is ours, person
    assert secret not in str(list(queries.visible_rows(here.observer).values()))
    actions.accept_report(here.coordinator(here.a), report, at(83))
    found = queries.whole(here.coordinator(here.b), row.uuid)
    assert found is not None and secret in [one.work for one in found.reports]
    assert not found.notes


def test_the_database_refuses_a_report_accepted_by_who_handed_it_in(here: World) -> None:
    agreed(here)
    report = opened(here)[0]
    by = here.liaison(here.a)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgressReport.objects.filter(pk=report.pk).update(
            state="accepted", version=1, submitted_by=by, submitted_at=at(1), decided_by=by, decided_at=at(1)
        )
