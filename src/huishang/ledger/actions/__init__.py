"""Every write of the ledger: one transaction, one line of history, who, for which side, on what evidence."""

from huishang.ledger.actions.agreeing import (
    acknowledge,
    decline,
    name_people,
    place_bodies,
    reconsider,
    replace,
    review,
    revise,
    start,
)
from huishang.ledger.actions.answering import answer
from huishang.ledger.actions.asking import note_silence, set_time
from huishang.ledger.actions.changing import propose, propose_act, withdraw_proposal
from huishang.ledger.actions.closing import close, order_reopening, take_back, withdraw_order
from huishang.ledger.actions.evidence import (
    Shown,
    add_document,
    add_file,
    add_link,
    add_none_found,
    contradict,
    verify_evidence,
    withdraw_evidence,
)
from huishang.ledger.actions.ground import LedgerError, Refused, Stale
from huishang.ledger.actions.lights import (
    consent_light_rule,
    light_rows,
    propose_light_rule,
    withdraw_light_rule,
)
from huishang.ledger.actions.making import cite, made_of, make_rows
from huishang.ledger.actions.notes import write_note
from huishang.ledger.actions.obstacles import escalate, give_up, raise_obstacle, solve
from huishang.ledger.actions.periods import close_period, reopen_period
from huishang.ledger.actions.reporting import (
    Told,
    accept_report,
    open_period,
    return_report,
    submit_report,
    write_report,
)

__all__ = [
    "LedgerError",
    "Refused",
    "Shown",
    "Stale",
    "Told",
    "accept_report",
    "acknowledge",
    "add_document",
    "add_file",
    "add_link",
    "add_none_found",
    "answer",
    "cite",
    "close",
    "close_period",
    "consent_light_rule",
    "contradict",
    "decline",
    "escalate",
    "give_up",
    "light_rows",
    "made_of",
    "make_rows",
    "name_people",
    "note_silence",
    "open_period",
    "order_reopening",
    "place_bodies",
    "propose",
    "propose_act",
    "propose_light_rule",
    "raise_obstacle",
    "reconsider",
    "reopen_period",
    "replace",
    "return_report",
    "review",
    "revise",
    "set_time",
    "solve",
    "start",
    "submit_report",
    "take_back",
    "verify_evidence",
    "withdraw_evidence",
    "withdraw_light_rule",
    "withdraw_order",
    "withdraw_proposal",
    "write_note",
    "write_report",
]
