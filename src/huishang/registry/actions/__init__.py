"""Every write about regions, bodies and people."""

from huishang.registry.actions.entered import Entered, drop_name, take_name
from huishang.registry.actions.entering import enter_organization, enter_person, enter_tenure
from huishang.registry.actions.linking import link, link_document, make_person, unlink
from huishang.registry.actions.merging import RegistryError, merge, split, undo_merge
from huishang.registry.actions.regions import load_regions

__all__ = [
    "Entered",
    "RegistryError",
    "drop_name",
    "enter_organization",
    "enter_person",
    "enter_tenure",
    "link",
    "link_document",
    "load_regions",
    "make_person",
    "merge",
    "split",
    "take_name",
    "undo_merge",
    "unlink",
]
