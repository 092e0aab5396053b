"""Every write about exchanges and agreements: one transaction, one line of history, who, from what source."""

from huishang.record.actions.agreements import (
    change_agreement,
    enter_agreement,
    restore_agreement,
    set_agreement_state,
    withdraw_agreement,
)
from huishang.record.actions.documents import part_document, take_document
from huishang.record.actions.exchanges import (
    add_to_exchange,
    change_exchange,
    enter_exchange,
    enter_facts,
    likely_same,
    restore_exchange,
    set_exchange_state,
    withdraw_exchange,
)
from huishang.record.actions.ground import RecordError, Stale
from huishang.record.actions.joining import keep_apart, merge_exchanges, undo_merge

__all__ = [
    "RecordError",
    "Stale",
    "add_to_exchange",
    "change_agreement",
    "change_exchange",
    "enter_agreement",
    "enter_exchange",
    "enter_facts",
    "keep_apart",
    "likely_same",
    "merge_exchanges",
    "part_document",
    "restore_agreement",
    "restore_exchange",
    "set_agreement_state",
    "set_exchange_state",
    "take_document",
    "undo_merge",
    "withdraw_agreement",
    "withdraw_exchange",
]
