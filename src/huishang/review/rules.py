"""What can be found in a document, in which form, and which verdicts there are."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a finding is. The comment gives the form of its value, keys as in the contract of a reading."""

    TITLE = "title"  # {"text"}
    NUMBER = "number"  # {"text"}: 发文字号
    ISSUER = "issuer"  # {"name"}
    SIGNED_ON = "signed_on"  # {"date"}: 成文日期
    PERSON = "person"  # {"name", "side"}
    POST = "post"  # of a person: {"title", "region", "organization"}
    ROLE = "role"  # of a person: {"role"}
    EVENT = "event"  # {"type", "name", "status"}
    EVENT_DATE = "event_date"  # of an event: {"start", "end"}
    EVENT_PLACE = "event_place"  # of an event: {"name"}
    EVENT_PARTY = "event_party"  # of an event: {"region", "part"}
    PARTICIPANT = "participant"  # of an event: {"name", "role"}
    SITE = "site"  # of an event: {"name"}
    AGREEMENT = "agreement"  # {"title"}
    AGREEMENT_PARTY = "agreement_party"  # of an agreement: {"name", "region"}
    SIGNATORY = "signatory"  # of an agreement: {"name"}
    WITNESS = "witness"  # of an agreement: {"name"}
    COMMITMENT = "commitment"  # {"field", "strength", "speaker", "number", "heading", "due", "targets"}
    RESPONSIBLE = "responsible"  # of a commitment: {"name", "part", "side"}
    PHRASE = "phrase"  # {"text"}


class VerdictKind(StrEnum):
    """What a person can decide on a finding. Adding one is a finding of his own that counts as accepted."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
