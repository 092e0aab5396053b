"""Lights: the sides choose their rule; it gives every row that is owed its light, and each verdict is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huishang.ledger.actions.ground import Clock, Deed, LedgerError, Refused, note
from huishang.ledger.measured import known_of
from huishang.ledger.models import Commitment, LightChoice, LightConsent, LightVerdict
from huishang.ledger.rules.course import is_measured, light_of, not_owed
from huishang.ledger.rules.lights import LightRule, Verdict, light_rule
from huishang.ledger.rules.reasons import Reason, shown
from huishang.ledger.rules.states import DRAFT, OVER, Refusal, State
from huishang.ledger.rules.versions import RuleId, UnknownRule
from huishang.ledger.words import Proposed
from huishang.sides.models import Mechanism, Side
from huishang.sides.rules import Act as Permission

BATCH = 500
"""Rows that are held at once."""

ASIDE = (OVER - {State.CLOSED}) | {State.SUSPENDED}
"""States in which nothing is owed: a row has no light in them, whatever it had before."""


@transaction.atomic
def propose_light_rule(by: Any, mechanism: Mechanism, rule: str, words: str, at: datetime) -> LightChoice:
    """Propose by which rule, name and version, the lights of a mechanism are given; each side has to consent."""
    deed = Deed(by, mechanism, at)
    deed.demand(Permission.MERGE)
    _usable(rule)
    if not words.strip():
        raise LedgerError(_("Say why."))
    now = rule_in_force(mechanism)
    if now is not None and now.rule == rule:
        raise LedgerError(_("Lights are given by this rule already."))
    if LightChoice.objects.filter(mechanism=mechanism, state=Proposed.OPEN).exists():
        raise LedgerError(_("Another rule of lights waits for the sides already."))
    choice = LightChoice.objects.create(
        mechanism=mechanism, rule=rule, words=words[:1000], proposed_by=by, proposed_at=at
    )
    note(deed, "propose_light_rule", words=words, choice=str(choice.uuid), rule=rule)
    return choice


@transaction.atomic
def consent_light_rule(by: Any, choice: LightChoice, at: datetime) -> LightChoice:
    """Consent to a rule for one's side. With the last side it is in force, and every row gets its light by it."""
    choice, deed = _open(by, choice, at)
    deed.demand(Permission.CONFIRM)
    if choice.proposed_by == by:
        raise Refused(Refusal("own_making"))
    side = deed.own_side()
    if choice.consents.filter(side=side).exists():
        raise LedgerError(_("Your side has consented already."))
    LightConsent.objects.create(choice=choice, side=side, person=by, at=at)
    note(deed, "consent_light_rule", choice=str(choice.uuid), rule=choice.rule)
    sides = set(Side.objects.filter(mechanism=choice.mechanism, retired_at=None).values_list("pk", flat=True))
    if sides <= set(choice.consents.values_list("side", flat=True)):
        _end(choice, Proposed.IN_FORCE, at)
        relight(deed, Commitment.objects.filter(mechanism=choice.mechanism), timezone.localtime(at).date())
    return choice


@transaction.atomic
def withdraw_light_rule(by: Any, choice: LightChoice, words: str, at: datetime) -> None:
    """End the proposal of a rule before it is in force."""
    choice, deed = _open(by, choice, at)
    deed.demand(Permission.MERGE)
    if not words.strip():
        raise LedgerError(_("Say why."))
    _end(choice, Proposed.WITHDRAWN, at)
    note(deed, "withdraw_light_rule", words=words, choice=str(choice.uuid), rule=choice.rule)


def light_rows(mechanism: Mechanism, day: date, at: datetime) -> int:
    """Give every row its light for a day, some at a time; how many lights changed. For the clock."""
    keys = list(
        Commitment.objects.filter(mechanism=mechanism).order_by("serial").values_list("pk", flat=True)
    )
    changed = 0
    for first in range(0, len(keys), BATCH):
        with transaction.atomic():
            some = Commitment.objects.filter(pk__in=keys[first : first + BATCH])
            changed += relight(Clock(mechanism, at), some, day)
    return changed


