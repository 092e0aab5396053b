"""Fields that several forms use."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from huishang.registry import partial


class PartialDateInput(forms.CharField):
    """A year, a month or a day; nothing else."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        widget = forms.TextInput(attrs={"placeholder": "2023-11-23", "size": 11, "inputmode": "numeric"})
        super().__init__(max_length=10, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        """The date as ISO; 2023/11/23 and 2023.11.23 are understood too."""
        text = str(super().clean(value)).replace("/", "-").replace(".", "-").strip()
        parts = [part.zfill(2) for part in text.split("-")] if text else []
        text = "-".join(parts)
        if text and partial.days(text) is None:
            raise forms.ValidationError(_("Write a year, a month or a day: 2023, 2023-11, 2023-11-23."))
        return text
