"""Agreements as a tree: a framework carries special agreements, these carry plans."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huishang.record import names
from huishang.record.models.base import Addressed, Standing, choices, withdrawn_with_reason
from huishang.record.models.exchanges import Exchange
from huishang.registry.models import EnteredName, Organization, PartialDateField, Person, Region


class Agreement(Addressed):
    """What sides agreed on; ``exchange`` is the occasion of the signing, where one is known."""

    exchange = models.ForeignKey(
        Exchange, null=True, blank=True, on_delete=models.PROTECT, related_name="agreements"
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=choices(names.AGREEMENT_KINDS))
    state = models.CharField(max_length=12, choices=choices(names.AGREEMENT_STATES))
    signed = PartialDateField()
    term = models.CharField(max_length=200, blank=True, help_text="The term in the agreement's own words.")
    since = PartialDateField()
    until = PartialDateField()

    class Meta:
        ordering = ["-signed", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="agreement_has_a_title",
                violation_error_message=_("An agreement needs a title."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="agreement_not_under_itself",
                violation_error_message=_("An agreement cannot stand under itself."),
            ),
            withdrawn_with_reason("agreement"),
        ]
        indexes = [models.Index(fields=["-signed", "-id"]), models.Index(fields=["state", "-signed"])]

    def __str__(self) -> str:
        return self.title


class AgreementParty(Standing):
    """A party as the agreement names it, linked to a region or body where the registry knows it."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="parties")
    name = models.CharField(max_length=200)
    order = models.PositiveIntegerField(default=0)
    region = models.ForeignKey(
        Region, null=True, blank=True, on_delete=models.PROTECT, related_name="agreement_parties"
    )
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="agreement_parties"
    )

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "name"],
                name="party_once_per_agreement",
                violation_error_message=_("This party is named twice."),
            ),
            withdrawn_with_reason("agreement_party"),
        ]

    def __str__(self) -> str:
        return self.name


class Signature(Standing):
    """A person who signed an agreement or witnessed its signing."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="signatures")
    name = models.CharField(max_length=100)
    part = models.CharField(max_length=10, choices=choices(names.SIGNATURE_PARTS))
    order = models.PositiveIntegerField(default=0)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="signatures"
    )
    entered = models.OneToOneField(
        EnteredName,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="What the registry links where the name was entered by hand.",
    )

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "name", "part"],
                name="signature_once_per_agreement",
                violation_error_message=_("This person is named twice."),
            ),
            withdrawn_with_reason("signature"),
        ]

    def __str__(self) -> str:
        return self.name
