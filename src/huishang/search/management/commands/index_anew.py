"""``huishang manage index_anew``: make the index of the search anew from what the site holds."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from huishang.search.actions import index_anew

KINDS = {
    "document": _("documents"),
    "region": _("regions"),
    "person": _("people"),
    "body": _("bodies"),
    "exchange": _("exchanges"),
    "agreement": _("agreements"),
}


class Command(BaseCommand):
    """Needed only after a repair by hand: the index follows every change by itself."""

    help = "Make the index of the search anew. Until it ends, searches find what is done so far."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, a line for each step."""
        for what, done, total in index_anew():
            self.stdout.write(f"{KINDS[what]} {done}/{total}")
        self.stdout.write(str(_("The index is made anew.")))
