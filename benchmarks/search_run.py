"""One run of the benchmark of search on the database of DATABASE_URL (SQLite without it); prints figures as JSON.

Called by search.py. Documents are made and stored, then indexed by us and by the database's own trigram index, then
both are asked the same queries. What a document holds is known from a plain scan of its text while it is made.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from search_documents import Made, Maker

AT = datetime(2026, 1, 1, tzinfo=UTC)
PEOPLE, EXCHANGES = 30_000, 20_000
ROUNDS = 2
"""How often each query is asked of us; the first time finds nothing of it in memory."""
_HAN = re.compile("[一-龥]+")


@dataclass
class Query:
    """A query as typed, the words of it in Simplified characters, and the documents that hold them."""

    kind: str
    typed: str
    words: tuple[str, ...]
    truth: set[int] = field(default_factory=set)


def queries(maker: Maker, count: int) -> list[Query]:
    """What is asked: words as an officer types them and any stretches of texts, frequent ones more often; names."""
    chance, found = random.Random(99), []
    for size, words, stretches in ((1, 0, 6), (2, 25, 15), (3, 12, 8), (4, 18, 12), (6, 0, 15)):
        kind = f"{size} character" + "s" * (size > 1)
        found += [Query(kind, word, (word,)) for word in (_word(maker, chance, size) for _ in range(words))]
        found += [
            Query(kind, word, (word,))
            for word in (_drawn(maker, count, chance, size) for _ in range(stretches))
        ]
    places = [of.one(chance) for of in (maker.provinces, maker.places) for _ in range(10)]
    found += [Query("region", place, (place,)) for place in places]
    for word in [*places[:6], *(_word(maker, chance, 2) for _ in range(12))]:
        typed = maker._traditional.convert(word)  # type: ignore[attr-defined]
        found.append(Query("Traditional", typed, (word,)))
    found += [
        Query("name of a person", name, (name,)) for name in (maker.names.one(chance) for _ in range(15))
    ]
    pairs = [(maker.provinces.one(chance), _word(maker, chance, 2)) for _ in range(15)]
    found += [Query("two words", " ".join(pair), pair) for pair in pairs]
    numbers = [number for n in range(0, min(count, 400), 10) if (number := _number(maker, n))]
    found += [Query("document number", number, (number,)) for number in numbers[:10]]
    return found


def _word(maker: Maker, chance: random.Random, size: int) -> str:
    """A word of a field of cooperation; frequent ones are drawn more often."""
    return next(
        word for _ in iter(int, 1) if len(word := maker.words.one(chance)) == size and _HAN.fullmatch(word)
    )


def _drawn(maker: Maker, count: int, chance: random.Random, size: int) -> str:
    """A stretch of characters from some document."""
    while True:
        text = maker._one(n := chance.randrange(count), random.Random(maker.seed * 1_000_003 + n)).simplified
        runs = [run for run in _HAN.findall(text) if len(run) >= size]
        run = chance.choice(runs)
        at = chance.randrange(len(run) - size + 1)
        return run[at : at + size]


def _number(maker: Maker, n: int) -> str:
    made = maker._one(n, random.Random(maker.seed * 1_000_003 + n))
    found = re.search(r".办函〔\d+〕\d+号", made.simplified) if n % 20 else None
    return found.group() if found else ""


def store(maker: Maker, count: int, asked: Sequence[Query]) -> None:
    """Store the documents, and note which of them hold which words."""
    from huishang.documents.models import Document, Original

    batch: list[Made] = []
    for place, made in enumerate(maker.make(count), 1):
        batch.append(made)
        for query in asked:
            if all(made.simplified.find(word) >= 0 for word in query.words):
                query.truth.add(place)
        if len(batch) == 1000 or place == count:
            first = place - len(batch) + 1
            numbers = range(first, place + 1)
            Original.objects.bulk_create(
                Original(id=n, sha256=f"{n:064x}", path=f"{n}", size_bytes=1, form="text", stored_at=AT)
                for n in numbers
            )
            Document.objects.bulk_create(
                Document(id=n, original_id=n, origin=f"{n}.txt", title=one.title, text=one.text, kind=one.kind,
                         published=one.published, published_from="text", added_at=AT)
                for n, one in zip(numbers, batch, strict=True)
            )  # fmt: skip
            batch = []
            _say(f"stored {place}")


def index(maker: Maker, count: int) -> float:
    """Index the documents; seconds of the index alone."""
    from django.db import transaction

    from huishang.documents.models import Document
    from huishang.registry.models import Region
    from huishang.search.actions import BATCH, write
    from huishang.search.facets import Facets

    regions = dict(Region.objects.filter(until=None).values_list("name", "pk"))
    made, seconds = maker.make(count), 0.0
    for first in range(1, count + 1, BATCH):
        documents = list(Document.objects.filter(pk__gte=first, pk__lt=first + BATCH).order_by("pk"))
        rows = []
        for document, one in zip(documents, made, strict=False):
            known = frozenset(regions[name] for name in one.regions if name in regions)
            rows.append((document, Facets(one.kind, one.published.year, one.outlet, known)))
        begun = time.perf_counter()
        with transaction.atomic():
            write(rows)
        seconds += time.perf_counter() - begun
        if first % 10_000 == 1:
            _say(f"indexed {first + len(rows) - 1} in {seconds:.0f} s")
    return seconds


def fill_names(maker: Maker, share: float) -> float:
    """People and exchanges of the record, found by their names; seconds of the index alone."""
    from huishang.record.models import Exchange
    from huishang.registry.linking.script import fold
    from huishang.registry.models import Person
    from huishang.search.actions import index_names

    names = maker.names.words[: int(PEOPLE * share)]
    people = Person.objects.bulk_create(
        (Person(name=n, folded=fold(n), added_at=AT) for n in names), batch_size=1000
    )
    chance = random.Random(7)
    titles = [
        f"{maker.places.one(chance)}代表团赴{maker.places.one(chance)}" for _ in range(int(EXCHANGES * share))
    ]
    rows = (
        Exchange(title=t, state="held", start=f"{2006 + n % 20}-05-01", added_at=AT)
        for n, t in enumerate(titles)
    )
    exchanges = Exchange.objects.bulk_create(rows, batch_size=1000)
    begun = time.perf_counter()
    for kind, made in (("person", people), ("exchange", exchanges)):
        for first in range(0, len(made), 500):
            index_names(kind, [one.pk for one in made[first : first + 500]])
    return time.perf_counter() - begun


def ask_us(asked: Sequence[Query]) -> dict[str, Any]:
    """Times of the search call and of the whole page, recall and precision, for each query."""
    from django.test import Client

    from huishang.accounts.models import User
    from huishang.search import queries as search
    from huishang.search.asking import ask
    from huishang.search.backends import DOCUMENTS, backend
    from huishang.search.models import Entry

    reader = User.objects.create(username="reader", role="reader")
    client = Client()
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")

    def call(typed: str) -> search.Documents:
        question = ask(typed)
        found = search.Documents(reader, question, {})
        len(found), found.facets(), found[0:20], search.nearest(search.named(reader, question), 5)
        return found

    call("先问一次"), client.get("/search", {"q": "先问一次"})
    result: dict[str, Any] = {"call": [], "page": [], "found": [], "bytes": 0}
    for round_ in range(ROUNDS):
        order = random.Random(round_).sample(list(asked), len(asked))
        for query in order:
            seconds, _ = _timed(lambda query=query: call(query.typed))
            result["call"].append((query.kind, seconds))
        for query in order:
            seconds, page = _timed(lambda query=query: client.get("/search", {"q": query.typed}))
            assert page.status_code == 200, page.status_code
            result["page"].append((query.kind, seconds))
            result["bytes"] = max(result["bytes"], len(page.content))
    for query in asked:
        numbers = Entry.objects.filter(pk__in=backend().matching(DOCUMENTS, ask(query.typed)))
        found = set(numbers.values_list("document_id", flat=True))
        result["found"].append(_judged(query, found))
    _say("asked us")
    return result


def _judged(query: Query, found: set[int]) -> tuple[str, str, int, int, int]:
    """Kind, query, how many hold the words, how many were found, how many of these hold them."""
    return query.kind, query.typed, len(query.truth), len(found), len(found & query.truth)


def _timed(do: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    result = do()
    return time.perf_counter() - begun, result


class Peer:
    """The database's own trigram index over the texts, as one makes it first."""

    def __init__(self) -> None:
        from django.db import connection

        self.connection = connection
        self.is_sqlite = connection.vendor == "sqlite"
        self.title = "FTS5 trigram" if self.is_sqlite else "pg_trgm"

    def make(self) -> float:
        """Make the index; seconds."""
        with self.connection.cursor() as cursor:
            begun = time.perf_counter()
            if self.is_sqlite:
                cursor.execute(
                    "CREATE VIRTUAL TABLE peer USING fts5"
                    "(text, content='documents_document', content_rowid='id', tokenize='trigram')"
                )
                cursor.execute("INSERT INTO peer(peer) VALUES ('rebuild')")
            else:
                cursor.execute("CREATE EXTENSION pg_trgm")
                cursor.execute("CREATE INDEX peer ON documents_document USING gin (text gin_trgm_ops)")
                cursor.execute("ANALYZE documents_document")
            return time.perf_counter() - begun

    def ask(self, query: Query) -> tuple[float, int]:
        """Seconds for the number of documents and the latest 20 of them, and the number."""
        words = query.typed.split()
        if self.is_sqlite:
            long = [f'"{word}"' for word in words if len(word) >= 3]
            parts = ["peer MATCH %s"] * bool(long) + ["text LIKE %s"] * (len(words) - len(long))
            values = [" AND ".join(long)] * bool(long) + [f"%{word}%" for word in words if len(word) < 3]
            table, key = "peer", "rowid"
        else:
            parts, values = ["text LIKE %s"] * len(words), [f"%{word}%" for word in words]
            table, key = "documents_document", "id"
        where = " AND ".join(parts)
        begun = time.perf_counter()
        with self.connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table} WHERE {where}", values)
            count = cursor.fetchone()[0]
            cursor.execute(f"SELECT {key} FROM {table} WHERE {where} ORDER BY {key} DESC LIMIT 20", values)
            cursor.fetchall()
        return time.perf_counter() - begun, count

    def size(self) -> int:
        """Bytes of everything that the database holds now."""
        with self.connection.cursor() as cursor:
            if self.is_sqlite:
                cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
            else:
                cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])


