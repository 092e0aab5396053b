"""Which role may do what. Pure: everything else asks here, through :mod:`huishang.accounts.access`."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a person of the office is here for; each role may do all that the ones before it may."""

    READER = "reader"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What can be allowed or refused; a view names the one that it needs."""

    READ = "read"
    """See documents and the record."""
    REVIEW = "review"
    """Give verdicts on what was read, and link names to people and bodies."""
    IMPORT = "import"
    """Bring documents in, say when they were published, take them back."""
    EDIT = "edit"
    """Enter exchanges and agreements by hand, merge and split people and bodies."""
    ADMINISTER = "administer"
    """Give and take accounts."""


_LEAST: dict[Act, Role] = {
    Act.READ: Role.READER,
    Act.REVIEW: Role.REVIEWER,
    Act.IMPORT: Role.EDITOR,
    Act.EDIT: Role.EDITOR,
    Act.ADMINISTER: Role.ADMINISTRATOR,
}
_RANK = {role: rank for rank, role in enumerate(Role)}


def role_may(role: Role, act: Act) -> bool:
    """Whether a role may do an act; an act without a rule is refused."""
    least = _LEAST.get(act)
    return least is not None and _RANK[role] >= _RANK[least]
