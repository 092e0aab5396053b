"""Where a person enters the ledger."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from huishang.accounts.access import needs
from huishang.accounts.rules import Act as GlobalAct
from huishang.sides.access import mechanisms_of
from huishang.sides.queries import with_sides
from huishang.sides.rules import Act


@needs(GlobalAct.READ)
def opening(request: HttpRequest) -> HttpResponse:
    """The ledgers that this person reads; where it is one, that one."""
    found = with_sides(mechanisms_of(request.user, Act.READ_SHARED))
    if len(found) == 1:
        return redirect("ledger:rows", found[0][0].uuid)
    return render(request, "ledger/ledgers.html", {"mechanisms": found})
