"""What the ledger tells its pages and other apps: always for a person, and only what he may see."""

from huishang.ledger.queries.asof import Past, ledger_as_of, row_as_of
from huishang.ledger.queries.awaited import Awaited, awaited
from huishang.ledger.queries.chains import first_broken_line
from huishang.ledger.queries.differences import Difference, difference_of_sides
from huishang.ledger.queries.failing import failing
from huishang.ledger.queries.lights import last_lights, light_choice, light_choices, lights_of
from huishang.ledger.queries.listed import Listed, Waits, last_answers, listed
from huishang.ledger.queries.lists import ORDERS, Facets, Filters, facets, owed_by, rows, visible_rows
from huishang.ledger.queries.one import Whole, whole
from huishang.ledger.queries.recent import obstacles, recent_history
from huishang.ledger.queries.reporting import last_accepted, periods, reports_of, reports_of_side, shared_of
from huishang.ledger.queries.waiting import Waiting, waiting_for

__all__ = [
    "ORDERS",
    "Awaited",
    "Difference",
    "Facets",
    "Filters",
    "Listed",
    "Past",
    "Waiting",
    "Waits",
    "Whole",
    "awaited",
    "difference_of_sides",
    "facets",
    "failing",
    "first_broken_line",
    "last_accepted",
    "last_answers",
    "last_lights",
    "ledger_as_of",
    "light_choice",
    "light_choices",
    "lights_of",
    "listed",
    "obstacles",
    "owed_by",
    "periods",
    "recent_history",
    "reports_of",
    "reports_of_side",
    "row_as_of",
    "rows",
    "shared_of",
    "visible_rows",
    "waiting_for",
    "whole",
]
