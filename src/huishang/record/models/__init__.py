"""Exchanges and agreements as they stand, each value with its sources.

The columns hold what is shown; ``Source`` holds what each document and each entry by hand says, and the
shown value follows from the sources (``record.shown``). Nothing is deleted: a row that no source stands
behind any more, or that a person took out, says so in ``withdrawn_because`` and is left out of pages.
"""

from huishang.record.models.agreements import Agreement, AgreementParty, Signature
from huishang.record.models.exchanges import Exchange, Participation, Party, Stage, Stop
from huishang.record.models.facts import Fact
from huishang.record.models.history import Change, Doubt, Joining
from huishang.record.models.sources import TARGETS, Source

__all__ = [
    "TARGETS",
    "Agreement",
    "AgreementParty",
    "Change",
    "Doubt",
    "Exchange",
    "Fact",
    "Joining",
    "Participation",
    "Party",
    "Signature",
    "Source",
    "Stage",
    "Stop",
]
