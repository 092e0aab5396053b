"""People who sign in."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from huishang.accounts.rules import Role

ROLE_NAMES = {
    Role.READER: _("Reader"),
    Role.REVIEWER: _("Reviewer"),
    Role.EDITOR: _("Editor"),
    Role.ADMINISTRATOR: _("Administrator"),
}


class User(AbstractUser):
    """An account of this installation; personal data: user name, name, address of mail.

    Accounts are closed (``is_active``), never deleted: verdicts and entries go on naming who made them.
    """

    role = models.CharField(_("role"), max_length=16, choices=list(ROLE_NAMES.items()), default=Role.READER)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=[str(role) for role in Role]),
                name="user_role_is_known",
                violation_error_message=_("This role does not exist."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def get_full_name(self) -> str:
        """The name as Chinese writes it, family name first and without a space."""
        return f"{self.last_name}{self.first_name}"
