"""Serving the site on one machine: the database brought up to date, a worker beside the web server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def set_up(*, host: str = LOOPBACK[0]) -> None:
    """Make Django ready. On a loopback address the site needs no TLS, elsewhere it insists on it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huishang.web.settings")
    if host in LOOPBACK:
        os.environ.setdefault("HUISHANG_HTTPS", "0")
    from huishang.web.catalogues import compile_catalogues

    compile_catalogues()
    import django

    django.setup()


def prepare() -> None:
    """Bring the database, and what is worked out from it, to this version of the program."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    from huishang.analysis.actions import bring_up_to_date

    bring_up_to_date()


def open_first_accounts() -> list[tuple[str, str, str]]:
    """Where nobody has an account yet, one for each role: ``(user name, role, password)``, shown this once."""
    from huishang.accounts.actions import open_account
    from huishang.accounts.models import User
    from huishang.accounts.rules import Role

    if User.objects.exists():
        return []
    return [(str(role), str(role), open_account(str(role), role)[1]) for role in Role]


def load_demonstration() -> list[tuple[str, str, str]]:
    """Load the demonstration into an installation that holds nothing yet; else leave it as it is.

    The accounts of the invented people that it opened: ``(user name, name, password)``, shown this once.
    """
    from django.utils import timezone

    from huishang.ledger.demonstration import load_rows
    from huishang.record.demonstration import is_empty, load_demonstration
    from huishang.sides.demonstration import load_mechanisms

    if not is_empty():
        return []
    load_demonstration(timezone.now())
    opened = load_mechanisms(timezone.now())
    load_rows(timezone.now())
    return opened


def take_up_imports() -> None:
    """Let the worker go on with imports that a former run of the program left."""
    from django.utils import timezone

    from huishang.documents.imports import resume_all

    resume_all(timezone.now())


def serve(host: str, port: int) -> None:
    """Serve until interrupted or told to end."""
    from waitress import serve as run

    from huishang.web.wsgi import application

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that the worker ends with us
    with _worker():
        run(application, host=host, port=port, threads=8, ident=None, clear_untrusted_proxy_headers=True)


@contextmanager
def _worker() -> Iterator[None]:
    """A process that does what takes long: imports, reading anew."""
    command = [sys.executable, "-m", "huishang", "manage", "db_worker", "--interval", "0.5"]
    process = subprocess.Popen(command)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
