"""Pages of mechanisms."""

from huishang.sides.views.managing import (
    add_body,
    end_role,
    give_role,
    link_body,
    office,
    retire_body,
)
from huishang.sides.views.reading import find, mechanism, mechanisms
from huishang.sides.views.setting_up import add_side, change, restore, retire, retire_side, start

__all__ = [
    "add_body",
    "add_side",
    "change",
    "end_role",
    "find",
    "give_role",
    "link_body",
    "mechanism",
    "mechanisms",
    "office",
    "restore",
    "retire",
    "retire_body",
    "retire_side",
    "start",
]
