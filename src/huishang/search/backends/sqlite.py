"""SQLite: FTS5 over our own words, contentless, with their places: a word of many pairs is found exactly.

What a contentless table holds is taken out by saying the same words again, so ``take_out`` is given them.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL

from huishang.search.asking import Question, Term

Words = tuple[int, list[str]]


def create(table: str) -> str:
    """The statement that makes a table of words."""
    return (
        f"CREATE VIRTUAL TABLE {table} USING fts5"
        "(words, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0')"
    )


def drop(table: str) -> str:
    """The statement that takes a table of words away."""
    return f"DROP TABLE {table}"


def put(table: str, rows: Iterable[Words]) -> None:
    """Keep the words of rows that are not there yet."""
    with connection.cursor() as cursor:
        sql = f"INSERT INTO {table}(rowid, words) VALUES (%s, %s)"
        cursor.executemany(sql, [(number, " ".join(words)) for number, words in rows])


def take_out(table: str, rows: Iterable[Words]) -> None:
    """Take rows out; the words must be those that were put in."""
    with connection.cursor() as cursor:
        sql = f"INSERT INTO {table}({table}, rowid, words) VALUES ('delete', %s, %s)"
        cursor.executemany(sql, [(number, " ".join(words)) for number, words in rows])


def clear(table: str) -> None:
    """Take everything out."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")


def is_exact(question: Question) -> bool:
    """Whether ``matching`` gives exactly what answers: always, for FTS5 looks at the places."""
    return True


def matching(table: str, question: Question, *also: str, latest: int | None = None) -> RawSQL:
    """The numbers of the rows that answer a question, or hold one of the words ``also``; the greatest ``latest``."""
    sql, values = f"SELECT rowid FROM {table} WHERE {table} MATCH %s", [_match(question, also)]
    if latest is None:
        return RawSQL(sql, values)
    return RawSQL(f"{sql} ORDER BY rowid DESC LIMIT %s", [*values, latest])


def _match(question: Question, also: tuple[str, ...]) -> str:
    match = " AND ".join(_phrase(term) for term in question.wanted)
    for term in question.unwanted:
        match = f"({match}) NOT {_phrase(term)}"
    return " OR ".join([f"({match})", *(f'"{word.rstrip("*")}"{"*" * word.endswith("*")}' for word in also)])


def _phrase(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.is_open else ""}'
