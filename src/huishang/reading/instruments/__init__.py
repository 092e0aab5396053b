"""Instruments and minutes: agreements, joint plans, notices that enclose them, task lists, minutes.

Their form is read, not their speech: numbered units, the bodies that answer for them, terms, targets.
"""

from __future__ import annotations

from huishang.reading.instruments.draft import InstrumentDraft
from huishang.reading.instruments.kind import document_kind
from huishang.reading.instruments.reader import read_instrument

__all__ = ["InstrumentDraft", "document_kind", "read_instrument"]
