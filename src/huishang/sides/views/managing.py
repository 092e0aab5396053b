"""What a side says of itself: office, bodies, and who is what for it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from huishang.accounts.models import User
from huishang.sides import actions, queries
from huishang.sides.access import within
from huishang.sides.forms import BodyForm, LinkForm, OfficeForm, ReasonForm, RetireBodyForm, RoleForm
from huishang.sides.models import Mechanism, Side, SideBody
from huishang.sides.rules import Act, Role, may_give
from huishang.sides.views.asking import ask


def _managed(request: HttpRequest, mechanism: Mechanism, side: int) -> Side:
    """The side of an address, for somebody who may manage it."""
    one = get_object_or_404(mechanism.sides.select_related("region", "office"), pk=side, retired_at=None)
    request.standing.demand(Act.MANAGE_SIDE, one)
    return one


def _managed_body(request: HttpRequest, mechanism: Mechanism, body: int) -> SideBody:
    """The body of an address, for somebody who may manage its side."""
    bodies = SideBody.objects.filter(side__mechanism=mechanism, retired_at=None)
    one = get_object_or_404(bodies.select_related("side", "organization"), pk=body)
    request.standing.demand(Act.MANAGE_SIDE, one.side)
    return one


@within(Act.MANAGE_SIDE)
def office(request: HttpRequest, mechanism: Mechanism, side: int) -> HttpResponse:
    """Name the coordination office of a side."""
    one = _managed(request, mechanism, side)
    form = OfficeForm(request.POST or None, initial={"office": one.office_name})

    def act() -> None:
        meant = form.cleaned_data["office"]
        because = form.cleaned_data["because"]
        actions.set_office(
            request.user, one, meant.organization, timezone.now(), words=meant.words, because=because
        )

    title = _("Coordination office of %(side)s") % {"side": one.region.name}
    return ask(
        request,
        form,
        act,
        mechanism=mechanism,
        title=title,
        button=pgettext("form", "Store"),
        about=_as_text(),
    )


@within(Act.MANAGE_SIDE)
def add_body(request: HttpRequest, mechanism: Mechanism, side: int) -> HttpResponse:
    """Add a body to a side."""
    one = _managed(request, mechanism, side)
    form = BodyForm(request.POST or None)

    def act() -> None:
        data = form.cleaned_data
        actions.add_body(
            request.user,
            one,
            data["body"].organization,
            timezone.now(),
            words=data["body"].words,
            short=data["short"],
            since=data["since"],
        )

    title = _("Add a body of %(side)s") % {"side": one.region.name}
    return ask(
        request, form, act, mechanism=mechanism, title=title, button=pgettext("form", "Add"), about=_as_text()
    )


@within(Act.MANAGE_SIDE)
def link_body(request: HttpRequest, mechanism: Mechanism, body: int) -> HttpResponse:
    """Say which body of the registry a body is."""
    one = _managed_body(request, mechanism, body)
    form = LinkForm(request.POST or None, initial={"body": one.name})

    def act() -> None:
        actions.link_body(request.user, one, form.cleaned_data["body"], timezone.now())

    title = _("Which body of the registry is %(body)s?") % {"body": one.name}
    return ask(request, form, act, mechanism=mechanism, title=title, button=_("It is this one"))


@within(Act.MANAGE_SIDE)
def retire_body(request: HttpRequest, mechanism: Mechanism, body: int) -> HttpResponse:
    """Let a body owe nothing new."""
    one = _managed_body(request, mechanism, body)
    form = RetireBodyForm(request.POST or None)

    def act() -> None:
        data = form.cleaned_data
        actions.retire_body(request.user, one, data["because"], timezone.now(), until=data["until"])

    return ask(
        request,
        form,
        act,
        mechanism=mechanism,
        title=_("%(body)s leaves the mechanism") % {"body": one.name},
        button=_("It leaves"),
        about=_("The roles of its liaisons end with it. What it reported stays."),
    )


@within(Act.MANAGE_SIDE)
def give_role(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """Give somebody a role."""
    here = request.standing
    may_set_up = here.may(Act.SET_UP)
    sides = [side for side in queries.sides(mechanism) if may_set_up or here.may(Act.MANAGE_SIDE, side)]
    roles = [role for role in Role if may_give(role, may_set_up=may_set_up, may_manage_side=bool(sides))]
    asked = {key: request.GET[key] for key in ("role", "place") if key in request.GET}
    form = RoleForm(request.POST or None, roles=roles, sides=sides, initial=asked)

    def act() -> None:
        data = form.cleaned_data
        role = Role(data["role"])
        actions.give_role(request.user, data["username"], role, mechanism, timezone.now(), **form.where())

    accounts = User.objects.filter(is_active=True).order_by("username") if may_set_up else []
    return ask(
        request,
        form,
        act,
        mechanism=mechanism,
        title=_("Give a role"),
        button=pgettext("role", "Give"),
        accounts=accounts,
    )


@within(Act.MANAGE_SIDE)
def end_role(request: HttpRequest, mechanism: Mechanism, role: int) -> HttpResponse:
    """End a role."""
    members = mechanism.memberships.filter(ended_at=None).select_related("user", "side")
    one = get_object_or_404(members, pk=role)
    here = request.standing
    may_manage = one.side is not None and here.may(Act.MANAGE_SIDE, one.side)
    if not may_give(Role(one.role), may_set_up=here.may(Act.SET_UP), may_manage_side=may_manage):
        raise PermissionDenied(Act.MANAGE_SIDE)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        actions.end_role(request.user, one, form.cleaned_data["because"], timezone.now())

    title = _("End the role: %(person)s, %(role)s") % {"person": one.user, "role": one.get_role_display()}
    return ask(request, form, act, mechanism=mechanism, title=title, button=_("End it"))


def _as_text() -> str:
    return _(
        "Choose a body of the registry. A name that the registry does not have stays text until somebody links it."
    )
