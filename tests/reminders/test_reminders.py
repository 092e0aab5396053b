"""Digests: one a person and day, on working days, up the ladder; what is sent is on record, what is private stays so."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.translation import override

from huishang.ledger import actions, queries
from huishang.ledger.models import Period
from huishang.reminders.actions import send
from huishang.reminders.digests import digests
from huishang.reminders.mail import body_of, subject_of
from huishang.reminders.models import SentReminder
from tests.ledger.people import World, acknowledged, at, made, world
from tests.reporting.scene import handed_in, opened, report_of, rows

pytestmark = pytest.mark.django_db
CLOSES = datetime(2026, 4, 10, 18, tzinfo=timezone.get_default_timezone())
THURSDAY, FRIDAY, SATURDAY, MONDAY = (date(2026, 4, day) for day in (9, 10, 11, 13))
SECRET = "内部底稿不得外传"


@pytest.fixture
def here() -> World:
    return world()


@pytest.fixture
def period(here: World) -> Period:
    rows(here, "甲事", "乙事")
    for user in here.everybody():
        user.email = f"{user.username}@example.org"
        user.save()
    return opened(here, closes=CLOSES)


def told(day: date) -> dict[str, str]:
    with override("en"):
        return {one.person.username: body_of(one) for one in digests(day)}


def sent(day: date) -> None:
    for digest in digests(day):
        send(digest, day, timezone.now())


def test_bodies_are_reminded_in_one_mail_of_all_that_waits(here: World, period: Period) -> None:
    mails = told(THURSDAY)
    assert set(mails) == {here.liaison(here.a).username, here.liaison(here.b).username}
    mail = mails[here.liaison(here.a).username]
    assert mail.count("Reports of 四川省交通运输厅 for 2026-Q1, still to write: 2") == 1
    assert "due 2026-04-10; days to the deadline: 1" in mail and "贵州" not in mail


def test_nobody_is_reminded_on_a_day_that_is_not_worked(here: World, period: Period) -> None:
    assert told(SATURDAY) == {} and told(MONDAY) != {}


def test_the_ladder_goes_from_the_body_to_its_own_office(here: World, period: Period) -> None:
    wednesday = date(2026, 4, 15)
    handed_in(here, report_of(period, here.b))
    handed_in(here, report_of(period, here.b, 1))
    ours = {here.coordinator(here.a).username, here.second(here.a).username, here.liaison(here.a).username}
    assert set(told(wednesday)) == ours, "what side b has handed in is reminded of no more"


def test_what_was_sent_is_on_record_and_not_sent_again_within_the_gap(
    here: World, period: Period, mailoutbox: list[Any]
) -> None:
    sent(THURSDAY)
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted(
        f"{here.liaison(side).username}@example.org" for side in (here.a, here.b)
    )
    assert all("2026-04-10" in mail.body for mail in mailoutbox)
    assert SentReminder.objects.count() == 2
    line = SentReminder.objects.first()
    assert line is not None and (line.clock, line.step, line.due) == ("report/1", "day_before", FRIDAY)
    assert told(THURSDAY) == {} and told(FRIDAY) == {} and told(MONDAY) == {}
    assert here.liaison(here.a).username in told(THURSDAY + timedelta(days=5))


def test_a_mail_that_does_not_go_out_is_not_on_record(here: World, period: Period, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1
    with pytest.raises(CommandError, match="2"):
        call_command("remind", at="2026-04-09", send=True, stdout=StringIO(), stderr=StringIO())
    assert not SentReminder.objects.exists()


def test_the_command_shows_and_sends_nothing_unless_told(
    here: World, period: Period, mailoutbox: list[Any]
) -> None:
    user = here.liaison(here.a)
    user.email = ""
    user.save()
    out = StringIO()
    call_command("remind", at="2026-04-09", stdout=out)
    assert user.username in out.getvalue() and "2026-Q1" in out.getvalue()
    assert not mailoutbox and not SentReminder.objects.exists()
    call_command("remind", at="2026-04-09", send=True, stdout=StringIO())
    assert len(mailoutbox) == 1, "who has no address gets no mail"


@pytest.mark.parametrize("day", ["2026-04-31", "morgen", "2999-01-04"])
def test_a_day_that_is_none_or_is_to_come_is_refused(day: str) -> None:
    with pytest.raises(CommandError):
        call_command("remind", at=day)


def test_nothing_that_a_side_keeps_to_itself_is_in_any_mail(here: World, period: Period) -> None:
    note = actions.Told(work=SECRET, problems=SECRET, to_coordinate=SECRET, values={"t1": ("987654", "")})
    actions.write_report(here.liaison(here.a), report_of(period, here.a), note, at(81))
    people = {user.username for user in here.everybody()} - {here.stranger.username, here.observer.username}
    reminded = set()
    for n in range(0, 120, 3):
        mails = told(THURSDAY + timedelta(days=n))
        reminded |= set(mails)
        text = "".join(mails.values())
        assert SECRET not in text and "987654" not in text
        theirs = "".join(mail for name, mail in mails.items() if name.endswith(str(here.b.pk)))
        assert here.body_a.words not in theirs
    assert reminded == people, "after months everybody on the ladder hears of it, and nobody else"


def test_who_has_not_answered_is_reminded_and_who_has_is_not(here: World) -> None:
    row = acknowledged(here, made(here)[0])
    request = row.requests.get(outcome="")
    day = timezone.localdate(request.until)
    assert {name for name in told(day) if name.startswith("coordinator")} == {
        here.coordinator(here.a).username,
        here.coordinator(here.b).username,
    }
    actions.answer(here.coordinator(here.a), request, "confirmed", at(3))  # type: ignore[arg-type]
    assert here.coordinator(here.a).username not in told(day)
    assert f"To be answered by {here.b.label}" in told(day)[here.coordinator(here.b).username]


def test_mails_are_in_the_language_of_the_page_that_shows_them(here: World, period: Period) -> None:
    digest = digests(THURSDAY)[0]
    with override("zh-hans"):
        assert "会商" in subject_of(digest) and "距时限还有1天" in body_of(digest)


def test_what_is_awaited_is_found_with_as_many_questions_for_many_rows_as_for_few(
    here: World, django_assert_max_num_queries: Any
) -> None:
    rows(here, *(f"事项{n}" for n in range(6)))
    opened(here, closes=CLOSES)
    with django_assert_max_num_queries(12):
        assert len(queries.awaited(here.mechanism)) == 6 + 2
