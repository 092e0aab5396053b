"""Until when the sides should answer what they are asked to confirm, where nobody set a time."""

from __future__ import annotations

from datetime import date
from functools import cache

from huishang.ledger.rules.confirming import Subject
from huishang.ledger.rules.tables import rows
from huishang.ledger.rules.versions import RuleId, chosen, rule_of
from huishang.ledger.rules.workdays import Counted, add_workdays


def last_day(subject: Subject, asked: date, version: int | None = None) -> Counted:
    """The last day to answer, in working days after the day of asking; a year that is not known has weekends only.

    Raises:
        UnknownRule: answer_times.tsv has no such version.

    """
    rule = chosen(_workdays(), "answers", version)
    return add_workdays(asked, _workdays()[rule][subject], assume_weekends=True)


@cache
def _workdays() -> dict[RuleId, dict[Subject, int]]:
    found: dict[RuleId, dict[Subject, int]] = {}
    for row in rows("answer_times"):
        found.setdefault(rule_of(row), {})[Subject(row["subject"])] = int(row["workdays"])
    return found
