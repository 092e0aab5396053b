"""An instrument's draft in the contract's form: items with their bodies, outline, contract, session."""

from __future__ import annotations

from huishang.reading.instruments import draft
from huishang.reading.layout import Page
from huishang.reading.model import (
    Commitment,
    Contract,
    ContractParty,
    Decision,
    Duty,
    Instrument,
    OutlineNode,
    Responsible,
    Session,
)
from huishang.reading.quoting import quoted


def items(page: Page, found: tuple[draft.Item, ...]) -> tuple[Commitment, ...]:
    """What the items of an instrument owe, each with its number, heading and bodies."""
    return tuple(_item(page, item) for item in found)


def _item(page: Page, item: draft.Item) -> Commitment:
    place = quoted(page, item.place.start, item.place.end)
    return Commitment(
        quote=place.quote,
        span=place.span,
        speaker=None,
        act="provision",
        field=item.field,
        strength=item.strength,
        number=item.number,
        heading=item.heading,
        responsible=_responsible(item.units),
        due=item.due.iso if item.due else None,
        targets=tuple(page.flat.quote(target.start, target.end) for target in item.targets),
    )


def _responsible(units: tuple[draft.Unit, ...]) -> tuple[Responsible, ...]:
    return tuple(Responsible(unit.name, unit.part, unit.side) for unit in units)


def instrument(page: Page, found: draft.InstrumentDraft) -> Instrument:
    """The form of an instrument or of minutes."""
    return Instrument(
        addressees=found.head.addressees,
        plan_title=found.head.plan_title,
        outline=tuple(_node(page, node) for node in found.nodes),
        contract=_contract(page, found.contract) if found.contract else None,
        session=_session(page, found.session) if found.session else None,
    )


def _node(page: Page, node: draft.Node) -> OutlineNode:
    place = quoted(page, node.start, node.end)
    parent = node.parent if node.parent >= 0 else None
    return OutlineNode(node.number, node.heading, node.depth, parent, place.span, place.quote)


def _contract(page: Page, found: draft.Contract) -> Contract:
    return Contract(
        parties=tuple(ContractParty(party.label, party.name, party.region) for party in found.parties),
        term=found.term,
        copies=found.copies,
        duties=tuple(_duty(page, duty) for duty in found.duties),
        follow_up=tuple(quoted(page, place.start, place.end) for place in found.follow_up),
    )


def _duty(page: Page, duty: draft.Duty) -> Duty:
    place = quoted(page, duty.place.start, duty.place.end)
    return Duty(duty.owner, place.span, place.quote)


def _session(page: Page, found: draft.Session) -> Session:
    return Session(
        name=found.name,
        date=found.date,
        place=found.place,
        chair=found.chair,
        present=found.present,
        excused=found.excused,
        sitting_in=found.sitting_in,
        decisions=tuple(_decision(page, decision) for decision in found.decisions),
    )


def _decision(page: Page, found: draft.Decision) -> Decision:
    place = quoted(page, found.place.start, found.place.end)
    due = found.due.iso if found.due else None
    return Decision(found.number, found.decided, _responsible(found.units), due, place.span, place.quote)
