"""A digest as a mail: numbers, titles, deadlines and why; nothing of what a side keeps to itself."""

from __future__ import annotations

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from huishang.ledger.rules.reasons import explain
from huishang.reminders.digests import Digest, Line


def subject_of(digest: Digest) -> str:
    """The subject: how many items."""
    count = len(digest.lines)
    return ngettext("Huishang: %(n)d item waits for you", "Huishang: %(n)d items wait for you", count) % {
        "n": count
    }


def body_of(digest: Digest) -> str:
    """The text of the mail, by mechanism."""
    parts = []
    for mechanism in dict.fromkeys(line.mechanism for line in digest.lines):
        parts.append(mechanism.called)
        parts += [f"- {said(line)}" for line in digest.lines if line.mechanism == mechanism]
        parts.append("")
    return "\n".join([*parts, _("Sign in to the site to act. What is done is reminded of no more.")]) + "\n"


def said(line: Line) -> str:
    """One item in a line: what, until when, why it is told today."""
    why = explain(line.reminder.reason, "en" if (get_language() or "").startswith("en") else "zh")
    facts = {"what": _what(line), "due": line.what.due.isoformat(), "why": why}
    text = _("%(what)s; due %(due)s; %(why)s") % facts
    if line.reminder.is_assumed:
        text += _(" (the holidays of the year are not known yet)")
    return text


def _what(line: Line) -> str:
    one = line.what
    if one.period is not None:
        side, body = one.who[0]
        facts = {"period": one.period.code, "body": str(body or side), "n": one.count}
        return _("Reports of %(body)s for %(period)s, still to write: %(n)d") % facts
    row = f"{one.row.number} {one.row.title}"
    if one.clock == "confirmation":
        return pgettext("reminder", "To be answered by %(side)s: %(row)s") % {
            "side": one.who[0][0],
            "row": row,
        }
    return pgettext("reminder", "To be delivered: %(row)s") % {"row": row}
