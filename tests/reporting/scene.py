"""An open period on agreed rows of two sides, and reports in it, for tests of reporting."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from huishang.accounts.rules import Role as GlobalRole
from huishang.ledger import actions
from huishang.ledger.models import Period, ProgressReport
from huishang.sides.models import Side
from tests.ledger.people import World, agreed, at, made
from tests.people import signed_in

LAST = actions.Told(
    work="完成两条通道路基",
    physical="路基完成",
    percent="40",
    problems="用地未批",
    next_step="报批用地",
    done="partly",
    values={"t1": ("2", "")},
)


def rows(here: World, *titles: str) -> None:
    """Rows that both sides agreed on, each owed by a body of both."""
    for row in made(here, *titles or ("打通省界断头路",)):
        agreed(here, row)


def opened(here: World, code: str = "2026-Q1", when: float = 80, closes: datetime | None = None) -> Period:
    closes = closes or timezone.now() + timedelta(days=30)
    return actions.open_period(here.office, here.mechanism, code, closes, at(when))


def report_of(period: Period, side: Side, place: int = 0) -> ProgressReport:
    return period.reports.filter(side=side).order_by("row__serial")[place]


def handed_in(
    here: World, report: ProgressReport, told: actions.Told = LAST, when: float = 81
) -> ProgressReport:
    liaison = here.liaison(report.side)
    actions.write_report(liaison, report, told, at(when))
    return actions.submit_report(liaison, report, at(when))


def accepted(here: World, report: ProgressReport, told: actions.Told = LAST) -> ProgressReport:
    handed_in(here, report, told)
    return actions.accept_report(here.coordinator(report.side), report, at(82))


def second_period(here: World) -> Period:
    """A period whose reports of side a are filled from an accepted one."""
    rows(here)
    first = opened(here)
    accepted(here, report_of(first, here.a))
    return opened(here, "2026-Q2", 170)


def browser(user: Any, language: str = "en") -> Client:
    client = signed_in(GlobalRole.READER, user.username)
    client.cookies["language"] = language
    return client


def address(name: str, period: Period, *more: Any) -> str:
    return reverse(f"reporting:{name}", args=[period.mechanism.uuid, period.uuid, *more])


def sent(report: ProgressReport, **parts: str) -> dict[str, str]:
    """What the page of a body sends for one report: everything filled in."""
    found = ProgressReport.objects.get(pk=report.pk)
    plain = {
        "revision": str(found.revision),
        "work": "",
        "physical": "",
        "percent": "",
        "problems": "",
        "to_coordinate": "",
        "coordinate_by": "",
        "next_step": "",
        "done": "not_yet",
        "value_t1": "",
        "definition_t1": "",
        "done_on_m1": "",
    }
    return {f"r{found.pk}-{name}": words for name, words in (plain | parts).items()}
