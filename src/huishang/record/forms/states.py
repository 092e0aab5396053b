"""Forms for what happens to an exchange or agreement as a whole."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huishang.record import names
from huishang.record.elements import Citation
from huishang.record.rules import AgreementState, may_follow
from huishang.registry.fields import PartialDateInput


class PlainLabels(forms.Form):
    """Labels without the colon that only one of the languages would set so."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class CitedForm(PlainLabels):
    """A form whose values need a source."""

    cited = forms.CharField(
        label=_("Source"),
        max_length=500,
        help_text=_("Paper and date, number of the document, or who told it."),
    )
    address = forms.CharField(
        label=_("Where it can be read"),
        max_length=1000,
        required=False,
        help_text=_("An address or file number; may stay empty."),
    )

    def citation(self) -> Citation:
        """The source as it was filled in."""
        return Citation(self.cleaned_data["cited"].strip(), self.cleaned_data["address"].strip())


class RevisedForm(PlainLabels):
    """A form that knows which state of the row it was opened on."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class ExchangeStateForm(RevisedForm, CitedForm):
    """Planned, held, postponed or cancelled; the last two with a reason."""

    state = forms.ChoiceField(
        label=pgettext_lazy("field", "State"), choices=[(str(k), v) for k, v in names.STATES.items()]
    )
    reason = forms.ChoiceField(
        label=_("Reason, where postponed or cancelled"),
        choices=[("", "—"), *((str(k), v) for k, v in names.REASONS.items())],
        required=False,
    )
    words = forms.CharField(label=_("The reason in words"), max_length=500, required=False)
    field_order = ["state", "reason", "words", "cited", "address", "revision"]


class AgreementStateForm(RevisedForm, CitedForm):
    """The next state of an agreement."""

    state = forms.ChoiceField(label=_("New state"))
    date = PartialDateInput(label=_("Since when"))
    why = forms.CharField(label=_("Why it ended"), max_length=500, required=False)
    field_order = ["state", "date", "why", "cited", "address", "revision"]

    def __init__(self, *args: Any, now: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present = AgreementState(now)
        self.fields["state"].choices = [
            (str(k), v) for k, v in names.AGREEMENT_STATES.items() if may_follow(present, k)
        ]


class ReasonForm(PlainLabels):
    """Why something is done."""

    reason = forms.CharField(label=_("Reason"), max_length=500)


class MergeForm(ReasonForm):
    """Another exchange that is the same one."""

    other = forms.UUIDField()
