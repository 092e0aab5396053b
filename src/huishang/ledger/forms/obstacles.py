"""What stands in the way of a row: raised, brought a level higher, ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huishang.ledger import actions
from huishang.ledger.forms.base import ActForm, Here, day_field, words_field
from huishang.ledger.models import Obstacle
from huishang.ledger.names import OBSTACLE_LEVELS
from huishang.ledger.words import ObstacleLevel
from huishang.sides.rules import Act as Permission


class ObstacleForm(ActForm):
    """Whoever changes rows for all keeps the register of obstacles."""

    place, is_told = "obstacle", False

    @classmethod
    def why_not(cls, here: Here, part: Any) -> str:
        """Who does not change rows for all."""
        return here.refused(Permission.CHANGE_ROW)


class RaiseForm(ObstacleForm):
    """Something stands in the way."""

    title = _("Put an obstacle on the register")
    obstacle = forms.CharField(label=_("What stands in the way"), max_length=300)
    words = words_field(_("More of it"), is_needed=False)
    owner = forms.ChoiceField(label=_("Who has to clear it"), required=False)
    level = forms.ChoiceField(
        label=pgettext_lazy("obstacle", "Level"),
        initial=ObstacleLevel.OFFICES,
        choices=lambda: list(OBSTACLE_LEVELS.items()),
    )
    due = day_field(_("By when"))

    def __init__(self, here: Here, part: Any = None, data: Any = None, files: Any = None) -> None:
        super().__init__(here, part, data, files)
        self.sides = {str(side.pk): side for side in here.sides}
        choices = [(key, side.region.name) for key, side in self.sides.items()]
        self.fields["owner"].choices = [("", _("All sides")), *choices]  # type: ignore[attr-defined]

    def perform(self, by: Any, at: datetime) -> None:
        """Raise it."""
        told = self.cleaned_data
        actions.raise_obstacle(
            by,
            self.here.row.mechanism,
            told["obstacle"],
            at,
            row=self.here.row,
            words=told["words"],
            owner=self.sides.get(told["owner"]),
            due=told["due"],
            level=ObstacleLevel(told["level"]),
        )


class OnObstacleForm(ObstacleForm):
    """An act on an obstacle that has not ended."""

    words = words_field(_("Why, in words"))

    @classmethod
    def parts(cls, here: Here) -> Iterable[Obstacle]:
        """The obstacles of the row that have not ended."""
        return [one for one in here.whole.obstacles if one.ended_at is None]


class EscalateForm(OnObstacleForm):
    """Before the next higher level."""

    title = _("Bring it before the next higher level")
    due = day_field(_("By when"))

    @classmethod
    def parts(cls, here: Here) -> Iterable[Obstacle]:
        """Those that are not before the leaders."""
        return [one for one in super().parts(here) if one.level != ObstacleLevel.LEADERS]

    def perform(self, by: Any, at: datetime) -> None:
        """Bring it there."""
        actions.escalate(by, self.part, self.cleaned_data["words"], at, due=self.cleaned_data["due"])


class SolveForm(OnObstacleForm):
    """It is cleared."""

    title = _("Say that it is solved")
    words = words_field(_("How"))

    def perform(self, by: Any, at: datetime) -> None:
        """Say so."""
        actions.solve(by, self.part, self.cleaned_data["words"], at)


class GiveUpForm(OnObstacleForm):
    """It cannot be solved, because."""

    title = _("Say that it cannot be solved")
    words = words_field(_("It cannot be solved, because"))

    def perform(self, by: Any, at: datetime) -> None:
        """Say so."""
        actions.give_up(by, self.part, self.cleaned_data["words"], at)
