"""What people fill in about accounts."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from huishang.accounts.models import ROLE_NAMES, User


class NewAccountForm(forms.Form):
    """A user name, a name and a role; the password is made by the program."""

    username = forms.CharField(
        label=_("User name"), max_length=150, validators=[User.username_validator], strip=True
    )
    name = forms.CharField(label=_("Name"), max_length=40, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=list(ROLE_NAMES.items()))

    def clean_username(self) -> str:
        """The user name, if nobody has it yet."""
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("This user name is taken; choose another one."))
        return username


class RoleForm(forms.Form):
    """Another role for an account."""

    role = forms.ChoiceField(label=_("Role"), choices=list(ROLE_NAMES.items()))
