"""A field that finds one of many rows by words: a list of suggestions, never all of them."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from huishang.record.models import Agreement, Exchange

SUGGESTED = 20
_NUMBERED = re.compile(r"#(\d{1,18})\s*$", re.ASCII)


def label_of(row: Exchange | Agreement) -> str:
    """A row as it is suggested and chosen: its day, its title, and the number that tells it from its like."""
    day = row.start if isinstance(row, Exchange) else row.signed
    return f"{day} {Truncator(row.title).chars(80)} #{row.pk}".strip()


def found(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    """The rows that some words mean: the number of one, or parts of its day and title."""
    if match := _NUMBERED.search(words):
        return rows.filter(pk=int(match[1]))
    day = "start" if rows.model is Exchange else "signed"
    for word in words.split():
        rows = rows.filter(Q(title__contains=word) | Q(**{f"{day}__startswith": word}))
    return rows


class ChosenField(forms.CharField):
    """One row of a table, chosen from suggestions that ``address`` gives while one types; plain words do too."""

    def __init__(self, *, label: str | Promise, **more: Any) -> None:
        super().__init__(label=label, required=False, max_length=200, **more)
        self.rows: QuerySet[Any] = Exchange.objects.none()

    def offer(self, rows: QuerySet[Any], address: str, name: str) -> None:
        """Choose among these rows; ``name`` is the field's name in its form."""
        self.rows = rows
        self.widget.attrs |= {
            "list": f"{name}-suggested",
            "autocomplete": "off",
            "placeholder": _("Type a part of the title or the date"),
            "hx-get": address,
            "hx-trigger": "focus once, input changed delay:200ms",
            "hx-target": f"#{name}-suggested",
        }

    def prepare_value(self, value: Any) -> Any:
        """A row, or its address, as the words that choose it."""
        if isinstance(value, Exchange | Agreement):
            return label_of(value)
        try:
            row = self.rows.filter(uuid=UUID(str(value))).first()
        except ValueError:
            return value
        return label_of(row) if row else ""

    def clean(self, value: Any) -> Any:
        """The row; None where nothing is written.

        Raises ValidationError where no row, or more than one, has these words.
        """
        words = super().clean(value).strip()
        if not words:
            return None
        rows = list(found(self.rows, words)[:2])
        if not rows:
            raise forms.ValidationError(_("Nothing has these words; write less of the title, or its date."))
        if len(rows) > 1:
            raise forms.ValidationError(_("More than one has these words; choose one of the suggestions."))
        return rows[0]
