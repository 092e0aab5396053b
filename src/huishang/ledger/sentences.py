"""Why something was refused, in the user's language."""

from __future__ import annotations

from django.utils.translation import gettext_lazy, pgettext

from huishang.ledger.names import ACTS, STATES
from huishang.ledger.rules.states import Refusal

_SENTENCES = {
    "not_in_this_state": gettext_lazy("“%(act)s” cannot follow: the row is in the state “%(state)s”."),
    "not_allowed": gettext_lazy("You may not do this for your side."),
    "not_of_this_side": gettext_lazy("This is for another side to do."),
    "waits_for_sides": gettext_lazy("Not every side has confirmed it. Still missing: %(sides)s."),
    "waits_for_leads": gettext_lazy("Not every lead body has taken it on. Still missing: %(bodies)s."),
    "no_lead_body": gettext_lazy("The row names no lead body. Name one first."),
    "no_evidence": gettext_lazy("Nothing shows that it is done. Add evidence first."),
    "evidence_not_verified": gettext_lazy(
        "No evidence has been found good by another side. Judge the evidence first."
    ),
    "no_reason": gettext_lazy("Choose a reason."),
    "no_remark": gettext_lazy("Write the remark."),
    "no_other_row": gettext_lazy("Name the row that takes its place."),
    "no_side_of_it": gettext_lazy("Only sides of this mechanism are asked."),
    "other_version": gettext_lazy(
        "Version %(said)s was confirmed, but version %(now)s stands now. Read that one and answer again."
    ),
    "own_making": gettext_lazy("You made this yourself; somebody else of your side has to confirm it."),
    "nobody_said_it": gettext_lazy("An answer names the person who gives it."),
    "silence_is_said_by_nobody": gettext_lazy(
        "That no reply came is noted by the clock, not said by a person."
    ),
    "not_asked": gettext_lazy("This is not asked any more. Look at the row again."),
    "time_not_over": gettext_lazy("The time to reply is not over."),
}


def sentence(refusal: Refusal) -> str:
    """What a refusal says to people."""
    params = {key: _shown(key, value) for key, value in refusal.params.items()}
    return str(_SENTENCES[refusal.code]) % params


def _shown(key: str, value: object) -> object:
    if key == "state":
        return STATES[str(value)]
    if key == "act":
        return ACTS[str(value)]
    if isinstance(value, tuple | list | frozenset):
        return pgettext("between names", ", ").join(str(one) for one in value)
    return value
