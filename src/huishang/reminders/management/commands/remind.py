"""``huishang manage remind``: the digests of a day, shown, or sent by mail."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from huishang.ledger.management.by_day import day_given
from huishang.reminders.actions import send
from huishang.reminders.digests import Digest, digests
from huishang.reminders.mail import body_of, subject_of


class Command(BaseCommand):
    """Shows whom it would remind; with ``--send`` it reminds. To be run once a day."""

    help = "Show the digests of a day; with --send they go out by mail (EMAIL_URL) and are on record."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--at`` is a day as 2026-03-31."""
        parser.add_argument("--at", metavar="DAY", help="As of this day; today unless given.")
        parser.add_argument("--send", action="store_true", help="Send them.")

    def handle(self, *args: Any, **options: Any) -> None:
        """A part for each person; the status is 1 where a mail could not be sent."""
        day, failed = day_given(options["at"]), 0
        for digest in digests(day):
            self.stdout.write(
                f"== {digest.person.get_username()} · {digest.person.email or _('no address of mail')}"
            )
            if not options["send"]:
                self.stdout.write(f"{subject_of(digest)}\n{body_of(digest)}")
            elif digest.person.email:
                failed += not self._sent(digest, day)
        if failed:
            raise CommandError(
                _("Mails that could not be sent: %(n)d. They are tried again next time.") % {"n": failed}
            )

    def _sent(self, digest: Digest, day: Any) -> bool:
        try:
            send(digest, day, timezone.now())
        except OSError as error:
            self.stderr.write(str(error))
            return False
        self.stdout.write(subject_of(digest))
        return True
