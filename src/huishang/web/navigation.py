"""The rooms of the site, in the order of the head of the page."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huishang.accounts.rules import Act


@dataclass(frozen=True, slots=True)
class Room:
    """One entry of the head of the page: its address, its name, and what one must be allowed to do."""

    address: str
    area: str
    name: Promise
    act: Act


ROOMS = (
    Room("home", "home", _("Home"), Act.READ),
    Room("ledger:opening", "ledger", _("Ledger"), Act.READ),
    Room("documents:list", "documents", _("Documents"), Act.READ),
    Room("review:queue", "review", _("Review"), Act.READ),
    Room("sides:mechanisms", "sides", _("Mechanisms"), Act.READ),
    Room("reporting:mine", "reporting", pgettext_lazy("room", "Reports"), Act.READ),
    Room("record:exchanges", "record", _("Exchanges"), Act.READ),
    Room("analysis:choose_pair", "analysis", _("Across the record"), Act.READ),
    Room("registry:people", "registry", _("Registry"), Act.READ),
)
