"""The form of an exchange: its own fields and a table of rows for sides, stages, people and stops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huishang.record import elements as e
from huishang.record import names
from huishang.record.elements import Element, Entry, Given, Line
from huishang.record.forms.states import CitedForm, RevisedForm
from huishang.record.models import Exchange
from huishang.record.rules import State
from huishang.registry.fields import PartialDateInput


def _choices(words: dict[Any, Any], *, empty: bool = False) -> list[tuple[str, Any]]:
    return [*([("", "—")] if empty else []), *((str(key), word) for key, word in words.items())]


class ExchangeForm(RevisedForm, CitedForm):
    """What an exchange is as a whole."""

    title = forms.CharField(
        label=pgettext_lazy("field", "Title"),
        max_length=300,
        required=False,
        help_text=_("Left empty, a title is composed of sides and stages."),
    )
    level = forms.ChoiceField(
        label=pgettext_lazy("field", "Level"),
        choices=_choices(names.LEVELS, empty=True),
        required=False,
        help_text=_("Left empty, it follows from regions and posts."),
    )
    state = forms.ChoiceField(
        label=pgettext_lazy("field", "State"),
        choices=[(str(s), names.STATES[s]) for s in (State.HELD, State.PLANNED)],
        required=False,
    )
    series = forms.CharField(
        label=pgettext_lazy("field", "Series"),
        max_length=200,
        required=False,
        help_text=_("The name of a standing meeting. It keeps the order of sides that its name has."),
    )
    number = forms.CharField(
        label=pgettext_lazy("field", "Number in the series"), max_length=20, required=False
    )
    why = forms.CharField(
        label=_("Why rows are taken out"), max_length=500, required=False, help_text=_("Only where one is.")
    )
    confirmed = forms.BooleanField(label=_("It is another exchange; enter it"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class RowForm(forms.Form):
    """One row: of the record where ``row`` is set, else a new one; an empty new one is none."""

    KIND = ""
    row = forms.IntegerField(required=False, widget=forms.HiddenInput)
    remove = forms.BooleanField(required=False, label=_("Take out"))

    def line(self, place: int) -> Line | None:
        """The row as an entry, with its place in the table; None where it is empty."""
        data = self.cleaned_data
        values = {
            name: " ".join(value) if isinstance(value, list) else str(value or "").strip()
            for name, value in data.items()
            if name not in ("row", "remove")
        }
        if not data.get("row") and not self.is_told(values):
            return None
        given = [Given(name, value) for name, value in values.items() if value]
        if self.KIND in (e.PARTICIPATION, e.STOP):
            given.append(Given("order", str(place)))
        return Line(Element(self.KIND, tuple(given)), data.get("row"), bool(data.get("remove")))

    def is_told(self, values: dict[str, str]) -> bool:
        """Whether a new row says anything."""
        return bool(values.get("name"))


class PartyRow(RowForm):
    """A side."""

    KIND = e.PARTY
    name = forms.CharField(label=_("Region or body, full name"), max_length=200, required=False)
    part = forms.ChoiceField(label=pgettext_lazy("field", "Part"), choices=_choices(names.PARTS))


class StageRow(RowForm):
    """A visit, meeting, signing or ceremony."""

    KIND = e.STAGE
    type = forms.ChoiceField(label=pgettext_lazy("field", "Kind"), choices=_choices(names.STAGES))
    name = forms.CharField(label=pgettext_lazy("field", "Name"), max_length=300, required=False)
    start = PartialDateInput(label=pgettext_lazy("field", "First day"))
    end = PartialDateInput(label=pgettext_lazy("field", "Last day"))
    place = forms.CharField(label=pgettext_lazy("field", "Place"), max_length=200, required=False)

    def is_told(self, values: dict[str, str]) -> bool:
        """A stage needs no name: its day or place tells of it."""
        return any(values.get(name) for name in ("name", "start", "end", "place"))


class PersonRow(RowForm):
    """A participant; the table is in protocol order within each side."""

    KIND = e.PARTICIPATION
    name = forms.CharField(label=_("Person"), max_length=100, required=False)
    post = forms.CharField(label=pgettext_lazy("field", "Post"), max_length=500, required=False)
    side = forms.CharField(label=pgettext_lazy("field", "Side"), max_length=200, required=False)
    roles = forms.MultipleChoiceField(
        label=pgettext_lazy("field", "Role"),
        choices=_choices(names.ROLES),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class StopRow(RowForm):
    """A site looked at."""

    KIND = e.STOP
    name = forms.CharField(label=pgettext_lazy("field", "Name"), max_length=200, required=False)
    date = PartialDateInput(label=pgettext_lazy("field", "Date"))


TABLES: tuple[tuple[str, str, type[RowForm], Any, int], ...] = (
    ("parties", e.PARTY, PartyRow, _("Sides"), 1),
    ("stages", e.STAGE, StageRow, _("Stages"), 2),
    ("participations", e.PARTICIPATION, PersonRow, _("Participants, in protocol order within each side"), 4),
    ("stops", e.STOP, StopRow, _("Itinerary"), 2),
)
_FIRST: dict[str, list[dict[str, Any]]] = {"parties": [{"part": "host"}, {"part": "guest"}]}
"""What the first rows of a new exchange most often are."""
MORE_ROWS = 5
MOST_ROWS = 300


class ExchangeTables:
    """The tables of rows of an exchange's form."""

    def __init__(self, data: Any = None, exchange: Exchange | None = None) -> None:
        self.tables: list[tuple[str, Any, BaseFormSet]] = []
        for name, _kind, form, title, empty in TABLES:
            rows = _initial(getattr(exchange, name).all(), form) if exchange else _FIRST.get(name, [])
            extra = 2 if exchange else empty
            made = formset_factory(form, extra=extra, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
            self.tables.append((name, title, made(data, initial=rows, prefix=name)))

    def __iter__(self) -> Iterator[tuple[str, Any, BaseFormSet]]:
        return iter(self.tables)

    def is_valid(self) -> bool:
        """Whether every row can be read."""
        return all([formset.is_valid() for _name, _title, formset in self.tables])

    def lines(self) -> tuple[Line, ...]:
        """The rows of all tables as an entry."""
        found = [
            form.line(place)
            for _name, _title, formset in self.tables
            for place, form in enumerate(formset.forms, 1)
        ]
        return tuple(line for line in found if line is not None)


def with_more_rows(data: Any, table: str) -> Any:
    """The form as it was sent, with some more empty rows in one table."""
    more = data.copy()
    key = f"{table}-TOTAL_FORMS"
    if key in more and more[key].isdigit():
        more[key] = str(min(int(more[key]) + MORE_ROWS, MOST_ROWS))
    return more


def entry_of(form: ExchangeForm, tables: ExchangeTables) -> Entry:
    """What was filled in, as the actions take it."""
    data = form.cleaned_data
    values = {name: data[name] for name in ("title", "level", "state", "series", "number")}
    return Entry(values, tables.lines(), form.citation(), data["why"])


def _initial(rows: Sequence[Any], form: type[RowForm]) -> list[dict[str, Any]]:
    fields = [name for name in form.base_fields if name not in ("row", "remove")]
    return [
        {"row": row.pk, **{n: getattr(row, n).split() if n == "roles" else getattr(row, n) for n in fields}}
        for row in rows
        if row.stands
    ]
