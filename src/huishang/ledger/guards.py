"""The database itself refuses to change or remove what is only ever added: history, versions, answers, sources, lights, notes.

Set after every migration, because SQLite drops the triggers of a table that a migration rebuilds.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

APPEND_ONLY = (
    "ledger_historyline",
    "ledger_rowversion",
    "ledger_confirmation",
    "ledger_rowsource",
    "ledger_privatenote",
    "ledger_lightconsent",
    "ledger_lightverdict",
)

_FUNCTION = """
CREATE OR REPLACE FUNCTION ledger_only_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is only added to', TG_TABLE_NAME; END $$
"""


def protect(connection: BaseDatabaseWrapper) -> None:
    """Set the triggers on every table that is there; those that are set stay."""
    _run(connection, _ON[connection.vendor])


def unprotect(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for tests that empty the database."""
    _run(connection, _OFF[connection.vendor])


def set_after_migration(using: str, **_kwargs: Any) -> None:
    """Receiver of ``post_migrate``."""
    from django.db import connections

    protect(connections[using])


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in APPEND_ONLY:
            for statement in statements if table in there else ():
                cursor.execute(statement.replace("{table}", table))


_ON = {
    "sqlite": tuple(
        f"CREATE TRIGGER IF NOT EXISTS {{table}}_no_{act} BEFORE {act.upper()} ON {{table}} "
        "BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
        for act in ("update", "delete")
    ),
    "postgresql": (
        _FUNCTION,
        "CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION ledger_only_added()",
        "CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_added()",
    ),
}
_OFF = {
    "sqlite": tuple(f"DROP TRIGGER IF EXISTS {{table}}_no_{act}" for act in ("update", "delete")),
    "postgresql": (
        "DROP TRIGGER IF EXISTS {table}_no_change ON {table}",
        "DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}",
    ),
}
