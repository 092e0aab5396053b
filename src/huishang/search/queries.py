"""What search answers: documents with their facets, and what the record knows by the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, QuerySet, Value, Window
from django.db.models.functions import Length, RowNumber, StrIndex

from huishang.accounts.access import access_act
from huishang.accounts.rules import Act
from huishang.search.asking import Question
from huishang.search.backends import DOCUMENTS, NAMES, backend
from huishang.search.models import Entry, EntryRegion, Named
from huishang.search.snippets import Snippet, snippet
from huishang.search.spelling import asked
from huishang.search.words import MOST_CHARACTERS, fold

FACETS = ("year", "kind", "region", "outlet")
COUNTED = 5_000
"""As many documents are counted, the latest; who finds more narrows the search and does not read them."""
CHECKED = 300
"""As many documents are read for words that the index cannot decide alone; beyond, numbers are of the index."""
SHOWN_VALUES = 12
"""Values of a facet on the page, those with most documents."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers, with the part of its text that shows why."""

    entry: Entry
    snippet: Snippet | None


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that documents can be narrowed by: its values with how many documents have each."""

    name: str
    values: tuple[tuple[str, int], ...]


class Documents:
    """The documents that answer a question, narrowed; asks the database only for what is looked at."""

    def __init__(self, by: Any, question: Question, chosen: Mapping[str, str]) -> None:
        access_act(by, Act.READ)
        self.question = question
        latest = None if chosen else COUNTED + 1
        found = Entry.objects.filter(pk__in=backend().matching(DOCUMENTS, question, latest=latest))
        for name in ("kind", "outlet"):
            if name in chosen:
                found = found.filter(**{name: chosen[name]})
        if "year" in chosen:
            year = chosen["year"]
            found = found.filter(year=int(year) if year.isdecimal() else None)
        if "region" in chosen:
            told = EntryRegion.objects.filter(region__name=chosen["region"])
            found = found.filter(pk__in=told.values("entry"))
        self._candidates = found

    @cached_property
    def _rows(self) -> list[tuple[int, str, int | None, str]]:
        """Number, kind, year and outlet of the latest documents that are counted, and of one more."""
        rows = self._candidates.order_by("-pk").values_list("pk", "kind", "year", "outlet")
        return self._checked(list(rows[: COUNTED + 1]))

    def _checked(
        self, rows: list[tuple[int, str, int | None, str]]
    ) -> list[tuple[int, str, int | None, str]]:
        """The same without those that the index alone could not tell; too many are left as they are."""
        if backend().is_exact(self.question) or len(rows) > CHECKED:
            return rows
        texts = Entry.objects.filter(pk__in=[row[0] for row in rows])
        held = {
            pk
            for pk, headline, text in texts.values_list("pk", "document__headline", "document__text")
            if self.question.holds(_folded(headline, text))
        }
        return [row for row in rows if row[0] in held]

    @cached_property
    def is_about(self) -> bool:
        """Whether the number may be a little too high, for more documents would have to be read to be sure."""
        return len(self._rows) > CHECKED and not backend().is_exact(self.question)

    @property
    def is_more(self) -> bool:
        """Whether there are more than are counted."""
        return len(self._rows) > COUNTED

    @property
    def total(self) -> int:
        """How many there are, at most COUNTED."""
        return min(len(self._rows), COUNTED)

    def facets(self) -> list[Facet]:
        """What those counted can be narrowed by; without documents there is nothing."""
        rows = self._rows[:COUNTED]
        counted = {
            "kind": Counter(kind for _, kind, _, _ in rows),
            "year": Counter(str(year or "none") for _, _, year, _ in rows),
            "region": self._regions([row[0] for row in rows]),
            "outlet": Counter(outlet for *_, outlet in rows if outlet),
        }
        return [_facet(name, counted[name]) for name in FACETS if counted[name]]

    def _regions(self, numbers: list[int]) -> Counter[str]:
        told = EntryRegion.objects.filter(entry__in=numbers).values_list("region__name")
        return Counter(dict(told.annotate(n=Count("pk"))))

    def __len__(self) -> int:
        return self.total

    def count(self) -> int:
        """How many there are, as a paginator asks."""
        return self.total

    def __getitem__(self, part: slice) -> list[Hit]:
        """Some of them, the latest first; one that was counted and turns out not to answer is left out."""
        numbers = [row[0] for row in self._rows[:COUNTED][part]]
        rows = Entry.objects.filter(pk__in=numbers).select_related("document").order_by("-pk")
        hits = [Hit(entry, self._snippet(entry)) for entry in rows]
        return [hit for hit in hits if hit.snippet or not self.is_about]

    def _snippet(self, entry: Entry) -> Snippet | None:
        document = entry.document
        if self.is_about and not self.question.holds(_folded(document.headline, document.text)):
            return None
        return snippet(document.text[:MOST_CHARACTERS], self.question)


def _folded(headline: str, text: str) -> str:
    return fold(f"{headline}\n{text[:MOST_CHARACTERS]}")


def _facet(name: str, counted: Counter[str]) -> Facet:
    values = sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:SHOWN_VALUES]
    return Facet(name, tuple(sorted(values, reverse=True) if name == "year" else values))


# --- what the record knows by name


def named(by: Any, question: Question) -> QuerySet[Named]:
    """The regions, people, bodies, exchanges and agreements with the words in their names, the nearest first.

    People are found by their names in Latin letters too.
    """
    access_act(by, Act.READ)
    also = asked(question.latin)
    found = Named.objects.filter(pk__in=backend().matching(NAMES, question, *also))
    if not backend().is_exact(question) and not also:
        for term in question.wanted:
            for run, _ in term.runs:
                found = found.filter(names__contains=run)
        for term in question.unwanted:
            found = found.exclude(_all_runs(term.runs))
    first = question.wanted[0].runs[0][0]
    nearness = StrIndex("title", Value(first))
    found = found.annotate(is_begun=Q(title__startswith=first), at=nearness, length=Length("title"))
    return found.order_by("kind", "-is_begun", "length", "-on", "title", "pk")


def _all_runs(runs: tuple[tuple[str, bool], ...]) -> Q:
    held = Q()
    for run, _ in runs:
        held &= Q(names__contains=run)
    return held


def nearest(found: QuerySet[Named], of_each: int) -> tuple[dict[str, list[Named]], dict[str, int]]:
    """Some of each kind, and how many there are of each."""
    counts = dict(found.order_by().values_list("kind").annotate(n=Count("pk")))
    rows = found.annotate(
        place=Window(RowNumber(), partition_by="kind", order_by=["-is_begun", "length", "-on", "title", "pk"])
    ).filter(place__lte=of_each)
    kinds: dict[str, list[Named]] = {}
    for row in rows:
        kinds.setdefault(row.kind, []).append(row)
    return kinds, counts
