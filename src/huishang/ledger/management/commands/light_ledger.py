"""``huishang manage light_ledger``: give every row its light for a day."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.translation import ngettext

from huishang.ledger.actions import light_rows
from huishang.ledger.management.by_day import ByDay
from huishang.sides.models import Mechanism


class Command(ByDay):
    """Gives lights by the rule that each mechanism has chosen. To be run once a day."""

    help = "Give every row its light for a day, by the rule that the sides of its mechanism have chosen."

    def act(self, mechanism: Mechanism, day: date) -> str:
        """Give the lights of one mechanism."""
        changed = light_rows(mechanism, day, timezone.now())
        return ngettext("%(n)d light changed", "%(n)d lights changed", changed) % {"n": changed}
