"""Refusals in words: why something was not done, and who was quicker."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from huishang.record.actions import RecordError, Stale


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
