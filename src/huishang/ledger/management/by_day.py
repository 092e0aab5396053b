"""What the clock does in every mechanism, as of a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from huishang.sides.models import Mechanism


class ByDay(BaseCommand):
    """A command with ``--at DAY``: today unless given, and no day to come."""

    def add_arguments(self, parser: CommandParser) -> None:
        """``--at`` is a day as 2026-03-31."""
        parser.add_argument(
            "--at", metavar="DAY", help="As of this day, such as 2026-03-31; today unless given."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it for every mechanism that is not retired; a line for each."""
        day = day_given(options["at"])
        for mechanism in Mechanism.objects.filter(retired_at=None):
            self.stdout.write(f"{mechanism}: {self.act(mechanism, day)}")

    def act(self, mechanism: Mechanism, day: date) -> str:
        """Do it for one mechanism; a sentence that says what was done."""
        raise NotImplementedError


def day_given(given: str | None) -> date:
    """The day of ``--at``: today where none is given; no day to come."""
    today = timezone.localdate()
    try:
        day = date.fromisoformat(given) if given else today
    except ValueError:
        raise CommandError(_("%(day)s is no day: write 2026-03-31.") % {"day": given}) from None
    if day > today:
        raise CommandError(_("%(day)s is still to come.") % {"day": given})
    return day
