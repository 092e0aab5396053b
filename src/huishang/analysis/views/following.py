"""Following a region."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from huishang.accounts.access import needs
from huishang.accounts.rules import Act
from huishang.analysis import actions
from huishang.registry.models import Region


@needs(Act.READ)
@require_POST
def follow(request: HttpRequest, slug: str) -> HttpResponse:
    """Follow a region, or stop: what concerns it stands first on the start page."""
    region = get_object_or_404(Region, slug=slug)
    if request.POST.get("follow") == "0":
        actions.unfollow(request.user, region)
    else:
        actions.follow(request.user, region, timezone.now())
    return redirect("analysis:region", slug)
