"""``huishang manage read_anew``: let this version of the reader read every document that an older one read."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from huishang.review import anew, tasks


class Command(BaseCommand):
    """Reads documents again and says of each what changed. Nothing that a person decided is touched."""

    help = "Read again every document that an older reader read; what people decided stands."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--background`` leaves the work to the worker that runs beside the site."""
        parser.add_argument("--background", action="store_true", help="Leave it to the site's worker.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, a line for each document."""
        total = anew.waiting_count()
        if options["background"]:
            tasks.read_anew.enqueue()
            self.stdout.write(_("%(total)d documents will be read again.") % {"total": total})
            return
        for number, one in enumerate(anew.read_all_anew(timezone.now()), start=1):
            line = _("new %(came)d, gone %(went)d, other %(other)d, against verdicts %(against)d")
            facts = {"came": one.came, "went": one.went, "other": one.other, "against": one.contradicting}
            self.stdout.write(f"{number}/{total} {one.document}: {line % facts}")
