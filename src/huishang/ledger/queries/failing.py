"""How undertakings failed so far, by the four classes. Facts speak for a class; a person decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from huishang.ledger.measured import IS_AS_AGREED, Known, known_of
from huishang.ledger.models import Commitment
from huishang.ledger.rules.confirming import Dispute
from huishang.ledger.rules.due import Due, Precision
from huishang.ledger.rules.failures import Delivery, Failure, failures
from huishang.ledger.rules.states import DRAFT, OVER, State


def failing(rows: Sequence[Commitment], today: date) -> dict[int, tuple[Failure, ...]]:
    """The classes that the facts speak for, by the key of each row that fails. The queries do not grow with the rows.

    ``rows`` are such as a person may see. Nothing is owed of a draft, nor of what is over without being closed.
    """
    owed = [row for row in rows if row.state not in DRAFT | (OVER - {State.CLOSED}) | {State.SUSPENDED}]
    found = {known.row.pk: _failures(known, today) for known in known_of(owed, today)}
    return {key: classes for key, classes in found.items() if classes}


def _failures(known: Known, today: date) -> tuple[Failure, ...]:
    row = known.row
    due = Due(row.due, Precision(row.precision) if row.precision else Precision.NONE, row.term)
    if known.delivered is None:
        return failures(due, today, None)
    delivery = Delivery(known.delivered, _is_as_agreed(known), known.reaches_target())
    return failures(due, today, delivery)


def _is_as_agreed(known: Known) -> bool | None:
    if Dispute.WRONGLY_DONE in known.disputes:
        return False
    return True if known.row.state in IS_AS_AGREED else None
