"""Who may do what in a mechanism, and in which order its sides stand. Pure: the table is ``permissions.tsv``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

from huishang.reading.lexicon.tables import parse


class Role(StrEnum):
    """What a person is in a mechanism; he may be several things, and others in other mechanisms."""

    COORDINATOR = "coordinator"
    """Acts and confirms for his side."""
    LIAISON = "liaison"
    """Reports on what one body of his side owes."""
    LEADER = "leader"
    """Reads, instructs, approves a closing for his side."""
    JOINT_OFFICE = "joint_office"
    """Merges and prepares for all sides; sees the shared layer only."""
    OBSERVER = "observer"
    """Reads the shared layer."""


ADMINISTRATOR: Final = "administrator"
"""The administrator of the installation: a column of the table, no role in a mechanism."""


class Act(StrEnum):
    """What can be allowed or refused in a mechanism."""

    SEE = "see"
    """Know that the mechanism exists: its sides, offices, bodies, and people with their roles."""
    READ_SHARED = "read_shared"
    READ_PRIVATE = "read_private"
    WRITE_PRIVATE = "write_private"
    """Keep notes that only one's own side sees."""
    MAKE_ROW = "make_row"
    CHANGE_ROW = "change_row"
    ACKNOWLEDGE = "acknowledge"
    """Say for a lead body that it has taken a row on."""
    AGREE = "agree"
    """Say for a side that a row holds, or decline it."""
    REPORT = "report"
    RETURN_REPORT = "return_report"
    INSTRUCT = "instruct"
    VERIFY = "verify"
    """Say that what another side reports as done is done."""
    CONFIRM = "confirm"
    """Confirm for a side what is shared: a baseline, a change, a delivery, a closing."""
    DISPUTE = "dispute"
    APPROVE_CLOSING = "approve_closing"
    REOPEN = "reopen"
    MERGE = "merge"
    """Make one of what several sides handed in."""
    OPEN_PERIOD = "open_period"
    EXPORT = "export"
    MANAGE_SIDE = "manage_side"
    """Name the office, bodies and liaisons of a side."""
    SET_UP = "set_up"
    """Start, change and retire a mechanism, add sides, give every role."""


class Place(StrEnum):
    """Whose something is, as seen from the one who asks."""

    SHARED = "shared"
    OWN = "own"
    OTHER = "other"


class Answer(StrEnum):
    """What the table says; ``BODY``: only what concerns the body that one is liaison of."""

    YES = "yes"
    NO = "no"
    BODY = "body"


class RulesError(Exception):
    """The table says something impossible; the message names the line."""


HOLD_AFTER_RETIREMENT: Final = frozenset({Act.SEE, Act.READ_SHARED, Act.READ_PRIVATE, Act.EXPORT, Act.SET_UP})
"""What may still be done in a mechanism that was retired: read, and bring it back."""

OF_NO_SIDE: Final = frozenset({Role.JOINT_OFFICE, Role.OBSERVER})
"""Roles that belong to the mechanism and not to one of its sides."""

GIVEN_BY_A_SIDE: Final = frozenset({Role.LIAISON})
"""Roles that whoever manages a side may give in it; all others are the administrator's to give."""

Table = Mapping[tuple[Act, Place], Mapping[str, Answer]]


def read_table(text: str) -> Table:
    """A table of permissions.

    Raises RulesError where a line names an unknown act, place or answer, or a line stands twice.
    """
    table: dict[tuple[Act, Place], Mapping[str, Answer]] = {}
    for row in parse(text, "permissions.tsv"):
        where = f"{row['act']} {row['place']}"
        try:
            key = Act(row["act"]), Place(row["place"])
            answers = {who: Answer(row[who]) for who in (*Role, ADMINISTRATOR)}
        except (KeyError, ValueError) as error:
            raise RulesError(f"permissions.tsv: {where}: {error}") from error
        if key in table:
            raise RulesError(f"permissions.tsv: {where} stands twice")
        table[key] = answers
    return table


@cache
def table() -> Table:
    """The table of this installation."""
    return read_table((files("huishang.sides") / "permissions.tsv").read_text(encoding="utf-8"))


def answer(who: str, act: Act, place: Place) -> Answer:
    """What the table says; no where it says nothing. ``who`` is a role, or ``ADMINISTRATOR``."""
    return table().get((act, place), {}).get(who, Answer.NO)


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody holds in one mechanism; sides and bodies by their keys."""

    who: str
    side: int | None = None
    body: int | None = None

    def place(self, side: int | None) -> Place:
        """Whose something of ``side`` is for this role; None: of all sides."""
        if side is None:
            return Place.SHARED
        return Place.OWN if side == self.side else Place.OTHER

    def allows(self, act: Act, side: int | None = None, body: int | None = None) -> bool:
        """Whether this role may do an act on what is shared, or belongs to a side, or to a body of it."""
        said = answer(self.who, act, self.place(side))
        if said is Answer.BODY:
            return body is not None and body == self.body
        return said is Answer.YES

    def allows_somewhere(self, act: Act) -> bool:
        """Whether there is anything on which this role may do an act."""
        return any(answer(self.who, act, place) is not Answer.NO for place in Place)


def allowed(
    held: Iterable[Held],
    act: Act,
    side: int | None = None,
    body: int | None = None,
    *,
    is_retired: bool = False,
) -> bool:
    """Whether one of the roles that somebody holds in a mechanism allows an act."""
    if is_retired and act not in HOLD_AFTER_RETIREMENT:
        return False
    return any(one.allows(act, side, body) for one in held)


def allowed_somewhere(held: Iterable[Held], act: Act, *, is_retired: bool = False) -> bool:
    """Whether there is anything in the mechanism on which somebody may do an act."""
    if is_retired and act not in HOLD_AFTER_RETIREMENT:
        return False
    return any(one.allows_somewhere(act) for one in held)


def may_give(role: Role, *, may_set_up: bool, may_manage_side: bool) -> bool:
    """Whether somebody with these permissions may give a role, and end it."""
    return may_set_up or (may_manage_side and role in GIVEN_BY_A_SIDE)


def in_order(
    sides: Sequence[tuple[int, int, str]], *, keeps_order: bool, host: int | None = None
) -> list[int]:
    """Sides, each ``(key, place in the series, code of its region)``, in the order in which they are shown.

    A named series keeps its own order wherever it is held. Else the host of the occasion comes first. The sides
    themselves are equals: without a host they stand by the standard codes of their regions (GB/T 2260).
    """

    def place(side: tuple[int, int, str]) -> tuple[bool, int, str, int]:
        key, number, code = side
        return (False, number, code, key) if keeps_order else (key != host, 0, code, key)

    return [key for key, _number, _code in sorted(sides, key=place)]
