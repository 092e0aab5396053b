"""Every write about mechanisms: one transaction, one line of history, who, when, why."""

from huishang.sides.actions.bodies import add_body, link_body, retire_body, set_office
from huishang.sides.actions.ground import SideError
from huishang.sides.actions.mechanisms import (
    Draft,
    add_side,
    change_mechanism,
    restore_mechanism,
    retire_mechanism,
    retire_side,
    start_mechanism,
)
from huishang.sides.actions.roles import end_role, give_role

__all__ = [
    "Draft",
    "SideError",
    "add_body",
    "add_side",
    "change_mechanism",
    "end_role",
    "give_role",
    "link_body",
    "restore_mechanism",
    "retire_body",
    "retire_mechanism",
    "retire_side",
    "set_office",
    "start_mechanism",
]
