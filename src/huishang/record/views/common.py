"""What the views share."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from huishang.record.actions import RecordError, Stale

ON_A_PAGE = 50


def page_of(request: HttpRequest, found: Any) -> Any:
    """The page of a list that is asked for."""
    return Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))


def chosen(request: HttpRequest, *keys: str) -> dict[str, str]:
    """The filters that are set."""
    return {key: request.GET[key].strip() for key in keys if request.GET.get(key, "").strip()}


def complain(request: HttpRequest, error: RecordError) -> None:
    """Tell why something was refused; who was quicker, where somebody was."""
    messages.error(request, sentence(error))


def sentence(error: RecordError) -> str:
    """The refusal in words."""
    if not isinstance(error, Stale):
        return str(error)
    if error.change is None:
        return _("This was changed while the form was open. Look at it anew; nothing of yours was stored.")
    return _(
        "%(who)s changed this on %(when)s, while your form was open: %(what)s. Nothing of yours was stored."
    ) % {
        "who": error.change.by,
        "when": date_format(localtime(error.change.at), "Y-m-d H:i"),
        "what": error.change.words,
    }
