"""What bodies and their offices fill in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huishang.ledger.names import DONE, RETURNS
from huishang.reporting.parts import LENGTHS, figure, label_of, last_parts, parts_of

_LONG = ("work", "problems", "to_coordinate", "next_step")


class FigureField(forms.DecimalField):
    """A figure in digits; commas between thousands are understood."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(required=False, widget=widget, **kwargs)

    def to_python(self, value: Any) -> Any:
        """The number; None where nothing stands there."""
        return super().to_python(str(value or "").replace(",", "").replace("，", ""))


class ReportForm(forms.Form):
    """One report of a body, every part of it; what stands there from last time is told by ``carried``."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, report: Any, before: Any) -> None:
        self.report, self.before = report, before
        self.stored = parts_of(report)
        super().__init__(data, prefix=f"r{report.pk}", initial={**self.stored, "revision": report.revision})
        for name in self.stored:
            self.fields[name] = _field(name, label_of(report, name))
        last = last_parts(report, before)
        self.carried = {name for name, words in self.stored.items() if words and words == last.get(name)}
        self.carried.discard("done")
        for name in self.carried:
            self.fields[name].help_text = _("as last time (%(period)s)") % {"period": before.period.code}
            self.fields[name].widget.attrs["class"] = "carried"

    def is_there(self) -> bool:
        """Whether what was sent has this report in it."""
        return self.add_prefix("revision") in self.data

    def parts(self) -> Mapping[str, str]:
        """What was filled in, as ``parts`` has it."""
        told = {name: _words(self.cleaned_data[name]) for name in self.stored}
        # Blanks at the ends are taken off what is typed; that alone is no change.
        return {
            name: self.stored[name] if words == self.stored[name].strip() else words
            for name, words in told.items()
        }


def _field(name: str, label: str) -> forms.Field:
    if name == "done":
        return forms.ChoiceField(label=label, choices=list(DONE.items()))
    if name == "percent":
        return FigureField(label=label, min_value=0, max_value=100, max_digits=5, decimal_places=2)
    if name.startswith("value_"):
        return FigureField(label=label, max_digits=20, decimal_places=4)
    if name.startswith("done_on_"):
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        return forms.DateField(label=label, required=False, widget=widget)
    most = LENGTHS["definition" if name.startswith("definition_") else name]
    widget = forms.Textarea(attrs={"rows": 2}) if name in _LONG else forms.TextInput()
    return forms.CharField(label=label, required=False, max_length=most, widget=widget)


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    return value.isoformat() if hasattr(value, "isoformat") else figure(value)


class ClosesField(forms.DateField):
    """The last day for reports; until the end of that day they are due."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}), **kwargs)

    def clean(self, value: Any) -> datetime:
        """The end of the day, where the site is."""
        return timezone.make_aware(datetime.combine(super().clean(value), time(23, 59)))


class OpenForm(forms.Form):
    """A new period."""

    code = forms.CharField(
        label=pgettext_lazy("period", "Period"),
        max_length=12,
        help_text=_("2026-03, 2026-Q1, 2026-H1 or 2026"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    closes_at = ClosesField(label=_("Reports are due by the end of"))


class ReopenForm(forms.Form):
    """Until when a closed period is open again."""

    closes_at = ClosesField(label=_("Reports are due by the end of"))


class ReturnForm(forms.Form):
    """Why reports go back."""

    code = forms.ChoiceField(label=_("Reason for returning"), required=False)
    words = forms.CharField(
        label=_("What is to be changed"), max_length=500, required=False, widget=forms.TextInput()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [("", "—"), *RETURNS.items()]


class BringForm(forms.Form):
    """A form that comes back."""

    file = forms.FileField(
        label=_("The form, filled in (.xlsx)"), widget=forms.FileInput(attrs={"accept": ".xlsx"})
    )