def ask_peer(peer: Peer, asked: Sequence[Query]) -> dict[str, Any]:
    """Times and recall of the peer; each query once, for some take seconds."""
    result: dict[str, Any] = {"call": [], "found": []}
    for query in random.Random(3).sample(list(asked), len(asked)):
        seconds, count = peer.ask(query)
        result["call"].append((query.kind, seconds))
        result["found"].append(
            (query.kind, query.typed, len(query.truth), count, min(count, len(query.truth)))
        )
    return result


def _say(words: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {words}", file=sys.stderr, flush=True)


def main(count: int) -> Iterator[tuple[str, Any]]:
    """Everything, a figure at a time."""
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    peer, maker = Peer(), Maker()
    asked = queries(maker, count)
    yield "version", _version(connection)
    yield "documents", count
    load = os.getloadavg()[0]
    store(maker, count, asked)
    asked = [query for query in asked if query.truth]
    sizes = [peer.size()]
    yield "texts", sizes[0]
    yield "index seconds", index(maker, count)
    sizes.append(peer.size())
    yield "index bytes", sizes[1] - sizes[0]
    yield "names seconds", fill_names(maker, count / 100_000)
    if not peer.is_sqlite:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    yield "ours", ask_us(asked)
    sizes[1] = peer.size()
    yield "peer title", peer.title
    yield "peer seconds", peer.make()
    yield "peer bytes", peer.size() - sizes[1]
    _say("made the peer's index")
    yield "peer", ask_peer(peer, asked)
    yield "load", (load, os.getloadavg()[0])


def _version(connection: Any) -> str:
    if connection.vendor == "sqlite":
        import sqlite3

        return f"SQLite {sqlite3.sqlite_version}"
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {str(cursor.fetchone()[0]).split()[0]}"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["HUISHANG_HOME"] = home
        from huishang.web.serving import set_up

        set_up()
        from django.conf import settings

        settings.ALLOWED_HOSTS = ["testserver"]
        Path(sys.argv[2]).write_text(json.dumps(dict(main(int(sys.argv[1])))), "utf-8")
