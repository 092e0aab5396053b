"""What the pages of this app show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.translation import gettext as _

from huishang.record.page import address_of
from huishang.registry.templatetags.writing import region_name

register = template.Library()


@register.filter
def together(regions: Sequence[Any]) -> str:
    """The names of some regions as one heading."""
    names = [region_name(one) for one in regions]
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": _(", ").join(names[:-1]), "last": names[-1]}


@register.filter
def place(said: Any) -> str:
    """The address of the characters at which something is said."""
    return address_of(said.document, said.finding_id)
