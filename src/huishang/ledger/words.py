"""The words of the ledger's tables that no rule decides by: parts, reasons, kinds. Pure."""

from __future__ import annotations

from enum import StrEnum

FIELDS = ("connectivity", "industry", "tourism", "ecology", "services", "mechanism", "other")
"""Fields of cooperation, as a reading names them."""

STRENGTHS = ("确保", "推进", "力争", "探索")
"""How binding the words are, the strongest first."""


class Part(StrEnum):
    """What a body does on a row. ``responsible``: the source names it without saying who leads."""

    LEAD = "lead"
    SUPPORT = "support"
    RESPONSIBLE = "responsible"


class Reason(StrEnum):
    """Why a row leaves the straight way: the four classes of failing performance, then other causes."""

    NOT_DONE = "not_done"
    WRONGLY_DONE = "wrongly_done"
    WEAKLY_DONE = "weakly_done"
    LATE = "late"
    NO_BASIS = "no_basis"
    NOT_OURS = "not_ours"
    DUPLICATE = "duplicate"
    POLICY = "policy"
    FUNDS = "funds"
    APPROVAL = "approval"
    FORCE_MAJEURE = "force_majeure"
    REORGANISED = "reorganised"
    NEW_FACTS = "new_facts"
    MISTAKE = "mistake"
    OTHER = "other"


class Scope(StrEnum):
    """What a change touches, and what a reopened row allows to be changed."""

    TEXT = "text"
    NUMBERS = "numbers"
    ALL = "all"


class ReportState(StrEnum):
    """How far a progress report is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"


class Done(StrEnum):
    """How far a body says that it is."""

    NOT_YET = "not_yet"
    PARTLY = "partly"
    FULLY = "fully"


class Return(StrEnum):
    """Why a report goes back to its body."""

    INCOMPLETE = "incomplete"
    UNCLEAR = "unclear"
    FIGURE = "figure"
    DEFINITION = "definition"
    NO_EVIDENCE = "no_evidence"
    WRONG_ROW = "wrong_row"
    OTHER = "other"


class PeriodKind(StrEnum):
    """How long a reporting period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class EvidenceKind(StrEnum):
    """What shows that something is true. ``none_found``: it was searched for, and nothing public was found."""

    FILE = "file"
    LINK = "link"
    DOCUMENT = "document"
    NONE_FOUND = "none_found"


class EvidenceVerdict(StrEnum):
    """What another side finds of evidence."""

    GOOD = "good"
    DOUBTED = "doubted"
    REFUSED = "refused"


class Proposed(StrEnum):
    """How far a proposal or an order is."""

    OPEN = "open"
    IN_FORCE = "in_force"
    WITHDRAWN = "withdrawn"
    VOID = "void"


class ObstacleState(StrEnum):
    """How far an obstacle is; the last two are its ends."""

    OPEN = "open"
    ESCALATED = "escalated"
    SOLVED = "solved"
    UNSOLVABLE = "unsolvable"


class ObstacleLevel(StrEnum):
    """Who has to deal with an obstacle; each next one is a step up."""

    BODIES = "bodies"
    OFFICES = "offices"
    COORDINATORS = "coordinators"
    LEADERS = "leaders"


class Secrecy(StrEnum):
    """How far a row may go, the least first; nothing above internal is kept in this system."""

    OPEN = "open"
    INTERNAL = "internal"


class Wait(StrEnum):
    """What a row waits for."""

    REVIEW = "review"
    ACKNOWLEDGEMENT = "acknowledgement"
    ANSWER = "answer"
    START = "start"
    CLOSING = "closing"
