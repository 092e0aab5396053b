"""What the forms of all acts share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from huishang.ledger.actions.ground import Deed
from huishang.ledger.actions.stepping import facts_of
from huishang.ledger.models import Commitment
from huishang.ledger.names import REASONS
from huishang.ledger.queries import Whole
from huishang.ledger.rules.states import Act, Need, Refusal, State, may_try, step, transition
from huishang.ledger.sentences import sentence
from huishang.sides.models import Side
from huishang.sides.rules import Act as Permission

FILLED_IN = {Need.REASON, Need.OTHER_ROW}
"""What an act needs and its form asks for."""


@dataclass
class Here:
    """A person before a row at an instant: what the row holds for him, and what he is in its mechanism."""

    whole: Whole
    deed: Deed
    sides: list[Side]

    @property
    def row(self) -> Commitment:
        """The row."""
        return self.whole.row

    @property
    def state(self) -> State:
        """Its state."""
        return State(self.row.state)

    def refused(self, permission: Permission, body: Any = None, of: Side | None = None) -> str:
        """Why he may not do something for which a permission is asked; empty where he may."""
        return "" if self.deed.may(permission, body, of) else sentence(Refusal("not_allowed"))

    def refused_step(self, act: Act, **given: Any) -> str:
        """Why an act on the state cannot be done now; empty where only what its form asks for is missing."""
        facts = facts_of(self.deed, self.row, act, **given)
        line = step(self.state, act)
        found = may_try(self.state, act, facts)
        if found is None and line is not None and not line.needs & FILLED_IN:
            after = transition(self.state, act, facts)
            found = after if isinstance(after, Refusal) else None
        return self._sentence(found) if found else ""

    def _sentence(self, refusal: Refusal) -> str:
        """A refusal that names sides as people call them."""
        named = dict(refusal.params)
        if "sides" in named:
            labels = {str(side.pk): side.label for side in self.sides}
            named["sides"] = tuple(labels.get(key, key) for key in named["sides"])  # type: ignore[attr-defined]
        return sentence(Refusal(refusal.code, named))


class ActForm(forms.Form):
    """An act on a row, or on a part of it (``part``): its fields, whom it is for, and what it does."""

    title: ClassVar[str | Promise]
    button: ClassVar[str | Promise] = ""
    place: ClassVar[str] = "step"
    """Where the page of a row offers it: ``step``, ``change``, ``answer``, ``evidence``, ``obstacle``, ``note``, ``source``."""
    is_told: ClassVar[bool] = True
    """Whether a page explains why it cannot be done now."""

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    on = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, here: Here, part: Any = None, data: Any = None, files: Any = None) -> None:
        self.here, self.part = here, part
        initial = {"revision": here.row.revision, "on": part.pk if part else None}
        name = f"{type(self).__name__}-{part.pk if part else ''}"
        super().__init__(data, files, initial=initial, auto_id=f"{name}-%s", label_suffix="")

    @classmethod
    def parts(cls, here: Here) -> Iterable[Any]:
        """The parts of the row on which the act is offered; a single None: on the row itself; none: it cannot follow."""
        return [None]

    @classmethod
    def why_not(cls, here: Here, part: Any) -> str:
        """Why this person cannot do it now, as a sentence; empty where he can."""
        return ""

    def perform(self, by: Any, at: datetime) -> None:
        """Do it with what was filled in."""
        raise NotImplementedError

    @property
    def is_multipart_form(self) -> bool:
        """Whether it sends a file."""
        return self.is_multipart()

    @property
    def about(self) -> str:
        """What it is done on, in words, where that is a part of the row."""
        return str(self.part) if self.part is not None else ""

    @property
    def given(self) -> dict[str, Any]:
        """The revision that was opened, as the actions take it."""
        return {"revision": self.cleaned_data["revision"]}


def reason_field() -> forms.ChoiceField:
    """A coded reason."""
    return forms.ChoiceField(
        label=gettext_lazy("Reason"), choices=lambda: [("", pgettext("choice", "Choose")), *REASONS.items()]
    )


def words_field(label: str | Promise, *, is_needed: bool = True, rows: int = 2) -> forms.CharField:
    """Words of some lines."""
    return forms.CharField(label=label, required=is_needed, widget=forms.Textarea({"rows": rows}))


def day_field(label: str | Promise, *, is_needed: bool = False) -> forms.DateField:
    """A day."""
    return forms.DateField(label=label, required=is_needed, widget=forms.DateInput({"type": "date"}))


def other_row(here: Here, number: str) -> Commitment:
    """The row of the mechanism that bears a number, which this person may see.

    Raises ValidationError where there is none.
    """
    found = Commitment.objects.filter(mechanism=here.row.mechanism, number=number.strip()).first()
    if found is None:
        raise forms.ValidationError(_("No row of this ledger has this number."))
    return found