def relight(deed: Deed | Clock, rows: Any, day: date) -> int:
    """Give rows their light for a day by the rule in force; how many lights changed.

    Nothing where no rule is chosen. Rows that the sides have not agreed on have none, closed ones keep theirs, and
    so does what was judged for a later day.
    """
    chosen = rule_in_force(deed.mechanism)
    if chosen is None:
        return 0
    rule = _rule(chosen.rule)
    judged = rows.exclude(state__in=[*DRAFT, State.CLOSED]).exclude(light_on__gt=day)
    held = list(judged.select_for_update(of=("self",)).order_by("serial"))
    last = _last(held)
    verdicts = list(_verdicts(rule, held, day))
    LightVerdict.objects.bulk_create(
        [
            _kept(row, new, day, deed.at)
            for row, new in zip(held, verdicts, strict=True)
            if _differs(last.get(row.pk), new)
        ],
        batch_size=BATCH,
    )
    return _show(deed, held, verdicts, day)


def rule_in_force(mechanism: Mechanism) -> LightChoice | None:
    """The choice by which the lights of a mechanism are given now; None where the sides have chosen none."""
    chosen = LightChoice.objects.filter(mechanism=mechanism, state=Proposed.IN_FORCE)
    return chosen.order_by("ended_at", "pk").last()


def _usable(rule: str) -> LightRule:
    """The rule; refused where there is none, or the ledger does not know what it asks for."""
    try:
        found = _rule(rule)
    except (ValueError, UnknownRule):
        raise LedgerError(_("There is no rule of lights %(rule)s.") % {"rule": rule}) from None
    if not is_measured(found):
        raise LedgerError(_("This rule asks for figures that the ledger does not keep."))
    return found


def _rule(words: str) -> LightRule:
    return light_rule(*RuleId.parse(words))


def _open(by: Any, choice: LightChoice, at: datetime) -> tuple[LightChoice, Deed]:
    held = LightChoice.objects.select_for_update(of=("self",)).select_related("mechanism", "proposed_by")
    found = held.get(pk=choice.pk)
    deed = Deed(by, found.mechanism, at)
    if found.state != Proposed.OPEN:
        raise LedgerError(_("This rule does not wait for the sides any more."))
    return found, deed


def _end(choice: LightChoice, state: Proposed, at: datetime) -> None:
    choice.state, choice.ended_at = state, at
    choice.save(update_fields=["state", "ended_at"])


def _verdicts(rule: LightRule, rows: Sequence[Commitment], day: date) -> Iterable[Verdict]:
    for known in known_of(rows, day):
        if known.row.state in ASIDE:
            yield not_owed(rule)
        else:
            yield light_of(rule, known.course(day), day)


def _last(rows: Sequence[Commitment]) -> dict[int, LightVerdict]:
    """The last verdict on each row."""
    found = LightVerdict.objects.filter(row__in=[row.pk for row in rows])
    return {one.row_id: one for one in found.order_by("pk")}


def _differs(last: LightVerdict | None, new: Verdict) -> bool:
    """Whether a verdict says anything that the last one did not: another light, rule, figure or reason."""
    return last is None or (last.light, last.rule, last.inputs, last.reasons) != _facts(new)


def _facts(verdict: Verdict) -> tuple[str, str, dict[str, str | None], list[Any]]:
    inputs = {str(measure): None if value is None else str(value) for measure, value in verdict.inputs}
    return str(verdict.light), str(verdict.rule), inputs, [_told(one) for one in verdict.reasons]


def _told(given: Reason) -> list[Any]:
    return [given.code, {name: shown(value) for name, value in given.parameters}]


def _kept(row: Commitment, verdict: Verdict, day: date, at: datetime) -> LightVerdict:
    light, rule, inputs, reasons = _facts(verdict)
    return LightVerdict(
        row=row,
        day=day,
        light=light,
        rule=rule,
        inputs=inputs,
        reasons=reasons,
        is_chosen=verdict.is_chosen,
        at=at,
    )


def _show(deed: Deed | Clock, rows: Sequence[Commitment], verdicts: Sequence[Verdict], day: date) -> int:
    """Write lights into the columns of their rows, and a line of history where one changed."""
    changed = 0
    for row, verdict in zip(rows, verdicts, strict=True):
        light, rule, inputs, reasons = _facts(verdict)
        was, row.light, row.light_rule, row.light_on = row.light, light, rule, day
        if was != light:
            changed += 1
            note(
                deed,
                "light",
                row=row,
                before=row.state,
                code=light,
                is_counted=False,
                was=was,
                day=day,
                rule=rule,
                inputs=inputs,
                reasons=reasons,
            )
    Commitment.objects.bulk_update(rows, ["light", "light_rule", "light_on"], batch_size=BATCH)
    return changed
