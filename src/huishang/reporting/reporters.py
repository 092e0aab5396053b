"""Who reports in a period, and the addresses of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from huishang.sides.models import Side, SideBody


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports: a body, or a side itself where its body is not known."""

    side: Side
    body: SideBody | None

    def __str__(self) -> str:
        return str(self.body or self.side.region.name)

    @property
    def name(self) -> str:
        """The full name."""
        return self.body.name if self.body else self.side.region.name

    @property
    def key(self) -> str:
        """What tells it from every other body and side."""
        return f"body-{self.body.pk}" if self.body else f"side-{self.side.pk}"

    def address(self, name: str, period: Any) -> str:
        """The address of a page of this body in a period."""
        view, key = (name, self.body.pk) if self.body else (f"{name}_side", self.side.pk)
        return reverse(f"reporting:{view}", args=[period.mechanism.uuid, period.uuid, key])
