"""A reading's JSON as drafts of findings: one value each, with its place and what it belongs to. Pure.

Statements are left out: what of them counts for the record stands as commitments. So does an item of
minutes where what it decides stands as one: each thing is judged once. The outline is the text's own form.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from huishang.review.rules import Kind

Value = Mapping[str, Any]
Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """A value that a reading gives. ``key`` names it within its document, ``parent`` is its parent's key."""

    key: str
    kind: Kind
    parent: str | None
    order: int
    start: int | None
    end: int | None
    value: Value


def flatten(content: Mapping[str, Any]) -> tuple[Draft, ...]:
    """The drafts of a reading, parents before children, in the order of the reading.

    The same content gives the same drafts; keys are unique, equal values at equal places are counted.
    """
    drafts = _Drafts()
    _document(drafts, content["document"])
    for person in content["people"]:
        _person(drafts, person)
    for event in content["events"]:
        _event(drafts, event)
    for agreement in content["agreements"]:
        _agreement(drafts, agreement)
    for commitment in content["commitments"]:
        _commitment(drafts, commitment)
    if content["instrument"]:
        _instrument(drafts, content["instrument"], [one["span"] for one in content["commitments"]])
    for phrase in content["phrases"]:
        drafts.add(Kind.PHRASE, {"text": phrase["quote"]}, phrase["span"])
    return tuple(drafts.found)


def key_of(
    kind: str, parent: str | None, value: Value, start: int | None, end: int | None, nth: int = 0
) -> str:
    """What names a finding within its document: the hash of what it is, of what, where, and which of equals."""
    facts = [str(kind), parent, value, start, end, nth]
    line = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()


class _Drafts:
    """Collects drafts and gives each its key and its order."""

    def __init__(self) -> None:
        self.found: list[Draft] = []
        self._keys: set[str] = set()

    def add(
        self, kind: Kind, value: Value, span: Iterable[int] | None = None, parent: str | None = None
    ) -> str:
        start, end = span if span is not None else (None, None)
        nth = 0
        key = key_of(kind, parent, value, start, end)
        while key in self._keys:
            nth += 1
            key = key_of(kind, parent, value, start, end, nth)
        self._keys.add(key)
        self.found.append(Draft(key, kind, parent, len(self.found), start, end, value))
        return key


def _document(drafts: _Drafts, document: Item) -> None:
    if document.get("title"):
        drafts.add(Kind.TITLE, {"text": document["title"]})
    if document.get("number"):
        drafts.add(Kind.NUMBER, {"text": document["number"]})
    for issuer in document.get("issuers") or ():
        drafts.add(Kind.ISSUER, {"name": issuer})
    if document.get("signed"):
        drafts.add(Kind.SIGNED_ON, {"date": document["signed"]})


def _person(drafts: _Drafts, person: Item) -> None:
    place = person["mentions"][0]["span"] if person["mentions"] else None
    key = drafts.add(Kind.PERSON, {"name": person["name"], "side": person["side"]}, place)
    for post in person["posts"]:
        drafts.add(Kind.POST, _of(post, "title", "region", "organization"), post["span"], key)
    for role in person["roles"]:
        drafts.add(Kind.ROLE, {"role": role}, None, key)


def _event(drafts: _Drafts, event: Item) -> None:
    key = drafts.add(Kind.EVENT, _of(event, "type", "name", "status"), event["span"])
    if event["start"] or event["end"]:
        place = event["when"]["span"] if event["when"] else None
        drafts.add(Kind.EVENT_DATE, _of(event, "start", "end"), place, key)
    for name in event["places"]:
        drafts.add(Kind.EVENT_PLACE, {"name": name}, None, key)
    for party in event["parties"]:
        drafts.add(Kind.EVENT_PARTY, _of(party, "region", "part"), None, key)
    for one in event["participants"]:
        drafts.add(Kind.PARTICIPANT, _of(one, "name", "role"), one["span"], key)
    for site in event["sites"]:
        drafts.add(Kind.SITE, {"name": site["name"]}, site["span"], key)


def _agreement(drafts: _Drafts, agreement: Item) -> None:
    key = drafts.add(Kind.AGREEMENT, {"title": agreement["title"]}, agreement["span"])
    for party in agreement["parties"]:
        drafts.add(Kind.AGREEMENT_PARTY, _of(party, "name", "region"), None, key)
    for name in agreement["signatories"]:
        drafts.add(Kind.SIGNATORY, {"name": name}, None, key)
    for name in agreement["witnesses"]:
        drafts.add(Kind.WITNESS, {"name": name}, None, key)


def _commitment(drafts: _Drafts, commitment: Item) -> None:
    value = _of(commitment, "field", "strength", "speaker", "number", "heading", "due")
    value["targets"] = list(commitment["targets"])
    _responsible(drafts, commitment, drafts.add(Kind.COMMITMENT, value, commitment["span"]))


def _responsible(drafts: _Drafts, item: Item, key: str) -> None:
    for body in item["responsible"]:
        drafts.add(Kind.RESPONSIBLE, _of(body, "name", "part", "side"), None, key)


def _instrument(drafts: _Drafts, instrument: Item, commitments: Iterable[Sequence[int]]) -> None:
    if instrument["plan_title"]:
        drafts.add(Kind.PLAN_TITLE, {"text": instrument["plan_title"]})
    for name in instrument["addressees"]:
        drafts.add(Kind.ADDRESSEE, {"name": name})
    if instrument["contract"]:
        _contract(drafts, instrument["contract"])
    if instrument["session"]:
        _session(drafts, instrument["session"], list(commitments))


def _contract(drafts: _Drafts, contract: Item) -> None:
    for party in contract["parties"]:
        label = party["label"] or None  # a party that only the title names has none
        drafts.add(Kind.CONTRACT_PARTY, {**_of(party, "name", "region"), "label": label})
    for kind, key in ((Kind.TERM, "term"), (Kind.COPIES, "copies")):
        if contract[key]:
            drafts.add(kind, {"text": contract[key]})
    for duty in contract["duties"]:
        drafts.add(Kind.DUTY, _of(duty, "owner"), duty["span"])
    for clause in contract["follow_up"]:
        drafts.add(Kind.FOLLOW_UP, {"text": clause["quote"]}, clause["span"])


def _session(drafts: _Drafts, session: Item, commitments: list[Sequence[int]]) -> None:
    facts = _of(session, "name", "date", "place", "chair")
    if any(facts.values()):
        key = drafts.add(Kind.SESSION, facts)
        for part in ("present", "excused", "sitting_in"):
            for name in session[part]:
                drafts.add(Kind.ATTENDANT, {"name": name, "part": part}, None, key)
    for item in session["decisions"]:
        start, end = item["span"]
        if not any(start < to and at < end for at, to in commitments):
            _decision(drafts, item)


def _decision(drafts: _Drafts, item: Item) -> None:
    value = {"outcome": "decided" if item["decided"] else "heard", **_of(item, "number", "due")}
    _responsible(drafts, item, drafts.add(Kind.DECISION, value, item["span"]))


def _of(item: Item, *keys: str) -> dict[str, Any]:
    return {key: item.get(key) for key in keys}
