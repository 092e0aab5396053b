"""The text of a row changed: revised before the sides have agreed, proposed to them afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huishang.ledger import actions
from huishang.ledger.actions.texts import current
from huishang.ledger.content import Duty, Milestone, Target
from huishang.ledger.forms.base import ActForm, Here, other_row, reason_field, words_field
from huishang.ledger.forms.stepping import StepForm
from huishang.ledger.models import STATE_ACTS, ChangeProposal, ReopenOrder
from huishang.ledger.names import ACTS, FIELDS, PARTS, SCOPES
from huishang.ledger.rules.states import OPEN, Act, Need, step
from huishang.ledger.words import STRENGTHS, Proposed, Scope
from huishang.sides.rules import Act as Permission


class TextForm(ActForm):
    """The text and baseline of a row as fields; ``changes`` gives the parts that were changed."""

    row_title = forms.CharField(label=pgettext_lazy("column", "Title"), max_length=300)
    aim = words_field(pgettext_lazy("column", "Aim"), is_needed=False, rows=3)
    field = forms.ChoiceField(label=pgettext_lazy("column", "Field"), choices=lambda: list(FIELDS.items()))
    strength = forms.ChoiceField(
        label=pgettext_lazy("column", "Strength"),
        required=False,
        choices=[("", "—"), *((one, one) for one in STRENGTHS)],
    )
    term = forms.CharField(label=_("Term in its own words"), required=False, max_length=200)
    until = forms.CharField(
        label=_("Ends on"), required=False, max_length=10, help_text=_("2026-03-31, 2026-03 or 2026")
    )
    add_body = forms.CharField(label=_("Further body"), required=False, max_length=200)
    add_side = forms.ChoiceField(label=_("Of the side"), required=False)
    add_part = forms.ChoiceField(label=_("Its part"), required=False, choices=lambda: list(PARTS.items()))
    leave = forms.MultipleChoiceField(
        label=_("Bodies that have no duty any more"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, here: Here, part: Any = None, data: Any = None, files: Any = None) -> None:
        super().__init__(here, part, data, files)
        self.before = now = current(here.row)
        self.initial |= {key: getattr(now, key) for key in ("aim", "field", "strength", "term", "until")}
        self.initial["row_title"] = now.title
        sides = [(side.region.name, side.region.name) for side in here.sides]
        self.fields["add_side"].choices = [("", "—"), *sides]  # type: ignore[attr-defined]
        leave = [(str(i), duty.body) for i, duty in enumerate(now.duties)]
        self.fields["leave"].choices = leave  # type: ignore[attr-defined]
        for target in now.targets:
            self._figure(f"value-{target.key}", target.name, target.value)
            self._figure(f"unit-{target.key}", str(_("Unit of “%s”")) % target.name, target.unit)
            self._figure(
                f"definition-{target.key}", str(_("What “%s” counts")) % target.name, target.definition
            )
        for milestone in now.milestones:
            self._figure(f"due-{milestone.key}", str(_("Day of “%s”")) % milestone.name, milestone.due)

    def _figure(self, key: str, label: str, value: str) -> None:
        self.fields[key] = forms.CharField(label=label, required=False, max_length=300, initial=value)

    @property
    def changes(self) -> dict[str, Any]:
        """The parts of the content that were changed, anew."""
        told, before = self.cleaned_data, self.before
        found = {key: told[key] for key in ("aim", "field", "strength", "term", "until")}
        found["title"] = told["row_title"]
        found["targets"] = tuple(self._target(one) for one in before.targets)
        found["milestones"] = tuple(self._milestone(one) for one in before.milestones)
        found["duties"] = self._duties()
        return {key: value for key, value in found.items() if value != getattr(before, key)}

    def _target(self, one: Target) -> Target:
        told = {key: self.cleaned_data[f"{key}-{one.key}"] for key in ("value", "unit", "definition")}
        return replace(one, **told)

    def _milestone(self, one: Milestone) -> Milestone:
        return replace(one, due=self.cleaned_data[f"due-{one.key}"])

    def _duties(self) -> tuple[Duty, ...]:
        told = self.cleaned_data
        kept = tuple(d for i, d in enumerate(self.before.duties) if str(i) not in told["leave"])
        more = (Duty(told["add_side"], told["add_body"], told["add_part"]),) if told["add_body"] else ()
        return (*kept, *(one for one in more if one not in kept))


class ReviseForm(StepForm, TextForm):
    """Before the sides have agreed."""

    act, title, place = Act.REVISE, _("Change the text"), "change"
    words = words_field(_("Why, in words"), is_needed=False)

    def perform(self, by: Any, at: datetime) -> None:
        """Change it."""
        actions.revise(by, self.here.row, self.changes, at, why=self.cleaned_data["words"], **self.given)


class OpenForm(ActForm):
    """What can be proposed of a row on which the sides have agreed."""

    place = "change"

    @classmethod
    def parts(cls, here: Here) -> Iterable[Any]:
        """The row, while it is owed and nothing else of it waits for the sides."""
        waits = any(one.state == Proposed.OPEN for one in here.whole.proposals)
        return [None] if here.state in OPEN and not waits else []

    @classmethod
    def why_not(cls, here: Here, part: Any) -> str:
        """Who does not confirm for a side."""
        return here.refused(Permission.CONFIRM)


class ProposeForm(OpenForm, TextForm):
    """A change of text or baseline, that all sides confirm."""

    title = _("Propose a change of text, targets or term")
    reason = reason_field()
    words = words_field(_("Why, in words"))

    def perform(self, by: Any, at: datetime) -> None:
        """Propose it."""
        told = self.cleaned_data
        actions.propose(by, self.here.row, self.changes, told["reason"], told["words"], at, **self.given)


class ProposeActForm(OpenForm):
    """An act on the state, that all sides confirm."""

    title = _("Propose to suspend, resume, replace, let lapse or continue")
    act = forms.ChoiceField(label=_("Act"))
    other = forms.CharField(label=_("Number of the other row"), required=False, max_length=50)
    reason = reason_field()
    words = words_field(_("Why, in words"))

    def __init__(self, here: Here, part: Any = None, data: Any = None, files: Any = None) -> None:
        super().__init__(here, part, data, files)
        can = [act for act in STATE_ACTS if step(here.state, Act(act))]
        self.fields["act"].choices = [(act, ACTS[act]) for act in can]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The other row where the act needs one."""
        told = super().clean() or {}
        line = step(self.here.state, Act(told["act"])) if told.get("act") else None
        is_needed = line is not None and Need.OTHER_ROW in line.needs
        told["other"] = other_row(self.here, told.get("other", "")) if is_needed else None
        return told

    def perform(self, by: Any, at: datetime) -> None:
        """Propose it."""
        told = self.cleaned_data
        why = (told["reason"], told["words"])
        actions.propose_act(by, self.here.row, Act(told["act"]), *why, at, other=told["other"], **self.given)


