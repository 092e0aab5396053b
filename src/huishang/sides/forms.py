"""What people fill in about mechanisms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from huishang.accounts.models import User
from huishang.registry.fields import PartialDateInput
from huishang.registry.models import Organization, Region
from huishang.sides.actions import Draft
from huishang.sides.models import FIELD_NAMES, ROLE_NAMES, Mechanism, Side, SideBody
from huishang.sides.queries import body_named, regions_named
from huishang.sides.rules import OF_NO_SIDE, Role

SIDES_AT_ONCE = 6
"""Sides that the form of a new mechanism takes; more are added on its page."""


def _searched(kind: str) -> forms.TextInput:
    """A field that offers what the registry has while one types."""
    return forms.TextInput(
        attrs={
            "list": f"found-{kind}",
            "autocomplete": "off",
            "hx-get": reverse_lazy("sides:find", args=[kind]),
            "hx-trigger": "input changed delay:250ms",
            "hx-target": f"#found-{kind}",
        }
    )


class RegionField(forms.CharField):
    """A region of the registry, by its full name, its short form where only one has it, or its code."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=60, widget=_searched("regions"), **kwargs)

    def clean(self, value: Any) -> Region | None:
        """The region; a sentence that says what to do where none or several are meant."""
        words = str(super().clean(value)).strip()
        if not words:
            return None
        found = regions_named(words.split()[-1])
        if not found:
            raise forms.ValidationError(
                _("The registry has no region “%(words)s”. Write its full name or its code.")
                % {"words": words}
            )
        if len(found) > 1:
            raise forms.ValidationError(
                _("Several regions are called so: %(which)s. Write the code.")
                % {"which": "、".join(f"{one.parent or ''}{one.name} {one.code}" for one in found[:5])}
            )
        return found[0]


@dataclass(frozen=True, slots=True)
class BodyMeant:
    """A body as a person named it, and the one of the registry that bears exactly this name, if there is one."""

    words: str
    organization: Organization | None


class BodyField(forms.CharField):
    """A body by its full name; one that the registry does not have stays text until it is linked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=200, widget=_searched("bodies"), **kwargs)

    def clean(self, value: Any) -> BodyMeant:
        """The name, with the body of the registry where there is one."""
        words = str(super().clean(value)).strip()
        return BodyMeant(words, body_named(words))


class MechanismForm(forms.Form):
    """What is said of a mechanism."""

    name = forms.CharField(label=FIELD_NAMES["name"], max_length=120)
    name_en = forms.CharField(label=FIELD_NAMES["name_en"], max_length=160, required=False)
    short = forms.CharField(label=FIELD_NAMES["short"], max_length=30, required=False)
    since = PartialDateInput(label=FIELD_NAMES["since"])
    ended = PartialDateInput(label=FIELD_NAMES["ended"])
    keeps_order = forms.BooleanField(
        label=FIELD_NAMES["keeps_order"],
        required=False,
        help_text=gettext_lazy(
            "A named series keeps the order of its sides wherever it is held. Else the host of the occasion comes first."
        ),
    )
    note = forms.CharField(
        label=FIELD_NAMES["note"],
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What is known of it, and from where."),
    )

    def draft(self) -> Draft:
        """What was filled in."""
        return Draft(**{field: self.cleaned_data[field] for field in FIELD_NAMES})

    @staticmethod
    def initial_of(mechanism: Mechanism) -> dict[str, Any]:
        """What a mechanism has now."""
        return {field: getattr(mechanism, field) for field in asdict(Draft(""))}


class NewMechanismForm(MechanismForm):
    """A new mechanism with its sides."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["ended"]
        for number in range(1, SIDES_AT_ONCE + 1):
            self.fields[f"side_{number}"] = RegionField(
                label=_("Side %(number)d") % {"number": number}, required=number <= 2
            )

    def draft(self) -> Draft:
        """What was filled in; a new mechanism has not ended."""
        self.cleaned_data["ended"] = ""
        return super().draft()

    def regions(self) -> list[Region]:
        """The sides, in the order in which they stand on the form."""
        found = (self.cleaned_data[f"side_{number}"] for number in range(1, SIDES_AT_ONCE + 1))
        return [region for region in found if region is not None]


class SideForm(forms.Form):
    """A region that becomes a side."""

    region = RegionField(label=gettext_lazy("Region"))


class ReasonForm(forms.Form):
    """Why something holds no more."""

    because = forms.CharField(label=pgettext_lazy("act", "Reason"), max_length=500)


class OfficeForm(forms.Form):
    """The coordination office of a side."""

    office = BodyField(label=gettext_lazy("Coordination office"))
    because = forms.CharField(label=pgettext_lazy("act", "Reason"), max_length=500, required=False)


class BodyForm(forms.Form):
    """A body that owes something."""

    body = BodyField(label=gettext_lazy("Body"))
    short = forms.CharField(label=FIELD_NAMES["short"], max_length=30, required=False)
    since = PartialDateInput(label=FIELD_NAMES["since"])


class LinkForm(forms.Form):
    """Which body of the registry a body is."""

    body = BodyField(label=gettext_lazy("Body of the registry"))

    def clean_body(self) -> Organization:
        """The body; it must be in the registry."""
        meant: BodyMeant = self.cleaned_data["body"]
        if meant.organization is None:
            raise forms.ValidationError(
                _("The registry has no body of exactly this name, or several. Choose one of the list.")
            )
        return meant.organization


class RetireBodyForm(ReasonForm):
    """Since when and why a body owes nothing new."""

    until = PartialDateInput(label=pgettext_lazy("mechanism", "Until"))
    field_order = ["until", "because"]


class RoleForm(forms.Form):
    """Who becomes what, and for whom."""

    username = forms.CharField(
        label=gettext_lazy("User name"),
        max_length=150,
        widget=forms.TextInput(attrs={"list": "accounts", "autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=gettext_lazy("Role"))
    place = forms.ChoiceField(
        label=gettext_lazy("For whom"),
        help_text=gettext_lazy(
            "A liaison is given for a body, a coordinator or leader for a side; joint office and observers belong to none."
        ),
    )

    def __init__(self, *args: Any, roles: Iterable[Role], sides: Sequence[Side], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sides = {f"side-{side.pk}": side for side in sides}
        self._bodies = {f"body-{body.pk}": body for side in sides for body in side.bodies.all()}
        roles = list(roles)
        self.fields["role"].choices = [(str(role), ROLE_NAMES[role]) for role in roles]
        whole = [("mechanism", _("The mechanism as a whole"))] if set(roles) & OF_NO_SIDE else []
        self.fields["place"].choices = [*whole, *(self._group(side) for side in sides)]

    def _group(self, side: Side) -> tuple[str, list[tuple[str, str]]]:
        bodies = [(f"body-{body.pk}", str(body)) for body in side.bodies.all()]
        return side.region.name, [(f"side-{side.pk}", side.region.name), *bodies]

    def clean_username(self) -> User:
        """The account."""
        user = User.objects.filter(username__iexact=self.cleaned_data["username"], is_active=True).first()
        if user is None:
            raise forms.ValidationError(
                _("There is no open account of this user name. An administrator opens accounts.")
            )
        return user

    def where(self) -> dict[str, Side | SideBody | None]:
        """The side or body that was chosen, as ``actions.give_role`` takes it."""
        place = self.cleaned_data["place"]
        return {"side": self._sides.get(place), "body": self._bodies.get(place)}
