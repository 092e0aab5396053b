"""Changes of what the sides have agreed on, and orders that make a closed row owed again."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huishang.ledger import names
from huishang.ledger.models.base import Addressed, known, named, who
from huishang.ledger.models.rows import Commitment
from huishang.ledger.words import Proposed, Scope
from huishang.sides.models import Side

STATE_ACTS = ("continue", "suspend", "resume", "supersede", "merge", "lapse")


class ChangeProposal(Addressed):
    """What a side wants changed: from what, to what, why. It takes effect when all sides have confirmed it.

    ``changes`` lists parts of the content with before and after; ``act`` is an act on the state instead.
    """

    row = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="proposals")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    row_version = models.PositiveIntegerField(help_text="The text that it changes.")
    changes = models.JSONField(default=list, blank=True)
    act = models.CharField(max_length=12, blank=True)
    other = models.ForeignKey(Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=16, choices=named(names.REASONS))
    words = models.CharField(max_length=1000)
    state = models.CharField(max_length=10, choices=named(names.PROPOSED), default=Proposed.OPEN)
    proposed_by = who()
    proposed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            known("state", Proposed, "proposal_state_is_known", _("There is no such state.")),
            known("act", ["", *STATE_ACTS], "proposal_act_is_known", _("There is no such act.")),
            models.CheckConstraint(
                condition=Q(act="") & ~Q(changes=[]) | ~Q(act="") & Q(changes=[]),
                name="proposal_of_text_or_of_state",
                violation_error_message=_("A proposal changes the text or the state."),
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(words=""),
                name="proposal_with_reason",
                violation_error_message=_("Say why."),
            ),
            models.UniqueConstraint(
                fields=["row"],
                condition=Q(state=Proposed.OPEN),
                name="proposal_open_once_per_row",
                violation_error_message=_(
                    "Another change of this row waits for the sides. End that one first."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row_id}: {self.act or self.changes}"


class ReopenOrder(Addressed):
    """A leader's order that a row is owed again, and what of it may be changed; the sides confirm it."""

    row = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="orders")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    row_version = models.PositiveIntegerField()
    scope = models.CharField(max_length=8, choices=named(names.SCOPES))
    reason = models.CharField(max_length=16, choices=named(names.REASONS))
    words = models.CharField(max_length=1000)
    state = models.CharField(max_length=10, choices=named(names.PROPOSED), default=Proposed.OPEN)
    ordered_by = who()
    ordered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            known("state", Proposed, "order_state_is_known", _("There is no such state.")),
            known("scope", Scope, "order_scope_is_known", _("Say what may be changed.")),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(words=""),
                name="order_with_reason",
                violation_error_message=_("Say why."),
            ),
            models.UniqueConstraint(
                fields=["row"],
                condition=Q(state=Proposed.OPEN),
                name="order_open_once_per_row",
                violation_error_message=_("Another order waits for the sides already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row_id}: {self.scope}"