class WithdrawProposalForm(ActForm):
    """An open proposal of one's own side is taken back."""

    title, place, is_told = _("Take the proposal back"), "change", False
    words = words_field(_("Why, in words"))

    @classmethod
    def parts(cls, here: Here) -> Iterable[ChangeProposal]:
        """The open proposal of one's own side."""
        return [p for p in here.whole.proposals if p.state == Proposed.OPEN and p.side == here.deed.side]

    @classmethod
    def why_not(cls, here: Here, part: Any) -> str:
        """Who does not confirm for a side."""
        return here.refused(Permission.CONFIRM)

    @property
    def about(self) -> str:
        """Why it was proposed."""
        return str(self.part.words)

    def perform(self, by: Any, at: datetime) -> None:
        """Take it back."""
        actions.withdraw_proposal(by, self.part, self.cleaned_data["words"], at)


class OrderForm(StepForm):
    """A leader orders that a row is owed again."""

    act, title, place = Act.REOPEN, _("Order that it is owed again"), "change"
    scope = forms.ChoiceField(label=_("What may be changed"), choices=lambda: list(SCOPES.items()))
    reason = reason_field()
    words = words_field(_("Why, in words"))

    @classmethod
    def why_not(cls, here: Here, part: Any) -> str:
        """Who does not lead a side."""
        return here.refused(Permission.REOPEN)

    def perform(self, by: Any, at: datetime) -> None:
        """Order it."""
        told = self.cleaned_data
        why = (told["reason"], told["words"])
        actions.order_reopening(by, self.here.row, Scope(told["scope"]), *why, at, **self.given)


class WithdrawOrderForm(ActForm):
    """An open order of one's own side is taken back."""

    title, place, is_told = _("Take the order back"), "change", False
    words = words_field(_("Why, in words"))

    @classmethod
    def parts(cls, here: Here) -> Iterable[ReopenOrder]:
        """The open order of one's own side."""
        return [o for o in here.whole.orders if o.state == Proposed.OPEN and o.side == here.deed.side]

    @classmethod
    def why_not(cls, here: Here, part: Any) -> str:
        """Who does not lead a side."""
        return here.refused(Permission.REOPEN)

    @property
    def about(self) -> str:
        """Why it was ordered."""
        return str(self.part.words)

    def perform(self, by: Any, at: datetime) -> None:
        """Take it back."""
        actions.withdraw_order(by, self.part, self.cleaned_data["words"], at)
