"""What became of an exchange, as sources outside the documents of the record tell it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huishang.record.models.base import Standing, withdrawn_with_reason
from huishang.record.models.exchanges import Exchange
from huishang.registry.models import PartialDateField


class Fact(Standing):
    """A dated fact of one source, or that none was found.

    A figure keeps its unit, definition and date, so two figures that differ are two facts that name each
    other (``contradicts``) and stand side by side; neither is the value of a common field.
    """

    exchange = models.ForeignKey(Exchange, on_delete=models.PROTECT, related_name="facts")
    field = models.CharField(
        max_length=16, blank=True, help_text="Field of cooperation, as a reading names it."
    )
    text = models.CharField(max_length=500)
    date = PartialDateField()
    value = models.CharField(max_length=40, blank=True, help_text="The figure as printed, in digits.")
    unit = models.CharField(max_length=20, blank=True)
    definition = models.CharField(max_length=200, blank=True)
    is_found = models.BooleanField(default=True, help_text="False: searched for, and no evidence was found.")
    contradicts = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="contradicted_by"
    )
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="fact_has_words",
                violation_error_message=_("A fact needs words."),
            ),
            models.CheckConstraint(
                condition=Q(value="") | ~Q(unit=""),
                name="fact_figure_has_a_unit",
                violation_error_message=_("A figure needs its unit."),
            ),
            models.CheckConstraint(
                condition=Q(contradicts__isnull=True) | ~Q(contradicts=F("id")),
                name="fact_does_not_contradict_itself",
                violation_error_message=_("Choose another fact."),
            ),
            withdrawn_with_reason("fact"),
        ]

    def __str__(self) -> str:
        return self.text
