"""``huishang manage note_silence``: put on record which sides have not answered in time."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import ngettext

from huishang.ledger.actions import note_silence
from huishang.ledger.management.by_day import ByDay
from huishang.sides.models import Mechanism


class Command(ByDay):
    """Notes silence; it is on record and is never consent. To be run once a day."""

    help = "Note which sides have not answered what they were asked to confirm. Silence is never consent."

    def act(self, mechanism: Mechanism, day: date) -> str:
        """Note where the time was over by the end of the day."""
        over_by = timezone.make_aware(datetime.combine(day, time.max))
        noted = note_silence(mechanism, timezone.now(), over_by=over_by)
        return ngettext("%(n)d silence noted", "%(n)d silences noted", noted) % {"n": noted}
