"""The joint ledger's tables. Nothing is deleted: what holds no more says since when, and why."""

from huishang.ledger.models.baseline import Milestone, Target
from huishang.ledger.models.changes import STATE_ACTS, ChangeProposal, ReopenOrder
from huishang.ledger.models.confirmations import Confirmation, Request
from huishang.ledger.models.duties import Assignment, SideDuty
from huishang.ledger.models.evidence import Evidence
from huishang.ledger.models.history import Chain, HistoryLine
from huishang.ledger.models.lights import LightChoice, LightConsent, LightVerdict
from huishang.ledger.models.notes import PrivateNote
from huishang.ledger.models.obstacles import Obstacle
from huishang.ledger.models.reports import Period, ProgressReport, ReportMilestone, ReportValue
from huishang.ledger.models.rows import Commitment, Numbering, RowSource
from huishang.ledger.models.versions import RowVersion

__all__ = [
    "STATE_ACTS",
    "Assignment",
    "Chain",
    "ChangeProposal",
    "Commitment",
    "Confirmation",
    "Evidence",
    "HistoryLine",
    "LightChoice",
    "LightConsent",
    "LightVerdict",
    "Milestone",
    "Numbering",
    "Obstacle",
    "Period",
    "PrivateNote",
    "ProgressReport",
    "ReopenOrder",
    "ReportMilestone",
    "ReportValue",
    "Request",
    "RowSource",
    "RowVersion",
    "SideDuty",
    "Target",
]
