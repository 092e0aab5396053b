"""A row: one commitment of a mechanism, as it stands now."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huishang.documents.models import Document
from huishang.ledger import names
from huishang.ledger.models.base import Addressed, known, named, who
from huishang.ledger.rules.states import OVER, State
from huishang.ledger.words import FIELDS, Scope, Secrecy
from huishang.record.models import Agreement, Exchange
from huishang.registry.models import PartialDateField
from huishang.review.models import Finding
from huishang.sides.models import Mechanism, Side

ASIDE = sorted(str(state) for state in (OVER - {State.CLOSED}) | {State.SUSPENDED})


class Numbering(models.Model):
    """How the rows of a mechanism are numbered: ``prefix`` and ``width`` hold for good once a row has a number."""

    mechanism = models.OneToOneField(Mechanism, on_delete=models.PROTECT, related_name="+")
    prefix = models.CharField(max_length=30)
    width = models.PositiveSmallIntegerField(default=4)
    last = models.PositiveIntegerField(default=0, help_text="The last number that was given.")

    def __str__(self) -> str:
        return f"{self.prefix}-{self.last:0{self.width}d}"


class Commitment(Addressed):
    """A row of the joint ledger under a number that never changes.

    The columns of its text hold the version that stands now (``version``); ``RowVersion`` keeps every one.
    """

    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, related_name="+")
    serial = models.PositiveIntegerField()
    number = models.CharField(max_length=50, editable=False)
    state = models.CharField(max_length=12, choices=named(names.STATES), default=State.EXTRACTED)
    state_at = models.DateTimeField(help_text="Since when it is in this state.")
    version = models.PositiveIntegerField(default=0, help_text="The number of the text that stands now.")
    revision = models.PositiveIntegerField(
        default=0, help_text="Counts every act on the row, so that two at once are noticed."
    )
    title = models.CharField(max_length=300)
    aim = models.TextField(blank=True)
    field = models.CharField(max_length=16, choices=named(names.FIELDS))
    strength = models.CharField(max_length=4, blank=True)
    term = models.CharField(max_length=200, blank=True, help_text="The term in the source's own words.")
    since = PartialDateField()
    until = PartialDateField()
    due = models.DateField(
        null=True, blank=True, help_text="The last day of the stated term; null: the words fix none."
    )
    precision = models.CharField(max_length=10, blank=True, help_text="How exact the term is (rules.due).")
    light = models.CharField(max_length=10, blank=True, help_text="As the rules gave it last; empty: never.")
    light_rule = models.CharField(max_length=40, blank=True, help_text="The rule and its version.")
    light_on = models.DateField(null=True, blank=True, help_text="The day for which it was worked out.")
    agreement = models.ForeignKey(
        Agreement, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    exchange = models.ForeignKey(Exchange, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reported_by = models.ForeignKey(
        Side,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The side whose accepted report says that it is done.",
    )
    scope = models.CharField(
        max_length=8,
        choices=named(names.SCOPES),
        blank=True,
        help_text="What an order of reopening allows to be changed; empty: it was never reopened.",
    )
    other = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaces",
        help_text="The row that took its place, or into which it was merged.",
    )
    reason = models.CharField(max_length=16, choices=named(names.REASONS), blank=True)
    reason_words = models.CharField(max_length=500, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    secrecy = models.CharField(max_length=10, choices=named(names.SECRECIES), default=Secrecy.INTERNAL)
    made_by = who()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["mechanism", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["mechanism", "serial"], name="row_once_per_serial"),
            models.UniqueConstraint(fields=["mechanism", "number"], name="row_once_per_number"),
            models.CheckConstraint(
                condition=~Q(title=""),
                name="row_has_a_title",
                violation_error_message=_("A row needs a title."),
            ),
            known("state", State, "row_state_is_known", _("There is no such state.")),
            known("field", FIELDS, "row_field_is_known", _("There is no such field.")),
            known("scope", ["", *Scope], "row_scope_is_known", _("There is no such scope.")),
            known("secrecy", Secrecy, "row_secrecy_is_known", _("There is no such level.")),
            models.CheckConstraint(
                condition=Q(state=State.CLOSED, closed_on__isnull=False)
                | ~Q(state=State.CLOSED) & Q(closed_on__isnull=True),
                name="row_closed_has_a_day",
                violation_error_message=_("A closed row, and no other, has the day of its closing."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=ASIDE) | ~Q(reason=""),
                name="row_out_of_the_way_with_reason",
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.SUPERSEDED, State.MERGED]) | Q(other__isnull=False),
                name="row_replaced_names_the_other",
                violation_error_message=_("Name the row that takes its place."),
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=True) | ~Q(other=F("id")),
                name="row_not_replaced_by_itself",
                violation_error_message=_("Choose another row."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.REPORTED, State.VERIFIED, State.CLOSED])
                | Q(reported_by__isnull=False),
                name="row_done_names_who_reported",
                violation_error_message=_("A row is done only by a report of a side."),
            ),
        ]
        indexes = [
            models.Index(fields=["mechanism", "state", "serial"]),
            models.Index(fields=["mechanism", "field", "serial"]),
            models.Index(fields=["mechanism", "due"]),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class RowSource(models.Model):
    """Where a row comes from: characters of a document, or a person with a cited source. Lines are only added."""

    row = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="sources")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    finding = models.ForeignKey(Finding, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True, help_text="Exactly the characters from start to end.")
    number = models.CharField(max_length=60, blank=True, help_text="The item's number in the document.")
    speaker = models.CharField(max_length=100, blank=True)
    cited = models.CharField(max_length=500, blank=True)
    address = models.CharField(max_length=1000, blank=True, help_text="Where it can be read; shown as text.")
    added_by = who()
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False, start__isnull=False, end__gt=F("start")) & ~Q(quote="")
                | Q(document__isnull=True, finding__isnull=True, start__isnull=True, end__isnull=True)
                & ~Q(cited=""),
                name="row_source_by_characters_or_by_hand",
                violation_error_message=_("Say where it is known from."),
            ),
            models.UniqueConstraint(fields=["row", "finding"], name="row_source_once_per_finding"),
        ]
        indexes = [models.Index(fields=["document"])]

    def __str__(self) -> str:
        return self.cited or self.quote[:60]
