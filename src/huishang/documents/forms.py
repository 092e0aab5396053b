"""What people fill in about documents."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huishang.documents.models import KINDS, Document
from huishang.intake.files import is_page, known_suffixes

STATES = [
    ("", _("All that count")),
    (Document.State.WAITING, _("Waiting for review")),
    (Document.State.REVIEWED, _("Reviewed")),
    ("repeating", _("Repeats")),
    (Document.State.WITHDRAWN, _("Withdrawn")),
]
ORDERS = [("", _("Date of entry")), ("published", _("Date of publication"))]


class DayField(forms.DateField):
    """A day of the calendar that is not in the future."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)

    def clean(self, value: Any) -> date | None:
        """The day, if it has come."""
        day: date | None = super().clean(value)
        if day is not None and day > timezone.localdate():
            raise forms.ValidationError(
                _("This day is in the future; give the day on which it was published.")
            )
        return day


class PlainForm(forms.Form):
    """A form whose labels end without a colon, in either language."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, label_suffix="", **more)


class ListForm(forms.Form):
    """What a list of documents is narrowed to."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All kinds")), *KINDS.items()], required=False)
    year = forms.ChoiceField(label=_("Published in"), required=False)
    order = forms.ChoiceField(label=_("Order by"), choices=ORDERS, required=False)

    def __init__(self, data: Any, years: list[date]) -> None:
        super().__init__(data)
        all_years = [(str(day.year), str(day.year)) for day in years]
        self.fields["year"].choices = [("", _("Any year")), *all_years, ("none", _("No date"))]

    def chosen(self) -> dict[str, str]:
        """What is asked for; what no field offers is left out."""
        self.is_valid()
        said = self.cleaned_data
        names = {"words": "q", "state": "state", "kind": "kind", "year": "year", "order": "order"}
        return {name: said.get(field, "") for name, field in names.items()}


class FilesInput(forms.FileInput):
    """A field for several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; an empty one is let through, for the import says what is wrong with it."""

    def __init__(self, **more: Any) -> None:
        widget = FilesInput(attrs={"accept": ",".join(known_suffixes())})
        super().__init__(widget=widget, allow_empty_file=True, **more)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files."""
        one = super().clean
        return [one(file, initial) for file in data] if data else [one(None, initial)]


class FilesForm(PlainForm):
    """Files to bring in."""

    files = FilesField(label=_("Files"), error_messages={"required": _("Choose at least one file.")})
    published = DayField(
        label=_("Date of publication"),
        required=False,
        help_text=_("Only for documents that give none themselves. Left empty, it stays open."),
    )


class PasteForm(PlainForm):
    """A pasted text, or the source of a page."""

    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 12}),
        strip=False,
        error_messages={"required": _("Paste a text.")},
    )
    form = forms.ChoiceField(
        label=_("What the text is"),
        choices=[("text", _("Text")), ("HTML", _("Source of a page"))],
        widget=forms.RadioSelect,
        initial="text",
    )
    name = forms.CharField(
        label=_("Where it comes from"),
        max_length=400,
        help_text=_("An address or the name of the paper, as one finds it again."),
        error_messages={"required": _("Say where it comes from.")},
    )
    published = DayField(
        label=_("Date of publication"), required=False, help_text=_("Only if the text gives none itself.")
    )

    def clean(self) -> dict[str, Any]:
        """A page's source that is called a text is noticed before it is stored as one."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("form") == "text" and is_page(said.get("text", "").encode("utf-8", "replace")):
            self.add_error("form", _("This is the source of a page; choose so."))
        return said


class PublishedForm(PlainForm):
    """When a document was published."""

    published = DayField(
        label=_("Date of publication"),
        error_messages={"required": _("Give the day on which it was published.")},
    )


class KindForm(PlainForm):
    """Of which kind a document is."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()))


class ReasonForm(PlainForm):
    """Why something is done."""

    reason = forms.CharField(label=_("Reason"), max_length=500, error_messages={"required": _("Say why.")})
