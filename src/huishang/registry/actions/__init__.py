"""Every write about regions, bodies and people."""

from huishang.registry.actions.entering import enter_organization, enter_person, enter_tenure
from huishang.registry.actions.linking import link, link_document, make_person, unlink
from huishang.registry.actions.merging import RegistryError, merge, split, undo_merge
from huishang.registry.actions.regions import load_regions

__all__ = [
    "RegistryError",
    "enter_organization",
    "enter_person",
    "enter_tenure",
    "link",
    "link_document",
    "load_regions",
    "make_person",
    "merge",
    "split",
    "undo_merge",
    "unlink",
]
