"""What review offers to others: what counts in a document now, and what is still open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from huishang.documents.models import Document
from huishang.review.models import Finding, Review
from huishang.review.rules import Kind, State, VerdictKind, counts, state_of


@dataclass(frozen=True, slots=True)
class SettledFinding:
    """A value that counts now: the reader's while nobody has decided, else what a person decided."""

    id: int
    kind: str
    parent: int | None
    value: dict[str, Any]
    start: int | None
    end: int | None
    quote: str
    """The characters of the place; empty where it has none."""
    state: str
    """open, accepted, corrected or added."""


@dataclass(frozen=True, slots=True)
class Node:
    """A finding with its state and what stands below it; ``hidden``: it, or what it belongs to, does not count."""

    finding: Finding
    state: State
    hidden: bool
    children: tuple[Node, ...]

    @property
    def standing(self) -> tuple[Any, int | None, int | None]:
        """The value and place that hold now."""
        held = self.finding.verdict or self.finding
        return held.value, held.start, held.end


def settled(document: Document) -> tuple[SettledFinding, ...]:
    """Everything that counts in a document now, parents before children, in the order of the reading."""
    return tuple(_settle(document.text, node) for node in walk(tree(document)) if not node.hidden)


def _settle(text: str, node: Node) -> SettledFinding:
    value, start, end = node.standing
    quote = text[start:end] if start is not None else ""
    finding = node.finding
    return SettledFinding(
        finding.pk, str(finding.kind), finding.parent_id, value, start, end, quote, str(node.state)
    )


def tree(document: Document) -> tuple[Node, ...]:
    """All findings of a document, rejected and gone ones too, each below its parent. Two queries."""
    review = Review.objects.filter(document=document).first()
    findings = Finding.objects.filter(document=document).select_related(
        "verdict__by", "added_by", "touched_by"
    )
    below: dict[int | None, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=lambda one: (one.order, one.pk)):
        below[finding.parent_id].append(finding)
    return _grow(below, None, review.reading_id if review else None, hidden=False)


def _grow(
    below: dict[int | None, list[Finding]], parent: int | None, reading: int | None, *, hidden: bool
) -> tuple[Node, ...]:
    nodes = []
    for finding in below.get(parent, ()):
        verdict = finding.verdict.verdict if finding.verdict else None
        given = finding.added_by_id is None and finding.last_reading_id == reading
        state = state_of(verdict, given=given)
        if state is State.GONE and any(_decided(child) for child in below.get(finding.pk, ())):
            state = State.OPEN  # what a person decided below it keeps it in the record
        here = hidden or not counts(state)
        nodes.append(Node(finding, state, here, _grow(below, finding.pk, reading, hidden=here)))
    return tuple(nodes)


def _decided(finding: Finding) -> bool:
    return finding.verdict is not None and counts(State(finding.verdict.verdict))


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Nodes and all below them, parents first."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def open_findings(document: Document) -> list[Finding]:
    """What nobody has decided yet, in order; what belongs to something rejected is not open."""
    return [node.finding for node in walk(tree(document)) if not node.hidden and node.state is State.OPEN]


# --- lists and figures

_NOBODY_DECIDED = Q(verdict=None, added_by=None, last_reading=F("document__review__reading"))
_BELOW_WHAT_COUNTS = (
    Q(parent=None) | Q(parent__verdict=None) | ~Q(parent__verdict__verdict=VerdictKind.REJECTED)
)


def counts_of(documents: Iterable[int]) -> dict[int, tuple[int, int]]:
    """How many findings are open in each document, and how many there are. One query."""
    given = Q(last_reading=F("document__review__reading")) | Q(verdict__isnull=False)
    found = (
        Finding.objects.filter(document__in=list(documents))
        .values("document")
        .order_by()
        .annotate(
            open=Count("pk", filter=_NOBODY_DECIDED & _BELOW_WHAT_COUNTS), total=Count("pk", filter=given)
        )
    )
    return {row["document"]: (row["open"], row["total"]) for row in found}


def changed_by_reader() -> QuerySet[Review]:
    """Reviews of finished documents that a newer reading changed afterwards, the oldest change first."""
    return (
        Review.objects.filter(changed_at__gt=F("finished_at"), document__state=Document.State.REVIEWED)
        .select_related("document", "reading")
        .defer("document__text", "reading__content")
        .order_by("changed_at", "pk")
    )


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What reviewers made of one kind's findings of one version of the reader."""

    kind: str
    accepted: int = 0
    corrected: int = 0
    rejected: int = 0
    added: int = 0

    @property
    def right(self) -> float | None:
        """Of what the reader gave and somebody judged, the share that was accepted as it was."""
        return _share(self.accepted, self.corrected + self.rejected)

    @property
    def found(self) -> float | None:
        """Of what is right by the reviewers' word, the share that the reader gave as it is."""
        return _share(self.accepted, self.corrected + self.added)


def _share(good: int, others: int) -> float | None:
    return good / (good + others) if good + others else None


def acceptance() -> list[tuple[str, list[Acceptance], Acceptance]]:
    """Each version of the reader, the one judged last first: its kinds, and all of them together.

    Counted are the verdicts that hold, of values that the reader gave, and additions for the version
    that had missed them. One query.
    """
    rows = (
        Finding.objects.exclude(verdict=None)
        .exclude(verdict__reader_version="")
        .values("kind", "verdict__verdict", "verdict__reader_version")
        .order_by()
        .annotate(count=Count("pk"), last=Max("verdict"))
    )
    tables: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    last: dict[str, int] = defaultdict(int)
    for row in rows:
        version = row["verdict__reader_version"]
        tables[version][row["kind"]][row["verdict__verdict"]] = row["count"]
        last[version] = max(last[version], row["last"])
    ordered = sorted(tables, key=lambda version: -last[version])
    return [(version, *_acceptances(tables[version])) for version in ordered]


def _acceptances(table: dict[str, dict[str, int]]) -> tuple[list[Acceptance], Acceptance]:
    kinds = [Acceptance(str(kind), **table[kind]) for kind in Kind if kind in table]
    sums: dict[str, int] = defaultdict(int)
    for one in table.values():
        for verdict, count in one.items():
            sums[verdict] += count
    return kinds, Acceptance("", **sums)
