"""What the ledger tells its pages and other apps: always for a person, and only what he may see."""

from huishang.ledger.queries.asof import Past, ledger_as_of, row_as_of
from huishang.ledger.queries.chains import first_broken_line
from huishang.ledger.queries.differences import Difference, difference_of_sides
from huishang.ledger.queries.lists import Facets, Filters, facets, owed_by, rows, visible_rows
from huishang.ledger.queries.one import Whole, whole
from huishang.ledger.queries.waiting import Waiting, waiting_for

__all__ = [
    "Difference",
    "Facets",
    "Filters",
    "Past",
    "Waiting",
    "Whole",
    "difference_of_sides",
    "facets",
    "first_broken_line",
    "ledger_as_of",
    "owed_by",
    "row_as_of",
    "rows",
    "visible_rows",
    "waiting_for",
    "whole",
]
