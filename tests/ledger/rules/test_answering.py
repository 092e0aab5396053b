"""The usual time to answer."""

from __future__ import annotations

from datetime import date

import pytest

from huishang.ledger.rules.answering import last_day
from huishang.ledger.rules.confirming import Subject
from huishang.ledger.rules.versions import UnknownRule


@pytest.mark.parametrize("subject", list(Subject))
def test_every_subject_has_a_time(subject: Subject) -> None:
    assert last_day(subject, date(2025, 3, 3)).day > date(2025, 3, 3)


def test_working_days_are_counted_and_a_holiday_is_none() -> None:
    assert last_day(Subject.CLOSING, date(2025, 3, 3)).day == date(2025, 3, 17)
    assert last_day(Subject.CLOSING, date(2025, 9, 25)).day == date(
        2025, 10, 15
    )  # 1 to 8 October are free; 28 September and 11 October, of weekends, are worked


def test_a_year_that_is_not_known_says_that_weekends_decided() -> None:
    assert not last_day(Subject.ROW, date(2025, 3, 3)).is_assumed
    assert last_day(Subject.ROW, date(2099, 3, 2)).is_assumed


def test_a_version_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UnknownRule):
        last_day(Subject.ROW, date(2025, 3, 3), version=99)
