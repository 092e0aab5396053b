"""Which light a row shows, by a rule of the tables, with the reason, the rule's version and what it was given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import groupby

from huishang.ledger.rules.reasons import Reason, reason
from huishang.ledger.rules.tables import rows
from huishang.ledger.rules.versions import RuleId, chosen, rule_of


class Light(StrEnum):
    """Lights from the best to the worst; ``none`` where what a rule asks for is not known."""

    NONE = "none"
    GREEN = "green"
    BLUE = "blue"
    YELLOW = "yellow"
    RED = "red"


class Measure(StrEnum):
    """What rules of lights are told, with its unit; ``measures.py`` works most of them out."""

    BEHIND_POINTS = "behind_points"
    """Percentage points that completion lies behind the share of time; negative where ahead."""
    MONTHS_UNSTARTED = "months_unstarted"
    """Months in a row without a start, that of the plan counted in; 0 where started, not due or excused."""
    MONTHS_UNENTERED = "months_unentered"
    """Months after the start without entry into the statistics; 0 where entered."""
    FUNDS_SHORT = "funds_short"
    """What was to be paid by now less what was paid, in the currency unit of the row."""
    POOR_QUALITY = "poor_quality"
    """1 where a check found the quality poor, else 0."""
    DAYS_TO_DUE = "days_to_due"
    """Calendar days to the deadline of what is not done."""
    DAYS_OVER = "days_over"
    """Calendar days over the deadline of what is not done; 0 before it, and once done."""
    DAYS_MADE_GOOD = "days_made_good"
    """Calendar days after the deadline on which it was done; 0 where in time or not done."""
    THIRDS_PASSED = "thirds_passed"
    """Full thirds of the time from the beginning to the deadline, 0 to 3."""
    DEADLINES_MISSED = "deadlines_missed"
    """Deadlines missed, those set anew counted in."""


Inputs = Mapping[Measure, Decimal | int | None]


@dataclass(frozen=True, slots=True)
class Band:
    """Where a light begins on the scale of a measure; it ends where the next begins. ``is_chosen``: not printed anywhere."""

    start: Decimal | None
    includes_start: bool
    light: Light
    code: str
    is_chosen: bool

    def holds(self, value: Decimal) -> bool:
        """Whether the value lies at or after the beginning."""
        return self.start is None or value > self.start or (self.includes_start and value == self.start)


@dataclass(frozen=True, slots=True)
class LightRule:
    """A rule of lights: for each measure that it asks for its bands, lowest first."""

    rule: RuleId
    scales: Mapping[Measure, tuple[Band, ...]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A light with its reasons, the rule that gave it and what it was given. It stays as it is when the rule changes.

    ``is_chosen``: it rests on a band that no source prints.
    """

    light: Light
    reasons: tuple[Reason, ...]
    rule: RuleId
    inputs: tuple[tuple[Measure, Decimal | None], ...]
    is_chosen: bool


_SEVERITY = {light: at for at, light in enumerate(Light)}


def light_rule(name: str, version: int | None = None) -> LightRule:
    """The rule of that name, the newest unless a version is given.

    Raises:
        UnknownRule: there is none.

    """
    return _rules()[chosen(_rules(), name, version)]


def light_rules() -> tuple[RuleId, ...]:
    """All rules of lights, each version, in the order of the table."""
    return tuple(_rules())


def judge(by: LightRule, inputs: Inputs, lacking: Mapping[Measure, Reason] | None = None) -> Verdict:
    """The worst light of all measures that the rule asks for.

    What is not known (None or not given) can make nothing green: the light is ``none`` unless another measure warns.
    ``lacking`` says for a measure why it is not known.
    """
    why = lacking or {}
    known = {m: Decimal(v) for m in by.scales if (v := inputs.get(m)) is not None}
    bands = {measure: _band(by.scales[measure], value) for measure, value in known.items()}
    worst = max((band.light for band in bands.values()), key=_SEVERITY.__getitem__, default=Light.NONE)
    if len(known) < len(by.scales) and worst is Light.GREEN:
        worst = Light.NONE
    shown = {m: band for m, band in bands.items() if band.light is worst}
    told = [reason(band.code, value=known[measure]) for measure, band in shown.items()]
    unknown = [why.get(m) or reason("not_measured", measure=m.value) for m in by.scales if m not in known]
    told += dict.fromkeys(unknown)
    given = tuple((measure, known.get(measure)) for measure in by.scales)
    return Verdict(worst, tuple(told), by.rule, given, any(band.is_chosen for band in shown.values()))


def with_verdict(history: tuple[Verdict, ...], new: Verdict) -> tuple[Verdict, ...]:
    """The history with a new verdict at its end, where it differs from the last; nothing ever leaves it.

    So a month that was red and made good reads red, then yellow.
    """
    return history if history and history[-1] == new else (*history, new)


def is_worse(one: Light, other: Light) -> bool:
    """Whether the first light warns more than the second."""
    return _SEVERITY[one] > _SEVERITY[other]


def _band(bands: tuple[Band, ...], value: Decimal) -> Band:
    return next(band for band in reversed(bands) if band.holds(value))


@cache
def _rules() -> dict[RuleId, LightRule]:
    found: dict[RuleId, LightRule] = {}
    for rule, lines in groupby(rows("light_bands"), rule_of):
        scales: dict[Measure, tuple[Band, ...]] = {}
        for line in lines:
            measure = Measure(line["measure"])
            scales[measure] = (*scales.get(measure, ()), _read(line))
        found[rule] = LightRule(rule, scales)
    return found


def _read(line: dict[str, str]) -> Band:
    start = None if line["from"] == "-" else Decimal(line["from"])
    return Band(
        start, line["begins"] == "at", Light(line["light"]), line["reason"], line["basis"] == "chosen"
    )
