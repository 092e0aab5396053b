"""Whether the history of a mechanism is whole."""

from __future__ import annotations

from huishang.ledger.chain import first_broken
from huishang.ledger.models import Chain, HistoryLine
from huishang.sides.models import Mechanism


def first_broken_line(mechanism: Mechanism) -> tuple[Chain, int] | None:
    """The first line of a chain of a mechanism that is not as it was written, or is missing; None: all are whole."""
    for chain in Chain.objects.filter(mechanism=mechanism).order_by("pk"):
        lines = HistoryLine.objects.filter(chain=chain).order_by("sequence")
        broken = first_broken(line.link for line in lines.iterator(chunk_size=2000))
        if broken is not None:
            return chain, broken
        last = lines.last()
        if (last.sequence if last else 0) != chain.sequence:
            return chain, (last.sequence if last else 0) + 1
    return None
