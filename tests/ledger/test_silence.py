"""Time to answer that nobody set, and silence after it."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from huishang.ledger import actions
from huishang.ledger.rules.confirming import Subject
from tests.ledger.people import World, acknowledged, at, fresh, made, request_of, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world()


def _run(day: str) -> str:
    out = StringIO()
    call_command("note_silence", "--at", day, stdout=out)
    return out.getvalue()


def test_a_request_has_the_usual_time_unless_another_is_set(here: World) -> None:
    request = request_of(acknowledged(here, made(here)[0]), Subject.ROW)
    assert request.until is not None
    assert timezone.localtime(request.until).isoformat() == "2026-01-28T23:59:59+08:00"
    actions.set_time(here.office, request, at(5), at(3))
    request.refresh_from_db()
    assert request.until == at(5)


def test_silence_is_noted_after_the_last_day_to_answer_and_once(here: World) -> None:
    row = acknowledged(here, made(here)[0])
    told = [_run(day).rpartition(": ")[2] for day in ("2026-01-27", "2026-01-28", "2026-01-29")]
    assert ["".join(filter(str.isdigit, words)) for words in told] == ["0", "2", "0"]
    assert fresh(row).state == "acknowledged"
    assert [line.act for line in row.history.order_by("-pk")[:2]] == ["silence", "silence"]


def test_a_day_that_is_none_or_to_come_is_refused() -> None:
    for wrong in ("2026-13-01", "soon", date(9999, 1, 1).isoformat()):
        with pytest.raises(CommandError):
            _run(wrong)
