"""The shared text of a row: every version kept, the one that stands now written into the row's columns."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from huishang.ledger.actions.ground import Deed, LedgerError
from huishang.ledger.content import Content, Duty, from_json
from huishang.ledger.models import Assignment, Commitment, Milestone, Request, RowVersion, Target
from huishang.ledger.rules.due import due_of
from huishang.ledger.words import FIELDS, Part, Proposed
from huishang.registry.linking.bodies import read_body
from huishang.registry.linking.same_body import judge_bodies
from huishang.registry.partial import days
from huishang.sides.models import Mechanism, Side, SideBody


def current(row: Commitment) -> Content:
    """The text that stands now."""
    return from_json(row.versions.get(number=row.version).content)


def write_version(deed: Deed, row: Commitment, content: Content, bodies: Bodies | None = None) -> RowVersion:
    """Make a content the text that stands; what was asked about the one before is void."""
    check(content)
    void_requests(deed, row)
    row.version += 1
    show(row, content)
    row.save()
    version = RowVersion.objects.create(
        row=row,
        number=row.version,
        content=content.as_json(),
        digest=content.digest,
        made_by=deed.by,
        made_at=deed.at,
    )
    (bodies or Bodies(row.mechanism)).write(deed, row, content.duties)
    _write_targets(deed, row, content)
    _write_milestones(deed, row, content)
    return version


def show(row: Commitment, content: Content) -> None:
    """Write a text into the columns of its row."""
    due = due_of(content.until or None, content.term)
    row.title, row.aim, row.field, row.strength = (
        content.title,
        content.aim,
        content.field,
        content.strength,
    )
    row.term, row.since, row.until = content.term, content.since, content.until
    row.due, row.precision = due.last, str(due.precision)


def check(content: Content) -> None:
    """Refuse a text that cannot stand.

    Raises:
        LedgerError: a sentence that names what is wrong.

    """
    if not content.title.strip():
        raise LedgerError(_("A row needs a title."))
    if len(content.title) > 300:
        raise LedgerError(_("The title is longer than 300 characters."))
    if content.field not in FIELDS:
        raise LedgerError(_("There is no such field."))
    for day in (content.since, content.until, *(one.due for one in content.milestones)):
        if day and days(day) is None:
            raise LedgerError(_("%(date)s is no date.") % {"date": day})
    for keys in ([one.key for one in content.targets], [one.key for one in content.milestones]):
        if "" in keys or len(set(keys)) != len(keys):
            raise LedgerError(_("Two targets or milestones have the same key."))
    for target in content.targets:
        figures = (target.value, target.baseline, *(value for _period, value in target.plan))
        for figure in figures:
            number(figure)
        if any(figures) and not target.unit:
            raise LedgerError(_("A figure needs its unit."))
    if sum(number(one.weight) or 0 for one in content.milestones) > 100:
        raise LedgerError(_("The weights of the milestones come to more than 100 percent."))


def number(figure: str) -> Decimal | None:
    """A figure as a number; None where there is none.

    Raises:
        LedgerError: it is no number.

    """
    if not figure:
        return None
    try:
        found = Decimal(figure.replace(",", ""))
    except InvalidOperation:
        raise LedgerError(_("%(figure)s is no number.") % {"figure": figure}) from None
    if not found.is_finite() or abs(found) >= Decimal(10) ** 16:
        raise LedgerError(_("%(figure)s is no number.") % {"figure": figure})
    return found


def void_requests(deed: Deed, row: Commitment) -> None:
    """End what the sides were asked about a row: it has changed."""
    row.requests.filter(outcome="").update(outcome=Request.Outcome.VOID, ended_at=deed.at)
    for waiting in (row.proposals, row.orders):
        waiting.filter(state=Proposed.OPEN).update(state=Proposed.VOID, ended_at=deed.at)


def side_named(mechanism: Mechanism) -> dict[str, Side]:
    """The sides of a mechanism by the full names of their regions."""
    sides = Side.objects.filter(mechanism=mechanism, retired_at=None).select_related("region")
    return {side.region.name: side for side in sides}


class Bodies:
    """The bodies of a mechanism, to find the one that a text names. Two queries, then none."""

    def __init__(self, mechanism: Mechanism) -> None:
        self.sides = side_named(mechanism)
        found = SideBody.objects.filter(side__mechanism=mechanism, retired_at=None)
        self.known = list(found.select_related("organization__merged_into"))
        self._found: dict[tuple[str, int], SideBody | None] = {}

    def write(self, deed: Deed, row: Commitment, duties: tuple[Duty, ...]) -> None:
        """Bring the assignments of a row in line with the duties of its text."""
        left = {(one.side_id, one.name, one.part): one for one in row.assignments.filter(left_at=None)}
        fresh = []
        for order, duty in enumerate(duties):
            side = self.sides.get(duty.side)
            body = self.named(duty.body, side) if side else None
            known = left.pop((side.pk if side else None, duty.body, duty.part), None)
            if known is not None:
                known.order, known.body = order, body
                known.save(update_fields=["order", "body"])
            else:
                facts = {"side": side, "body": body, "name": duty.body, "part": Part(duty.part)}
                fresh.append(Assignment(row=row, order=order, **facts))
        Assignment.objects.bulk_create(fresh, batch_size=500)
        for one in left.values():
            one.left_at = deed.at
            one.save(update_fields=["left_at"])

    def named(self, name: str, side: Side) -> SideBody | None:
        """The body of a side that a name means; None where none or several do."""
        if (name, side.pk) not in self._found:
            self._found[name, side.pk] = self._named(name, side)
        return self._found[name, side.pk]

    def _named(self, name: str, side: Side) -> SideBody | None:
        ours = [body for body in self.known if body.side_id == side.pk]
        exact = [body for body in ours if name in (body.name, body.short)]
        if len(exact) == 1:
            return exact[0]
        meant = read_body(name, within=side.region.name)
        same = [
            body
            for body in ours
            if judge_bodies(meant, read_body(body.name, within=side.region.name)).verdict == "same"
        ]
        return same[0] if len(same) == 1 else None


def _write_targets(deed: Deed, row: Commitment, content: Content) -> None:
    kept = {target.key for target in content.targets}
    row.targets.filter(left_at=None).exclude(key__in=kept).update(left_at=deed.at)
    for target in content.targets:
        Target.objects.update_or_create(
            row=row,
            key=target.key,
            defaults={
                "name": target.name,
                "value": number(target.value),
                "unit": target.unit,
                "definition": target.definition,
                "baseline": number(target.baseline),
                "plan": [list(pair) for pair in target.plan],
                "left_at": None,
            },
        )


def _write_milestones(deed: Deed, row: Commitment, content: Content) -> None:
    kept = {milestone.key for milestone in content.milestones}
    row.milestones.filter(left_at=None).exclude(key__in=kept).update(left_at=deed.at)
    for milestone in content.milestones:
        Milestone.objects.update_or_create(
            row=row,
            key=milestone.key,
            defaults={
                "name": milestone.name,
                "until": milestone.due,
                "words": milestone.words,
                "due": due_of(milestone.due or None, milestone.words).last,
                "weight": number(milestone.weight),
                "left_at": None,
            },
        )
