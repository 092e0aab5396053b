"""What a person can do on a row now, and why the rest cannot be done."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from huishang.ledger.forms import FORMS, ActForm, Here


@dataclass(frozen=True)
class Offer:
    """An act with its form; ``act`` is the word of its address."""

    act: str
    form: ActForm

    @property
    def is_failed(self) -> bool:
        """Whether it was sent, and something is wrong with it."""
        return bool(self.form.errors)


@dataclass
class Offers:
    """What can be done now by the place where a page offers it, and what cannot: title, of what, why."""

    can: dict[str, list[Offer]] = field(default_factory=lambda: defaultdict(list))
    cannot: list[tuple[str, str, str]] = field(default_factory=list)


def offers(here: Here, sent: Offer | None = None) -> Offers:
    """Every act that can follow, as forms; ``sent`` stands in its place with what is wrong with it.

    In a mechanism that was retired, nothing can be done.
    """
    found = Offers()
    if here.row.mechanism.is_retired:
        return found
    for act, kind in FORMS.items():
        for part in kind.parts(here):
            why = kind.why_not(here, part)
            is_sent = sent is not None and (sent.act, sent.form.part) == (act, part)
            form = sent.form if is_sent and sent else kind(here, part)
            if not why or is_sent:
                found.can[kind.place].append(Offer(act, form))
            elif kind.is_told:
                found.cannot.append((str(kind.title), form.about, why))
    return found


def part_of(kind: type[ActForm], here: Here, key: str) -> Any:
    """The part of a row that a form was sent for; LookupError where it is not offered on it any more."""
    for part in kind.parts(here):
        if str(part.pk if part is not None else "") == key:
            return part
    raise LookupError(key)
