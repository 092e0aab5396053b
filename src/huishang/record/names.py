"""What the words of the rules are called on pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huishang.record.rules import AgreementKind, AgreementState, Level, Part, Reason, StageType, State

STATES = {
    State.PLANNED: pgettext_lazy("state of an exchange", "Planned"),
    State.HELD: pgettext_lazy("state of an exchange", "Held"),
    State.POSTPONED: pgettext_lazy("state of an exchange", "Postponed"),
    State.CANCELLED: pgettext_lazy("state of an exchange", "Cancelled"),
}
REASONS = {
    Reason.SCHEDULE: _("Schedule of leaders"),
    Reason.PREPARATION: _("Preparation not finished"),
    Reason.EMERGENCY: _("Emergency"),
    Reason.EPIDEMIC: _("Epidemic control"),
    Reason.WEATHER: _("Weather or disaster"),
    Reason.SUPERSEDED: _("Replaced by another exchange"),
    Reason.OTHER: _("Other reason"),
}
LEVELS = {
    Level.LEADERS: pgettext_lazy("level", "Leaders"),
    Level.DEPUTIES: pgettext_lazy("level", "Deputy leaders"),
    Level.DEPARTMENTS: pgettext_lazy("level", "Departments"),
    Level.CITIES: pgettext_lazy("level", "Cities"),
    Level.COUNTIES: pgettext_lazy("level", "Counties"),
}
STAGES = {
    StageType.VISIT: pgettext_lazy("stage", "Visit"),
    StageType.MEETING: pgettext_lazy("stage", "Meeting"),
    StageType.SIGNING: pgettext_lazy("stage", "Signing"),
    StageType.CEREMONY: pgettext_lazy("stage", "Ceremony"),
}
PARTS = {
    Part.HOST: pgettext_lazy("part of a side", "Host"),
    Part.GUEST: pgettext_lazy("part of a side", "Guest"),
    Part.PARTY: pgettext_lazy("part of a side", "Side"),
}
ROLES = {
    "chair": _("chaired"),
    "speaker": _("spoke"),
    "briefer": _("reported on the situation"),
    "signatory": _("signed"),
    "witness": _("witnessed the signing"),
    "leader": _("led the delegation"),
    "host": _("received the guests"),
    "attendee": _("took part"),
    "companion": _("accompanied"),
}
AGREEMENT_KINDS = {
    AgreementKind.FRAMEWORK: _("Framework agreement"),
    AgreementKind.SPECIAL: _("Special agreement"),
    AgreementKind.PLAN: _("Plan"),
    AgreementKind.MEMORANDUM: _("Memorandum"),
    AgreementKind.OTHER: pgettext_lazy("kind of agreement", "Other"),
}
AGREEMENT_STATES = {
    AgreementState.NEGOTIATED: _("Negotiated, not signed"),
    AgreementState.SIGNED: pgettext_lazy("state of an agreement", "Signed"),
    AgreementState.IN_FORCE: _("In force"),
    AgreementState.AMENDED: _("Amended"),
    AgreementState.EXPIRED: _("Expired"),
    AgreementState.ENDED: _("Ended"),
}
SIGNATURE_PARTS = {"signatory": _("Signatory"), "witness": _("Witness")}
FIELDS = {
    "title": pgettext_lazy("field", "Title"),
    "level": pgettext_lazy("field", "Level"),
    "state": pgettext_lazy("field", "State"),
    "series": pgettext_lazy("field", "Series"),
    "number": pgettext_lazy("field", "Number in the series"),
    "type": pgettext_lazy("field", "Kind"),
    "name": pgettext_lazy("field", "Name"),
    "start": pgettext_lazy("field", "First day"),
    "end": pgettext_lazy("field", "Last day"),
    "date": pgettext_lazy("field", "Date"),
    "place": pgettext_lazy("field", "Place"),
    "part": pgettext_lazy("field", "Part"),
    "side": pgettext_lazy("field", "Side"),
    "post": pgettext_lazy("field", "Post"),
    "role": pgettext_lazy("field", "Role"),
    "kind": pgettext_lazy("field", "Kind"),
    "signed": pgettext_lazy("field", "Signed on"),
    "term": pgettext_lazy("field", "Term"),
    "since": pgettext_lazy("field", "From"),
    "until": pgettext_lazy("field", "Until"),
    "text": pgettext_lazy("field", "Fact"),
    "value": pgettext_lazy("field", "Figure"),
    "unit": pgettext_lazy("field", "Unit"),
    "definition": pgettext_lazy("field", "Definition"),
    "told": pgettext_lazy("field", "Told of"),
    "order": pgettext_lazy("field", "Order"),
}
DOUBTS = {
    "day_missing": _("One of them gives no day."),
    "days_near": _("The days follow each other but are not the same."),
    "month_only": _("One of them gives no exact day."),
    "sides_overlap": _("Not all sides are the same."),
    "other_host": _("They name different hosts."),
    "other_place": _("They name different places."),
    "no_person_shared": _("No person is named in both."),
    "same_sides": _("The same sides."),
    "same_days": _("The same days."),
    "people_shared": _("Some people are named in both."),
    "same_name": _("The meeting has the same name."),
    "several": _("It fits more than one exchange."),
}
