"""What a person sends of a list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huishang.lists.models import LONGEST_NAME

_KEY = {"max_length": 60, "widget": forms.HiddenInput}


class _Several(forms.Field):
    """Any words of one name."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[str]:
        return [str(one) for one in value or [] if str(one).isascii() and " " not in str(one)]


class ColumnsForm(forms.Form):
    """The columns of a list."""

    list_key = forms.CharField(**_KEY)
    column = _Several(required=False)


class ViewForm(forms.Form):
    """The name under which a list is kept as it stands."""

    list_key = forms.CharField(**_KEY)
    query = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.HiddenInput,
        error_messages={"max_length": _("This view is narrowed by too much to be kept. Take something out.")},
    )
    name = forms.CharField(
        label=pgettext_lazy("of a view", "Name"),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Name the view.")},
    )
