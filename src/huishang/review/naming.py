"""The words for what stands in findings: names of roles, kinds of events, fields; a value as a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huishang.review.rules import Kind, State

Words = Mapping[str, str | Promise]

ROLE_NAMES: Words = {
    "chair": _("chairs"),
    "speaker": _("speaks"),
    "briefer": _("briefs"),
    "signatory": _("signs"),
    "witness": _("witnesses"),
    "leader": _("leads the delegation"),
    "host": _("receives"),
    "attendee": _("attends"),
    "companion": _("accompanies"),
    "mentioned": _("is mentioned"),
}
EVENT_NAMES: Words = {
    "visit": _("Visit"),
    "meeting": _("Meeting"),
    "signing": _("Signing"),
    "ceremony": _("Ceremony"),
}
STATUS_NAMES: Words = {"held": _("held"), "planned": _("planned")}
PART_NAMES: Words = {
    "host": pgettext_lazy("party", "host"),
    "guest": pgettext_lazy("party", "guest"),
    "party": pgettext_lazy("party", "party"),
    "lead": _("lead"),
    "support": _("support"),
    "responsible": _("responsible"),
}
ATTENDANCE_NAMES: Words = {
    "present": pgettext_lazy("attendance", "present"),
    "excused": pgettext_lazy("attendance", "excused"),
    "sitting_in": pgettext_lazy("attendance", "sitting in"),
}
OUTCOME_NAMES: Words = {
    "decided": pgettext_lazy("item of minutes", "decided"),
    "heard": pgettext_lazy("item of minutes", "heard only"),
}
FIELD_NAMES: Words = {
    "connectivity": _("Connectivity and opening up"),
    "industry": _("Industry and innovation"),
    "tourism": _("Culture and tourism"),
    "ecology": _("Ecology"),
    "services": _("Public services"),
    "mechanism": _("Mechanism"),
    "other": pgettext_lazy("field", "Other"),
}
STATE_NAMES: Words = {
    State.OPEN: _("open"),
    State.ACCEPTED: _("accepted"),
    State.CORRECTED: _("corrected"),
    State.REJECTED: _("rejected"),
    State.ADDED: _("added"),
    State.GONE: _("not read any more"),
}
STATE_SIGNS = {
    State.OPEN: "○",
    State.ACCEPTED: "✓",
    State.CORRECTED: "✎",
    State.REJECTED: "✗",
    State.ADDED: "＋",
    State.GONE: "–",
}
KEY_NAMES: Words = {
    "text": _("Text"),
    "name": pgettext_lazy("of a person or thing", "Name"),
    "date": _("Date"),
    "side": _("Side"),
    "title": _("Title"),
    "region": _("Region"),
    "organization": _("Body"),
    "role": _("Role"),
    "type": _("Type"),
    "status": _("Status"),
    "start": pgettext_lazy("date", "From"),
    "end": pgettext_lazy("date", "To"),
    "part": pgettext_lazy("party", "Part"),
    "field": _("Field"),
    "strength": _("Strength"),
    "speaker": _("Speaker"),
    "number": _("Number"),
    "heading": _("Heading"),
    "due": _("Due"),
    "targets": _("Targets"),
    "label": pgettext_lazy("party", "Called"),
    "owner": _("Who owes it"),
    "place": _("Place"),
    "chair": _("Chair"),
    "outcome": _("Outcome"),
}
_CHOICE_NAMES: Mapping[tuple[str, str], Words] = {
    (Kind.ROLE, "role"): ROLE_NAMES,
    (Kind.PARTICIPANT, "role"): ROLE_NAMES,
    (Kind.EVENT, "type"): EVENT_NAMES,
    (Kind.EVENT, "status"): STATUS_NAMES,
    (Kind.EVENT_PARTY, "part"): PART_NAMES,
    (Kind.ATTENDANT, "part"): ATTENDANCE_NAMES,
    (Kind.DECISION, "outcome"): OUTCOME_NAMES,
    (Kind.RESPONSIBLE, "part"): PART_NAMES,
    (Kind.COMMITMENT, "field"): FIELD_NAMES,
}


def key_name(kind: str, key: str) -> str:
    """What a key of a value is called; the title of a person's post is the post."""
    if kind == Kind.POST and key == "title":
        return now("Post")
    return str(KEY_NAMES[key])


def choice_name(kind: str, key: str, choice: str) -> str:
    """What one of the values that a key is limited to is called."""
    return str(_CHOICE_NAMES.get((kind, key), {}).get(choice, choice))


def line_of(kind: str, value: Mapping[str, Any], quote: str = "") -> tuple[str, str]:
    """A value as people read it: what it is, and what is said more of it. Commitments are their own words."""
    match kind:
        case Kind.ROLE:
            return str(ROLE_NAMES.get(value["role"], value["role"])), ""
        case Kind.POST:
            body = value["organization"] or value["region"] or ""
            return value["title"], "" if body in value["title"] else body
        case Kind.EVENT:
            kinds = str(EVENT_NAMES.get(value["type"], value["type"]))
            planned = str(STATUS_NAMES["planned"]) if value["status"] == "planned" else ""
            return value["name"] or kinds, _joined(kinds if value["name"] else "", planned)
        case Kind.EVENT_DATE:
            start, end = value["start"], value["end"]
            return (start if end in (None, start) else end if start is None else f"{start} – {end}"), ""
        case Kind.COMMITMENT:
            more = [value["strength"], value["speaker"], value["due"], *(value["targets"] or ())]
            return quote or value["heading"] or "", _joined(value["number"], *more)
        case Kind.DUTY:
            return quote or value["owner"], value["owner"] if quote else ""
        case Kind.SESSION:
            main, *more = [value[key] for key in ("name", "date", "place", "chair") if value[key]]
            return main, _joined(*more)
        case Kind.DECISION:
            outcome = choice_name(kind, "outcome", value["outcome"])
            return quote.strip() or outcome, _joined(value["number"], outcome if quote else "", value["due"])
        case Kind.CONTRACT_PARTY:
            return value["name"], _joined(value["label"], value["region"])
        case Kind.SIGNED_ON:
            return value["date"], ""
        case Kind.AGREEMENT:
            return f"《{value['title'].strip('《》')}》", ""
    main = value.get("name") or value.get("text") or value.get("region") or ""
    part = value.get("role") or value.get("part")
    named = choice_name(kind, "role" if "role" in value else "part", part) if part else ""
    beside = value.get("side") or (value.get("region") if "name" in value else "") or ""
    return main, _joined(named, beside if beside not in main else "")


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
