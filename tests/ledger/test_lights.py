"""The sides choose a rule of lights, and it gives every row its light."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from huishang.ledger import actions, queries
from huishang.ledger.measured import known_of
from huishang.ledger.models import Commitment, LightVerdict
from huishang.ledger.rules.confirming import Subject, Word
from tests.ledger.people import (
    DONE,
    TOLD,
    World,
    accepted,
    agreed,
    at,
    fresh,
    lights_chosen,
    made,
    opened,
    reported,
    request_of,
    shown,
    world,
)

pytestmark = pytest.mark.django_db

PROGRESS, MONTH = "yinchuan-progress/1", "ouhai-month/1"


@pytest.fixture
def here() -> World:
    return world()


def lit(here: World, day: date) -> int:
    return actions.light_rows(here.mechanism, day, at(300))


def test_a_rule_holds_with_the_consent_of_each_side(here: World) -> None:
    choice = actions.propose_light_rule(here.coordinator(here.a), here.mechanism, PROGRESS, "试行", at(1))
    with pytest.raises(actions.Refused):
        actions.consent_light_rule(here.coordinator(here.a), choice, at(2))
    actions.consent_light_rule(here.second(here.a), choice, at(2))
    with pytest.raises(actions.LedgerError):
        actions.consent_light_rule(here.second(here.a), choice, at(2))
    assert queries.light_choice(here.observer, here.mechanism) is None
    actions.consent_light_rule(here.coordinator(here.b), choice, at(3))
    assert queries.light_choice(here.observer, here.mechanism) == choice
    assert queries.light_choice(here.stranger, here.mechanism) is None
    assert queries.light_choices(here.stranger, here.mechanism) == []
    (told,) = queries.light_choices(here.observer, here.mechanism)
    assert [one.side for one in told.consents.all()] == [here.a, here.b]


@pytest.mark.parametrize("role", ["liaison", "leader", "observer", "stranger"])
def test_a_rule_is_proposed_by_who_may_merge(here: World, role: str) -> None:
    by = getattr(here, role) if role in ("observer", "stranger") else here.person(role, here.a)
    with pytest.raises((PermissionDenied, Http404)):
        actions.propose_light_rule(by, here.mechanism, PROGRESS, "试行", at(1))
    choice = actions.propose_light_rule(here.office, here.mechanism, PROGRESS, "试行", at(1))
    with pytest.raises((PermissionDenied, Http404)):
        actions.consent_light_rule(by, choice, at(1))


@pytest.mark.parametrize(
    "rule", ["", "yinchuan-progress", "yinchuan-progress/9", "green/1", "yinchuan-funds/1"]
)
def test_a_rule_that_is_none_or_cannot_be_told_is_refused(here: World, rule: str) -> None:
    with pytest.raises(actions.LedgerError):
        actions.propose_light_rule(here.office, here.mechanism, rule, "试行", at(1))


def test_one_rule_at_a_time_waits_and_can_be_taken_back(here: World) -> None:
    choice = actions.propose_light_rule(here.office, here.mechanism, PROGRESS, "试行", at(1))
    with pytest.raises(actions.LedgerError):
        actions.propose_light_rule(here.office, here.mechanism, MONTH, "试行", at(1))
    with pytest.raises(actions.LedgerError):
        actions.withdraw_light_rule(here.office, choice, " ", at(2))
    actions.withdraw_light_rule(here.office, choice, "再议", at(2))
    with pytest.raises(actions.LedgerError):
        actions.consent_light_rule(here.coordinator(here.a), choice, at(3))
    lights_chosen(here, PROGRESS)
    with pytest.raises(actions.LedgerError):
        actions.propose_light_rule(here.office, here.mechanism, PROGRESS, "试行", at(9))


def test_without_a_rule_nothing_is_lit(here: World) -> None:
    row = agreed(here)
    assert lit(here, date(2026, 7, 1)) == 0
    assert (fresh(row).light, LightVerdict.objects.count()) == ("", 0)


@pytest.mark.parametrize(("value", "light"), [("2", "green"), ("1", "yellow"), ("0", "red")])
def test_an_accepted_report_gives_its_row_the_light(here: World, value: str, light: str) -> None:
    row = agreed(here)
    lights_chosen(here, PROGRESS)
    report = opened(here)[0]
    accepted(here, report, replace(TOLD, values={"t1": (value, "")}), 90)
    row = fresh(row)
    assert (row.light, row.light_rule, row.light_on) == (light, PROGRESS, date(2026, 4, 5))
    line = row.history.latest("pk")
    assert (line.act, line.code, line.person) == ("light", light, here.coordinator(report.side))


def test_the_close_of_a_period_gives_lights(here: World) -> None:
    row = agreed(here)
    lights_chosen(here, MONTH)
    period = opened(here, "2026-Q2", 170)[0].period
    actions.close_period(here.office, period, at(181))
    assert (fresh(row).light, fresh(row).light_on) == ("red", at(181).date())


def test_the_side_that_is_further_behind_decides(here: World) -> None:
    row = agreed(here)
    lights_chosen(here, PROGRESS)
    for report, value in zip(opened(here), ("2", "1"), strict=True):
        accepted(here, report, replace(TOLD, values={"t1": (value, "")}), 90)
    assert fresh(row).light == "yellow"


def test_a_light_counts_no_act_of_a_person_on_the_row(here: World) -> None:
    row = agreed(here)
    lights_chosen(here, MONTH)
    before = fresh(row).revision
    assert lit(here, date(2026, 7, 5)) == 1
    assert (fresh(row).revision, fresh(row).light) == (before, "red")


def test_rows_without_plan_or_dates_have_no_light_and_say_why(here: World) -> None:
    row = agreed(here, made(here, until="", term="长期", targets=(), milestones=())[0])
    draft = made(here, "未确认事项")[0]
    lights_chosen(here, PROGRESS)
    (verdict,) = queries.lights_of(here.observer, row)
    assert (verdict.light, [code for code, _figures in verdict.reasons]) == ("none", ["no_plan"])
    with override("zh-hans"):
        assert verdict.sentences == ["既无计划值，也无起止时限，算不出应有进度"]
    with override("en"):
        assert verdict.sentences == ["neither plan values nor dates say how much should be done"]
    assert queries.lights_of(here.observer, draft) == []
    assert queries.lights_of(here.stranger, row) == []


def test_red_made_good_turns_yellow_and_history_keeps_both_by_their_rule(here: World) -> None:
    row = agreed(here)
    lights_chosen(here, MONTH)
    lit(here, date(2026, 6, 30))
    assert lit(here, date(2026, 7, 1)) == 1
    assert lit(here, date(2026, 7, 1)) == 0
    report = opened(here, "2026-Q2", 180)[0]
    shown(here, row, here.a, 185)
    accepted(here, report, DONE, 185)
    lights_chosen(here, PROGRESS, 190)
    told = [(one.light, one.rule) for one in queries.lights_of(here.observer, row)]
    assert told == [("green", MONTH), ("red", MONTH), ("yellow", MONTH), ("green", PROGRESS)]
    red = queries.lights_of(here.observer, row)[1]
    assert red.inputs == {"days_over": "1", "days_made_good": "0"}
    assert queries.last_lights(here.observer, here.mechanism, [row])[row.pk].light == "green"
    assert queries.last_lights(here.stranger, here.mechanism, [row]) == {}


def test_a_past_day_changes_nothing_of_a_later_verdict(here: World) -> None:
    row = agreed(here)
    lights_chosen(here, MONTH)
    lit(here, date(2026, 7, 1))
    assert lit(here, date(2026, 6, 30)) == 0
    assert fresh(row).light_on == date(2026, 7, 1)


def test_what_is_declined_or_suspended_has_no_light(here: World) -> None:
    row = agreed(here)
    lights_chosen(here, MONTH)
    Commitment.objects.filter(pk=row.pk).update(state="suspended", reason="policy")
    lit(here, date(2026, 7, 1))
    (*_earlier, last) = queries.lights_of(here.observer, row)
    assert (last.light, last.reasons) == ("none", [["not_owed", {}]])


def test_the_database_keeps_every_verdict(here: World) -> None:
    agreed(here)
    lights_chosen(here, MONTH)
    for change in (lambda: LightVerdict.objects.update(light="green"), LightVerdict.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_command_lights_every_mechanism(here: World) -> None:
    row = agreed(here)
    lights_chosen(here, MONTH)
    out = StringIO()
    call_command("light_ledger", "--at", "2026-07-10", stdout=out)
    assert [word for word in out.getvalue() if word.isdigit()] == ["1"]
    assert fresh(row).light == "red"


def test_the_queries_do_not_grow_with_the_rows(here: World) -> None:
    for title in ("甲", "乙", "丙"):
        agreed(here, made(here, title)[0])
    for report in opened(here):
        accepted(here, report, TOLD, 90)
    rows = list(Commitment.objects.all())
    counts = []
    for some in (rows[:1], rows):
        with CaptureQueriesContext(
            connection,
        ) as caught:
            for known in known_of(some, date(2026, 5, 1)):
                assert known.course(date(2026, 5, 1)).shares
        counts.append(len(caught))
    assert counts == [6, 6]  # targets, versions, reports, values, starts, disputes


def _failing(row: Commitment, today: date) -> tuple[str, ...]:
    return tuple(map(str, queries.failing([fresh(row)], today).get(row.pk, ())))


def test_failures_are_told_by_facts(here: World) -> None:
    row = agreed(here)
    assert _failing(row, date(2026, 6, 30)) == ()
    assert _failing(row, date(2026, 7, 1)) == ("nothing",)
    assert queries.failing([made(here, "未确认事项")[0]], date(2027, 1, 1)) == {}


@pytest.mark.parametrize(("code", "classes"), [("wrongly_done", ("wrong",)), ("weakly_done", ("weak",))])
def test_a_dispute_of_the_other_side_speaks_for_a_class(
    here: World, code: str, classes: tuple[str, ...]
) -> None:
    row = reported(here)
    assert _failing(row, date(2026, 7, 1)) == ()
    request = request_of(row, Subject.DELIVERY)
    actions.answer(here.coordinator(here.b), request, Word.DISPUTED, at(86), code=code)
    assert _failing(row, date(2026, 7, 1)) == classes
