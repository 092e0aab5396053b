"""What a newer reading changed in a document, and what in it contradicts, or by now agrees with, a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huishang.documents.models import Document, Reading
from huishang.review.flatten import Draft, flatten
from huishang.review.matching import Claim, Known, match, same_value
from huishang.review.models import KIND_NAMES, Review
from huishang.review.naming import STATE_NAMES, line_of
from huishang.review.queries import Node, tree, walk
from huishang.review.rules import Kind, VerdictKind

ACCEPTED_GONE = _("accepted, but the reader does not give it any more")
OTHER_VALUE = _("the reader gives another value by now")
STILL_GIVEN = _("rejected, and the reader still gives it")
STILL_AS_BEFORE = _("corrected, and the reader still gives what was corrected")
AGREES = _("the reader by now says the same")


@dataclass(frozen=True, slots=True)
class Line:
    """One finding of a comparison: what was, what is now; empty where there is none."""

    kind: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Against:
    """A verdict beside what the newest reading says of the same finding."""

    node: Node
    kind: str
    decided: str
    person: str
    now: str
    how: Promise


def compare(document: Document) -> dict[str, Any]:
    """The readings before and now, what came, went and changed between them, and each verdict's standing."""
    review = Review.objects.select_related("reading", "before").filter(document=document).first()
    before, now = (review.before, review.reading) if review else (None, None)
    found: dict[str, Any] = {"before": before, "now": now, "came": [], "went": [], "other": []}
    if before is not None and now is not None:
        found |= _between(document.text, before, now)
    against = [one for node in walk(tree(document)) if (one := _against(document.text, node, now))]
    found["contradicting"] = [one for one in against if one.how is not AGREES]
    found["agreeing"] = [one for one in against if one.how is AGREES]
    return found


def _between(text: str, before: Reading, now: Reading) -> dict[str, list[Line]]:
    old, new = flatten(before.content), flatten(now.content)
    pairs = match([Known(one.key, one.kind, one.parent, (_claim(one),)) for one in old], new)
    by_key = {one.key: one for one in old}
    came = [Line(_kind(one), "", _words(text, one)) for one in new if one.key not in pairs]
    kept = set(pairs.values())
    went = [Line(_kind(one), _words(text, one), "") for one in old if one.key not in kept]
    twins = [(by_key[pairs[one.key]], one) for one in new if one.key in pairs]
    other = [
        Line(_kind(one), _words(text, was), _words(text, one))
        for was, one in twins
        if not same_value(was.value, one.value)
    ]
    return {"came": came, "went": went, "other": other}


def _against(text: str, node: Node, now: Reading | None) -> Against | None:
    finding, held = node.finding, node.finding.verdict
    if held is None or now is None or held.reader_version == now.reader_version:
        return None
    how = _how(node, given=finding.last_reading_id == now.pk)
    if how is None:
        return None
    return Against(
        node,
        str(KIND_NAMES[Kind(finding.kind)]),
        f"{STATE_NAMES[held.verdict]}: {_line(text, finding.kind, held)}",
        str(held.by),
        _line(text, finding.kind, finding) if finding.last_reading_id == now.pk else "",
        how,
    )


def _how(node: Node, *, given: bool) -> Promise | None:
    """How the newest reading stands to a verdict; None: it says nothing new."""
    finding, held = node.finding, node.finding.verdict
    same = same_value(finding.value, held.value)
    match held.verdict:
        case VerdictKind.REJECTED:
            return STILL_GIVEN if given and same else None
        case VerdictKind.ADDED:
            return AGREES if given else None
        case VerdictKind.CORRECTED if given and same:
            return AGREES
        case VerdictKind.CORRECTED:
            as_before = same_value(finding.value, held.before["value"])
            return None if not given else STILL_AS_BEFORE if as_before else OTHER_VALUE
    if not given:
        return ACCEPTED_GONE
    return None if same else OTHER_VALUE


def _claim(draft: Draft) -> Claim:
    return Claim(draft.value, draft.start, draft.end)


def _kind(draft: Draft) -> str:
    return str(KIND_NAMES[draft.kind])


def _words(text: str, draft: Draft) -> str:
    return _line(text, draft.kind, draft)


def _line(text: str, kind: str, one: Any) -> str:
    quote = text[one.start : one.end] if one.start is not None else ""
    return " · ".join(part for part in line_of(kind, one.value, quote) if part)
