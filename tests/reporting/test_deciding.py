"""Periods, who has reported, and what an office decides on what was handed in."""

from __future__ import annotations

import pytest

from huishang.ledger import actions, queries
from huishang.ledger.models import Period, ProgressReport
from tests.ledger.people import World, at, world
from tests.reporting.scene import (
    LAST,
    accepted,
    address,
    browser,
    handed_in,
    opened,
    report_of,
    rows,
)

pytestmark = pytest.mark.django_db
SECRET = "内部底稿不得外传"


@pytest.fixture
def here() -> World:
    return world()


def revision(*reports: ProgressReport) -> dict[str, str]:
    found = ProgressReport.objects.in_bulk([one.pk for one in reports])
    return {f"revision-{key}": str(one.revision) for key, one in found.items()}


def test_a_period_is_opened_closed_and_opened_again_on_its_pages(here: World) -> None:
    rows(here)
    client = browser(here.coordinator(here.a))
    page = f"/mechanisms/{here.mechanism.uuid}/periods"
    wrong = client.post(page, {"code": "2026第一季", "closes_at": "2026-04-05"})
    assert wrong.status_code == 422 and "is no period" in wrong.content.decode()
    assert client.post(page, {"code": "2026-Q1", "closes_at": "2026-04-05"}).status_code == 302
    period = Period.objects.get()
    assert period.reports.count() == 2 and period.closes_at.astimezone().isoformat()[:10] == "2026-04-05"
    assert "2026-Q1" in client.get(page).content.decode()
    period.closes_at = at(1)
    period.save()
    client.post(address("close", period))
    period.refresh_from_db()
    assert period.is_closed and period.closed_by == here.coordinator(here.a)
    client.post(address("reopen", period), {"closes_at": "2099-01-01"})
    period.refresh_from_db()
    assert not period.is_closed


def test_a_side_cannot_shut_the_other_out(here: World) -> None:
    rows(here)
    period = opened(here, closes=at(90))
    with pytest.raises(actions.LedgerError, match="2"):
        actions.close_period(here.coordinator(here.a), period, at(89))
    for side in (here.a, here.b):
        accepted(here, report_of(period, side))
    assert actions.close_period(here.coordinator(here.a), period, at(89)).is_closed


def test_who_may_not_open_a_period_sees_no_form_and_is_refused(here: World) -> None:
    client = browser(here.liaison(here.a))
    page = f"/mechanisms/{here.mechanism.uuid}/periods"
    assert "Open a period" not in client.get(page).content.decode()
    assert client.post(page, {"code": "2026-Q1", "closes_at": "2026-04-05"}).status_code == 403


def test_many_are_accepted_at_once_and_leave_every_list(here: World) -> None:
    rows(here, "甲事", "乙事")
    period = opened(here)
    both = [handed_in(here, report_of(period, here.a, place)) for place in (0, 1)]
    client = browser(here.coordinator(here.a))
    assert "甲事" in client.get(address("period", period)).content.decode()
    data = revision(*both) | {"verdict": "accept", "chosen": [str(one.pk) for one in both]}
    assert client.post(address("decide", period), data).status_code == 302
    assert [one.state for one in period.reports.filter(side=here.a)] == ["accepted", "accepted"]
    assert "Nothing waits for a decision" in client.get(address("period", period)).content.decode()
    assert not queries.waiting_for(here.liaison(here.a), here.mechanism).to_write


def test_one_is_accepted_by_its_own_button_whatever_is_ticked(here: World) -> None:
    rows(here, "甲事", "乙事")
    period = opened(here)
    one, two = (handed_in(here, report_of(period, here.a, place)) for place in (0, 1))
    data = revision(one, two) | {"only": str(one.pk), "chosen": str(two.pk)}
    browser(here.coordinator(here.a)).post(address("decide", period), data)
    assert [r.state for r in period.reports.filter(side=here.a).order_by("row__serial")] == [
        "accepted",
        "submitted",
    ]


