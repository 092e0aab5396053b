"""Notes that a side keeps for itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from huishang.ledger.actions.ground import Deed, LedgerError, note
from huishang.ledger.models import Commitment, PrivateNote
from huishang.sides.models import SideBody
from huishang.sides.rules import Act as Permission


@transaction.atomic
def write_note(
    by: Any, row: Commitment, words: str, at: datetime, *, body: SideBody | None = None
) -> PrivateNote:
    """Write a note that only one's own side sees; a liaison's is kept with his body."""
    deed = Deed(by, row.mechanism, at)
    side = deed.own_side()
    deed.demand(Permission.WRITE_PRIVATE, body)
    if not words.strip():
        raise LedgerError(_("Write the note."))
    made = PrivateNote.objects.create(row=row, side=side, body=body, words=words, by=by, at=at)
    note(deed, "note", row=row, layer=side, before=row.state, words=words, note=str(made.uuid))
    return made
