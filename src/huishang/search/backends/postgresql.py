"""PostgreSQL: our own words as a tsvector with a GIN index, without their places.

GIN keeps no places, and a check of them would read every vector; so a word of many pairs is looked for by its
pairs, and who asks checks the text (``is_exact``).
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL

from huishang.search.asking import Question, Term

Words = tuple[int, list[str]]


def create(table: str) -> str:
    """The statements that make a table of words, and the function that looks words up in it.

    PostgreSQL takes no account of how long it takes to unpack a vector, and would rather read all of them than the
    index; inside the function it may not.
    """
    return f"""
        CREATE TABLE {table} (id bigint PRIMARY KEY, words tsvector NOT NULL);
        CREATE INDEX {table}_gin ON {table} USING gin (words);
        CREATE FUNCTION {table}_matching(query tsquery, latest integer) RETURNS SETOF bigint
        LANGUAGE sql STABLE ROWS 5000 SET enable_seqscan = off SET enable_indexscan = off AS
        $$ SELECT id FROM {table} WHERE words @@ query ORDER BY id DESC LIMIT latest $$
    """


def drop(table: str) -> str:
    """The statements that take a table of words away."""
    return f"DROP FUNCTION {table}_matching; DROP TABLE {table}"


def put(table: str, rows: Iterable[Words]) -> None:
    """Keep the words of rows that are not there yet."""
    with connection.cursor() as cursor:
        sql = f"INSERT INTO {table} (id, words) VALUES (%s, array_to_tsvector(%s))"
        cursor.executemany(sql, [(number, sorted(set(words))) for number, words in rows])


def take_out(table: str, rows: Iterable[Words]) -> None:
    """Take rows out."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", ([number for number, _ in rows],))


def clear(table: str) -> None:
    """Take everything out."""
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table}")


def is_exact(question: Question) -> bool:
    """Whether ``matching`` gives exactly what answers, and no row beside."""
    return question.is_exact


def matching(table: str, question: Question, *also: str, latest: int | None = None) -> RawSQL:
    """The numbers of the rows that answer a question, or hold one of the words ``also``; the greatest ``latest``.

    Where the question is not exact there may be some beside them, and none is left out.
    """
    return RawSQL(f"SELECT {table}_matching(%s::tsquery, %s::integer)", (_query(question, also), latest))


def _query(question: Question, also: tuple[str, ...]) -> str:
    parts = [_all_of(term) for term in question.wanted]
    parts += [f"!({_all_of(term)})" for term in question.unwanted if term.is_exact]
    return " | ".join([f"({' & '.join(parts)})", *(_lexeme(w.rstrip("*"), w.endswith("*")) for w in also)])


def _all_of(term: Term) -> str:
    last = len(term.words) - 1
    return " & ".join(_lexeme(word, term.is_open and place == last) for place, word in enumerate(term.words))


def _lexeme(word: str, is_open: bool) -> str:
    return f"'{word}'{':*' if is_open else ''}"