def test_a_return_needs_a_reason_and_reaches_the_body_with_it(here: World) -> None:
    rows(here)
    period = opened(here)
    report = handed_in(here, report_of(period, here.a))
    client = browser(here.coordinator(here.a))
    data = revision(report) | {"verdict": "return", "chosen": str(report.pk), "words": "附佐证"}
    refused = client.post(address("decide", period), data)
    assert refused.status_code == 422 and "Choose a reason" in refused.content.decode()
    client.post(address("decide", period), data | {"code": "no_evidence"})
    report.refresh_from_db()
    assert (report.state, report.returned_code, report.returned_words) == (
        "returned",
        "no_evidence",
        "附佐证",
    )


def test_nothing_is_decided_where_one_of_many_cannot_be(here: World) -> None:
    rows(here, "甲事", "乙事")
    period = opened(here)
    coordinator = here.coordinator(here.a)
    one = handed_in(here, report_of(period, here.a))
    own = report_of(period, here.a, 1)
    actions.write_report(coordinator, own, LAST, at(81))
    actions.submit_report(coordinator, own, at(81))
    data = revision(one, own) | {"verdict": "accept", "chosen": [str(one.pk), str(own.pk)]}
    response = browser(coordinator).post(address("decide", period), data)
    assert response.status_code == 422 and "You made this yourself" in response.content.decode()
    assert set(period.reports.filter(side=here.a).values_list("state", flat=True)) == {"submitted"}


def test_nothing_chosen_is_said(here: World) -> None:
    rows(here)
    period = opened(here)
    handed_in(here, report_of(period, here.a))
    response = browser(here.coordinator(here.a)).post(address("decide", period), {"verdict": "accept"})
    assert response.status_code == 422 and "Choose at least one" in response.content.decode()


def test_what_a_side_keeps_to_itself_shows_on_no_page_of_others(here: World) -> None:
    rows(here)
    period = opened(here)
    told = actions.Told(work=SECRET, problems=SECRET, next_step=SECRET, values={"t1": ("987654", "")})
    report = handed_in(here, report_of(period, here.a), told)
    pages = [
        address("period", period),
        f"/mechanisms/{here.mechanism.uuid}/periods",
        address("write", period, here.body_b.pk),
        address("write", period, here.body_a.pk),
        "/reports",
    ]
    for user in [*here.everybody()]:
        told_to = "".join(browser(user).get(page).content.decode() for page in pages)
        sees = user in (here.coordinator(here.a), here.second(here.a))
        assert (SECRET in told_to, "987654" in told_to) == (sees, sees), user
    theirs = browser(here.coordinator(here.b))
    data = revision(report) | {"verdict": "accept", "only": str(report.pk)}
    assert theirs.post(address("decide", period), data).status_code == 422
    report.refresh_from_db()
    assert report.state == "submitted"


def test_of_the_other_side_only_what_is_shared_is_counted(here: World) -> None:
    rows(here, "甲事", "乙事")
    period = opened(here)
    accepted(here, report_of(period, here.a))
    handed_in(here, report_of(period, here.a, 1))
    assert queries.shared_of(here.coordinator(here.b), period) == {here.a.pk: (1, 2), here.b.pk: (0, 2)}
    assert queries.shared_of(here.stranger, period) == {}


def test_my_page_says_what_i_write_and_decide(here: World) -> None:
    rows(here, "甲事", "乙事")
    period = opened(here)
    handed_in(here, report_of(period, here.a))
    assert "1 report to write" in browser(here.liaison(here.a)).get("/reports").content.decode()
    page = browser(here.coordinator(here.a)).get("/reports").content.decode()
    assert "1 report was handed in" in page and here.body_b.name not in page
    assert "Nothing waits for you here" in browser(here.office).get("/reports").content.decode()
    assert "You belong to no mechanism" in browser(here.stranger).get("/reports").content.decode()
