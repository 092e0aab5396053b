"""By which rule a mechanism gives lights, and every light that was given."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from huishang.ledger import names
from huishang.ledger.models.base import Addressed, known, named, who
from huishang.ledger.models.rows import Commitment
from huishang.ledger.rules.lights import Light
from huishang.ledger.rules.reasons import Reason, explain
from huishang.ledger.words import Proposed
from huishang.sides.models import Mechanism, Side


class LightChoice(Addressed):
    """A rule of lights that is proposed for a mechanism; in force once each side has consented.

    The one that came into force last holds. It names a version, so that a newer one holds only when it is chosen.
    """

    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=40, help_text="Name and version of a rule of lights.")
    words = models.CharField(max_length=1000)
    state = models.CharField(max_length=10, choices=named(names.PROPOSED), default=Proposed.OPEN)
    proposed_by = who()
    proposed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True, help_text="When it came into force or was ended.")

    class Meta:
        ordering = ["pk"]
        constraints = [
            known("state", Proposed, "light_choice_state_is_known", _("There is no such state.")),
            models.CheckConstraint(
                condition=~Q(words=""), name="light_choice_with_reason", violation_error_message=_("Say why.")
            ),
            models.UniqueConstraint(
                fields=["mechanism"],
                condition=Q(state=Proposed.OPEN),
                name="light_choice_open_once",
                violation_error_message=_("Another rule of lights waits for the sides already."),
            ),
        ]

    def __str__(self) -> str:
        return self.rule


class LightConsent(models.Model):
    """That a side consents to a rule of lights. The database refuses to change or remove it."""

    choice = models.ForeignKey(LightChoice, on_delete=models.PROTECT, related_name="consents")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    person = who()
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["choice", "side"], name="light_consent_once_per_side"),
        ]

    def __str__(self) -> str:
        return f"{self.choice_id} · {self.side_id}"


class LightVerdict(models.Model):
    """A light that a rule gave a row, with what it was given, kept where it differs from the one before.

    A newer rule leaves it as it is. The database refuses to change or remove it.
    """

    row = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="verdicts")
    day = models.DateField(help_text="The day for which it was worked out.")
    light = models.CharField(max_length=10, choices=named(names.LIGHTS))
    rule = models.CharField(max_length=40, help_text="Name and version.")
    inputs = models.JSONField(default=dict, help_text="Figures by measure, as text; null: not known.")
    reasons = models.JSONField(default=list, help_text="Codes of reasons.tsv, each with its figures.")
    is_chosen = models.BooleanField(help_text="It rests on a band that no source prints.")
    at = models.DateTimeField()

    class Meta:
        ordering = ["row", "pk"]
        constraints = [known("light", Light, "light_verdict_is_known", _("There is no such light."))]

    def __str__(self) -> str:
        return f"{self.row_id} · {self.day} · {self.light}"

    @property
    def sentences(self) -> list[str]:
        """The reasons in the language of the page."""
        lang = "en" if get_language() == "en" else "zh"
        return [explain(Reason(code, tuple(figures.items())), lang) for code, figures in self.reasons]
