"""What stands in the way, who has to clear it, and by when."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huishang.ledger import names
from huishang.ledger.models.base import Addressed, known, named, who
from huishang.ledger.models.rows import Commitment
from huishang.ledger.words import ObstacleLevel, ObstacleState
from huishang.sides.models import Mechanism, Side, SideBody

ENDED = (ObstacleState.SOLVED, ObstacleState.UNSOLVABLE)


class Obstacle(Addressed):
    """One line of the register of obstacles; it ends solved, or as what cannot be solved, because."""

    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, related_name="+")
    row = models.ForeignKey(
        Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="obstacles"
    )
    title = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    owner = models.ForeignKey(
        Side, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Null: all sides."
    )
    owner_body = models.ForeignKey(
        SideBody, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    level = models.CharField(
        max_length=14, choices=named(names.OBSTACLE_LEVELS), default=ObstacleLevel.OFFICES
    )
    state = models.CharField(max_length=12, choices=named(names.OBSTACLE_STATES), default=ObstacleState.OPEN)
    due = models.DateField(null=True, blank=True, help_text="When the clock of this level runs out.")
    because = models.CharField(max_length=1000, blank=True)
    revision = models.PositiveIntegerField(default=0)
    raised_for = models.ForeignKey(Side, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    raised_by = who()
    raised_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["mechanism", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="obstacle_has_a_title",
                violation_error_message=_("Say what stands in the way."),
            ),
            known("state", ObstacleState, "obstacle_state_is_known", _("There is no such state.")),
            known("level", ObstacleLevel, "obstacle_level_is_known", _("There is no such level.")),
            models.CheckConstraint(
                condition=~Q(state=ObstacleState.UNSOLVABLE) | ~Q(because=""),
                name="obstacle_unsolvable_because",
                violation_error_message=_("Say why it cannot be solved."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=[str(one) for one in ENDED], ended_at__isnull=False)
                | ~Q(state__in=[str(one) for one in ENDED]) & Q(ended_at__isnull=True),
                name="obstacle_ended_at_an_instant",
            ),
        ]
        indexes = [models.Index(fields=["mechanism", "state", "due"])]

    def __str__(self) -> str:
        return self.title
