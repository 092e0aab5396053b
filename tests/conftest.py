"""Fixtures that every test may use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests import database

# Laws are tried for what holds, never for how fast: a busy machine fails no test.
settings.register_profile("huishang", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("huishang")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of answers and texts beside the repository; a run with CI set must have it."""
    if not SHARED.is_dir():
        reason = "needs the folder of answers beside the repository (../shared), which is not here"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return SHARED


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """A copy of a database that is migrated already stands where the tests' database is expected."""
    from django.conf import settings

    database.place(settings.DATABASES["default"])


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Take the database that stands there."""
    return True


@pytest.fixture(scope="session", autouse=True)
def _tables_can_be_emptied() -> Iterator[None]:
    """Tests that write for good empty the database afterwards, which the ledger's triggers refuse anybody else."""
    from django.core.management.commands.flush import Command
    from django.db import connections

    from huishang.ledger.guards import protect, unprotect

    flush = Command.handle

    def flush_unprotected(self: Command, **options: Any) -> None:
        connection = connections[options["database"]]
        unprotect(connection)
        try:
            flush(self, **options)
        finally:
            protect(connection)

    Command.handle = flush_unprotected  # type: ignore[method-assign]
    yield
    Command.handle = flush  # type: ignore[method-assign]
