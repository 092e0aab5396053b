"""What the administrator of the installation sets up: mechanisms and their sides."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from huishang.accounts.access import needs
from huishang.accounts.rules import Act as GlobalAct
from huishang.sides import actions
from huishang.sides.access import within
from huishang.sides.forms import MechanismForm, NewMechanismForm, ReasonForm, SideForm
from huishang.sides.models import Mechanism
from huishang.sides.rules import Act
from huishang.sides.views.asking import ask


@needs(GlobalAct.ADMINISTER)
def start(request: HttpRequest) -> HttpResponse:
    """Start a mechanism with its sides."""
    form = NewMechanismForm(request.POST or None)

    def act() -> Mechanism:
        return actions.start_mechanism(request.user, form.draft(), form.regions(), timezone.now())

    about = _(
        "The sides are equals. The order in which you enter them counts only in a series that keeps its own."
    )
    return ask(request, form, act, title=_("Start a mechanism"), button=_("Start it"), about=about)


@within(Act.SET_UP)
def change(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """Change what is said of a mechanism."""
    form = MechanismForm(request.POST or None, initial=MechanismForm.initial_of(mechanism))

    def act() -> Mechanism:
        return actions.change_mechanism(request.user, mechanism, form.draft(), timezone.now())

    return ask(
        request,
        form,
        act,
        mechanism=mechanism,
        title=_("Change the mechanism"),
        button=pgettext("form", "Store"),
    )


@within(Act.SET_UP)
def retire(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """Retire a mechanism: it can be read, and brought back."""
    form = ReasonForm(request.POST or None)

    def act() -> None:
        actions.retire_mechanism(request.user, mechanism, form.cleaned_data["because"], timezone.now())

    about = _(
        "Nothing is deleted: it stays readable for its members, nothing in it can be changed, and it can be brought back."
    )
    return ask(
        request,
        form,
        act,
        mechanism=mechanism,
        title=_("Retire the mechanism"),
        button=_("Retire"),
        about=about,
    )


@within(Act.SET_UP)
@require_POST
def restore(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """Bring a retired mechanism back."""
    actions.restore_mechanism(request.user, mechanism, timezone.now())
    return redirect("sides:mechanism", mechanism.uuid)


@within(Act.SET_UP)
def add_side(request: HttpRequest, mechanism: Mechanism) -> HttpResponse:
    """Add a side."""
    form = SideForm(request.POST or None)

    def act() -> None:
        actions.add_side(request.user, mechanism, form.cleaned_data["region"], timezone.now())

    return ask(request, form, act, mechanism=mechanism, title=_("Add a side"), button=pgettext("form", "Add"))


@within(Act.SET_UP)
def retire_side(request: HttpRequest, mechanism: Mechanism, side: int) -> HttpResponse:
    """Let a side leave."""
    one = get_object_or_404(mechanism.sides, pk=side, retired_at=None)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        actions.retire_side(request.user, one, form.cleaned_data["because"], timezone.now())

    return ask(
        request,
        form,
        act,
        mechanism=mechanism,
        title=_("%(side)s leaves the mechanism") % {"side": one.region.name},
        button=_("It leaves"),
        about=_("The roles of its people end with it. What it did and confirmed stays."),
    )
