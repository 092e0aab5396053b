"""What people fill in about people and bodies."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """Why two are one, or one is two."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("For example: the same post in two documents of one month."),
    )


class MergeForm(ReasonForm):
    """Which other one is this one."""

    other = forms.UUIDField(
        label=_("The other one"),
        error_messages={"invalid": _("Choose one of the list."), "required": _("Choose one of the list.")},
    )
    field_order = ["other", "reason"]


class SplitForm(ReasonForm):
    """Which mentions are somebody else."""

    links = forms.TypedMultipleChoiceField(
        label=_("Mentions"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the mentions that are somebody else.")},
    )

    def __init__(self, *args: object, keys: list[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["links"].choices = [(key, str(key)) for key in keys]
