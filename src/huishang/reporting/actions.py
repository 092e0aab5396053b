"""Many reports in one act: all of them, or none and each problem with its report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from huishang.ledger import actions
from huishang.ledger.words import Return
from huishang.reporting.parts import parts_of, told_from


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person says in a report that he saw at a revision: every part of it."""

    report: Any
    parts: Mapping[str, str]
    revision: int

    @property
    def is_changed(self) -> bool:
        """Whether it says anything else than is stored."""
        return dict(self.parts) != parts_of(self.report)


class Problems(Exception):
    """Nothing was stored; ``of`` gives a sentence for each report, by key, that stands in the way."""

    def __init__(self, of: Mapping[int, str]) -> None:
        super().__init__("; ".join(of.values()))
        self.of = dict(of)


@transaction.atomic
def save(by: Any, entries: Iterable[Entry], at: datetime, hand_in: Collection[int] = ()) -> int:
    """Write the reports that say something new, hand in those whose keys are given; how many were written.

    Raises:
        Problems: nothing was stored.

    """
    written = 0

    def write(entry: Entry) -> None:
        nonlocal written
        report, revision = entry.report, entry.revision
        if entry.is_changed:
            report = actions.write_report(by, report, told_from(entry.parts), at, revision=revision)
            written, revision = written + 1, report.revision
        if report.pk in hand_in:
            actions.submit_report(by, report, at, revision=revision)

    _each((entry.report.pk, lambda entry=entry: write(entry)) for entry in entries)
    return written


@transaction.atomic
def accept(by: Any, reports: Iterable[tuple[Any, int]], at: datetime) -> None:
    """Accept reports, each with the revision that was looked at.

    Raises:
        Problems: none was accepted.

    """
    _each(
        (one.pk, lambda one=one, seen=seen: actions.accept_report(by, one, at, revision=seen))
        for one, seen in reports
    )


@transaction.atomic
def send_back(by: Any, reports: Iterable[tuple[Any, int]], code: Return, words: str, at: datetime) -> None:
    """Return reports with a coded reason, each with the revision that was looked at.

    Raises:
        Problems: none was returned.

    """
    _each(
        (one.pk, lambda one=one, seen=seen: actions.return_report(by, one, code, words, at, revision=seen))
        for one, seen in reports
    )


def _each(acts: Iterable[tuple[int, Callable[[], object]]]) -> None:
    """Do every act, so that all problems are told at once; then stand by all of them or none."""
    problems: dict[int, str] = {}
    for key, act in acts:
        try:
            act()
        except actions.LedgerError as error:
            problems[key] = str(error)
    if problems:
        raise Problems(problems)
