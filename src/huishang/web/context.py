"""What every page shows besides its own matter."""

from __future__ import annotations

from django.http import HttpRequest

from huishang import __version__
from huishang.accounts.access import may
from huishang.web.navigation import ROOMS


def site(request: HttpRequest) -> dict[str, object]:
    """The rooms that this person may enter, and the version of the program."""
    user = getattr(request, "user", None)
    match = request.resolver_match
    here = match.namespace or match.url_name if match else ""
    here = "home" if here == "opening" else here  # for whoever has no ledger it shows the start page
    return {
        "rooms": [(room, room.area == here) for room in ROOMS if may(user, room.act)],
        "version": __version__,
    }
