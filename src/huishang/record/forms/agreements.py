"""The form of an agreement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import formset_factory
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huishang.record import elements as e
from huishang.record import names
from huishang.record.elements import Entry
from huishang.record.forms.chosen import ChosenField
from huishang.record.forms.exchanges import MOST_ROWS, RowForm, _choices, _initial
from huishang.record.forms.states import CitedForm, RevisedForm
from huishang.record.models import Agreement
from huishang.record.rules import AgreementState
from huishang.registry.fields import PartialDateInput


class AgreementForm(RevisedForm, CitedForm):
    """What an agreement is; exchange and parent are chosen by a part of their title or their date."""

    title = forms.CharField(label=pgettext_lazy("field", "Title"), max_length=300)
    kind = forms.ChoiceField(
        label=pgettext_lazy("field", "Kind"),
        choices=_choices(names.AGREEMENT_KINDS, empty=True),
        required=False,
        help_text=_("Left empty, it follows from the title."),
    )
    state = forms.ChoiceField(
        label=pgettext_lazy("field", "State"),
        choices=[
            (str(s), names.AGREEMENT_STATES[s])
            for s in (AgreementState.SIGNED, AgreementState.NEGOTIATED, AgreementState.IN_FORCE)
        ],
        required=False,
    )
    signed = PartialDateInput(label=pgettext_lazy("field", "Signed on"))
    term = forms.CharField(
        label=pgettext_lazy("field", "Term"),
        max_length=200,
        required=False,
        help_text=_("In the agreement's own words."),
    )
    since = PartialDateInput(label=pgettext_lazy("field", "From"))
    until = PartialDateInput(label=pgettext_lazy("field", "Until"))
    exchange = ChosenField(label=_("Signed at"))
    parent = ChosenField(label=_("Carries out"), help_text=_("The agreement above it in the tree."))
    why = forms.CharField(label=_("Why rows are taken out"), max_length=500, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, exchanges: Any, parents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["exchange"].offer(exchanges, reverse("record:suggested_exchanges"), "exchange")
        self.fields["parent"].offer(parents, reverse("record:suggested_agreements"), "parent")


class AgreementPartyRow(RowForm):
    """A party."""

    KIND = e.AGREEMENT_PARTY
    name = forms.CharField(label=_("Party, as the agreement names it"), max_length=200, required=False)


class SignatureRow(RowForm):
    """Somebody who signed or witnessed."""

    KIND = e.SIGNATURE
    name = forms.CharField(label=_("Person"), max_length=100, required=False)
    part = forms.ChoiceField(label=pgettext_lazy("field", "Part"), choices=_choices(names.SIGNATURE_PARTS))


TABLES: tuple[tuple[str, type[RowForm], Any], ...] = (
    ("parties", AgreementPartyRow, _("Parties")),
    ("signatures", SignatureRow, _("Who signed and who witnessed")),
)


def tables(data: Any = None, agreement: Agreement | None = None) -> list[tuple[str, Any, Any]]:
    """The tables of rows of an agreement's form."""
    made = []
    for name, form, title in TABLES:
        rows = _initial(getattr(agreement, name).all(), form) if agreement else []
        formset = formset_factory(form, extra=2, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
        made.append((name, title, formset(data, initial=rows, prefix=name)))
    return made


def entry_of(form: AgreementForm, rows: list[tuple[str, Any, Any]]) -> Entry:
    """What was filled in, as the actions take it."""
    data = form.cleaned_data
    values = {name: data[name] for name in ("title", "signed", "term", "since", "until")}
    values |= {name: data[name] for name in ("kind", "state") if data[name]}
    found = [f.line(place) for _n, _t, formset in rows for place, f in enumerate(formset.forms, 1)]
    return Entry(values, tuple(line for line in found if line is not None), form.citation(), data["why"])
