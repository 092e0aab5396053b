"""Every write of the index: it follows what the apps below hold, and says nothing of its own.

So nobody is asked whether he may: whoever may change a document may not leave the index behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet

from huishang.documents.models import Document
from huishang.registry.models import Region
from huishang.search.backends import DOCUMENTS, NAMES, backend
from huishang.search.facets import Facets, facets_of, number_of
from huishang.search.models import Entry, EntryRegion, Named
from huishang.search.naming import OF_KIND, Names
from huishang.search.words import MOST_CHARACTERS, cut, fold

BATCH = 200


@transaction.atomic
def index_documents(documents: Sequence[Document]) -> None:
    """Bring documents into the index as they stand, or take them out where they do not count."""
    write([(one, None if one.state == Document.State.WITHDRAWN else facets_of(one)) for one in documents])


def write(documents: Sequence[tuple[Document, Facets | None]]) -> None:
    """Bring documents with their facets into the index; those without are taken out.

    The text of a document never changes, so its words are written once and again only under another number.
    """
    held = {one.document_id: one for one in Entry.objects.filter(document__in=[one for one, _ in documents])}
    numbers = numbers_for([one for one, facets in documents if facets], held)
    gone = [(one, held[one.pk].pk) for one, _ in documents if _moves(one, held, numbers)]
    if gone:
        backend().take_out(DOCUMENTS, [(number, words_of(one)) for one, number in gone])
        Entry.objects.filter(pk__in=[number for _, number in gone]).delete()
    left = {entry.pk for entry in held.values()} - {number for _, number in gone}
    rows = [(numbers[one.pk], one, facets) for one, facets in documents if facets]
    entries = [Entry(number, one.pk, f.kind, f.year, f.outlet) for number, one, f in rows]
    Entry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["id"], update_fields=["kind", "year", "outlet"]
    )
    _write_regions({number: facets.regions for number, _, facets in rows}, left)
    backend().put(DOCUMENTS, [(number, words_of(one)) for number, one, _ in rows if number not in left])


def words_of(document: Document) -> list[str]:
    """The words of a document as the index keeps them: of the headline beside the text, and of the text."""
    return cut(fold(document.headline)) + cut(fold(document.text[:MOST_CHARACTERS]))


def _moves(document: Document, held: dict[int, Entry], numbers: dict[int, int]) -> bool:
    """Whether a document that is in the index leaves it or gets another number."""
    return document.pk in held and held[document.pk].pk != numbers.get(document.pk)


def numbers_for(documents: list[Document], held: dict[int, Entry]) -> dict[int, int]:
    """The number of each document: the one that it has where its day is the same, else one that is free."""
    wanted = {one.pk: number_of(one) for one in documents}
    numbers = {
        key: held[key].pk
        for key, number in wanted.items()
        if key in held and held[key].pk >> 16 == number >> 16
    }
    fresh = {key: number for key, number in wanted.items() if key not in numbers}
    taken = set(Entry.objects.filter(pk__in=fresh.values()).values_list("pk", flat=True))
    for key, number in fresh.items():
        while number in taken or (number != wanted[key] and Entry.objects.filter(pk=number).exists()):
            number += 1
        taken.add(number)
        numbers[key] = number
    return numbers


def _write_regions(wanted: dict[int, frozenset[int]], left: set[int]) -> None:
    held: dict[int, set[int]] = {number: set() for number in wanted}
    for entry, region in EntryRegion.objects.filter(entry__in=left & set(wanted)).values_list(
        "entry_id", "region_id"
    ):
        held[entry].add(region)
    for number, regions in held.items():
        if regions - wanted[number]:
            EntryRegion.objects.filter(entry=number, region__in=regions - wanted[number]).delete()
    EntryRegion.objects.bulk_create(
        EntryRegion(entry_id=number, region_id=region)
        for number, regions in wanted.items()
        for region in sorted(regions - held[number])
    )


@transaction.atomic
def index_names(kind: str, keys: Iterable[int]) -> None:
    """Bring things of the record into the index by their names, or take them out where they do not stand."""
    asked = set(keys)
    held = {one.key: one for one in Named.objects.filter(kind=kind, key__in=asked)}
    wanted = {names.key: _row(kind, names) for names in OF_KIND[kind][1](asked)}
    same = {key for key, row in wanted.items() if key in held and _facts(held[key]) == _facts(row)}
    gone = [one for key, one in held.items() if key not in same]
    if gone:
        backend().take_out(NAMES, [(one.pk, _words(one)) for one in gone])
        Named.objects.filter(pk__in=[one.pk for one in gone]).delete()
    fresh = Named.objects.bulk_create([row for key, row in sorted(wanted.items()) if key not in same])
    backend().put(NAMES, [(row.pk, _words(row)) for row in fresh])


def _row(kind: str, names: Names) -> Named:
    return Named(
        kind=kind,
        key=names.key,
        names="\n".join(names.names),
        spelt=" ".join(names.spelt),
        title=names.names[0][:300],
        on=names.on,
    )


def _facts(row: Named) -> tuple[str, ...]:
    return row.names, row.spelt, row.on


def _words(row: Named) -> list[str]:
    return [word for name in row.names.split("\n") for word in cut(name)] + row.spelt.split()


def index_regions() -> None:
    """Bring the regions in, for they come with the database; words that a database emptied by hand left are cleared."""
    for table, model in ((DOCUMENTS, Entry), (NAMES, Named)):
        if not model._default_manager.exists():
            backend().clear(table)
    index_names(Named.Kind.REGION, Region.objects.values_list("pk", flat=True))


# --- all of it anew


def index_anew() -> Iterator[tuple[str, int, int]]:
    """Make the whole index anew, in steps that others can write between; (what, how many done, of how many).

    Until the last step searches find only what is done; what changes meanwhile is brought in as ever.
    """
    _clear()
    total = Document.objects.count()
    for done, rows in _in_batches(Document.objects.select_related("reading")):
        index_documents(rows)
        yield "document", done, total
    for kind, (model, _names) in OF_KIND.items():
        yield from _names_anew(kind, model)


def _names_anew(kind: str, model: type[Model]) -> Iterator[tuple[str, int, int]]:
    total = model._default_manager.count()
    for done, rows in _in_batches(model._default_manager.only("pk")):
        index_names(kind, [row.pk for row in rows])
        yield kind, done, total


def _in_batches(rows: QuerySet[Any]) -> Iterator[tuple[int, list[Any]]]:
    """The rows by key, some at a time, each time with how many there were so far."""
    last, done = 0, 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last, done = batch[-1].pk, done + len(batch)
        yield done, batch


@transaction.atomic
def _clear() -> None:
    for table in (DOCUMENTS, NAMES):
        backend().clear(table)
    for model in (EntryRegion, Entry, Named):
        model.objects.all()._raw_delete("default")
