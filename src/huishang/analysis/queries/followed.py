"""What concerns the regions that a person follows; everything where he follows none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from huishang.analysis.models import Promise
from huishang.analysis.queries import areas, promises
from huishang.documents.models import Document
from huishang.record import queries as record
from huishang.record.models import Agreement, Exchange
from huishang.registry.models import Region

YEARS = 5
"""Years of promises: the present one and those before it."""


@dataclass(frozen=True)
class Followed:
    """What concerns some regions, with their parts and bodies; with none of them, everything."""

    regions: Sequence[Region]

    @cached_property
    def _met(self) -> QuerySet[Exchange]:
        return areas.exchanges_of_any(self.regions)

    def exchanges(self) -> QuerySet[Exchange]:
        """The exchanges, latest first, with their parties."""
        found = record.exchanges()
        return found.filter(pk__in=self._met.order_by().values("pk")) if self.regions else found

    def agreements(self) -> QuerySet[Agreement]:
        """The agreements, latest first."""
        return areas.agreements_of_any(self.regions) if self.regions else record.agreements()

    def documents(self) -> QuerySet[Document] | None:
        """The documents that tell of the exchanges; None: all documents."""
        return record.documents_of(self._met) if self.regions else None

    def promised(self, today: date) -> QuerySet[Promise]:
        """What was promised in the last years at the exchanges."""
        found = promises.at(self._met) if self.regions else promises.promises()
        return found.filter(on__gte=str(today.year - YEARS + 1))


def followed_by(user: Any) -> Followed:
    """What concerns the regions that a person follows."""
    return Followed(list(Region.objects.filter(followings__user=user).order_by("code", "pk")))
