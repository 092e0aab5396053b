"""How findings are brought to a reading: what is the same is kept, what is new is added, nothing is removed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from huishang.documents.models import Document, Reading
from huishang.review.flatten import Draft, flatten, key_of
from huishang.review.matching import Claim, Known, match, same_value
from huishang.review.models import Finding, Review
from huishang.review.rules import VerdictKind


def refresh(document: Document, reading: Reading, at: datetime) -> bool:
    """Bring the findings of a locked document to a reading; whether any became another, came or went."""
    review = Review.objects.filter(document=document).first()
    findings = list(document.findings.select_related("verdict"))
    drafts = flatten(reading.content)
    pairs = match(known(findings), drafts)
    by_id = {finding.pk: finding for finding in findings}
    touched = document.revision + 1 if findings else 0
    matched = set(pairs.values())
    went = any(finding.pk not in matched for finding in findings if _given(finding, review))
    altered = _update(by_id, pairs, drafts, reading, touched)
    came = _create(document, by_id, pairs, drafts, reading, at, touched)
    _order_additions(document, findings)
    changed = went or altered or came
    _keep(document, review, reading, at, changed=changed)
    if changed and findings:
        document.revision = touched
        document.save(update_fields=["revision"])
    return changed


def known(findings: Iterable[Finding]) -> list[Known]:
    """Findings as the matching wants them; an addition that was taken back is nobody's claim."""
    return [
        Known(finding.pk, finding.kind, finding.parent_id, _claims(finding), _strict(finding))
        for finding in findings
        if not (finding.added_by_id and finding.verdict_id is None)
    ]


def _claims(finding: Finding) -> tuple[Claim, ...]:
    claims = [Claim(finding.value, finding.start, finding.end)]
    if finding.verdict is not None:
        claims.append(Claim(finding.verdict.value, finding.verdict.start, finding.verdict.end))
    return tuple(claims)


def _strict(finding: Finding) -> bool:
    rejected = finding.verdict is not None and finding.verdict.verdict == VerdictKind.REJECTED
    return bool(rejected or finding.added_by_id)


def _given(finding: Finding, review: Review | None) -> bool:
    return review is not None and finding.last_reading_id == review.reading_id


def _update(
    by_id: dict[int, Finding], pairs: dict[str, Any], drafts: Iterable[Draft], reading: Reading, touched: int
) -> bool:
    """Write what the reading says of findings that it gives; a person's own finding keeps its value."""
    altered, given = False, []
    for draft in drafts:
        finding = by_id.get(pairs.get(draft.key, 0))
        if finding is None:
            continue
        given.append(finding)
        finding.last_reading = reading
        if finding.added_by_id:
            continue
        finding.order = draft.order
        same = same_value(finding.value, draft.value) and (finding.start, finding.end) == (
            draft.start,
            draft.end,
        )
        if not same:
            altered = True
            finding.value, finding.start, finding.end = dict(draft.value), draft.start, draft.end
            finding.touched, finding.touched_by = touched, None
    fields = ["value", "start", "end", "order", "last_reading", "touched", "touched_by"]
    Finding.objects.bulk_update(given, fields, batch_size=100)
    return altered


def _create(
    document: Document,
    by_id: dict[int, Finding],
    pairs: dict[str, Any],
    drafts: Iterable[Draft],
    reading: Reading,
    at: datetime,
    touched: int,
) -> bool:
    """Keep what a reading gives that no finding is yet: parents first, for their children name them."""
    of_draft = {key: by_id[pk] for key, pk in pairs.items()}
    taken = {finding.key for finding in by_id.values()}
    fresh = [draft for draft in drafts if draft.key not in of_draft]
    while fresh:
        ready = [draft for draft in fresh if draft.parent is None or draft.parent in of_draft]
        made = [
            Finding(
                document=document,
                key=_key(draft, of_draft, taken),
                kind=draft.kind,
                parent=of_draft[draft.parent] if draft.parent else None,
                order=draft.order,
                start=draft.start,
                end=draft.end,
                value=dict(draft.value),
                first_reading=reading,
                last_reading=reading,
                added_at=at,
                touched=touched,
            )
            for draft in ready
        ]
        Finding.objects.bulk_create(made, batch_size=200)
        of_draft.update({draft.key: finding for draft, finding in zip(ready, made, strict=True)})
        fresh = [draft for draft in fresh if draft.key not in of_draft]
    return len(of_draft) > len(pairs)


def _key(draft: Draft, of_draft: dict[str, Finding], taken: set[str]) -> str:
    """The draft's own key, counted on where an older finding has it by now."""
    parent = of_draft[draft.parent].key if draft.parent else None
    nth = 0
    while (key := key_of(draft.kind, parent, draft.value, draft.start, draft.end, nth)) in taken:
        nth += 1
    taken.add(key)
    return key


def _keep(
    document: Document, review: Review | None, reading: Reading, at: datetime, *, changed: bool
) -> None:
    if review is None:
        Review.objects.create(document=document, reading=reading, taken_at=at)
    elif review.reading_id != reading.pk:
        review.before, review.reading, review.taken_at = review.reading, reading, at
        review.changed_at = at if changed else review.changed_at
        review.save(update_fields=["before", "reading", "taken_at", "changed_at"])


def order_among(document: Document, finding: Finding) -> int:
    """Where an addition stands: with the last of its kind and parent that begins before it."""
    siblings = Finding.objects.filter(document=document, parent=finding.parent, added_by=None)
    before = siblings.filter(kind=finding.kind)
    if finding.start is not None:
        before = before.filter(start__lte=finding.start)
    last = before.order_by("-order").values_list("order", flat=True).first()
    return last if last is not None else (finding.parent.order if finding.parent else 0)


def _order_additions(document: Document, findings: Iterable[Finding]) -> None:
    for finding in findings:
        if finding.added_by_id:
            order = order_among(document, finding)
            if order != finding.order:
                Finding.objects.filter(pk=finding.pk).update(order=order)
