"""What every write shares: for whom one acts, how two changes at once are noticed, one line of history."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from huishang.ledger import chain
from huishang.ledger.models import Chain, Commitment, HistoryLine
from huishang.ledger.rules.states import Refusal
from huishang.ledger.sentences import sentence
from huishang.sides.access import Standing, standing
from huishang.sides.models import Mechanism, Side, SideBody
from huishang.sides.rules import Act as Permission


class LedgerError(Exception):
    """What was asked cannot be done; the text is a sentence for people."""


class Refused(LedgerError):
    """A rule refused it; ``refusal`` says which."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(sentence(refusal))
        self.refusal = refusal


class Stale(LedgerError):
    """Somebody changed the row since it was opened; ``line`` is the last line of its history that one may see."""

    def __init__(self, line: HistoryLine | None) -> None:
        facts = {
            "who": line.person if line else "",
            "when": line.at.isoformat(" ", "minutes") if line else "",
        }
        super().__init__(
            _("%(who)s changed this at %(when)s, after you opened it. Look at it again.") % facts
        )
        self.line = line


@dataclass
class Deed:
    """A person acting on a mechanism at an instant: asked once what he is there. He belongs to one side at most.

    Raises Http404 or PermissionDenied where he may not read the rows of the mechanism.
    """

    by: Any
    mechanism: Mechanism
    at: datetime
    standing: Standing = field(init=False)
    side: Side | None = field(init=False)

    def __post_init__(self) -> None:
        self.standing = standing(self.by, self.mechanism)
        self.standing.demand(Permission.READ_SHARED)
        sides = Side.objects.filter(pk__in=self.standing.sides, retired_at=None)
        self.side = sides.select_related("region").first()

    def may(self, permission: Permission, body: SideBody | None = None, of: Side | None = None) -> bool:
        """Whether he may do it: on what is shared, for his own side or a body of it, or on what is of another side."""
        if self.standing.may(permission) or (of is not None and self.standing.may(permission, of)):
            return True
        if self.side is None:
            return False
        return self.standing.may(permission, self.side, body)

    def demand(self, permission: Permission, body: SideBody | None = None) -> None:
        """Refuse what he may not do."""
        if not self.may(permission, body):
            raise PermissionDenied(permission)

    def own_side(self) -> Side:
        """The side that he acts for; who belongs to none is refused."""
        if self.side is None:
            raise PermissionDenied
        return self.side


@dataclass(frozen=True)
class Clock:
    """What acts where nobody does: it has an instant and no side."""

    mechanism: Mechanism
    at: datetime
    by: None = None
    side: None = None


def locked(row: Commitment, revision: int | None = None) -> Commitment:
    """The same row, read anew and held until the end of the transaction; Stale where another act came first."""
    held = Commitment.objects.select_for_update(of=("self",)).select_related("mechanism", "reported_by")
    found = held.get(pk=row.pk)
    if revision is not None and found.revision != revision:
        raise Stale(last_line(found))
    return found


def last_line(row: Commitment) -> HistoryLine | None:
    """The last line of the shared history of a row."""
    return row.history.filter(chain__layer=None).select_related("person").order_by("-sequence").first()


def note(
    deed: Deed | Clock,
    act: str,
    *,
    row: Commitment | None = None,
    before: str = "",
    code: str = "",
    words: str = "",
    layer: Side | None = None,
    side: Side | None = None,
    is_counted: bool = True,
    **facts: Any,
) -> HistoryLine:
    """Add one line of history, and count the act on the row where it is shared.

    Not ``is_counted``: what a person may have open of the row is still as it was.
    ``layer`` is the side whose private history it belongs to; None: the shared one. ``facts`` are what else
    the line is proof of: names and uuids of other things, hashes, contents.
    """
    if row is not None and layer is None and is_counted:
        row.revision += 1
        row.save(update_fields=["revision"])
    acting = side or deed.side
    held = _chain(deed.mechanism, layer)
    after = str(row.state) if row is not None else ""
    told = {
        "mechanism": str(deed.mechanism.uuid),
        "layer": layer.region.name if layer else None,
        "sequence": held.sequence + 1,
        "act": act,
        "row": str(row.uuid) if row is not None else None,
        "number": row.number if row is not None else None,
        "version": row.version if row is not None else 0,
        "before": before,
        "after": after,
        "side": acting.region.name if acting else None,
        "person": str(deed.by.get_username()) if deed.by else None,
        "code": code,
        "words": words,
        "at": deed.at,
        "facts": facts,
    }
    plain = chain.plain(told)
    line = HistoryLine(
        chain=held,
        sequence=held.sequence + 1,
        previous=held.digest,
        digest=chain.digest(held.digest, plain),
        act=act,
        row=row,
        side=acting,
        person=deed.by,
        before=before,
        after=after,
        version=row.version if row is not None else 0,
        code=code,
        words=words[:1000],
        facts=plain,
        at=deed.at,
    )
    line.save(force_insert=True)
    held.sequence, held.digest = line.sequence, line.digest
    held.save(update_fields=["sequence", "digest"])
    return line


def _chain(mechanism: Mechanism, layer: Side | None) -> Chain:
    """The chain that a line goes to, held until the end of the transaction so that its numbers have no gap."""
    Chain.objects.get_or_create(mechanism=mechanism, layer=layer, defaults={"digest": chain.BEGINNING})
    return Chain.objects.select_for_update().get(mechanism=mechanism, layer=layer)
