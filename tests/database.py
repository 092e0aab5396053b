"""A migrated database made once and copied for every run and worker: migrating takes longer than most test files."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache" / "tests"
# What a fresh database follows from: the tables, and what is loaded into them after migrating.
MADE_FROM = ("src/huishang/*/migrations/*.py", "src/huishang/*/models.py", "src/huishang/*/models/*.py",
             "src/huishang/ledger/guards.py", "src/huishang/registry/**/*.py",
             "src/huishang/reading/lexicon/*.tsv", "requirements-dev.lock")  # fmt: skip


def place(settings: dict[str, Any]) -> None:
    """Put a migrated, otherwise empty database where Django's test runner looks for its own."""
    copy = _copy_file if settings["ENGINE"].endswith("sqlite3") else _copy_on_server
    CACHE.mkdir(parents=True, exist_ok=True)
    with _alone():
        copy(settings, _fingerprint())


def _copy_file(settings: dict[str, Any], fingerprint: str) -> None:
    made = CACHE / f"{fingerprint}.sqlite3"
    if not made.exists():
        for old in CACHE.glob("*.sqlite3"):
            old.unlink()
        begun = CACHE / "begun"
        begun.unlink(missing_ok=True)
        _migrate(f"sqlite:///{begun}")
        begun.rename(made)
    shutil.copyfile(made, settings["TEST"]["NAME"])


def _copy_on_server(settings: dict[str, Any], fingerprint: str) -> None:
    import psycopg

    made = f"made_{fingerprint}"
    where = {"host": settings["HOST"], "port": settings["PORT"], "user": settings["USER"]}
    with psycopg.connect(dbname="postgres", autocommit=True, **where) as server:
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [made]).fetchone():
            server.execute('DROP DATABASE IF EXISTS "begun"')
            server.execute('CREATE DATABASE "begun"')
            _migrate("postgres://{user}@{host}:{port}/begun".format(**where))
            server.execute(f'ALTER DATABASE "begun" RENAME TO "{made}"')
        name = settings["TEST"]["NAME"] or f"test_{settings['NAME']}"
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{made}"')


def _migrate(url: str) -> None:
    with tempfile.TemporaryDirectory(prefix="huishang-tests-") as home:
        environment = {**os.environ, "HUISHANG_HOME": home, "DATABASE_URL": url}
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        command = [sys.executable, "-m", "huishang", "manage", "migrate", "--verbosity", "0"]
        subprocess.run(command, env=environment, check=True)


def _fingerprint() -> str:
    files = sorted({path for pattern in MADE_FROM for path in ROOT.glob(pattern)})
    digest = hashlib.sha256()
    for path in files:
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def _alone() -> Iterator[None]:
    """Workers that start together wait until the first has made the database."""
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
