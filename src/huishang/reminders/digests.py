"""The digests of a day: for each person what he is reminded of, in every mechanism that he belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from huishang.ledger.queries import Awaited, awaited
from huishang.ledger.rules import clocks
from huishang.ledger.rules.clocks import Item, Reminder, Sent
from huishang.reminders.ladder import Ladder
from huishang.reminders.models import SentReminder
from huishang.sides.models import Mechanism


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a digest."""

    mechanism: Mechanism
    what: Awaited
    reminder: Reminder


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person is told on a day, the nearest deadline first."""

    person: Any
    lines: tuple[Line, ...]


def digests(day: date) -> list[Digest]:
    """The digests of a day, by user name; none on a day that is not worked. Nothing is sent or kept."""
    people: dict[str, Any] = {}
    found: dict[str, tuple[Mechanism, Awaited]] = {}
    items: list[tuple[str, Item]] = []
    for mechanism in Mechanism.objects.filter(retired_at=None):
        ladder = Ladder(mechanism)
        for one in awaited(mechanism):
            levels = ladder.people(one)
            people |= {str(user.pk): user for users in levels.values() for user in users}
            keys = {level: [str(user.pk) for user in users] for level, users in levels.items()}
            found[one.key] = mechanism, one
            items.append((one.clock, Item(one.key, one.due, keys)))
    past = _history(list(found), day)
    due = [each for clock, item in items for each in clocks.due_acts(clocks.clock(clock), item, past, day)]
    mails = clocks.digests(due, past, day)
    told = (
        Digest(people[key], tuple(Line(*found[each.item], each) for each in listed))
        for key, listed in mails.items()
    )
    return sorted(told, key=lambda digest: str(digest.person.get_username()))


def _history(keys: list[str], day: date) -> list[Sent]:
    """What was sent of these items before, and to whom anything was sent on the day."""
    sent = SentReminder.objects.filter(item__in=keys) | SentReminder.objects.filter(on=day)
    return [Sent(one.item, str(one.person_id), one.step, one.due, one.on) for one in sent]
