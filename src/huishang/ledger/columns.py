"""The columns of a list of rows: what each is called and says, the same on the screen, in print and in files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from huishang.ledger.models import Assignment
from huishang.ledger.names import AGREEMENTS, FRESHNESS, LIGHTS, SUBJECTS, TIMELINESS, WAITS
from huishang.ledger.queries import Listed, Waits
from huishang.sides.models import Side


@dataclass(frozen=True)
class Column:
    """A column: ``text`` gives its words for a row, ``order`` what the list is sorted by through its head.

    ``is_first``: shown until a person chooses others.
    """

    key: str
    name: str | Promise
    text: Callable[[Listed], str]
    order: str = ""
    is_first: bool = True


def columns(sides: Iterable[Side]) -> list[Column]:
    """Every column that a list of a mechanism can have, in order; each side has its own."""
    sides = list(sides)
    return [
        Column("number", pgettext_lazy("column", "Number"), lambda one: one.row.number, "number"),
        Column("title", pgettext_lazy("column", "Title"), lambda one: one.row.title, "title"),
        Column("aim", pgettext_lazy("column", "Aim"), lambda one: one.row.aim, is_first=False),
        Column("field", pgettext_lazy("column", "Field"), lambda one: one.row.get_field_display(), "field"),
        Column("strength", pgettext_lazy("column", "Strength"), lambda one: one.row.strength, is_first=False),
        *(_leads(side) for side in sides),
        Column("term", pgettext_lazy("column", "Term"), _term, "term"),
        Column("due", pgettext_lazy("column", "Last day"), lambda one: str(one.row.due or ""), "term", False),
        Column("state", pgettext_lazy("column", "State"), lambda one: one.row.get_state_display(), "state"),
        Column("since", pgettext_lazy("column", "In this state since"), _since, "since", False),
        *(_percent(side) for side in sides),
        Column("light", pgettext_lazy("column", "Light"), lambda one: light_name(one.row.light), "light"),
        Column("timeliness", pgettext_lazy("column", "Timeliness"), _timeliness),
        Column("freshness", pgettext_lazy("column", "Reports"), _freshness),
        Column("agreement", pgettext_lazy("column", "The sides say"), _agreement),
        Column("waits", pgettext_lazy("column", "Waits for"), _waits),
    ]


def chosen(known: Sequence[Column], keys: Iterable[str]) -> list[Column]:
    """The columns of those keys, in the order of the list; those of the beginning where no key is known.

    The number stays: it is the way to the row.
    """
    wanted = {column.key for column in known} & set(keys)
    if not wanted:
        return [column for column in known if column.is_first]
    return [column for column in known if column.key in wanted | {"number"}]


def light_name(light: str) -> str:
    """What a light is called."""
    return str(LIGHTS[light])


def waits_for(one: Waits) -> str:
    """What is waited for, and of whom."""
    what = WAITS[one.what] if not one.subject else f"{WAITS[one.what]} · {SUBJECTS[one.subject]}"
    return f"{what}{_colon()}{_joined(one.who)}" if one.who else str(what)


def _leads(side: Side) -> Column:
    name = _lazy_of(gettext_lazy("Lead, %(side)s"), side)
    return Column(f"lead-{side.region.code}", name, lambda one: _joined(map(body_name, one.leads(side))))


def _percent(side: Side) -> Column:
    def text(one: Listed) -> str:
        told = one.percent(side)
        return "" if told is None else f"{told.normalize():f} %"

    name = _lazy_of(gettext_lazy("Done, %(side)s"), side)
    return Column(f"done-{side.region.code}", name, text, is_first=False)


def _lazy_of(words: Promise, side: Side) -> str:
    return str(words) % {"side": side.label}


def body_name(duty: Assignment) -> str:
    """The short form of a body where the side has one, else as the text names it."""
    return str(duty.body) if duty.body else duty.name


def _term(one: Listed) -> str:
    return one.row.term or str(one.row.until or "")


def _since(one: Listed) -> str:
    return str(timezone.localtime(one.row.state_at).date())


def _timeliness(one: Listed) -> str:
    return str(TIMELINESS[one.timeliness.value]) if one.timeliness else ""


def _freshness(one: Listed) -> str:
    return str(FRESHNESS[one.freshness.value]) if one.freshness else ""


def _agreement(one: Listed) -> str:
    return str(AGREEMENTS[one.agreement.value]) if one.agreement else ""


def _waits(one: Listed) -> str:
    return pgettext("between waits", "; ").join(map(waits_for, one.waits))


def _joined(names: Iterable[str]) -> str:
    return pgettext("between names", ", ").join(names)


def _colon() -> str:
    return _(": ")
