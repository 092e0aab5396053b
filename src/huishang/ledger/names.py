"""What the words of the ledger are called on pages."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huishang.ledger.rules.axes import Agreement, Freshness, Timeliness
from huishang.ledger.rules.confirming import Dispute, Subject, Word
from huishang.ledger.rules.lights import Light
from huishang.ledger.rules.states import Act, State
from huishang.ledger.words import (
    Done,
    EvidenceKind,
    EvidenceVerdict,
    ObstacleLevel,
    ObstacleState,
    Part,
    PeriodKind,
    Proposed,
    Reason,
    ReportState,
    Return,
    Scope,
    Secrecy,
    Wait,
)

Names = dict[str, str | Promise]

STATES: Names = {
    State.EXTRACTED: pgettext_lazy("state of a row", "Extracted"),
    State.REVIEWED: pgettext_lazy("state of a row", "Reviewed"),
    State.ACKNOWLEDGED: pgettext_lazy("state of a row", "Acknowledged"),
    State.AGREED: pgettext_lazy("state of a row", "Agreed"),
    State.IN_PROGRESS: pgettext_lazy("state of a row", "In progress"),
    State.REPORTED: pgettext_lazy("state of a row", "Reported done"),
    State.VERIFIED: pgettext_lazy("state of a row", "Verified"),
    State.CLOSED: pgettext_lazy("state of a row", "Closed"),
    State.CONTINUING: pgettext_lazy("state of a row", "Continuing"),
    State.SUSPENDED: pgettext_lazy("state of a row", "Suspended"),
    State.DECLINED: pgettext_lazy("state of a row", "Declined"),
    State.SUPERSEDED: pgettext_lazy("state of a row", "Superseded"),
    State.MERGED: pgettext_lazy("state of a row", "Merged"),
    State.LAPSED: pgettext_lazy("state of a row", "Lapsed"),
}
FIELDS: Names = {
    "connectivity": _("Connectivity and opening up"),
    "industry": _("Industry and innovation"),
    "tourism": _("Culture and tourism"),
    "ecology": _("Ecology"),
    "services": _("Public services"),
    "mechanism": pgettext_lazy("field", "Mechanism"),
    "other": pgettext_lazy("field", "Other"),
}
PARTS: Names = {
    Part.LEAD: pgettext_lazy("part of a body", "Lead"),
    Part.SUPPORT: pgettext_lazy("part of a body", "Supporting"),
    Part.RESPONSIBLE: pgettext_lazy("part of a body", "Responsible"),
}
REASONS: Names = {
    Reason.NOT_DONE: pgettext_lazy("failing performance", "Not performed"),
    Reason.WRONGLY_DONE: pgettext_lazy("failing performance", "Wrongly performed"),
    Reason.WEAKLY_DONE: pgettext_lazy("failing performance", "Weakly performed"),
    Reason.LATE: pgettext_lazy("failing performance", "Performed late"),
    Reason.NO_BASIS: _("No basis in the source"),
    Reason.NOT_OURS: _("Not within our duties"),
    Reason.DUPLICATE: _("Stands in another row"),
    Reason.POLICY: _("Policy has changed"),
    Reason.FUNDS: _("Funds are lacking"),
    Reason.APPROVAL: _("Waits for a higher authority"),
    Reason.FORCE_MAJEURE: _("Force majeure"),
    Reason.REORGANISED: _("Bodies were reorganised"),
    Reason.NEW_FACTS: _("New facts"),
    Reason.MISTAKE: _("Entered by mistake"),
    Reason.OTHER: _("Other reason"),
}
SCOPES: Names = {
    Scope.TEXT: pgettext_lazy("scope of a change", "Text"),
    Scope.NUMBERS: pgettext_lazy("scope of a change", "Numbers"),
    Scope.ALL: pgettext_lazy("scope of a change", "Text and numbers"),
}
SECRECIES: Names = {
    Secrecy.OPEN: pgettext_lazy("secrecy", "Open"),
    Secrecy.INTERNAL: pgettext_lazy("secrecy", "Internal"),
}
PERIOD_KINDS: Names = {
    PeriodKind.MONTH: pgettext_lazy("period", "Month"),
    PeriodKind.QUARTER: pgettext_lazy("period", "Quarter"),
    PeriodKind.HALF: pgettext_lazy("period", "Half-year"),
    PeriodKind.YEAR: pgettext_lazy("period", "Year"),
}
REPORT_STATES: Names = {
    ReportState.DRAFT: pgettext_lazy("state of a report", "Draft"),
    ReportState.SUBMITTED: pgettext_lazy("state of a report", "Handed in"),
    ReportState.RETURNED: pgettext_lazy("state of a report", "Returned"),
    ReportState.ACCEPTED: pgettext_lazy("state of a report", "Accepted"),
}
DONE: Names = {
    Done.NOT_YET: pgettext_lazy("how far", "Not yet done"),
    Done.PARTLY: pgettext_lazy("how far", "Partly done"),
    Done.FULLY: pgettext_lazy("how far", "Done"),
}
RETURNS: Names = {
    Return.INCOMPLETE: pgettext_lazy("why a report goes back", "Incomplete"),
    Return.UNCLEAR: pgettext_lazy("why a report goes back", "Unclear"),
    Return.FIGURE: pgettext_lazy("why a report goes back", "Figure is wrong"),
    Return.DEFINITION: pgettext_lazy("why a report goes back", "Another definition"),
    Return.NO_EVIDENCE: pgettext_lazy("why a report goes back", "Without evidence"),
    Return.WRONG_ROW: pgettext_lazy("why a report goes back", "Belongs to another row"),
    Return.OTHER: _("Other reason"),
}
EVIDENCE_KINDS: Names = {
    EvidenceKind.FILE: pgettext_lazy("evidence", "File"),
    EvidenceKind.LINK: pgettext_lazy("evidence", "Link"),
    EvidenceKind.DOCUMENT: pgettext_lazy("evidence", "Document of the record"),
    EvidenceKind.NONE_FOUND: _("No public evidence found"),
}
EVIDENCE_VERDICTS: Names = {
    EvidenceVerdict.GOOD: pgettext_lazy("verdict on evidence", "Good"),
    EvidenceVerdict.DOUBTED: pgettext_lazy("verdict on evidence", "Doubted"),
    EvidenceVerdict.REFUSED: pgettext_lazy("verdict on evidence", "Refused"),
}
SUBJECTS: Names = {
    Subject.ROW: pgettext_lazy("what is confirmed", "Row"),
    Subject.BASELINE: pgettext_lazy("what is confirmed", "Baseline"),
    Subject.CHANGE: pgettext_lazy("what is confirmed", "Change"),
    Subject.DELIVERY: pgettext_lazy("what is confirmed", "Delivery"),
    Subject.CLOSING: pgettext_lazy("what is confirmed", "Closing"),
    Subject.REOPENING: pgettext_lazy("what is confirmed", "Reopening"),
}
WORDS: Names = {
    Word.CONFIRMED: pgettext_lazy("answer of a side", "Confirmed"),
    Word.REMARKED: pgettext_lazy("answer of a side", "Confirmed with a remark"),
    Word.DISPUTED: pgettext_lazy("answer of a side", "Disputed"),
    Word.MORE_EVIDENCE: pgettext_lazy("answer of a side", "More evidence asked"),
    Word.NO_REPLY: pgettext_lazy("answer of a side", "No reply in time"),
}
DISPUTES: Names = {
    Dispute.NOT_DONE: pgettext_lazy("failing performance", "Not performed"),
    Dispute.WRONGLY_DONE: pgettext_lazy("failing performance", "Wrongly performed"),
    Dispute.WEAKLY_DONE: pgettext_lazy("failing performance", "Weakly performed"),
    Dispute.LATE: pgettext_lazy("failing performance", "Performed late"),
    Dispute.FIGURE: pgettext_lazy("dispute", "Figure"),
    Dispute.DEFINITION: pgettext_lazy("dispute", "Definition of a figure"),
    Dispute.EVIDENCE: pgettext_lazy("dispute", "Evidence"),
    Dispute.WORDING: pgettext_lazy("dispute", "Wording"),
    Dispute.BODIES: pgettext_lazy("dispute", "Bodies"),
    Dispute.TERM: pgettext_lazy("dispute", "Term"),
    Dispute.NOT_AGREED: pgettext_lazy("dispute", "Was never agreed"),
    Dispute.OTHER: _("Other reason"),
}
PROPOSED: Names = {
    Proposed.OPEN: pgettext_lazy("state of a proposal", "Waits for the sides"),
    Proposed.IN_FORCE: pgettext_lazy("state of a proposal", "In force"),
    Proposed.WITHDRAWN: pgettext_lazy("state of a proposal", "Withdrawn"),
    Proposed.VOID: pgettext_lazy("state of a proposal", "Void"),
}
OBSTACLE_STATES: Names = {
    ObstacleState.OPEN: pgettext_lazy("state of an obstacle", "Open"),
    ObstacleState.ESCALATED: pgettext_lazy("state of an obstacle", "Escalated"),
    ObstacleState.SOLVED: pgettext_lazy("state of an obstacle", "Solved"),
    ObstacleState.UNSOLVABLE: pgettext_lazy("state of an obstacle", "Cannot be solved, because"),
}
OBSTACLE_LEVELS: Names = {
    ObstacleLevel.BODIES: pgettext_lazy("level of an obstacle", "Bodies"),
    ObstacleLevel.OFFICES: pgettext_lazy("level of an obstacle", "Coordination offices"),
    ObstacleLevel.COORDINATORS: pgettext_lazy("level of an obstacle", "Deputy leaders"),
    ObstacleLevel.LEADERS: pgettext_lazy("level of an obstacle", "Leaders"),
}
ACTS: Names = {
    Act.REVIEW: pgettext_lazy("act on a row", "Reviewed"),
    Act.REVISE: pgettext_lazy("act on a row", "Revised"),
    Act.ACKNOWLEDGE: pgettext_lazy("act on a row", "Acknowledged"),
    Act.AGREE: pgettext_lazy("act on a row", "Agreed by all sides"),
    Act.START: pgettext_lazy("act on a row", "Started"),
    Act.REPORT_DONE: pgettext_lazy("act on a row", "Reported done"),
    Act.TAKE_BACK: pgettext_lazy("act on a row", "Report of delivery taken back"),
    Act.VERIFY: pgettext_lazy("act on a row", "Verified"),
    Act.CLOSE: pgettext_lazy("act on a row", "Closed"),
    Act.CONTINUE: pgettext_lazy("act on a row", "Made continuing"),
    Act.SUSPEND: pgettext_lazy("act on a row", "Suspended"),
    Act.RESUME: pgettext_lazy("act on a row", "Resumed"),
    Act.DECLINE: pgettext_lazy("act on a row", "Declined"),
    Act.RECONSIDER: pgettext_lazy("act on a row", "Taken up again"),
    Act.SUPERSEDE: pgettext_lazy("act on a row", "Superseded"),
    Act.MERGE: pgettext_lazy("act on a row", "Merged"),
    Act.LAPSE: pgettext_lazy("act on a row", "Lapsed"),
    Act.REOPEN: pgettext_lazy("act on a row", "Reopened"),
}
DEEDS: Names = {
    **ACTS,
    "make": pgettext_lazy("act on a row", "Made"),
    "cite": pgettext_lazy("act on a row", "Source added"),
    "assign": pgettext_lazy("act on a row", "Bodies assigned"),
    "name_people": pgettext_lazy("act on a row", "Liaison and leader named"),
    "confirm": pgettext_lazy("act on a row", "Answered for a side"),
    "set_time": pgettext_lazy("act on a row", "Time to answer set"),
    "silence": pgettext_lazy("act on a row", "No reply noted"),
    "change": pgettext_lazy("act on a row", "Change in force"),
    "propose": pgettext_lazy("act on a row", "Change proposed"),
    "withdraw_proposal": pgettext_lazy("act on a row", "Proposal withdrawn"),
    "order_reopening": pgettext_lazy("act on a row", "Reopening ordered"),
    "withdraw_order": pgettext_lazy("act on a row", "Order withdrawn"),
    "open_period": pgettext_lazy("act on a row", "Period opened"),
    "close_period": pgettext_lazy("act on a row", "Period closed"),
    "reopen_period": pgettext_lazy("act on a row", "Period opened again"),
    "write_report": pgettext_lazy("act on a row", "Report written"),
    "submit_report": pgettext_lazy("act on a row", "Report handed in"),
    "return_report": pgettext_lazy("act on a row", "Report returned"),
    "accept_report": pgettext_lazy("act on a row", "Report accepted"),
    "add_evidence": pgettext_lazy("act on a row", "Evidence added"),
    "contradict": pgettext_lazy("act on a row", "Contradiction noted"),
    "verify_evidence": pgettext_lazy("act on a row", "Evidence judged"),
    "withdraw_evidence": pgettext_lazy("act on a row", "Evidence withdrawn"),
    "raise_obstacle": pgettext_lazy("act on a row", "Obstacle raised"),
    "escalate_obstacle": pgettext_lazy("act on a row", "Obstacle escalated"),
    "end_obstacle": pgettext_lazy("act on a row", "Obstacle ended"),
    "note": pgettext_lazy("act on a row", "Note written"),
    "light": pgettext_lazy("act on a row", "Light changed"),
    "propose_light_rule": _("Rule of lights proposed"),
    "consent_light_rule": _("Rule of lights consented to"),
    "withdraw_light_rule": _("Rule of lights taken back"),
}
LIGHTS: Names = {
    Light.RED: pgettext_lazy("light", "Red"),
    Light.YELLOW: pgettext_lazy("light", "Yellow"),
    Light.BLUE: pgettext_lazy("light", "Blue"),
    Light.GREEN: pgettext_lazy("light", "Green"),
    Light.NONE: pgettext_lazy("light", "None"),
    "": pgettext_lazy("light", "Not judged"),
}
TIMELINESS: Names = {
    Timeliness.ON_TIME: pgettext_lazy("timeliness", "On time"),
    Timeliness.DUE_SOON: pgettext_lazy("timeliness", "Due soon"),
    Timeliness.LATE: pgettext_lazy("timeliness", "Late"),
    Timeliness.NO_DATE: pgettext_lazy("timeliness", "No day set"),
}
FRESHNESS: Names = {
    Freshness.OK: pgettext_lazy("freshness of reports", "Fresh"),
    Freshness.STALE: pgettext_lazy("freshness of reports", "Stale"),
    Freshness.NEVER: pgettext_lazy("freshness of reports", "Never reported"),
}
AGREEMENTS: Names = {
    Agreement.SAME: pgettext_lazy("agreement of the sides", "Same"),
    Agreement.DIFFERS: pgettext_lazy("agreement of the sides", "Differs"),
    Agreement.ONE_SILENT: pgettext_lazy("agreement of the sides", "One is silent"),
}
WAITS: Names = {
    Wait.REVIEW: pgettext_lazy("waits for", "Review"),
    Wait.ACKNOWLEDGEMENT: pgettext_lazy("waits for", "Acknowledgement"),
    Wait.ANSWER: pgettext_lazy("waits for", "Answer"),
    Wait.START: pgettext_lazy("waits for", "Start of work"),
    Wait.CLOSING: pgettext_lazy("waits for", "Closing"),
}
CODES: Names = {**DISPUTES, **RETURNS, **EVIDENCE_VERDICTS, **OBSTACLE_STATES, **WORDS, **REASONS}
"""What the code of a line of history is called; those of several lists mean the same in each."""
PARTS_OF_CONTENT: Names = {
    "title": pgettext_lazy("column", "Title"),
    "aim": pgettext_lazy("column", "Aim"),
    "field": pgettext_lazy("column", "Field"),
    "strength": pgettext_lazy("column", "Strength"),
    "term": pgettext_lazy("column", "Term"),
    "since": _("Begins"),
    "until": _("Ends on"),
    "duties": _("Bodies"),
    "targets": _("Targets"),
    "milestones": _("Milestones"),
}
WAITING: Names = {
    "to_answer": _("To be answered for your side"),
    "to_acknowledge": _("To be taken on by a body"),
    "to_decide": _("Reports to be decided on"),
    "to_write": _("Reports to be written"),
    "to_close": _("To be closed"),
    "to_review": _("To be reviewed"),
}
"""What waits for a person, the most pressing first."""
