"""The words of the index in the database's own form: one module for each database, the same functions.

Two tables hold words: DOCUMENTS by the number of an entry, NAMES by the key of a named row. ``create`` and ``drop`` make them
and take them away,
``put`` and ``take_out`` write, ``matching`` is the sub-query of numbers that answer a question, and
``is_exact`` whether it answers exactly or has to be checked against the text.
"""

from __future__ import annotations

from types import ModuleType

from django.db import connection

DOCUMENTS, NAMES = "search_document_words", "search_name_words"
TABLES = (DOCUMENTS, NAMES)


def backend() -> ModuleType:
    """The module for the database that is in use."""
    if connection.vendor == "sqlite":
        from huishang.search.backends import sqlite

        return sqlite
    from huishang.search.backends import postgresql

    return postgresql
