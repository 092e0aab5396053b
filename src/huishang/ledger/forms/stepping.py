"""Acts that bring a row from one state into the next, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huishang.ledger import actions
from huishang.ledger.actions.stepping import leading
from huishang.ledger.forms.base import ActForm, Here, other_row, reason_field, words_field
from huishang.ledger.models import Assignment, Commitment
from huishang.ledger.rules.states import DRAFT, OVER, Act, State, step
from huishang.sides.rules import Act as Permission


class StepForm(ActForm):
    """An act of the table of transitions; offered in the states in which it can follow."""

    act: ClassVar[Act]

    @classmethod
    def parts(cls, here: Here) -> Iterable[Any]:
        """The row, where the act can follow its state."""
        return [None] if step(here.state, cls.act) else []

    @classmethod
    def why_not(cls, here: Here, part: Any) -> str:
        """What the table says."""
        return here.refused_step(cls.act)


class ReviewForm(StepForm):
    """What was read out is a row as it stands."""

    act, title = Act.REVIEW, _("Say that it stands as a row")

    def perform(self, by: Any, at: datetime) -> None:
        """Review it."""
        actions.review(by, self.here.row, at, **self.given)


class AcknowledgeForm(ActForm):
    """A body takes the row on."""

    title = _("Take the row on for a body")

    @classmethod
    def parts(cls, here: Here) -> Iterable[Assignment]:
        """The bodies of one's own side that lead and have not taken it on."""
        if here.state is not State.REVIEWED:
            return []
        open_ = [d for d in leading(here.whole.duties) if d.acknowledged_version != here.row.version]
        return [duty for duty in open_ if here.deed.side is not None and duty.side == here.deed.side]

    @classmethod
    def why_not(cls, here: Here, part: Any) -> str:
        """Who does not act for the body."""
        return here.refused(Permission.ACKNOWLEDGE, part.body)

    def perform(self, by: Any, at: datetime) -> None:
        """Take it on."""
        actions.acknowledge(by, self.part, at, **self.given)


class StartForm(StepForm):
    """Work has begun."""

    act, title = Act.START, _("Say that work has begun")

    @classmethod
    def why_not(cls, here: Here, part: Any) -> str:
        """What the table says of him for the body that he is liaison of."""
        ours = [d.body for d in here.whole.duties if d.body_id in here.deed.standing.bodies]
        return here.refused_step(cls.act, body=ours[0] if ours else None)

    def perform(self, by: Any, at: datetime) -> None:
        """Start it."""
        actions.start(by, self.here.row, at, **self.given)


class ReasonedForm(StepForm):
    """An act that needs a coded reason and words."""

    reason = reason_field()
    words = words_field(_("Why, in words"))

    @property
    def why(self) -> tuple[Any, str]:
        """Reason and words, as the actions take them."""
        return self.cleaned_data["reason"], self.cleaned_data["words"]


class DeclineForm(ReasonedForm):
    """One's side does not take the row."""

    act, title, place = Act.DECLINE, _("Decline the row for your side"), "change"

    def perform(self, by: Any, at: datetime) -> None:
        """Decline it."""
        actions.decline(by, self.here.row, *self.why, at, **self.given)


class ReconsiderForm(ReasonedForm):
    """A declined row is taken up again."""

    act, title, place = Act.RECONSIDER, _("Take the row up again"), "change"

    def perform(self, by: Any, at: datetime) -> None:
        """Take it up."""
        actions.reconsider(by, self.here.row, *self.why, at, **self.given)


class TakeBackForm(ReasonedForm):
    """The report of delivery is taken back."""

    act, title, place = Act.TAKE_BACK, _("Take back that it is done"), "change"

    def perform(self, by: Any, at: datetime) -> None:
        """Take it back."""
        actions.take_back(by, self.here.row, *self.why, at, **self.given)


class ReplaceForm(ReasonedForm):
    """Another row takes the place of one that the sides have not agreed on."""

    act, title, place = Act.SUPERSEDE, _("Let another row take its place"), "change"
    how = forms.ChoiceField(
        label=pgettext_lazy("replacing", "How"),
        choices=[
            (str(Act.SUPERSEDE), _("The other row takes its place")),
            (str(Act.MERGE), _("It is merged into the other row")),
        ],
    )
    other = forms.CharField(label=_("Number of the other row"), max_length=50)
    field_order = ("how", "other", "reason", "words")

    @classmethod
    def parts(cls, here: Here) -> Iterable[Any]:
        """The row, before the sides have agreed on it."""
        return [None] if here.state in DRAFT else []

    def clean_other(self) -> Commitment:
        """The row of that number."""
        return other_row(self.here, self.cleaned_data["other"])

    def perform(self, by: Any, at: datetime) -> None:
        """Replace it."""
        how, other = Act(self.cleaned_data["how"]), self.cleaned_data["other"]
        actions.replace(by, self.here.row, how, other, *self.why, at, **self.given)


class CloseForm(StepForm):
    """The row leaves the open list."""

    act, title = Act.CLOSE, _("Close the row")
    words = words_field(_("Remark"), is_needed=False)

    @classmethod
    def why_not(cls, here: Here, part: Any) -> str:
        """What the table says with the approvals of this version."""
        asked = [r for r in here.whole.requests if r.subject == "closing" and r.version == here.row.version]
        return here.refused_step(cls.act, request=asked[0] if asked else None)

    def perform(self, by: Any, at: datetime) -> None:
        """Close it."""
        actions.close(by, self.here.row, at, words=self.cleaned_data["words"], **self.given)


class PeopleForm(ActForm):
    """Who answers for the row on one's own side."""

    title, place, is_told = _("Name liaison and responsible leader of your side"), "change", False
    liaison = forms.CharField(label=_("Liaison"), required=False, max_length=100)
    leader = forms.CharField(label=_("Responsible leader"), required=False, max_length=100)

    def __init__(self, here: Here, part: Any = None, data: Any = None, files: Any = None) -> None:
        super().__init__(here, part, data, files)
        ours = next((one for one in here.whole.people if one.side == here.deed.side), None)
        if ours is not None:
            self.initial |= {"liaison": ours.liaison, "leader": ours.leader}

    @classmethod
    def parts(cls, here: Here) -> Iterable[Any]:
        """The row, while anything is owed of it."""
        return [] if here.deed.side is None or here.state in OVER else [None]

    @classmethod
    def why_not(cls, here: Here, part: Any) -> str:
        """Who does not coordinate for his side."""
        return here.refused(Permission.RETURN_REPORT)

    def perform(self, by: Any, at: datetime) -> None:
        """Name them."""
        told = self.cleaned_data
        actions.name_people(by, self.here.row, told["liaison"], told["leader"], at, **self.given)
